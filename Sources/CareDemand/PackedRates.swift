import CKernels
import LinearAlgebra

/// Rates in the order in which the demand product reads them: packed once, used for every region, year and block
/// of draws.
///
///     demand(k, l) = sum over j of u(k, j) P(j, l)
///
/// with item k, cell j of age and sex, draw l, u the rates (units per person per year) and P people. "Lanes" are draws in
/// adjacent places: element j of draw l stands at `[j * lanes + l]`. Terms are added in ascending order of j, so a draw's demand
/// is the same to the bit whatever the number of lanes it is calculated with.
public struct PackedRates: Sendable {
  /// The number of items (products or conditions).
  public let items: Int
  /// The number of cells.
  public let cells: Int
  private let packed: [Double]

  /// Packs rates: items x cells. A NaN makes the whole item NaN; take unknown rates out first.
  public init(_ rates: Matrix) {
    (items, cells) = (rates.rows, rates.columns)
    let (items, cells) = (Int32(rates.rows), Int32(rates.columns))
    packed = Array(unsafeUninitializedCapacity: ck_packed_size(items, cells)) { buffer, count in
      count = ck_packed_size(items, cells)
      guard let target = buffer.baseAddress, count > 0 else { return }
      ck_pack_rates(rates.elements, items, cells, items, target)
    }
  }

  /// Demand of each item in each draw.
  ///
  /// - Parameters:
  ///   - population: people per cell and draw, `cells * lanes` of them, the draws of a cell adjacent.
  ///   - lanes: the number of draws, a multiple of 8.
  /// - Returns: units per item and draw, `items * lanes`, the draws of an item adjacent.
  /// - Precondition: `lanes` is a positive multiple of 8 and `population` has `cells * lanes` values.
  /// - Complexity: items x cells x lanes.
  public func demand(population: [Double], lanes: Int) -> [Double] {
    precondition(population.count == cells * lanes, "a value per cell and lane")
    var demand = [Double](repeating: 0, count: items * lanes)
    demand.withUnsafeMutableBufferPointer { demand in
      population.withUnsafeBufferPointer { population in
        guard let target = demand.baseAddress else { return }
        // No cells: the sum is the 0 that is there already.
        guard let source = population.baseAddress, cells > 0 else { return }
        multiply(population: source, lanes: lanes, into: target, stride: lanes)
      }
    }
    return demand
  }

  /// Writes demand of item k in draw l to `demand[k * stride + l]`, or adds it there.
  ///
  /// - Parameters:
  ///   - population: people, `cells * lanes`; whole cache lines (64 bytes) are faster.
  ///   - lanes: the number of draws, a multiple of 8.
  ///   - demand: room for `(items - 1) * stride + lanes` values, apart from `population`.
  ///   - stride: from one item to the next, at least `lanes`.
  ///   - accumulating: whether what stands in `demand` is where the sum starts, instead of 0.
  package func multiply(
    population: UnsafePointer<Double>, lanes: Int, into demand: UnsafeMutablePointer<Double>, stride: Int,
    accumulating: Bool = false
  ) {
    precondition(lanes > 0 && lanes.isMultiple(of: Int(CK_LANES)) && stride >= lanes, "\(lanes) lanes")
    ck_product(
      packed, Int32(items), Int32(cells), population, Int32(lanes), accumulating ? 1 : 0, demand,
      Int32(stride))
  }
}
