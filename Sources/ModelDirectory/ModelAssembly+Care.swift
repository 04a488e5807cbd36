import Demography

extension ModelAssembly {
  mutating func readCare() -> CareData {
    var data = CareData()
    data.products = readProducts()
    requireNotRegional(data.products)
    data.use = readBandRates("care_use.csv", "rate", "product", products, of: "care_products.csv")
    data.regional = readCareRegional()
    data.trends = readTrends()
    if let table = tables["conditions.csv"] {
      data.conditions = (0..<table.rows).map { row in
        Condition(
          code: table.text("condition", row), nameNL: table.text("name_nl", row),
          nameEN: table.text("name_en", row), targetGroup: table.text("target_group", row))
      }.sorted { $0.code < $1.code }
    }
    data.prevalence = readBandRates(
      "prevalence.csv", "prevalence", "condition", conditions, of: "conditions.csv")
    return data
  }

  private mutating func readProducts() -> [CareProduct] {
    guard let table = tables["care_products.csv"] else { return [] }
    if present.contains("workforce_branches.csv") {
      _ = resolve(table, "branch", in: branches, "branch", of: "workforce_branches.csv")
    }
    let (domain, year) = (table.integers("domain"), table.integers("year"))
    for row in 0..<table.rows { requireFreeCode(table, row) }
    for row in 0..<table.rows { requireUnit(table, row) }
    return (0..<table.rows).map { row in
      CareProduct(
        code: table.text("product", row), nameNL: table.text("name_nl", row),
        nameEN: table.text("name_en", row),
        domain: CareDomain.allCases[Int(domain[row])], branch: table.text("branch", row),
        unit: table.text("unit", row), year: Int(year[row]))
    }.sorted { $0.code < $1.code }
  }

  /// Notes a product that `model.yaml` calls not regional and the model hasn't.
  private mutating func requireNotRegional(_ products: [CareProduct]) {
    for code in settings.notRegional.keys.sorted() where !products.contains(where: { $0.code == code }) {
      log.add(
        SettingsReader.file, line: settingLines["not_regional.\(code)"],
        "not_regional names \(Quoted.text(code)); allowed is a product of care_products.csv")
    }
  }

  /// Notes a product with the code of a sum over products, which the results add.
  private mutating func requireFreeCode(_ table: Table, _ row: Int) {
    let code = table.text("product", row)
    guard code == "total" || code.hasPrefix("total_") else { return }
    log.add(
      table.file, line: table.line(row),
      "product is \(Quoted.text(code)); allowed is anything but 'total' and what starts with 'total_', "
        + "which stand for sums over products")
  }

  /// Notes another spelling of `eur`, whose product would silently be missing from the sums.
  private mutating func requireUnit(_ table: Table, _ row: Int) {
    let unit = table.text("unit", row)
    let plain = unit.lowercased().filter { !$0.isWhitespace && $0 != "." }
    guard unit != "eur", ["eur", "euro", "euros", "euro's", "euro’s", "€"].contains(plain) else { return }
    log.add(
      table.file, line: table.line(row),
      "unit is \(Quoted.text(unit)); allowed is 'eur' for money, or what is counted")
  }

  /// Rates by sex and age band per code of `column`; the bands of a code and sex must not overlap.
  mutating func readBandRates(
    _ file: String, _ values: String, _ column: String, _ index: [String: Int], of definitions: String
  ) -> [String: [BandRate]] {
    guard let table = tables[file] else { return [:] }
    let place = resolve(table, column, in: index, column, of: definitions)
    let (sex, rates, codes) = (table.integers("sex"), table.numbers(values), table.texts(column))
    let group = zip(place, sex).map { $0 < 0 ? -1 : $0 * 2 + Int($1) }
    let count = (group.max() ?? -1) + 1
    let rows = rowsByAge(table, group: group, count: count, complete: false) { g in
      "\(column) \(codes[group.firstIndex(of: g) ?? 0]), sex \(Sex.allCases[g % 2].letter)"
    }
    let bands = bands(table)
    var result: [String: [BandRate]] = [:]
    for row in rows.joined() {
      let rate = BandRate(sex: Sex.allCases[Int(sex[row])], ages: bands[row], rate: rates[row])
      result[codes[row], default: []].append(rate)
    }
    return result
  }

  private mutating func readCareRegional() -> [String: ObservedExpected] {
    guard let table = tables["care_regional.csv"] else { return [:] }
    let region = resolveRegions(table)
    let product = resolve(table, "product", in: products, "product", of: "care_products.csv")
    let (observed, expected) = (table.numbers("observed"), table.numbers("expected"))
    let unknown = [Double](repeating: .nan, count: regions.count)
    var result: [String: ObservedExpected] = [:]
    for row in 0..<table.rows where region[row] >= 0 && product[row] >= 0 {
      let code = table.text("product", row)
      result[code, default: .init(observed: unknown, expected: unknown)].observed[region[row]] = observed[row]
      result[code]?.expected[region[row]] = expected[row]
      requireExpected(table, row, "observed", observed[row], expected[row])
    }
    return result
  }

