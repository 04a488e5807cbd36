import ModelDirectory
import Prognosis

/// The comparison of the default model, made once for the land, the provinces and every municipality.
enum DefaultComparison {
  static let outcome = Result { () throws -> ComparisonResult in
    let model = try DefaultRun.model()
    let areas = try AreaSelection.areas(of: model, sets: ["land", "provincie", "gemeente"], regions: [])
    return try ComparisonRun(model: model, options: ComparisonOptions(areas: areas)).result()
  }

  static func result() throws -> ComparisonResult { try outcome.get() }
}

extension ComparisonResult {
  /// The place of the area with this name in a set.
  func area(_ name: String, set: String = "gemeente") -> Int? {
    areas.firstIndex { $0.name == name && $0.set == set }
  }

  /// The place of the item with this code.
  func item(_ code: String) -> Int? { items.firstIndex { $0.code == code } }
}
