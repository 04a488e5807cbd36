import Benchmarking
import LinearAlgebra
import ModelDirectory

extension AmountsByCell {
  /// The differences of an area's amounts per inhabitant with the nation and with its similar areas together.
  ///
  /// - Parameters:
  ///   - members: of the area.
  ///   - similar: of all its similar areas; none leaves that comparison out.
  ///   - codes: the code of each compared item.
  func differences(
    _ members: [RegionSet.Member], similar: [RegionSet.Member], nation: [[Double]], codes: [String]
  ) throws(PrognosisError) -> [RateDifference] {
    var differences: [RateDifference] = []
    let (own, others) = (sum(people, members), sum(people, similar))
    for (place, item) in items.enumerated() {
      let amounts = sum(amounts[place], members)
      differences += try difference(
        codes[item], .nation, amounts, own, nation[place], nation[items.count])
      guard !similar.isEmpty else { continue }
      differences += try difference(
        codes[item], .similar, amounts, own, sum(self.amounts[place], similar), others)
    }
    return differences
  }

  /// The nation's amounts by cell per item in `items`, and after those its people.
  var nation: [[Double]] { (amounts + [people]).map(BaseYear.totals) }

  /// None where nobody lives.
  private func difference(
    _ code: String, _ against: RateDifference.Benchmark, _ amounts: [Double], _ people: [Double],
    _ benchmarkAmounts: [Double], _ benchmarkPeople: [Double]
  ) throws(PrognosisError) -> [RateDifference] {
    guard people.contains(where: { $0 > 0 }), benchmarkPeople.contains(where: { $0 > 0 }) else { return [] }
    do throws(BenchmarkingError) {
      let parts = try KitagawaDecomposition(
        amounts: amounts, people: people, referenceAmounts: benchmarkAmounts,
        referencePeople: benchmarkPeople)
      return [
        RateDifference(
          item: code, against: against, rate: parts.crudeRate, benchmarkRate: parts.referenceCrudeRate,
          ageSex: parts.composition, rest: parts.rates)
      ]
    } catch {
      throw .unusable(file: ComparedItem.file, what: "\(code): \(error)")
    }
  }

  private func sum(_ matrix: Matrix, _ members: [RegionSet.Member]) -> [Double] {
    Aggregation(members: members).sums(matrix).elements
  }
}

extension Aggregation {
  /// Sums over one area.
  init(members: [RegionSet.Member]) { areas = [members] }
}
