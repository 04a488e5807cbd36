import ModelDirectory

/// The regression of one item's ratios on the determinants of the model's regions.
struct ItemRegression: Sendable {
  static func all(
    _ items: [ComparedItem], _ table: CharacteristicTable, _ options: ComparisonOptions
  ) throws(PrognosisError) -> [ItemRegression] { [] }
  func predictions(of areas: [Area], threads: Int?) -> [RatioPrediction?] { areas.map { _ in nil } }
  func effects(_ members: [RegionSet.Member]) -> [Double] { [] }
  func summary(_ areas: [Area]) -> DeterminantRegression { fatalError() }
}
