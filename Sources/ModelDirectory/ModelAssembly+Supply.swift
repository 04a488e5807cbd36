import Demography

// Staff and waiting.
extension ModelAssembly {
  private static let branchFile = "workforce_branches.csv"

  mutating func readWorkforce() -> WorkforceData {
    var data = WorkforceData()
    if let table = tables[Self.branchFile] { data.branches = readBranches(table) }
    data.ages = readBandRates("workforce_age.csv", "share", "branch", branches, of: Self.branchFile)
    normaliseAges(&data)
    if let table = tables["workforce_flows.csv"] {
      _ = resolve(table, "branch", in: branches, "branch", of: Self.branchFile)
      for row in 0..<table.rows {
        data.flows[table.text("branch", row), default: [:]][table.text("flow", row)] =
          table.numbers("rate")[row]
      }
    }
    data.training = readTraining()
    data.profiles = readProfiles()
    data.capacityParameters = readCapacityParameters()
    data.publishedShortages = readShortages()
    data.links = readLinks()
    data.employees = readEmployees()
    return data
  }

  private func readBranches(_ table: Table) -> [WorkforceData.Branch] {
    (0..<table.rows).map { row in
      WorkforceData.Branch(
        code: table.text("branch", row), nameNL: table.text("name_nl", row),
        nameEN: table.text("name_en", row),
        employees: table.numbers("employees")[row], fte: table.numbers("fte")[row],
        absence: table.numbers("absence")[row],
        vacanciesPer1000Jobs: table.numbers("vacancies_per_1000_jobs")[row],
        year: Int(table.integers("year")[row]))
    }.sorted { $0.code < $1.code }
  }

  private mutating func normaliseAges(_ data: inout WorkforceData) {
    guard let table = soundTable("workforce_age.csv") else { return }
    for (code, rates) in data.ages.sorted(by: { $0.key < $1.key }) {
      let shares = normalised(rates.map(\.rate), table.file, "branch \(Quoted.text(code))")
      data.ages[code] = zip(rates, shares).map { .init(sex: $0.sex, ages: $0.ages, rate: $1) }
    }
  }

  private mutating func readTraining() -> [String: WorkforceData.Training] {
    guard let table = tables["workforce_training.csv"] else { return [:] }
    _ = resolve(table, "branch", in: branches, "branch", of: Self.branchFile)
    requireOrderedPercentiles(table)
    var result: [String: WorkforceData.Training] = [:]
    for row in 0..<table.rows {
      func value(_ column: String) -> Double { table.numbers(column)[row] }
      result[table.text("branch", row)] = .init(
        intake: value("intake"), years: value("years"), completion: value("completion"),
        uptake: value("uptake"),
        p10: value("p10"), p90: value("p90"), source: table.text("source", row))
    }
    return result
  }

  /// Profiles by sex and age; a fault for one whose values are all 0 for a sex.
  private mutating func readProfiles() -> [WorkforceData.Profile: [BandRate]] {
    guard let table = tables["workforce_profiles.csv"] else { return [:] }
    let kinds = WorkforceData.Profile.allCases
    let (kind, sex, values) = (table.integers("profile"), table.integers("sex"), table.numbers("value"))
    let group = zip(kind, sex).map { Int($0) * 2 + Int($1) }
    let rows = rowsByAge(table, group: group, count: 2 * kinds.count, complete: false) { g in
      "profile \(kinds[g / 2].rawValue), sex \(Sex.allCases[g % 2].letter)"
    }
    let bands = bands(table)
    var result: [WorkforceData.Profile: [BandRate]] = [:]
    for (g, own) in rows.enumerated() {
      let rates = own.map { BandRate(sex: Sex.allCases[g % 2], ages: bands[$0], rate: values[$0]) }
      result[kinds[g / 2], default: []] += rates
    }
    guard table.isSound else { return result }
    for kind in kinds where result[kind]?.isEmpty == false {
      for sex in Sex.allCases where !(result[kind] ?? []).contains(where: { $0.sex == sex && $0.rate > 0 }) {
        log.add(
          table.file,
          "profile \(kind.rawValue), sex \(sex.letter): no value is above 0; allowed is a profile with values for both sexes"
        )
      }
    }
    return result.filter { !$0.value.isEmpty }
  }

  private func readCapacityParameters() -> [WorkforceData.CapacityParameter] {
    guard let table = tables["workforce_gp_capaciteitsorgaan.csv"] else { return [] }
    return (0..<table.rows).map { row in
      .init(
        parameter: table.text("parameter", row), value: table.text("value", row),
        unit: table.text("unit", row),
        year: Int(table.integers("year")[row]))
    }.sorted { $0.parameter < $1.parameter }
  }

