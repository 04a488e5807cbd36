import Foundation
import ModelDirectory
import TestSupport
import Testing

/// The changes of municipalities in the model that comes with the program.
struct MunicipalMergersModelTests {
  private static let model = Result { try ModelReader.read(directory: DefaultModelTests.directory) }
  private static func mergers() throws -> MunicipalMergers { MunicipalMergers(try model.get()) }

  /// The references have eight digits.
  private static let eightDigits = 5e-9

  private static func expect(
    _ counts: [String: Double], _ shares: [String: Double], _ context: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(counts.keys.sorted() == shares.keys.sorted(), "\(context)", sourceLocation: sourceLocation)
    let codes = shares.keys.sorted()
    expectClose(
      codes.map { counts[$0] ?? .nan }, codes.map { shares[$0] ?? .nan }, within: .absolute(eightDigits),
      context, sourceLocation: sourceLocation)
  }

  @Test func `what changed since 2012 arrives where CBS counts it`() throws {
    let mergers = try Self.mergers()
    #expect(MunicipalMergersReference.entries.count == 108)
    for entry in MunicipalMergersReference.entries {
      for year in entry.years {
        let counts = try mergers.carry(counts: [entry.code: 1], from: year, to: 2024)
        Self.expect(counts, entry.shares, "\(entry.code) of \(year)")
      }
    }
  }

  /// Codes of the reference that come into being after `year`, such as Nissewaard's after 2014. The changes
  /// don't tell when, so that such a code is accepted, and carried as if it had been there.
  private static func notYet(in year: Int) -> Set<String> {
    let entries = Dictionary(grouping: MunicipalMergersReference.entries, by: \.code)
    return Set(entries.filter { $0.value.allSatisfy { $0.years.lowerBound > year } }.keys)
  }

  @Test func `outside those years a municipality stays itself, or is gone`() throws {
    let mergers = try Self.mergers()
    let regions = Set(try Self.model.get().regions.map(\.code))
    for year in 2012...2024 {
      let moved = Set(MunicipalMergersReference.entries.filter { $0.years.contains(year) }.map(\.code))
      for code in regions.subtracting(moved) where !Self.notYet(in: year).contains(code) {
        #expect(try mergers.carry(counts: [code: 1], from: year, to: 2024) == [code: 1])
      }
      for entry in MunicipalMergersReference.entries
      where year > entry.years.upperBound && !moved.contains(entry.code) && !regions.contains(entry.code) {
        #expect(throws: MunicipalMergers.Failure.unknownCode(entry.code, year: year)) {
          try mergers.carry(counts: [entry.code: 1], from: year, to: 2024)
        }
      }
    }
  }

  @Test func `a table of 2014 is carried as a whole`() throws {
    var generator = SplitMix64(seed: 2014)
    let entries = MunicipalMergersReference.entries.filter { $0.years.contains(2014) }
    let shares = Dictionary(uniqueKeysWithValues: entries.map { ($0.code, $0.shares) })
    let regions = Set(try Self.model.get().regions.map(\.code))
    let codes = regions.union(shares.keys).subtracting(Self.notYet(in: 2014)).sorted()
    var counts: [String: Double] = [:]
    var expected: [String: Double] = [:]
    for code in codes {
      let count = Double(Int.random(in: 1...900_000, using: &generator))
      counts[code] = count
      for (target, share) in shares[code] ?? [code: 1] { expected[target, default: 0] += count * share }
    }
    let carried = try Self.mergers().carry(counts: counts, from: 2014, to: 2024)
    #expect(carried.keys.sorted() == expected.keys.sorted())
    let targets = expected.keys.sorted()
    // To each come at most two rounded shares, such as Haaren's and its own to Tilburg, of 900,000 people.
    expectClose(
      targets.map { carried[$0] ?? .nan }, targets.map { expected[$0] ?? .nan },
      within: .absolute(2 * 900_000 * Self.eightDigits))
    expectClose(
      [carried.values.reduce(0, +)], [counts.values.reduce(0, +)], within: .relative(1e-12), "total ")
  }

  /// People moved with their land at a turn of the year (CBS, StatLine 37259): the inhabitants of the old
  /// municipality on 31 December, and where they were on 1 January.
  private static let moved: [(code: String, year: Int, people: Double, after: [String: Double])] = [
    ("GM0051", 2014, 27501, ["GM0074": 552, "GM1921": 26949]),
    ("GM0055", 2014, 19478, ["GM0074": 6046, "GM0080": 11024, "GM1900": 1653, "GM1921": 755]),
    ("GM0394", 2014, 144_231, ["GM0363": 170, "GM0394": 144_061]),
    ("GM1671", 2015, 11348, ["GM0796": 6719, "GM0828": 4629]),
    ("GM0040", 2017, 15770, ["GM0014": 1033, "GM0040": 14737]),
    ("GM0140", 2018, 10683, ["GM0080": 3394, "GM1900": 5411, "GM1949": 1878]),
    ("GM1930", 2018, 85801, ["GM0530": 1208, "GM1930": 84593]),
    ("GM0268", 2019, 176_756, ["GM0268": 176_731, "GM1945": 25]),
    ("GM0599", 2020, 651_168, ["GM0599": 651_157, "GM1621": 11]),
    ("GM0788", 2021, 14318, ["GM0757": 2149, "GM0824": 5824, "GM0855": 1442, "GM0865": 4903]),
  ]

  @Test func `people move at the turn of the year as CBS counted them`() throws {
    let mergers = try Self.mergers()
    for (code, year, people, after) in Self.moved {
      let counts = try mergers.carry(counts: [code: people], from: year - 1, to: year)
      #expect(counts.keys.sorted() == after.keys.sorted())
      let codes = after.keys.sorted()
      // Shares have twelve decimals, of at most 651,168 people.
      expectClose(
        codes.map { counts[$0] ?? .nan }, codes.map { after[$0] ?? .nan }, within: .absolute(1e-6),
        "\(code) ")
    }
  }

  /// A file with columns year, old_code, old_name, new_code, new_name, share: each code of each year with its
  /// destinations in 2024. The project doesn't hold it: a variable names it, or it lies beside the checkout.
  private static let mapping: String = {
    let folder = DefaultModelTests.directory.deletingLastPathComponent().deletingLastPathComponent()
    let beside = folder.deletingLastPathComponent()
      .appending(path: "shared/models/helpers/municipality_mapping.csv")
    return ProcessInfo.processInfo.environment["MUNICIPALITY_MAPPING"] ?? beside.path
  }()

  @Test(
    .enabled(
      if: FileManager.default.isReadableFile(atPath: mapping),
      "no mapping to compare with: name a file in MUNICIPALITY_MAPPING"))
  func `every code of every year agrees with a mapping made apart`() throws {
    var shares: [Int: [String: [String: Double]]] = [:]
    for line in try String(contentsOfFile: Self.mapping, encoding: .utf8).split(separator: "\n").dropFirst() {
      // Names may hold commas; the codes are the fields that begin with GM.
      let fields = line.split(separator: ",").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
      let codes = fields.filter { $0.hasPrefix("GM") }
      let year = try #require(Int(fields[0]))
      try #require(codes.count == 2, "\(line)")
      shares[year, default: [:]][codes[0], default: [:]][codes[1]] = Double(fields[fields.count - 1]) ?? .nan
    }
    let mergers = try Self.mergers()
    #expect(shares.keys.sorted() == Array(2012...2024))
    for (year, division) in shares {
      for (code, expected) in division {
        let counts = try mergers.carry(counts: [code: 1], from: year, to: 2024)
        Self.expect(counts, expected, "\(code) of \(year)")
      }
    }
  }
}