  private mutating func readTrends() -> [String: CareTrend] {
    guard let table = tables["care_trends.csv"] else { return [:] }
    requireOrder(table, ["p10", "growth", "p90"])
    var result: [String: CareTrend] = [:]
    for row in 0..<table.rows {
      let code = table.text("product", row)
      let isKnown = knowsAll("care_products.csv") && knowsAll("conditions.csv")
      if isKnown, products[code] == nil, conditions[code] == nil {
        log.add(
          table.file, line: table.line(row),
          "product is \(Quoted.text(code)), which is neither a product of care_products.csv "
            + "nor a condition of conditions.csv")
      }
      result[code] = CareTrend(
        growth: table.numbers("growth")[row], p10: table.numbers("p10")[row], p90: table.numbers("p90")[row],
        source: table.text("source", row))
    }
    return result
  }

  mutating func readDeterminants() -> DeterminantData {
    var data = DeterminantData()
    if let table = tables["determinant_definitions.csv"] {
      let (role, influence) = (table["role"], table["influenceable"])
      data.definitions = (0..<table.rows).map { row in
        DeterminantData.Definition(
          code: table.text("determinant", row), nameNL: table.text("name_nl", row),
          nameEN: table.text("name_en", row), theme: table.text("theme", row), unit: table.text("unit", row),
          unitEN: table.has("unit_en") ? table.text("unit_en", row) : "",
          isRegressor: role.names[Int(role.integers[row])] == "regressor",
          influenceable: influence.names[Int(influence.integers[row])])
      }.sorted { $0.code < $1.code }
    }
    readDeterminantValues(&data)
    data.exposures = readExposures()
    data.relativeRisks = readRelativeRisks(exposed: data.exposures)
    return data
  }

  private mutating func readDeterminantValues(_ data: inout DeterminantData) {
    guard let table = tables["determinants.csv"] else { return }
    let region = resolveRegions(table)
    let known = resolve(
      table, "determinant", in: determinants, "determinant", of: "determinant_definitions.csv")
    let (year, value) = (table.integers("year"), table.numbers("value"))
    let unknown = [Double](repeating: .nan, count: regions.count)
    let codes = table.texts("determinant")
    for row in 0..<table.rows where region[row] >= 0 && known[row] >= 0 {
      data.values[codes[row], default: unknown][region[row]] = value[row]
      data.years[codes[row]] = max(data.years[codes[row]] ?? 0, Int(year[row]))
    }
  }

  /// Exposures needn't be among the regions' circumstances: `exposure.csv` names them itself.
  private mutating func readExposures() -> [String: [BandRate]] {
    guard let table = tables["exposure.csv"] else { return [:] }
    var index: [String: Int] = [:]
    for code in table.texts("determinant") where index[code] == nil { index[code] = index.count }
    return readBandRates("exposure.csv", "share", "determinant", index, of: "exposure.csv")
  }

  private mutating func readRelativeRisks(
    exposed: [String: [BandRate]]
  ) -> [DeterminantData.RelativeRisk] {
    guard let table = tables["relative_risks.csv"] else { return [] }
    for row in 0..<table.rows { requireDeterminant(table, row, exposed: exposed) }
    requireOrderedPercentiles(table)
    let kind = table.integers("kind")
    return (0..<table.rows).map { row in
      let (target, isCondition) = (table.text("target", row), kind[row] == 0)
      let definitions = isCondition ? "conditions.csv" : "care_products.csv"
      if knowsAll(definitions), (isCondition ? conditions : products)[target] == nil {
        let noun = isCondition ? "condition" : "product"
        log.add(
          table.file, line: table.line(row),
          "target is \(Quoted.text(target)), which is not a \(noun) of \(definitions)")
      }
      return DeterminantData.RelativeRisk(
        determinant: table.text("determinant", row), isCondition: isCondition, target: target,
        relativeRisk: table.numbers("relative_risk")[row], p10: table.numbers("p10")[row],
        p90: table.numbers("p90")[row], source: table.text("source", row))
    }.sorted {
      ($0.determinant, $0.isCondition ? 0 : 1, $0.target) < (
        $1.determinant, $1.isCondition ? 0 : 1, $1.target
      )
    }
  }

  /// Notes a risk of a determinant that nothing else names.
  private mutating func requireDeterminant(_ table: Table, _ row: Int, exposed: [String: [BandRate]]) {
    let code = table.text("determinant", row)
    guard determinants[code] == nil, exposed[code] == nil else { return }
    guard knowsAll("determinant_definitions.csv"), knowsAll("exposure.csv") else { return }
    log.add(
      table.file, line: table.line(row),
      "determinant is \(Quoted.text(code)), which is neither a determinant of determinant_definitions.csv "
        + "nor of exposure.csv")
  }
}