  private mutating func readShortages() -> [WorkforceData.PublishedShortage] {
    guard let table = tables["published_shortages.csv"] else { return [] }
    // "totaal" is the sector as a whole.
    _ = resolve(
      table, "branch", in: branches.merging(["totaal": branches.count]) { own, _ in own }, "branch",
      of: Self.branchFile)
    return (0..<table.rows).map { row in
      .init(
        year: Int(table.integers("year")[row]), branch: table.text("branch", row),
        persons: table.numbers("persons")[row], edition: table.text("edition", row),
        source: table.text("source", row))
    }.sorted { ($0.year, $0.branch, $0.edition) < ($1.year, $1.branch, $1.edition) }
  }

  private mutating func readLinks() -> [String: [String: Double]] {
    guard let table = tables["workforce_links.csv"] else { return [:] }
    _ = resolve(table, "product", in: products, "product", of: "care_products.csv")
    _ = resolve(table, "branch", in: branches, "branch", of: Self.branchFile)
    var result: [String: [String: Double]] = [:]
    for row in 0..<table.rows {
      result[table.text("branch", row), default: [:]][table.text("product", row)] =
        table.numbers("share")[row]
    }
    guard table.isSound else { return result }
    for (branch, links) in result.sorted(by: { $0.key < $1.key }) {
      let ordered = links.sorted { $0.key < $1.key }
      let shares = normalised(ordered.map(\.value), table.file, "branch \(Quoted.text(branch))")
      result[branch] = Dictionary(uniqueKeysWithValues: zip(ordered.map(\.key), shares))
    }
    return result
  }

  private mutating func readEmployees() -> [String: [Double]] {
    guard let table = tables["workforce_regional.csv"] else { return [:] }
    let region = resolveRegions(table)
    let branch = resolve(table, "branch", in: branches, "branch", of: Self.branchFile)
    let (codes, employees) = (table.texts("branch"), table.numbers("employees"))
    let unknown = [Double](repeating: .nan, count: regions.count)
    var result: [String: [Double]] = [:]
    for row in 0..<table.rows where region[row] >= 0 && branch[row] >= 0 {
      result[codes[row], default: unknown][region[row]] = employees[row]
    }
    guard table.isSound else { return result }
    for (code, values) in result.sorted(by: { $0.key < $1.key }) {
      requireEveryRegion(values, table.file, "branch \(Quoted.text(code)): ")
    }
    return result
  }

  mutating func readWaiting() -> WaitingData {
    var data = WaitingData()
    if let table = tables["waiting_norms.csv"] {
      if present.contains("care_products.csv") {
        _ = resolve(table, "product", in: products, "product", of: "care_products.csv")
      }
      if present.contains(Self.branchFile) {
        _ = resolve(table, "branch", in: branches, "branch", of: Self.branchFile)
      }
      let binds = table.has("applies") ? table.integers("applies") : Array(repeating: 0, count: table.rows)
      data.norms = (0..<table.rows).map { row in
        .init(
          service: table.text("service", row), nameNL: table.text("name_nl", row),
          nameEN: table.has("name_en") ? table.text("name_en", row) : "",
          weeks: table.numbers("norm_weeks")[row], product: table.text("product", row),
          branch: table.text("branch", row), isComparison: binds[row] == 1,
          source: table.text("source", row))
      }.sorted { $0.service < $1.service }
    }
    if let table = tables["waiting_times.csv"] { data.times = readTimes(table, data.norms) }
    return data
  }

  private mutating func readTimes(_ table: Table, _ norms: [WaitingData.Norm]) -> [WaitingData.Observation] {
    let services = Dictionary(zip(norms.map(\.service), 0...), uniquingKeysWith: { first, _ in first })
    _ = resolve(table, "service", in: services, "service", of: "waiting_norms.csv")
    requireAggregates(table)
    return (0..<table.rows).map { row in
      func value(_ column: String) -> Double { table.numbers(column)[row] }
      return WaitingData.Observation(
        set: table.text("set", row), code: table.text("code", row), service: table.text("service", row),
        year: Int(table.integers("year")[row]), weeks: value("weeks"), weeksMedian: value("weeks_median"),
        providers: value("providers"))
    }.sorted { ($0.set, $0.code, $0.service) < ($1.set, $1.code, $1.service) }
  }

  /// Notes rows whose set or code isn't there.
  mutating func requireAggregates(_ table: Table) {
    guard knowsAll("regions.csv"), knowsAll("region_sets.csv") else { return }
    var known = Dictionary(
      sets.map { ($0.name, Set($0.aggregates.map(\.code))) }, uniquingKeysWith: { $0.union($1) })
    known[Self.ownRegions] = Set(regions.map(\.code))
    for (row, (set, code)) in zip(table.texts("set"), table.texts("code")).enumerated() {
      if let codes = known[set] {
        guard !codes.contains(code) else { continue }
        log.add(
          table.file, line: table.line(row),
          "code is \(Quoted.text(code)), which the set \(Quoted.text(set)) doesn't have")
      } else {
        log.add(
          table.file, line: table.line(row),
          "set is \(Quoted.text(set)), which is neither a set of region_sets.csv nor 'gemeente'")
      }
    }
  }
}
