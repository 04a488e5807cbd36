import Benchmarking
import LinearAlgebra
import Testing

@Suite struct SimilarityErrorTests {
  @Test(arguments: [
    (SimilarityError.notFinite(row: 3, column: 2), ["2", "3"]),
    (.tooFewRegions(count: 1, needed: 2), ["1", "2"]), (.noVariance(column: 4, value: 0.5), ["4", "0.5"]),
    (.invalidWeight(column: 1, value: -2), ["1", "-2", "0 or more"]), (.noWeight, ["0"]),
    (.tooManyNeighbours(asked: 400, available: 341), ["400", "341"]),
    (.didNotConverge(passes: 10_000), ["10000"]), (.singular(.notFinite), ["inverse"]),
  ])
  func `messages name the figures`(error: SimilarityError, parts: [String]) {
    for part in parts { #expect(error.description.contains(part), "\(error.description)") }
  }
}
