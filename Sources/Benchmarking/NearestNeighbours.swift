/// The regions nearest to one.
public struct NearestNeighbours: Sendable {
  /// A region and how far it lies.
  public struct Neighbour: Hashable, Sendable {
    /// The region's index.
    public let index: Int
    /// Its distance, 0 or more.
    public let distance: Double
  }

  /// The neighbours, nearest first; of equals, the one with the smallest index.
  public let neighbours: [Neighbour]

  /// Chooses among candidates.
  ///
  /// - Parameters:
  ///   - distances: per region; NaN where it has none, and the region is then no candidate.
  ///   - candidates: the indices of the regions to choose from, each once, the region itself not among them.
  ///   - count: how many to choose, 1 or more.
  /// - Precondition: the indices lie within `distances`, and the count is positive.
  /// - Throws: `.tooManyNeighbours` when there are fewer candidates with a distance.
  public init(distances: [Double], candidates: [Int], count: Int) throws(SimilarityError) {
    precondition(count >= 1)
    let known = candidates.filter { !distances[$0].isNaN }
    guard count <= known.count else { throw .tooManyNeighbours(asked: count, available: known.count) }
    let sorted = known.sorted { (distances[$0], $0) < (distances[$1], $1) }
    neighbours = sorted.prefix(count).map { Neighbour(index: $0, distance: distances[$0]) }
  }
}
