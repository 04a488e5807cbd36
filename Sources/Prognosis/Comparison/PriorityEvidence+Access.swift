import ModelDirectory

/// Staff and waits in words.
extension PriorityEvidence {
  /// - Parameter excess: staff that falls short beyond the country's share, FTE.
  static func staff(
    _ gap: AreaAccess.Figures, excess: Double, deviation: Double, years: ClosedRange<Int>
  ) -> Notice {
    let (own, country) = (FigureText.percent(gap.horizon), FigureText.percent(gap.national))
    let (base, z) = (FigureText.percent(gap.base), FigureText(deviation, decimals: 1))
    let fte = FigureText(excess, decimals: excess < 10 ? 1 : 0)
    let (from, to) = (years.lowerBound, years.upperBound)
    return Notice(
      dutch:
        "Op het centrale pad is er in \(to) \(own.dutch) % minder personeel dan nodig, landelijk \(country.dutch) %: "
        + "\(z.dutch) standaardafwijkingen, \(fte.dutch) vte meer dan bij het landelijke tekort. "
        + "In \(from) is het \(base.dutch) %.",
      english:
        "On the central path staff in \(to) is \(own.english)% below what is needed, nationally by \(country.english)%: "
        + "\(z.english) standard deviations, \(fte.english) FTE more than at the national gap. "
        + "In \(from) it is \(base.english)%.")
  }

  static func wait(
    _ weeks: AreaAccess.Figures, norm: Double, deviation: Double, years: ClosedRange<Int>
  ) -> Notice {
    let (own, country) = (FigureText(weeks.horizon, decimals: 1), FigureText(weeks.national, decimals: 1))
    let (base, z) = (FigureText(weeks.base, decimals: 1), FigureText(deviation, decimals: 1))
    let limit = FigureText(norm, decimals: 1)
    let (from, to) = (years.lowerBound, years.upperBound)
    return Notice(
      dutch:
        "Op het centrale pad is de wachttijd in \(to) \(own.dutch) weken, de norm \(limit.dutch), landelijk \(country.dutch): "
        + "\(z.dutch) standaardafwijkingen. In \(from) is het \(base.dutch) weken.",
      english:
        "On the central path the wait in \(to) is \(own.english) weeks, the norm \(limit.english), nationally \(country.english): "
        + "\(z.english) standard deviations. In \(from) it is \(base.english) weeks.")
  }
}
