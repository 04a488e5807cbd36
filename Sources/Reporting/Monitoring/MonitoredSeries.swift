import Statistics

/// A figure of an area that is followed over the years.
struct MonitoredSeries: Sendable {
  /// What tells it apart.
  let key: SeriesKey
  /// The area's name.
  let name: String
  /// What the run projected, ascending by year.
  let course: [(year: Int, figure: ProjectedFigure)]
  /// What happened, ascending by year.
  let points: [Point]
  /// The sums over the points.
  let sums: CumulativeSum

  /// What happened in a year.
  struct Point: Sendable {
    let year: Int
    let realised: Double
    let figure: ProjectedFigure
    /// How many standard deviations it lies above the median; NaN without margins.
    let deviation: Double
    /// What goes into the sums: what is new in the deviation.
    let step: Double
    /// Where it lies; nil without margins.
    let position: ProjectedFigure.Position?
    /// The first year of the unbroken run on this side of the interval of 80 % that the year belongs to; nil inside. Years
    /// without a realised figure don't break it.
    let since: Int?

    fileprivate var outcome: ErrorMemory.Outcome { (year, figure, realised) }
  }

  /// A series from what was projected and what happened.
  ///
  /// - Parameters:
  ///   - course: what was projected, ascending by year.
  ///   - realised: what happened, ascending by year, in years of the course that aren't suppressed.
  init(
    _ key: SeriesKey, name: String, course: [(year: Int, figure: ProjectedFigure)],
    realised: [(year: Int, value: Double)], options: MonitorOptions
  ) {
    (self.key, self.name, self.course) = (key, name, course)
    let figures = Dictionary(course.map { ($0.year, $0.figure) }) { first, _ in first }
    var points: [Point] = []
    for (year, value) in realised {
      guard let figure = figures[year] else { preconditionFailure("nothing was projected for \(year)") }
      points.append(Self.point((year, figure, value), after: points.last, memory: key.table.memory))
    }
    self.points = points
    sums = CumulativeSum(
      of: points.map(\.step), reference: options.reference, threshold: options.threshold)
  }

  private static func point(_ outcome: ErrorMemory.Outcome, after last: Point?, memory: ErrorMemory) -> Point
  {
    let (figure, value) = (outcome.figure, outcome.realised)
    let position = figure.position(of: value)
    let side = position?.side ?? 0
    let goesOn = side != 0 && side == last?.position?.side
    return Point(
      year: outcome.year, realised: value, figure: figure, deviation: figure.deviation(of: value),
      step: memory.step(of: outcome, after: last?.outcome), position: position,
      since: side == 0 ? nil : goesOn ? last?.since : outcome.year)
  }

  /// The first year of the run outside the interval of 80 % that lasts until the last realised year; nil inside.
  var since: Int? { points.last?.since }

  /// The year of the sums' first signal, and the year in which the shift is estimated to have begun.
  var signal: (year: Int, start: Int, isUpper: Bool)? {
    sums.signal.map { (points[$0.index].year, points[$0.start].year, $0.isUpper) }
  }

  /// How far it has drifted: the larger of the last sums.
  var drift: Double { max(sums.upper.last ?? 0, sums.lower.last ?? 0) }

  /// The magnitude of the last deviation; 0 without margins.
  var lastDeviation: Double { points.last.map { $0.deviation.isNaN ? 0 : $0.deviation.magnitude } ?? 0 }

  /// How many steps the sums have taken.
  var stepCount: Int { points.count { !$0.step.isNaN } }

  /// Whether a sum has given a signal, or the last figure lies outside the interval of 80 %.
  var standsOut: Bool { signal != nil || since != nil }
}
