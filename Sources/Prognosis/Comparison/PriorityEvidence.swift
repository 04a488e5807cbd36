import ModelDirectory

/// The figures that put a topic in the list, in words.
enum PriorityEvidence {
  /// A determinant that raises the predicted ratio.
  struct Cause {
    let nameNL: String
    let nameEN: String
    let influenceable: String
    /// The share by which it raises the ratio.
    let effect: Double
  }

  static func level(_ line: BenchmarkLine, stake: Double, unit: String, causes: [Cause]) -> Notice {
    let (more, ratio) = (FigureText.percent(line.ratio.value - 1), FigureText(line.ratio, decimals: 3))
    let (amount, z) = (
      FigureText.perInhabitant(stake, unit: unit), FigureText(line.deviation, decimals: 1)
    )
    let explained = explained(line, causes)
    return Notice(
      dutch: "\(more.dutch) % meer gebruik dan landelijk bij deze leeftijden: verhouding \(ratio.dutch), "
        + "\(z.dutch) standaardafwijkingen, \(amount.dutch). \(explained.dutch)",
      english: "\(more.english)% more use than nationally at these ages: ratio \(ratio.english), "
        + "\(z.english) standard deviations, \(amount.english). \(explained.english)")
  }

  static func unexplained(
    _ line: BenchmarkLine, _ unexplained: IntervalEstimate, _ predicted: IntervalEstimate, deviation: Double,
    stake: Double, unit: String
  ) -> Notice {
    let (more, rest) = (
      FigureText.percent(unexplained.value - 1), FigureText(unexplained, decimals: 3)
    )
    let (ratio, expected) = (
      FigureText(line.ratio.value, decimals: 3), FigureText(predicted.value, decimals: 3)
    )
    let (amount, z) = (FigureText.perInhabitant(stake, unit: unit), FigureText(deviation, decimals: 1))
    return Notice(
      dutch:
        "\(more.dutch) % meer gebruik dan de omstandigheden voorspellen: verhouding \(ratio.dutch) tegen "
        + "\(expected.dutch) voorspeld, onverklaard \(rest.dutch), \(z.dutch) standaardafwijkingen, "
        + "\(amount.dutch).",
      english: "\(more.english)% more use than circumstances predict: ratio \(ratio.english) against "
        + "\(expected.english) predicted, unexplained \(rest.english), \(z.english) standard deviations, "
        + "\(amount.english).")
  }

  static func growth(
    _ own: Double, _ national: Double, deviation: Double, stake: Double, unit: String, years: ClosedRange<Int>
  ) -> Notice {
    let (growth, country) = (FigureText.percent(own), FigureText.percent(national))
    let (amount, z) = (FigureText.perInhabitant(stake, unit: unit), FigureText(deviation, decimals: 1))
    let (from, to) = (years.lowerBound, years.upperBound)
    return Notice(
      dutch:
        "Op het centrale pad verandert het gebruik van \(from) tot \(to) met \(growth.dutch) %, landelijk met \(country.dutch) %: "
        + "\(z.dutch) standaardafwijkingen, \(amount.dutch) van \(from) meer dan bij landelijke groei.",
      english:
        "On the central path use changes by \(growth.english)% from \(from) to \(to), nationally by \(country.english)%: "
        + "\(z.english) standard deviations, \(amount.english) of \(from) more than at national growth.")
  }

  /// What the determinants say of a high ratio.
  private static func explained(_ line: BenchmarkLine, _ causes: [Cause]) -> Notice {
    guard let predicted = line.predicted, let unexplained = line.unexplained else {
      return Notice(
        dutch: "Wat de omstandigheden daarvan verklaren is niet bekend.",
        english: "How much of it circumstances explain isn't known.")
    }
    let (ratio, rest) = (
      FigureText(predicted.value, decimals: 3), FigureText(unexplained, decimals: 3)
    )
    guard predicted.value > 1 else {
      return Notice(
        dutch: "De omstandigheden verklaren dat niet: ze voorspellen \(ratio.dutch); "
          + "onverklaard blijft \(rest.dutch).",
        english: "Circumstances don't explain it: they predict \(ratio.english); "
          + "\(rest.english) stays unexplained.")
    }
    let raised = raised(causes)
    return Notice(
      dutch: "De omstandigheden voorspellen \(ratio.dutch)\(raised.dutch); onverklaard blijft \(rest.dutch).",
      english: "Circumstances predict \(ratio.english)\(raised.english); \(rest.english) stays unexplained.")
  }

  private static func raised(_ causes: [Cause]) -> Notice {
    guard !causes.isEmpty else { return Notice(dutch: "", english: "") }
    let dutch = causes.map {
      "\($0.nameNL) +\(FigureText.percent($0.effect).dutch) % (\(influence($0.influenceable).dutch))"
    }
    let english = causes.map {
      "\($0.nameEN) +\(FigureText.percent($0.effect).english)% (\(influence($0.influenceable).english))"
    }
    return Notice(
      dutch: ", in de regressie op alle regio's het meest met \(dutch.joined(separator: ", "))",
      english: ", in the regression on all regions most with \(english.joined(separator: ", "))")
  }

  private static func influence(_ value: String) -> Notice {
    switch value {
    case "yes": Notice(dutch: "beïnvloedbaar", english: "influenceable")
    case "partly": Notice(dutch: "deels beïnvloedbaar", english: "partly influenceable")
    default: Notice(dutch: "niet beïnvloedbaar", english: "not influenceable")
    }
  }
}
