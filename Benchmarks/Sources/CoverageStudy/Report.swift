import Foundation

/// Writes the coverage of both variants.
struct Report {
  /// Whether there are replicates enough to tell a fault from chance.
  let isConclusive: Bool
  let variants: [(name: Variant, coverage: Coverage)]

  /// The lines of known parameters that lie more than three standard errors from what is expected, which only a fault of the
  /// engine or of the study explains.
  var faults: [Coverage.Row] {
    guard isConclusive else { return [] }
    return variants.filter { $0.name == .known }.flatMap(\.coverage.summary).filter {
      !($0.deviation.magnitude <= 3)
    }
  }

  /// All rows, comma-separated.
  var csv: String {
    let header = "variant,quantity,area,nominal,expected,coverage,standard_error,deviation,below,above,width"
    let lines = variants.flatMap { variant in
      variant.coverage.rows().map { row in
        let figures = [
          row.expected, row.coverage, row.standardError, row.deviation, row.below, row.above, row.width,
        ]
        return "\(variant.name.rawValue),\(row.quantity),\(row.area),\(row.level),"
          + figures.map { String(format: "%.5f", $0) }.joined(separator: ",")
      }
    }
    return ([header] + lines).joined(separator: "\n") + "\n"
  }

  /// A table of the regions together and of the nation, per cent.
  var markdown: String {
    let lines = variants.flatMap { variant in
      variant.coverage.summary.map { row in
        let figures = [100 * row.coverage, 100 * row.standardError, 100 * row.expected]
          .map { String(format: "%.1f", $0) }
        return "| \(variant.name.rawValue) | \(row.quantity) | \(row.area) | \(Int(100 * row.level)) % | "
          + "\(figures[0]) ± \(figures[1]) | \(figures[2]) | \(String(format: "%+.1f", row.deviation)) |"
      }
    }
    return
      ([
        "| variant | quantity | area | interval | covers | expected | deviation |",
        "|---|---|---|---|---|---|---|",
      ]
      + lines).joined(separator: "\n")
  }
}
