import Benchmarking
import LinearAlgebra

/// The columns of regressors, made complete.
struct CompletedDeterminants {
  /// A column per determinant, with estimates in place of what was unknown.
  private(set) var columns: [[Double]]
  /// Per determinant, why it takes no part; nil where it does.
  private(set) var leftOut: [Notice?]
  /// Per region and determinant.
  private(set) var isEstimated: [[Bool]]
  /// Per region, whether enough is known of it.
  private(set) var isUsable: [Bool]

  init(_ known: [[Double]], regions: Int) throws(PrognosisError) {
    columns = known
    isEstimated = Array(repeating: known.map { _ in false }, count: regions)
    isUsable = Array(repeating: true, count: regions)
    leftOut = known.map { _ in Notice(dutch: "te weinig regio's", english: "too few regions") }
    guard regions >= CharacteristicTable.leastRegions, !known.isEmpty else { return }
    let table: DeterminantTable
    do throws(SimilarityError) {
      table = try DeterminantTable(
        Matrix(rows: regions, columns: known.count, byColumns: known.flatMap { $0 }))
    } catch {
      throw .unusable(file: "determinants.csv", what: error.description)
    }
    leftOut = table.exclusions.map { $0.map(Notice.init) }
    for row in table.sparseRows { isUsable[row] = false }
    for (c, column) in table.columns.enumerated() {
      columns[column] = Array(table.values.column(c))
      for r in 0..<regions { isEstimated[r][column] = table.isEstimated[r][c] }
    }
  }
}
