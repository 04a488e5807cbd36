import Prognosis
import TestSupport
import Testing

/// The default model's comparison beside an account of it that shares no code, `Reference/independent_comparison.py`.
@Suite struct IndependentComparisonTests {
  static let items = ["zvw_farmacie", "zvw_ggz", "zvw_overig", "zvw_wijkverpleging", "total_Zvw"]

  let result: RegionalComparison
  let reference: ReferenceTable

  init() throws {
    result = try DefaultComparison.result()
    reference = try ReferenceTable("comparison.csv")
  }

  @Test(arguments: items)
  func `an independent calculation gives the same figures of areas`(item: String) throws {
    // Fields: set, code, item, quantity, value.
    let rows = reference.rows.filter { $0[2] == item && !$0[0].isEmpty }
    for row in rows {
      let value = try #require(figure(row[3], of: item, set: row[0], code: row[1]), "\(row)")
      let expected = try #require(Double(row[4]), "\(row)")
      // The penalty is on a lattice, so that no search blurs the rest. A difference of ratios near 1 loses digits.
      expectClose([value], [expected], within: Tolerance(relative: 1e-9, absolute: 1e-12), "\(row)")
    }
    // One area has no prediction and nothing similar: 10 figures; the other 15 have 21.
    #expect(rows.count == 10 + 15 * 21)
  }

  @Test(arguments: items)
  func `an independent calculation gives the same regression`(item: String) throws {
    let regression = try #require(result.regressions.first { $0.item == item })
    let rows = reference.rows.filter { $0[2] == item && $0[0].isEmpty && $0[3] != "dispersion" }
    for row in rows {
      let name = row[3].split(separator: ":").map(String.init)
      let term = regression.terms.first { $0.code == name.last }
      let value: Double? =
        switch name[0] {
        case "estimate": term?.estimate.value
        case "std_error": term?.standardError
        default: regression.measures.first { $0.name == name[0] }?.value
        }
      let found = try #require(value, "\(row)")
      let expected = try #require(Double(row[4]), "\(row)")
      expectClose(
        [found], [expected], within: Tolerance(relative: 1e-9, absolute: 1e-12), "\(row)")
    }
    #expect(rows.count == 2 + 2 * 25)
  }

  @Test func `an independent calculation finds the same similar areas`() throws {
    let rows = reference.rows.filter { $0[3].hasPrefix("distance:") }
    for row in rows {
      let area = try #require(index(set: row[0], code: row[1]))
      let rank = try #require(Int(row[3].dropFirst("distance:".count)))
      let similar = result.similarAreas[area][rank - 1]
      #expect("\(similar.area.set):\(similar.area.code)" == row[2])
      expectClose([similar.distance], [try #require(Double(row[4]))], within: .relative(1e-9), "\(row)")
    }
    // Three provinces with 3 each, three zorgkantoor regions and nine municipalities with 10 each.
    #expect(rows.count == 3 * 3 + 12 * 10)
  }

  private func index(set: String, code: String) -> Int? {
    result.areas.firstIndex { $0.set == set && $0.code == code }
  }

  private func figure(_ quantity: String, of item: String, set: String, code: String) -> Double? {
    guard let area = index(set: set, code: code),
      let place = result.items.firstIndex(where: { $0.code == item }), let line = result.lines[area][place]
    else { return nil }
    let parts = quantity.split(separator: "_", maxSplits: 1).map(String.init)
    if parts.count == 2, ["age_sex", "rest"].contains(parts[1]) {
      let difference = result.differences[area].first {
        $0.item == item && $0.against.rawValue == parts[0]
      }
      return parts[1] == "rest" ? difference?.rest : difference?.ageSex
    }
    switch quantity {
    case "observed": return line.observed
    case "expected": return line.expected
    case "lower": return line.ratio.lower
    case "upper": return line.ratio.upper
    case "shrunk": return line.shrunkRatio
    case "deviation": return line.deviation
    case "rank": return Double(line.rank)
    default: break
    }
    let estimate: IntervalEstimate? =
      switch parts[0] {
      case "ratio": line.ratio
      case "predicted": line.predicted
      case "unexplained": line.unexplained
      default: line.similar
      }
    switch parts.last {
    case "lower": return estimate?.lower
    case "upper": return estimate?.upper
    default: return estimate?.value
    }
  }
}
