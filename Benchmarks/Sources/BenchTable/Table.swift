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
    Swift.print("")
    ratios(products, whole: whole)
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
    func line(_ text: String, _ value: Double) {
      Swift.print("\(text): \(String(format: "%.2f", value))")
    }
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
