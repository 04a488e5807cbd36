import DefaultModel
import Foundation
import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// Staff and waits of the default model beside an account of them that shares no code, `Reference/independent_workforce.py`.
@Suite struct IndependentWorkforceTests {
  static let places = [
    "land": ["NL00"], "zorgkantoor": ["ZK01", "ZK11", "ZK31"], "provincie": ["PV29"],
    "gemeente": ["GM0050", "GM0344", "GM0363", "GM0718"],
  ]
  static let outcome = Result { () throws -> PrognosisResult in
    let model = try ModelReader.read(directory: DefaultModel.directory())
    let areas = try AreaSelection.areas(
      of: model, sets: places.keys.sorted(), regions: places.values.joined().sorted())
    return try PrognosisRun(model: model, options: PrognosisOptions(areas: areas)).result()
  }

  @Test func `an independent calculation gives the same staff`() throws {
    let result = try Self.outcome.get()
    let staff = try #require(result.workforce)
    let rows = try ReferenceTable("workforce.csv").rows.filter { $0[0] == "workforce" }
    // Fields: table, set, code, item, measure, year, value.
    for row in rows {
      let measure = try #require(WorkforceMeasure(rawValue: row[4]), "\(row)")
      let item = try #require(staff.items.firstIndex { $0.code == row[3] }, "\(row)")
      let (t, area) = try place(row, in: result)
      let value = staff.figures[t][staff.row(item, measure), area]
      try expectSame(value, row, beside: staff.figures[t][staff.row(item, .demandFTE), area])
    }
    #expect(rows.count == 9 * 10 * 9 * 3)
  }

  @Test func `an independent calculation gives the same causes of the gap`() throws {
    let result = try Self.outcome.get()
    let staff = try #require(result.workforce)
    let rows = try ReferenceTable("workforce.csv").rows.filter { $0[0] == "gap_drivers" }
    for row in rows {
      let driver = try #require(GapDriver(rawValue: row[4]), "\(row)")
      let item = try #require(staff.items.firstIndex { $0.code == row[3] }, "\(row)")
      let (t, area) = try place(row, in: result)
      let part = try #require(staff.drivers[t][driver], "\(row)")[item, area]
      try expectSame(part, row, beside: staff.figures[t][staff.row(item, .demandFTE), area])
    }
    #expect(rows.count == 9 * 10 * 8)
  }

  @Test func `an independent calculation gives the same waits`() throws {
    let result = try Self.outcome.get()
    let waiting = try #require(result.waiting)
    let rows = try ReferenceTable("workforce.csv").rows.filter { $0[0] == "waiting" }
    for row in rows {
      let measure = try #require(WaitingMeasure(rawValue: row[4]), "\(row)")
      let service = try #require(waiting.services.firstIndex { $0.service == row[3] }, "\(row)")
      let (t, area) = try place(row, in: result)
      try expectSame(waiting.figures[t][waiting.row(service, measure), area], row, beside: 1)
    }
    #expect(rows.count == 4 * 9 * 4 * 3)
  }

  private func place(_ row: [String], in result: PrognosisResult) throws -> (year: Int, area: Int) {
    let year = try #require(Int(row[5]).flatMap(result.years.firstIndex), "\(row)")
    let area = try #require(result.areas.firstIndex { $0.set == row[1] && $0.code == row[2] }, "\(row)")
    return (year, area)
  }

  /// Gaps are differences of much larger figures, and lists may run empty: the error is relative to what they are part of.
  private func expectSame(_ value: Double, _ row: [String], beside whole: Double) throws {
    let expected = try #require(Double(row[6]), "\(row)")
    let size = max(expected.magnitude, row[4] == "gap_share" ? 1 : whole.magnitude)
    expectClose([value], [expected], within: .absolute(1e-9 * size), "\(row)")
  }
}
