import Foundation
import Reporting

/// A stored run of two areas, as the text of its files, to be held against what happened.
///
/// Births are 100 in the middle in every year, with standard deviations of 10 above and 5 below; inhabitants start at 1000 and
/// have standard deviations of 3, 5 and √41 in the years after.
struct SampleRun {
  static let z80 = 1.2815515655446004
  static let z95 = 1.9599639845400545
  static let years = 2024...2027
  static let stockDeviations = [0, 3, 5, 41.0.squareRoot()]

  var language = "nl"
  var draws = 500
  /// The standard deviations of births below and above the middle.
  var birthDeviations = (below: 5.0, above: 10.0)
  var scenarios = ["reference"]
  /// Areas whose figures are left out.
  var suppressed: Set<String> = []
  var otherFiles: [String: String] = [:]
  /// Whether there is care of 250 million euros, with standard deviations of 2 million.
  var hasCare = false

  private static let areas = [("land", "NL", "Heel het land"), ("provincie", "P1", "Noord")]

  func write(to directory: URL) throws {
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    for (name, text) in files {
      let place = directory.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: place)
    }
  }

  var files: [String: String] {
    var files = [
      "components.csv": table("component") { _ in
        [("births", 100, birthDeviations.below, birthDeviations.above), ("deaths", 50, 2, 2)]
      },
      "population_groups.csv": table("group") { year in
        let deviation = Self.stockDeviations[year - Self.years.lowerBound]
        return [("total", 1000, deviation, deviation)]
      },
    ]
    if hasCare {
      let care = table("product,unit") { _ in [("total,eur", 250e6, 2e6, 2e6)] }
      files["care.csv"] = care
    }
    let resources = files.keys.sorted().map { name in
      "{\"name\": \"\(name.dropLast(4))\", \"path\": \"\(name)\", \"bytes\": 12.5}"
    }
    let others = otherFiles.keys.sorted().map { "\"\($0)\"" }.joined(separator: ", ")
    files[DataPackage.fileName] = """
      {"title": "Proef \\"één\\"\\n", "resources": [\(resources.joined(separator: ", "))], "run": {"engine": \
      {"name": "\(Engine.name)", "version": "1"}, "language": "\(language)", "base_year": 2024, "horizon": 3, \
      "draws": \(draws), "seed": 18446744073709551615, "files": [\(others)]}, "last": [true, false, null, -1.5, []]}

      """
    return files.merging(otherFiles) { own, _ in own }
  }

  private func table(
    _ column: String, _ items: (Int) -> [(name: String, middle: Double, below: Double, above: Double)]
  ) -> String {
    let header = "scenario,set,code,name,year,\(column),mean,p2_5,p10,p50,p90,p97_5"
    let rows = scenarios.flatMap { scenario in
      Self.areas.flatMap { set, code, name in
        Self.years.flatMap { year in
          items(year).map { item in
            let (m, b, a) = (item.middle, item.below, item.above)
            let figures = [m, m - Self.z95 * b, m - Self.z80 * b, m, m + Self.z80 * a, m + Self.z95 * a]
            let texts = figures.map { suppressed.contains(code) ? "" : "\($0)" }
            return "\(scenario),\(set),\(code),\(name),\(year),\(item.name)," + texts.joined(separator: ",")
          }
        }
      }
    }
    return ([header] + rows).joined(separator: "\n") + "\n"
  }
}
