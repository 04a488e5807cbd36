import Demography
import LinearAlgebra
import Prognosis
import Testing

@Suite struct ResultRowsTests {
  @Test func `ages are in groups of five or single, the last group open`() {
    let grid = AgeSexGrid(openAge: 12)
    let five = AgeDetail.five.bands(of: grid)
    #expect(five == [AgeBand(from: 0, to: 4), AgeBand(from: 5, to: 9), AgeBand(from: 10, to: nil)])
    let single = AgeDetail.single.bands(of: grid)
    #expect(single.map(\.from) == Array(0...12))
    #expect(single.map(\.to) == (0...11).map { $0 } + [nil])
    // An open age that begins a group of five is a group by itself.
    #expect(AgeDetail.five.bands(of: AgeSexGrid(openAge: 10)).map(\.to) == [4, 9, nil])
  }

  @Test(arguments: [(105, 5), (80, 5), (79, 3), (65, 3), (64, 2), (20, 2), (19, 1), (5, 1)])
  func `a grid has the groups that its open age leaves whole`(openAge: Int, count: Int) {
    let names = PopulationGroup.groups(of: AgeSexGrid(openAge: openAge)).map(\.name)
    #expect(names.count == count && names.first == "total")
  }

  @Test func `a prognosis has no draws unless they are asked for`() {
    let options = PrognosisOptions(areas: [])
    #expect(options.draws == 0 && options.seed == 20_240_101 && options.ages == .five)
    #expect(PrognosisOptions.drawCounts == 0...100_000)
  }

  @Test func `the quantiles are the ends of the 95 and 80 percent intervals around the median`() {
    let probabilities = Margins.probabilities
    #expect(probabilities == [0.025, 0.1, 0.5, 0.9, 0.975])
    #expect(probabilities == probabilities.sorted())
  }
}
