import CareDemand
import LinearAlgebra
import Testing

@Suite struct GroupTotalsTests {
  @Test func `items are summed by label in order of first appearance`() {
    let totals = GroupTotals(labels: ["Zvw", nil, "Wlz", "Zvw"])
    let sums = totals.sums(of: Matrix(rows: 4, columns: 2, byColumns: [1, 2, 3, 4, 10, 20, 30, 40]))
    #expect(totals.groups == ["Zvw", "Wlz"])
    #expect(sums == Matrix(rows: 2, columns: 2, byColumns: [5, 3, 50, 30]))
  }

  @Test func `without labels there are no groups`() {
    let totals = GroupTotals<String>(labels: [nil, nil])
    #expect(totals.groups.isEmpty)
    #expect(totals.sums(of: Matrix(rows: 2, columns: 3)) == Matrix(rows: 0, columns: 3))
  }

  @Test func `a row too few traps`() async {
    await #expect(processExitsWith: .failure) {
      _ = GroupTotals(labels: ["a"]).sums(of: Matrix(rows: 2, columns: 1))
    }
  }
}
