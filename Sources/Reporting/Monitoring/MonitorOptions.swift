import Statistics

/// How a run is held against what happened.
public struct MonitorOptions: Hashable, Sendable {
  /// The scenario whose figures are followed.
  public var scenario = "reference"
  /// k, what a deviation must exceed for its cumulative sum to grow, in standard deviations.
  public var reference = 0.5
  /// h, above which a cumulative sum is a signal, in standard deviations.
  public var threshold = 4.0
  /// The command that gives the same results, as the page tells it.
  public var command = "\(Engine.name) monitor"
  /// The language of labels; nil for that of the run.
  public var language: Language?

  /// The reference values that are allowed.
  public static let references = RunLength.references
  /// The thresholds that are allowed.
  public static let thresholds = RunLength.thresholds

  /// The usual choice: a shift of one standard deviation is to be found, with a false signal in 168 years.
  public init() {}
}
