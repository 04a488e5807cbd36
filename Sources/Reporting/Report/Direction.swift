import Charts

/// Which way a figure goes, as far as its interval allows to say.
///
/// A sentence names a direction only where nearly all outcomes agree on it: where the interval of 80 % holds both rises and
/// falls, as they are written, neither is sure, whatever the sign of the mean.
enum Direction: Sendable {
  /// Up.
  case rises
  /// Down.
  case falls
  /// Up in some outcomes and down in others.
  case eitherWay
  /// Next to nothing: the change is written as zero.
  case stays

  /// The direction of a change.
  ///
  /// - Parameters:
  ///   - change: the figure less another one that is taken as it is, or the growth since that; not a figure itself.
  ///   - write: how it is written: what is written as zero is neither a rise nor a fall.
  init(of change: ChartEstimate, written write: EstimateWords.Writer) {
    func isTold(_ value: Double) -> Bool { value.isFinite && write(value.magnitude) != write(0) }
    if let interval = change.inner, interval.lowerBound < 0, isTold(interval.lowerBound),
      interval.upperBound > 0, isTold(interval.upperBound)
    {
      self = .eitherWay
    } else {
      self = !isTold(change.value) ? .stays : change.value > 0 ? .rises : .falls
    }
  }
}
