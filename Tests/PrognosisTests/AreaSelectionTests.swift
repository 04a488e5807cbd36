import ModelDirectory
import Prognosis
import Testing

@Suite struct AreaSelectionTests {
  let model: RegionModel

  init() throws { model = try DefaultRun.model() }

  func codes(sets: [String] = [], regions: [String] = []) throws -> [String] {
    try AreaSelection.areas(of: model, sets: sets, regions: regions).map { "\($0.set):\($0.code)" }
  }

  @Test func `without a wish the land, the provinces and the zorgkantoor regions are given`() throws {
    let codes = try codes()
    #expect(codes.count == 1 + 12 + 31)
    #expect(codes[0] == "land:NL00" && codes[1] == "provincie:PV20" && codes[13] == "zorgkantoor:ZK01")
  }

  @Test func `a region is found by code or name, with its set before it or not`() throws {
    #expect(try codes(regions: ["GM0344"]) == ["gemeente:GM0344"])
    // A name that fits several areas, told apart by the set.
    #expect(
      try codes(regions: ["provincie:utrecht", "gemeente:Utrecht"]) == ["provincie:PV26", "gemeente:GM0344"])
    #expect(try codes(regions: ["wageningen"]) == ["gemeente:GM0289"])
    #expect(try codes(regions: ["zorgkantoor:ZK11", "ZK11"]) == ["zorgkantoor:ZK11"])
  }

  @Test func `a name of several areas with the same members is accepted`() throws {
    // Zeeland is a province and a zorgkantoor region of the same municipalities, among others.
    let areas = try AreaSelection.areas(of: model, sets: [], regions: ["Zeeland"])
    #expect(areas.count == 1 && areas[0].name == "Zeeland" && areas[0].members.count == 13)
  }

  @Test func `a name of several areas with other members is refused with the list`() {
    #expect {
      try AreaSelection.areas(of: model, sets: [], regions: ["Utrecht"])
    } throws: { error in
      guard case SelectionError.ambiguousRegion("Utrecht", let matches) = error else { return false }
      return matches.contains("gemeente:GM0344") && matches.contains("provincie:PV26")
    }
    // Within one set the name is clear.
    #expect(throws: Never.self) { try codes(sets: ["provincie"], regions: ["Utrecht"]) }
  }

  @Test func `an unknown set or region is refused`() {
    #expect(throws: SelectionError.unknownRegion("GM9999")) { try codes(regions: ["GM9999"]) }
    #expect {
      try codes(sets: ["wijk"])
    } throws: { error in
      guard case SelectionError.unknownSet("wijk", let known) = error else { return false }
      return known.contains("gemeente") && known.contains("zorgkantoor")
    }
  }

  @Test func `all faults are told at once`() {
    #expect {
      try codes(sets: ["wijk", "land"], regions: ["GM9999", "nergens"])
    } throws: { error in
      guard case SelectionError.several(let faults) = error else { return false }
      return faults.count == 3 && faults[1] == .unknownRegion("GM9999")
        && faults[2] == .unknownRegion("nergens")
    }
  }
}
