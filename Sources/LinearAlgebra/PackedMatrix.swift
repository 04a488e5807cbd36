import CKernels

/// A matrix in the order in which products with many draws read it: packed once, used for every region, year and block.
///
///     c(i, l) = sum over j of a(i, j) p(j, l)
///
/// "Lanes" are draws in adjacent places: element j of draw l stands at `[j * lanes + l]`. Terms are added in ascending
/// order of j, so that what a draw gets is the same to the bit whatever lanes stand beside it.
public struct PackedMatrix: Sendable {
  /// The number of rows, m.
  public let rows: Int
  /// The number of columns, n.
  public let columns: Int
  private let packed: FixedBuffer<Double>

  /// Packs a matrix. A NaN reaches the whole row of a product.
  public init(_ matrix: Matrix) {
    (rows, columns) = (matrix.rows, matrix.columns)
    packed = FixedBuffer(max(matrix.elements.count, 1), repeating: 0)
    guard !matrix.elements.isEmpty else { return }
    let (rows, columns) = (Int32(matrix.rows), Int32(matrix.columns))
    unsafe matrix.elements.withUnsafeBufferPointer {
      unsafe ck_pack_rates($0.baseAddress!, rows, columns, rows, packed.pointer)
    }
  }

  /// The product with `columns * lanes` values, the draws of a row adjacent.
  ///
  /// - Parameter lanes: the number of draws, a positive multiple of 8.
  /// - Returns: `rows * lanes` values.
  /// - Precondition: `values` has `columns * lanes` elements.
  /// - Complexity: m · n · lanes multiplications.
  public func product(_ values: [Double], lanes: Int) -> [Double] {
    precondition(values.count == columns * lanes, "a value per column and lane")
    let (source, result) = (FixedBuffer(values + [0]), FixedBuffer(rows * lanes, repeating: 0.0))
    unsafe multiply(source.pointer, lanes: lanes, into: result.pointer, stride: lanes)
    return Array(result.elements.prefix(rows * lanes))
  }

  /// Writes row i of the product to `result[i * stride + l]`, or adds it there.
  ///
  /// - Parameters:
  ///   - values: `columns * lanes`; whole cache lines (64 bytes) are faster.
  ///   - lanes: the number of draws, a multiple of 8.
  ///   - result: room for `(rows - 1) * stride + lanes` values, apart from `values`.
  ///   - stride: from one row to the next, at least `lanes`.
  ///   - accumulating: whether the sum starts from what stands in `result`, instead of 0.
  @unsafe package func multiply(
    _ values: UnsafePointer<Double>, lanes: Int, into result: UnsafeMutablePointer<Double>, stride: Int,
    accumulating: Bool = false
  ) {
    precondition(lanes > 0 && lanes.isMultiple(of: Int(CK_LANES)) && stride >= lanes, "\(lanes) lanes")
    unsafe ck_product(
      packed.pointer, Int32(rows), Int32(columns), values, Int32(lanes), accumulating ? 1 : 0, result,
      Int32(stride))
  }

  /// The product with values that stand apart: row i to `result[first + i * stride + l]` from
  /// `values[first + j * stride + l]`, for `lanes` places from `first` on.
  ///
  /// This is the product of tall columns with a matrix, such as moves between regions: column j of `values` is all that
  /// leaves region j. Columns are gathered a few lanes at a time, so that the result of a square matrix may take the place of the
  /// values.
  /// - Precondition: both buffers hold `stride` values per row or column, and `lanes` is a multiple of 8.
  package func multiply(
    _ values: FixedBuffer<Double>, lanes: Range<Int>, stride: Int, into result: FixedBuffer<Double>
  ) {
    precondition(
      lanes.lowerBound >= 0 && lanes.upperBound <= stride && lanes.count.isMultiple(of: Int(CK_LANES)))
    precondition(values.count >= columns * stride && result.count >= rows * stride)
    let panel = FixedBuffer(columns * Int(CK_PANEL_LANES), repeating: 0.0)
    unsafe ck_product_strided(
      packed.pointer, Int32(rows), Int32(columns), values.pointer + lanes.lowerBound, stride, lanes.count,
      panel.pointer, result.pointer + lanes.lowerBound, stride)
  }
}
