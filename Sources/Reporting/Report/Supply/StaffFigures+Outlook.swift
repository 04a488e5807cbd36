import Charts

/// What can be said of a gap with an interval.
extension StaffFigures {
  /// How sure a gap is.
  enum Outlook {
    /// A gap or a surplus in nearly all outcomes, larger or smaller than it was.
    case course
    /// A gap in some outcomes and a surplus in others.
    case gapOrSurplus
    /// A gap that grows in some outcomes and falls in others.
    case eitherWay

    /// What the names of texts on it end in.
    var ending: String {
      switch self {
      case .course: "_interval"
      case .gapOrSurplus: "_both"
      case .eitherWay: "_either"
      }
    }
  }

  /// How sure a gap in FTE is, and which way it goes.
  func outlook(_ gap: ChartEstimate, since base: Double) -> Outlook {
    if Direction(of: gap, written: words.numbers()) == .eitherWay { return .gapOrSurplus }
    return Direction(of: gap.change(since: base), written: words.numbers()) == .eitherWay
      ? .eitherWay : .course
  }
}
