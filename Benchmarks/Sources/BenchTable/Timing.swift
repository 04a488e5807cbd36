import Measurements

/// The times of one measurement.
struct Timing {
  let measurement: Measurement
  /// Median wall time, seconds.
  let median: Double
  /// The shortest, seconds.
  let best: Double

  /// Runs the work `repeats` times; after `seconds`, three times are enough.
  ///
  /// - Throws: what the work or its check throws.
  init(_ measurement: Measurement, repeats: Int, seconds: Double) throws {
    let clock = ContinuousClock()
    let begin = clock.now
    var times: [Double] = []
    if repeats > 3 { try measurement.work()() }  // fills caches
    while times.count < repeats, times.count < 3 || (clock.now - begin) / .seconds(1) < seconds {
      let start = clock.now
      let check = try measurement.work()
      times.append((clock.now - start) / .seconds(1))
      try check()
    }
    times.sort()
    let middle = times.count / 2
    median = times.count % 2 == 1 ? times[middle] : (times[middle - 1] + times[middle]) / 2
    (best, self.measurement) = (times[0], measurement)
  }

  /// Units of work per second, at the median.
  var throughput: Double { measurement.amount / median }
}
