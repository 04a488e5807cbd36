import Foundation
import LinearAlgebra
import Measurements

/// The table of all measurements, and the ratios between some of them.
struct Table {
  let options: Options

  private var repeats: Int { options.isSmoke ? 2 : 15 }

  /// Measures, and prints each row when it is there.
  func print() throws {
    let subject = try Subject()
    Swift.print("BLAS: \(BLAS.configuration)")
    Swift.print("| what | median ms | best ms | throughput |\n|---|---|---|---|")
    _ = try row(subject.reading)
    _ = try row(try subject.flowYear())
    _ = try row(try subject.poolYear())
    _ = try row(try subject.demandYear())
    _ = try row(try subject.quantiles(series: 1000, draws: 1000))
    _ = try row(subject.centralPath)
    let products = try flowProducts(subject)
    let whole = try row(subject.draws(options.draws), seconds: 30)
    if let command = options.command {
      _ = try row(subject.command(command, draws: options.draws), seconds: 30)
    }
    if options.isScaling { try scaling(subject) }
    let share = try staff(subject)
    Swift.print("")
    ratios(products, whole: whole)
    line("run with staff and waits over the run without, time", share)
    // Of a few draws most is what draws don't change.
    guard options.isSmoke || share < Self.mostOfStaff else {
      throw MeasurementError.wrong(
        what: "the time with staff over that without", got: "\(share)", expected: "below \(Self.mostOfStaff)")
    }
  }

  /// What staff and waits may take: a run with them over one without.
  private static let mostOfStaff = 1.5

  /// The median over rounds of the time of a run with staff over that of the run without it beside it.
  private func staff(_ subject: Subject) throws -> Double {
    let (with, without) = (
      try subject.draws(options.draws, withStaff: true), try subject.draws(options.draws, withStaff: false)
    )
    let rounds = try (0..<(options.isSmoke ? 1 : 5)).map { _ in
      (
        with: try Timing(with, repeats: 1, seconds: 0), without: try Timing(without, repeats: 1, seconds: 0)
      )
    }
    for timings in [rounds.map(\.with), rounds.map(\.without)] {
      let medians = timings.map(\.median).sorted()
      let median = medians[medians.count / 2]
      let measurement = timings[0].measurement
      let rate = "\(short(measurement.amount / median)) \(measurement.unit)/s"
      Swift.print("| \(measurement.name) | \(milliseconds(median)) | \(milliseconds(medians[0])) | \(rate) |")
    }
    let ratios = rounds.map { $0.with.median / $0.without.median }.sorted()
    return ratios[ratios.count / 2]
  }

  private func line(_ text: String, _ value: Double) {
    Swift.print("\(text): \(String(format: "%.2f", value))")
  }

  /// The product of the flows by the engine and by plain DGEMM, on one thread and on two, in turn.
  private struct Products {
    let flows: FlowProduct
    let engine, plain, engineOnTwo, plainOnTwo: Timing
  }

  private func flowProducts(_ subject: Subject) throws -> Products {
    let flows = try FlowProduct(subject)
    return Products(
      flows: flows, engine: try row(flows.engine(threads: 1)), plain: try row(flows.plain(threads: 1)),
      engineOnTwo: try row(flows.engine(threads: 2)), plainOnTwo: try row(flows.plain(threads: 2)))
  }

  /// How time grows with regions, draws and years.
  private func scaling(_ subject: Subject) throws {
    for regions in [85, 171, 342] { _ = try row(try subject.poolYear(regions: regions)) }
    for draws in [options.draws / 4, options.draws / 2, 2 * options.draws] {
      _ = try row(subject.draws(draws), seconds: 20)
    }
    for horizon in [5, 20] { _ = try row(subject.draws(options.draws, horizon: horizon), seconds: 20) }
    _ = try row(subject.draws(options.draws, isPooled: true), seconds: 20)
  }

  private func ratios(_ products: Products, whole: Timing) {
    line(
      "flow product over plain DGEMM, rate, one thread",
      products.engine.throughput / products.plain.throughput)
    line(
      "flow product over plain DGEMM, rate, two threads",
      products.engineOnTwo.throughput / products.plainOnTwo.throughput)
    line("plain DGEMM, two threads over one", products.plainOnTwo.throughput / products.plain.throughput)
    line("flow product, two threads over one", products.engineOnTwo.throughput / products.engine.throughput)
    // Every year of every draw multiplies once with the flows; a run of 10 years takes 11 steps.
    let blocks = Double(options.draws) / Double(FlowProduct.lanes) * 11
    let alone = blocks * products.flows.operations / 1e9 / products.plainOnTwo.throughput
    line("whole run over its flow products by plain DGEMM on two threads, time", whole.median / alone)
  }

  private func row(_ measurement: Measurements.Measurement, seconds: Double = 4) throws -> Timing {
    let timing = try Timing(measurement, repeats: repeats, seconds: options.isSmoke ? 0 : seconds)
    let (median, best) = (milliseconds(timing.median), milliseconds(timing.best))
    let rate = "\(short(timing.throughput)) \(measurement.unit)/s"
    Swift.print("| \(measurement.name) | \(median) | \(best) | \(rate) |")
    return timing
  }

  private func milliseconds(_ seconds: Double) -> String { String(format: "%.2f", seconds * 1000) }

  /// Four digits, with thousands and millions written out.
  private func short(_ value: Double) -> String {
    switch value {
    case 1e9...: String(format: "%.3g thousand million", value / 1e9)
    case 1e6...: String(format: "%.3g million", value / 1e6)
    case 1e3...: String(format: "%.0f", value)
    default: String(format: "%.3g", value)
    }
  }
}
