import Foundation
import ModelDirectory
import TestSupport
import Testing

struct MunicipalMergersTests {
  // 2018: Y becomes Z. 2020: Z is split over A and B. 2022: A and B become C together, and D takes in E.
  private static func mergers() throws -> MunicipalMergers {
    var model = TestModel.whole
    model.append("A,Aalst,C,C,2022,1", to: "municipality_changes.csv")
    model.append("B,Berg,C,C,2022,1", to: "municipality_changes.csv")
    model.append("E,E,D,D,2022,1", to: "municipality_changes.csv")
    return MunicipalMergers(try model.read().changes, regions: ["C", "D"])
  }

  @Test func `counts follow the chain of changes`() throws {
    let mergers = try Self.mergers()
    #expect(try mergers.carry(counts: ["Y": 10], from: 2017, to: 2018) == ["Z": 10])
    let split = try mergers.carry(counts: ["Y": 10, "A": 1], from: 2017, to: 2021)
    expectClose([split["A"] ?? .nan, split["B"] ?? .nan], [5, 6], within: .relative(1e-15))
    let end = try mergers.carry(counts: ["Y": 10, "A": 1, "D": 2, "E": 3], from: 2017, to: 2024)
    expectClose([end["C"] ?? .nan, end["D"] ?? .nan], [11, 5], within: .relative(1e-15))
    #expect(end.count == 2)
  }

  @Test func `rates are means weighted by people`() throws {
    let rates = try Self.mergers().carry(
      rates: ["A": 0.1, "B": 0.4], weights: ["A": 300, "B": 100], from: 2021, to: 2022)
    expectClose([rates["C"] ?? .nan], [(30.0 + 40) / 400], within: .relative(1e-15))
    let split = try Self.mergers().carry(
      rates: ["Z": 0.2, "A": 0.5], weights: ["Z": 100, "A": 60], from: 2019, to: 2020)
    expectClose([split["A"] ?? .nan, split["B"] ?? .nan], [(8.0 + 30) / 100, 0.2], within: .relative(1e-15))
  }

  @Test func `vectors are carried element by element`() throws {
    let counts = try Self.mergers().carry(counts: ["A": [1, 2], "B": [10, .nan]], from: 2020, to: 2022)
    #expect(counts["C"]?[0] == 11)
    #expect(counts["C"]?[1].isNaN == true, "unknown stays unknown")
  }

  @Test func `the same year changes nothing`() throws {
    #expect(try Self.mergers().carry(counts: ["A": 3.5], from: 2021, to: 2021) == ["A": 3.5])
  }

