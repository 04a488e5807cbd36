import LinearAlgebra

/// The determinants of regions, made complete by a stated rule and never with zeros.
///
/// 1. A determinant that is known in fewer than 80 % of the regions is left out.
/// 2. A region with fewer than half of the remaining determinants known is sparse: it takes no part, and keeps
///    its unknown values.
/// 3. A determinant with the same value in every other region is left out.
/// 4. An unknown value becomes the mean given the region's known determinants, under a multivariate normal
///    distribution fitted to the regions that aren't sparse: ``MultivariateNormalFit``, on determinants standardised over their
///    known values, with the λ of ``ShrunkenCorrelation`` and at least 0.01.
///
/// Rescaling or shifting a determinant changes none of this, except that its own values are rescaled and shifted; nor does
/// the order of regions or determinants.
public struct DeterminantTable: Sendable {
  /// Why a determinant takes no part.
  public enum Exclusion: Hashable, Sendable {
    /// It is the same in every region where it is known.
    case noVariance(value: Double)
    /// It is known in this many regions out of `count`.
    case tooFewKnown(known: Int, count: Int)
  }

  /// The determinants that take part, by their column in the input, in order.
  public let columns: [Int]
  /// Per column of the input, why it is left out; nil where it takes part.
  public let exclusions: [Exclusion?]
  /// The regions with too few figures, in order.
  public let sparseRows: [Int]
  /// Regions by the determinants in `columns`, each in its own unit: known values as they came, unknown ones estimated;
  /// NaN where unknown in a sparse region.
  public let values: Matrix
  /// Per region and determinant in `columns`, whether the value was estimated.
  public let isEstimated: [[Bool]]

  /// The share of the regions in which a determinant has to be known.
  public static let leastKnownShare = 0.8
  /// The share of the determinants that have to be known in a region.
  public static let leastRowShare = 0.5
  /// The least weight of the uncorrelated target in the covariance.
  static let leastIntensity = 0.01

  /// Completes a table.
  ///
  /// - Parameter input: regions by determinants, each in its own unit; NaN where unknown.
  /// - Throws: `.notFinite` for an infinity; `.didNotConverge`.
  /// - Complexity: per pass, regions × determinants² plus determinants³ per pattern of unknown values.
  public init(_ input: Matrix) throws(SimilarityError) {
    for j in 0..<input.columns {
      for i in 0..<input.rows where input[i, j].isInfinite { throw .notFinite(row: i, column: j) }
    }
    let selection = Selection(input)
    (columns, exclusions, sparseRows) = (selection.columns, selection.exclusions, selection.sparseRows)
    values = try Self.completed(input, columns: selection.columns, rows: selection.usableRows)
    isEstimated = (0..<input.rows).map { [columns, values] i in
      columns.indices.map { input[i, columns[$0]].isNaN && !values[i, $0].isNaN }
    }
  }

  private static func completed(
    _ input: Matrix, columns: [Int], rows: [Int]
  ) throws(SimilarityError) -> Matrix {
    var values = Matrix(
      rows: input.rows, columns: columns.count, byColumns: columns.flatMap { Array(input.column($0)) })
    let usable = Matrix(
      rows: rows.count, columns: columns.count,
      byColumns: columns.flatMap { j in rows.map { input[$0, j] } })
    guard usable.elements.contains(where: \.isNaN) else { return values }
    let scale = ColumnScale(usable)
    let intensity = try ShrunkenCorrelation(usable, floor: leastIntensity).intensity
    // The prior may not be all there is: that would be infinitely many rows.
    let fit = try MultivariateNormalFit(usable.standardised(by: scale), intensity: min(intensity, 0.99))
    for j in columns.indices {
      for (row, i) in rows.enumerated() where values[i, j].isNaN {
        values[i, j] = scale.restored(fit.completed[row, j], column: j)
      }
    }
    return values
  }
}

/// Which determinants and regions of a table take part.
private struct Selection {
  var columns: [Int]
  var exclusions: [DeterminantTable.Exclusion?]
  var usableRows: [Int] = []
  var sparseRows: [Int] = []

  init(_ input: Matrix) {
    exclusions = (0..<input.columns).map { j in
      let known = input.column(j).count { !$0.isNaN }
      return Double(known) >= DeterminantTable.leastKnownShare * Double(input.rows)
        ? nil : .tooFewKnown(known: known, count: input.rows)
    }
    columns = exclusions.indices.filter { [exclusions] in exclusions[$0] == nil }
    // Without a determinant that is left out, other regions may count as sparse: until nothing changes.
    repeat { divideRows(input) } while dropsConstants(input)
  }

  private mutating func divideRows(_ input: Matrix) {
    let needed = DeterminantTable.leastRowShare * Double(columns.count)
    let isUsable = (0..<input.rows).map { i in
      Double(columns.count { !input[i, $0].isNaN }) >= needed
    }
    usableRows = isUsable.indices.filter { isUsable[$0] }
    sparseRows = isUsable.indices.filter { !isUsable[$0] }
  }

  /// Leaves out what has no variance over the usable rows; whether there was any.
  private mutating func dropsConstants(_ input: Matrix) -> Bool {
    let scale = ColumnScale(input, rows: usableRows)
    let constant = columns.filter { !(scale.standardDeviations[$0] > 0) }
    for j in constant { exclusions[j] = .noVariance(value: scale.means[j]) }
    columns.removeAll { constant.contains($0) }
    return !constant.isEmpty
  }
}
