import ModelDirectory
import Statistics

extension Monitor {
  /// Everything as JSON.
  var document: JSONValue {
    .members([
      "engine": .members(["name": .string(Engine.name), "version": .string(Engine.version)]),
      "scenario": .string(options.scenario),
      "reference_value": .number(options.reference),
      "threshold": .number(options.threshold),
      "mean_run_length": .number(meanRunLength),
      "realised": .array(inputs.map(Self.value)),
      "notices": .array(notices.map(JSONValue.string)),
      "coverage": .array(coverage.map(Self.value)),
      "standing_out": .array(standingOut.map(Self.name)),
      "series": .array(series.map(value)),
    ])
  }

  /// The mean number of years until chance alone gives a signal.
  var meanRunLength: Double {
    RunLength(reference: options.reference, threshold: options.threshold).mean()
  }

  /// A file, by its name without the folders that it was in.
  static func value(_ file: InputFile) -> JSONValue {
    .members([
      "name": .string(file.name), "bytes": .integer(file.bytes), "hash": .string("sha256:" + file.sha256),
    ])
  }

  private static func value(_ coverage: MonitorCoverage) -> JSONValue {
    .members([
      "table": .string(coverage.table.rawValue), "item": .string(coverage.item),
      "figures": .integer(coverage.count),
      "inside80": share(coverage, coverage.inside80, expected: 0.8),
      "inside95": share(coverage, coverage.inside95, expected: 0.95),
      "series": .integer(coverage.series), "signals": .integer(coverage.signals),
      "expected_signals_at_most": .number(coverage.expectedSignals),
    ])
  }

  private static func share(_ coverage: MonitorCoverage, _ inside: Int, expected: Double) -> JSONValue {
    let share = coverage.share(inside)
    return .members([
      "count": .integer(inside), "expected": .number(expected * Double(coverage.count)),
      "share": .number(share.value), "lower": .number(share.limits.lowerBound),
      "upper": .number(share.limits.upperBound),
    ])
  }

  private static func name(_ series: MonitoredSeries) -> JSONValue {
    .members([
      "table": .string(series.key.table.rawValue), "set": .string(series.key.set),
      "code": .string(series.key.code), "item": .string(series.key.item),
      "since": series.since.map(JSONValue.integer), "drift": .number(series.drift),
    ])
  }

  private func value(_ series: MonitoredSeries) -> JSONValue {
    .members([
      "table": .string(series.key.table.rawValue), "set": .string(series.key.set),
      "code": .string(series.key.code), "name": .string(series.name), "item": .string(series.key.item),
      "since": series.since.map(JSONValue.integer) ?? .null,
      "signal": series.signal.map { signal in
        .members([
          "year": .integer(signal.year), "start": .integer(signal.start),
          "side": .string(signal.isUpper ? "upper" : "lower"),
        ])
      } ?? .null,
      "years": .array(series.points.indices.map { Self.value(series, $0) }),
    ])
  }

  private static func value(_ series: MonitoredSeries, _ place: Int) -> JSONValue {
    let point = series.points[place]
    let figure = point.figure
    let quantiles = zip(["p2_5", "p10", "p50", "p90", "p97_5"], figure.quantiles).map {
      ($0, JSONValue.number($1))
    }
    let start: [(key: String, value: JSONValue)] = [
      ("year", .integer(point.year)), ("realised", .number(point.realised)), ("mean", .number(figure.mean)),
    ]
    return .object(
      start + quantiles + [
        ("deviation", optional(point.deviation)),
        ("position", point.position.map { .string($0.rawValue) } ?? .null),
        ("since", point.since.map(JSONValue.integer) ?? .null), ("step", optional(point.step)),
        ("cusum_upper", .number(series.sums.upper[place])),
        ("cusum_lower", .number(series.sums.lower[place])),
      ])
  }

  private static func optional(_ value: Double) -> JSONValue { value.isFinite ? .number(value) : .null }
}