  @Test func `what can't be carried is refused`() throws {
    let mergers = try Self.mergers()
    #expect(throws: MunicipalMergers.Failure.unknownCode("Q", year: 2017)) {
      try mergers.carry(counts: ["Q": 1], from: 2017, to: 2024)
    }
    #expect(throws: MunicipalMergers.Failure.unknownCode("Y", year: 2018)) {
      try mergers.carry(counts: ["Y": 1], from: 2018, to: 2024)
    }
    #expect(throws: MunicipalMergers.Failure.unknownCode("A", year: 2022)) {
      try mergers.carry(counts: ["A": 1], from: 2022, to: 2024)
    }
    #expect(throws: MunicipalMergers.Failure.backwards(from: 2024, to: 2017)) {
      try mergers.carry(counts: ["C": 1], from: 2024, to: 2017)
    }
    #expect(throws: MunicipalMergers.Failure.noWeight("B")) {
      try mergers.carry(rates: ["A": 1, "B": 1], weights: ["A": 1], from: 2021, to: 2022)
    }
    #expect(throws: MunicipalMergers.Failure.weightless("C")) {
      try mergers.carry(rates: ["A": 1, "B": 1], weights: ["A": 0, "B": 0], from: 2021, to: 2022)
    }
  }

  @Test func `a municipality keeps what it doesn't hand over`() throws {
    func change(_ old: String, _ new: String, _ year: Int, _ share: Double) -> MunicipalityChange {
      MunicipalityChange(oldCode: old, oldName: old, newCode: new, newName: new, year: year, share: share)
    }
    // A hands over twice and is then taken over; B and C exchange parts in one year.
    let mergers = MunicipalMergers(
      [
        change("A", "A", 2015, 0.75), change("A", "B", 2015, 0.25),
        change("A", "A", 2017, 0.5), change("A", "C", 2017, 0.5), change("A", "D", 2020, 1),
        change("B", "B", 2019, 0.5), change("B", "C", 2019, 0.5),
        change("C", "B", 2019, 0.125), change("C", "C", 2019, 0.875),
      ], regions: ["B", "C", "D"])
    #expect(try mergers.carry(counts: ["A": 64], from: 2014, to: 2016) == ["A": 48, "B": 16])
    #expect(try mergers.carry(counts: ["A": 64], from: 2015, to: 2018) == ["A": 32, "C": 32])
    #expect(try mergers.carry(counts: ["A": 64], from: 2017, to: 2024) == ["D": 64])
    #expect(try mergers.carry(counts: ["B": 64, "C": 64], from: 2018, to: 2019) == ["B": 40, "C": 88])
    // 16 and 24 come to B and C; 8 + 3 and 8 + 21 after the exchange.
    #expect(try mergers.carry(counts: ["A": 64], from: 2014, to: 2024) == ["B": 11, "C": 29, "D": 24])
    let rates = try mergers.carry(
      rates: ["B": 0.5, "C": 0.25], weights: ["B": 64, "C": 64], from: 2018, to: 2019)
    // Of B 32 people bring 0.5 and of C 8 bring 0.25; to C they are 32 and 56.
    expectClose([rates["B"] ?? .nan, rates["C"] ?? .nan], [18.0 / 40, 30.0 / 88], within: .relative(1e-15))
    #expect(throws: MunicipalMergers.Failure.unknownCode("A", year: 2020)) {
      try mergers.destinations(of: "A", from: 2020, to: 2024)
    }
  }

  /// Transfers of people on 1 January, from the regional dynamics of CBS (StatLine 37259): persons moved with
  /// their territory over all inhabitants of the old municipality, 31 December before. What a municipality that
  /// goes on keeps is written as a row to itself.
  private static let transfers = [
    "GM0055,Boarnsterhim,GM0074,Heerenveen,2014,0.31040148",
    "GM0055,Boarnsterhim,GM0080,Leeuwarden,2014,0.56597187",
    "GM0055,Boarnsterhim,GM1900,Súdwest-Fryslân,2014,0.084864976",
    "GM0055,Boarnsterhim,GM1921,De Friese Meren,2014,0.03876168",
    "GM1921,De Friese Meren,GM1940,De Fryske Marren,2016,1.0",
    "GM0568,Bernisse,GM1930,Nissewaard,2015,1.0",
    "GM1930,Nissewaard,GM0530,Hellevoetsluis,2018,0.01407909",
    "GM1930,Nissewaard,GM1930,Nissewaard,2018,0.98592091",
    "GM0530,Hellevoetsluis,GM1992,Voorne aan Zee,2023,1.0",
    "GM0040,Slochteren,GM0014,Groningen,2017,0.065504122",
    "GM0040,Slochteren,GM0040,Slochteren,2017,0.934495878",
    "GM0040,Slochteren,GM1952,Midden-Groningen,2018,1.0",
  ]

  /// Where the people of a municipality of that year live by the division of 2024, worked out apart from the
  /// same table to eight digits.
  private static let mapping: [(code: String, year: Int, shares: [String: Double])] = [
    (
      "GM0055", 2012,
      ["GM0074": 0.31040148, "GM0080": 0.56597187, "GM1900": 0.084864976, "GM1940": 0.03876168]
    ),
    ("GM0568", 2012, ["GM1930": 0.98592091, "GM1992": 0.01407909]),
    ("GM1930", 2016, ["GM1930": 0.98592091, "GM1992": 0.01407909]),
    ("GM1930", 2018, ["GM1930": 1]), ("GM0530", 2018, ["GM1992": 1]),
    ("GM0040", 2012, ["GM0014": 0.065504122, "GM1952": 0.93449588]),
    ("GM0040", 2017, ["GM1952": 1]), ("GM0014", 2012, ["GM0014": 1]),
  ]

  @Test func `Dutch municipalities, with chains of mergers and moved borders`() throws {
    var model = TestModel.whole
    model.files["municipality_changes.csv"] = TestModel.table(
      "old_code,old_name,new_code,new_name,year,share", Self.transfers)
    let regions = ["GM0014", "GM0074", "GM0080", "GM1900", "GM1930", "GM1940", "GM1952", "GM1992"]
    let mergers = MunicipalMergers(try model.read().changes, regions: regions)
    for (code, year, shares) in Self.mapping {
      let ends = try mergers.destinations(of: code, from: year, to: 2024)
      #expect(ends.map(\.code) == shares.keys.sorted())
      // The reference has eight digits.
      expectClose(
        ends.map(\.share), shares.sorted { $0.key < $1.key }.map(\.value), within: .absolute(5e-9), "\(code) "
      )
    }
    #expect(throws: MunicipalMergers.Failure.unknownCode("GM0040", year: 2018)) {
      try mergers.destinations(of: "GM0040", from: 2018, to: 2024)
    }
  }

  @Test func `totals stay, through random splits and mergers`() throws {
    var generator = SplitMix64(seed: 42)
    for _ in 0..<50 {
      var changes: [String] = []
      var codes = (0..<12).map { "R\($0)" }
      let first = codes
      for year in 2011...2020 {
        let old = codes.remove(at: Int.random(in: 0..<codes.count, using: &generator))
        let heirs = Array(codes.shuffled(using: &generator).prefix(2)) + ["N\(year)"]
        let parts = heirs.map { _ in Double.random(in: 0.1...1, using: &generator) }
        for (heir, part) in zip(heirs, parts) {
          changes.append("\(old),x,\(heir),x,\(year),\(part / parts.reduce(0, +))")
        }
        codes.append("N\(year)")
      }
      var model = TestModel.whole
      model.files["municipality_changes.csv"] = TestModel.table(
        "old_code,old_name,new_code,new_name,year,share", changes)
      let mergers = MunicipalMergers(try model.read().changes, regions: codes)
      let counts = Dictionary(
        uniqueKeysWithValues: first.map { ($0, Double.random(in: 0...1e6, using: &generator)) })
      let end = try mergers.carry(counts: counts, from: 2010, to: 2024)
      expectClose([end.values.reduce(0, +)], [counts.values.reduce(0, +)], within: .relative(1e-12))
      #expect(Set(end.keys).isSubset(of: codes))
      let level = try mergers.carry(
        rates: counts.mapValues { _ in 0.25 }, weights: counts, from: 2010, to: 2024)
      expectClose(Array(level.values), .init(repeating: 0.25, count: level.count), within: .relative(1e-12))
    }
  }
}
