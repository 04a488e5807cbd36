import Foundation

/// Writes the coverage of both variants.
struct Report {
  let variants: [(name: String, coverage: Coverage)]

  /// All rows, comma-separated.
  var csv: String {
    let header = "variant,quantity,area,nominal,expected,coverage,standard_error,deviation,below,above,width"
    let lines = variants.flatMap { variant in
      variant.coverage.rows().map { row in
        let figures = [
          row.expected, row.coverage, row.standardError, row.deviation, row.below, row.above, row.width,
        ]
        return "\(variant.name),\(row.quantity),\(row.area),\(row.level),"
          + figures.map { String(format: "%.5f", $0) }.joined(separator: ",")
      }
    }
    return ([header] + lines).joined(separator: "\n") + "\n"
  }

  /// A table of the regions together and of the nation, per cent.
  var markdown: String {
    let lines = variants.flatMap { variant in
      variant.coverage.rows().filter { ["regions", "nation"].contains($0.area) }.map { row in
        let figures = [100 * row.coverage, 100 * row.standardError, 100 * row.expected]
          .map { String(format: "%.1f", $0) }
        return "| \(variant.name) | \(row.quantity) | \(row.area) | \(Int(100 * row.level)) % | "
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
