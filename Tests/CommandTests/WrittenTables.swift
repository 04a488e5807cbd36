import Foundation

/// The counts of people that a run wrote, and what they mean.
struct WrittenTables {
  /// A figure: an area's item in a year.
  struct Key: Hashable {
    var area: String
    var year: Int
    var item: String
  }

  /// By table; nil where a figure is blank.
  private(set) var figures: [String: [Key: Double?]] = [:]

  private static let groupAges = ["0_19": 0...19, "20_64": 20...64, "65_79": 65...79, "80_plus": 80...200]

  init(at directory: URL) throws {
    for (table, items) in [
      ("population", ["sex", "age_from"]), ("population_groups", ["group"]), ("components", ["component"]),
      ("conditions", ["condition"]),
    ] {
      let text = try String(contentsOf: directory.appendingPathComponent("\(table).csv"), encoding: .utf8)
      let lines = text.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      let places = Dictionary(uniqueKeysWithValues: lines[0].enumerated().map { ($1, $0) })
      for line in lines.dropFirst() {
        func field(_ name: String) -> String { line[places[name] ?? 0] }
        let key = Key(
          area: field("code"), year: Int(field("year")) ?? 0, item: items.map(field).joined(separator: " "))
        figures[table, default: [:]][key] = .some(Double(field("mean")))
      }
    }
  }

  /// The same with the figures alone blanked that are small.
  func blanked(below: Double) -> WrittenTables {
    var result = self
    result.figures = figures.mapValues { table in
      table.mapValues { figure in figure.flatMap { $0.magnitude < below ? nil : $0 } }
    }
    return result
  }

  /// The figure, nil where it is blank or isn't there.
  func figure(_ table: String, _ area: String, _ year: Int, _ item: String) -> Double? {
    figures[table]?[Key(area: area, year: year, item: item)] ?? nil
  }

  /// The items of a table.
  func items(_ table: String) -> [String] { Set((figures[table] ?? [:]).keys.map(\.item)).sorted() }

  /// The name of a hidden number: of a region's item in a year.
  static func number(_ region: String, _ year: Int, _ item: String) -> String { "\(region) \(year) \(item)" }

  /// The sum that an area's items are of its regions.
  static func sum(_ members: [String: Double], _ year: Int, _ items: [String]) -> [String: Double] {
    Dictionary(
      uniqueKeysWithValues: members.flatMap { region, share in
        items.map { (number(region, year, $0), share) }
      })
  }

  /// The items of the population in a group; all of them in the total.
  private func members(of group: String) -> [String] {
    guard let ages = Self.groupAges[group] else { return items("population") }
    return items("population").filter { ages.contains(Int($0.split(separator: " ")[1]) ?? -1) }
  }

  // MARK: What an outsider learns

  /// Teaches what a table by item tells of a year.
  func teach(
    _ table: String, _ year: Int, of areas: [String: [String: Double]], _ attack: inout WrittenAttack
  ) {
    for (area, members) in areas {
      for item in items(table) {
        guard let figure = figure(table, area, year, item) else { continue }
        attack.learn(Self.sum(members, year, [item]), figure)
      }
    }
  }

  /// Teaches what the groups and the total tell of the ages.
  func teachGroups(_ year: Int, of areas: [String: [String: Double]], _ attack: inout WrittenAttack) {
    for (area, members) in areas {
      for group in items("population_groups") {
        guard let figure = figure("population_groups", area, year, group) else { continue }
        attack.learn(Self.sum(members, year, self.members(of: group)), figure)
      }
    }
  }

  /// Teaches that the components make the change of the total.
  func teachBalance(_ year: Int, of areas: [String: [String: Double]], _ attack: inout WrittenAttack) {
    for (area, members) in areas {
      guard let now = figure("population_groups", area, year, "total"),
        let next = figure("population_groups", area, year + 1, "total")
      else { continue }
      var weights: [String: Double] = [:]
      for (region, share) in members {
        for item in items("components") {
          weights[Self.number(region, year, item)] = Self.isLoss(item) ? -share : share
        }
      }
      attack.learn(weights, next - now)
    }
  }

  static func isLoss(_ component: String) -> Bool {
    ["deaths", "emigration", "departures"].contains(component)
  }

  /// Teaches that who is a year older next year was there, came, died or left: for a region's single ages.
  ///
  /// Comers and leavers of the ages whose people are known in both years count together: at least what the change needs, and as
  /// many more of both.
  func teachAgeing(_ region: String, _ year: Int, openAge: Int, _ attack: inout WrittenAttack) {
    var (comers, leavers) = (["\(region) \(year) both": 1.0], ["\(region) \(year) both": 1.0])
    var (known, lost) = (0.0, 0.0)
    for (before, after) in Self.cohorts(openAge) {
      var weights: [String: Double] = [:]
      for item in before {
        weights[Self.number(region, year, item)] = -1
      }
      for item in after { weights[Self.number(region, year + 1, item)] = 1 }
      if weights.keys.allSatisfy({ attack.isKnown($0) != nil }) {
        let change = weights.reduce(0) { $0 + $1.value * (attack.isKnown($1.key) ?? 0) }
        if change > 0 { known += change } else { lost -= change }
        continue
      }
      let name = "\(region) \(year) to \(after[0])"
      (weights["\(name) comers"], weights["\(name) leavers"]) = (-1, 1)
      (comers["\(name) comers"], leavers["\(name) leavers"]) = (1, 1)
      attack.learn(weights, 0, isRounded: false)
    }
    for item in items("components") where item != "births" {
      let number = Self.number(region, year, item)
      if Self.isLoss(item) { leavers[number] = -1 } else { comers[number] = -1 }
    }
    attack.learn(comers, -known)
    attack.learn(leavers, -lost)
  }

  /// Who becomes whom in a year; births become the ages 0 of both sexes.
  private static func cohorts(_ openAge: Int) -> [(before: [String], after: [String])] {
    [(["births"], ["F 0", "M 0"])]
      + ["F", "M"].flatMap { sex in
        (1..<openAge).map { (["\(sex) \($0 - 1)"], ["\(sex) \($0)"]) }
          + [(["\(sex) \(openAge - 1)", "\(sex) \(openAge)"], ["\(sex) \(openAge)"])]
      }
  }
}
