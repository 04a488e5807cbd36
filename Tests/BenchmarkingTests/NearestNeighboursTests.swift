import Benchmarking
import TestSupport
import Testing

@Suite struct NearestNeighboursTests {
  private let distances = [0, 2, 1, .nan, 1, 3]

  @Test func `the nearest come first, and of equals the smallest index`() throws {
    let nearest = try NearestNeighbours(distances: distances, candidates: [5, 4, 3, 2, 1], count: 3)
    #expect(nearest.neighbours.map(\.index) == [2, 4, 1])
    #expect(nearest.neighbours.map(\.distance) == [1, 1, 2])
  }

  @Test func `the order of the candidates plays no part`() throws {
    for seed in 1...5 as ClosedRange<UInt64> {
      let candidates = shuffled(5, seed: seed).map { $0 + 1 }
      let nearest = try NearestNeighbours(distances: distances, candidates: candidates, count: 4)
      #expect(nearest.neighbours.map(\.index) == [2, 4, 1, 5])
    }
  }

  @Test func `more than there are to choose from is refused`() {
    #expect(throws: SimilarityError.tooManyNeighbours(asked: 5, available: 4)) {
      try NearestNeighbours(distances: distances, candidates: [1, 2, 3, 4, 5], count: 5)
    }
  }
}
