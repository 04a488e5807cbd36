import Benchmark
import Measurements

/// The measurements of the library for `swift package benchmark`, which compares them with earlier ones.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .cpuTotal, .peakMemoryResident, .throughput], maxDuration: .seconds(5),
    maxIterations: 20)
  do {
    let subject = try Subject()
    let flows = try FlowProduct(subject)
    let measurements = [
      subject.reading, try subject.flowYear(), try subject.poolYear(), try subject.demandYear(),
      try subject.quantiles(series: 1000, draws: 1000),
      flows.engine(threads: 1), flows.plain(threads: 1), subject.centralPath, subject.draws(1000),
    ]
    for measurement in measurements { register(measurement) }
  } catch {
    fatalError("\(error)")
  }
}

/// Times the work alone; a result that isn't right fails the benchmark.
private func register(_ measurement: Measurement) {
  nonisolated(unsafe) let work = measurement.work
  Benchmark(measurement.name) { benchmark in
    for _ in benchmark.scaledIterations {
      benchmark.startMeasurement()
      let check = try work()
      benchmark.stopMeasurement()
      try check()
    }
  }
}
