import Benchmarking
import Foundation
import LinearAlgebra
import ModelDirectory
import Statistics

/// What is regressed on what: the use of the default model's products, and the total of them, on its determinants.
struct Problem: Sendable {
  /// The regressors, by name.
  let names: [String]
  /// Regions by regressors, standardised, unknown ones estimated.
  let design: Matrix
  /// The items: their names, and their use observed and expected per region.
  let items: [(name: String, observed: [Double], expected: [Double])]

  /// The first `count` items of the default model, of this package, with the total first.
  init(items count: Int) throws {
    let package = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    let model = try ModelReader.read(directory: package.appending(path: "Models/nederland"))
    let regressors = model.determinants.definitions.filter(\.isRegressor).map(\.code)
    let table = try DeterminantTable(Matrix(columns: regressors.map { model.determinants.values[$0] ?? [] }))
    names = table.columns.map { regressors[$0] }
    design = Matrix(
      columns: (0..<table.values.columns).map { Self.standardised(Array(table.values.column($0))) })
    let products = model.care.regional.sorted { $0.key < $1.key }
    let single = products.map { (name: $0.key, observed: $0.value.observed, expected: $0.value.expected) }
    let total = (
      name: "total", observed: Self.sum(single.map(\.observed)), expected: Self.sum(single.map(\.expected))
    )
    items = Array(([total] + single).prefix(count))
    guard items.count == count else { throw RegressionsError.tooFewItems(items.count) }
  }

  /// The files that other programs read.
  func write(to directory: URL) throws {
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let tables = [
      ("design.csv", names, (0..<design.columns).map { Array(design.column($0)) }),
      ("observed.csv", items.map(\.name), items.map(\.observed)),
      ("expected.csv", items.map(\.name), items.map(\.expected)),
    ]
    for (file, header, columns) in tables {
      let rows = (0..<design.rows).map { i in columns.map { "\($0[i])" }.joined(separator: ",") }
      let text = ([header.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
      try Data(text.utf8).write(to: directory.appending(path: file))
    }
  }

  private static func standardised(_ x: [Double]) -> [Double] {
    let mean = x.reduce(0, +) / Double(x.count)
    let variance = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(x.count)
    return x.map { ($0 - mean) / variance.squareRoot() }
  }

  private static func sum(_ columns: [[Double]]) -> [Double] {
    columns.dropFirst().reduce(columns[0]) { sum, column in zip(sum, column).map(+) }
  }
}

/// Why the regressions can't be measured.
enum RegressionsError: Error, CustomStringConvertible {
  /// The model has only this many items.
  case tooFewItems(Int)
  /// The other regions don't determine the expectation of one.
  case undetermined(item: String)

  /// What is wrong.
  var description: String {
    switch self {
    case .tooFewItems(let count): "the model has only \(count) items"
    case .undetermined(let item): "\(item): a region that the others don't determine"
    }
  }
}
