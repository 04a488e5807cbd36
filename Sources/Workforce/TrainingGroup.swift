/// People who train for a profession in a stretch of years, so many per year.
public struct TrainingGroup: Equatable, Sendable {
  /// How many start per year.
  public var intake: Double
  /// The share of women among them.
  public var shareOfWomen: Double
  /// Years of training.
  public var duration: Double
  /// The share that gets the diploma.
  public var completion: Double
  /// The share of these at work in the profession so many years after the diploma (1, 5, 10, 15).
  public var retention: WomenAndMen<YearLine>

  /// Diplomas per year.
  var diplomas: WomenAndMen<Double> { .init(intake * completion, shareOfWomen: shareOfWomen) }

  /// The duration in whole years, upwards: the first whole year after the start with a diploma behind it.
  var wholeYears: Int { Int(duration.rounded(.up)) }

  /// The mean retention of people who got their diplomas in so many successive years, the first of them `first` years
  /// ago; of those that are past, where some are yet to come.
  func meanRetention(from first: Int, years: Int) -> WomenAndMen<Double> {
    let since = (max(1, first - years + 1)...first).map(Double.init)
    return retention.map { line in since.reduce(0) { $0 + line($1) } / Double(since.count) }
  }
}
