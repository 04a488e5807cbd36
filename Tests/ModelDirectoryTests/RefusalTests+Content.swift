// What no table shows by itself: references, completeness, sums, what the methods need.
extension RefusalTests {
  static let references = [
    Refusal(
      "an unknown region in a set", "region_sets.csv:3: region is 'X', which is not a region of regions.csv"
    ) { $0.setLine(3, of: "region_sets.csv", to: "land,L,Land,X,1") },
    Refusal(
      "unknown regions in a flow",
      "internal_migration_flows.csv:2: origin is 'X', which is not a region of regions.csv",
      "internal_migration_flows.csv:5: destination is 'Y', which is not a region of regions.csv"
    ) {
      $0.setLine(2, of: "internal_migration_flows.csv", to: "X,B,7")
      $0.setLine(5, of: "internal_migration_flows.csv", to: "C,Y,2")
    },
    Refusal(
      "a flow to itself",
      "internal_migration_flows.csv:7: origin and destination are both 'B'; "
        + "allowed are moves between different regions"
    ) { $0.setLine(7, of: "internal_migration_flows.csv", to: "B,B,1") },
    Refusal(
      "a region that no one can leave",
      "internal_migration_flows.csv: no moves from B to any other region; "
        + "allowed is at least one destination for every region"
    ) { $0.setLine(4, of: "internal_migration_flows.csv", to: "B,A,0") },
    Refusal(
      "an unknown product", "care_use.csv:2: product is 'p9', which is not a product of care_products.csv"
    ) {
      $0.setLine(2, of: "care_use.csv", to: "p9,F,0,2,100")
    },
    Refusal(
      "products that aren't defined",
      "care_regional.csv: refers to products, but care_products.csv is missing",
      "care_trends.csv:2: product is 'p1', which is neither a product of care_products.csv "
        + "nor a condition of conditions.csv",
      "care_use.csv: refers to products, but care_products.csv is missing",
      "relative_risks.csv:3: target is 'p1', which is not a product of care_products.csv",
      "workforce_links.csv: refers to products, but care_products.csv is missing"
    ) { $0.files["care_products.csv"] = nil },
    Refusal(
      "branches that aren't defined",
      "published_shortages.csv: refers to branches, but workforce_branches.csv is missing",
      "workforce_age.csv: refers to branches, but workforce_branches.csv is missing",
      "workforce_flows.csv: refers to branches, but workforce_branches.csv is missing",
      "workforce_links.csv: refers to branches, but workforce_branches.csv is missing",
      "workforce_regional.csv: refers to branches, but workforce_branches.csv is missing",
      "workforce_training.csv: refers to branches, but workforce_branches.csv is missing"
    ) { $0.files["workforce_branches.csv"] = nil },
    Refusal(
      "an unknown branch",
      "care_products.csv:2: branch is 'b9', which is not a branch of workforce_branches.csv"
    ) { $0.setLine(2, of: "care_products.csv", to: "p1,Een,One,Zvw,b9,eur,2022") },
    Refusal(
      "an unknown trend",
      "care_trends.csv:3: product is 'c9', which is neither a product of care_products.csv "
        + "nor a condition of conditions.csv"
    ) { $0.setLine(3, of: "care_trends.csv", to: "c9,0,0,0,") },
    Refusal(
      "an unknown determinant",
      "determinants.csv:4: determinant is 'd9', which is not a determinant of determinant_definitions.csv"
    ) { $0.setLine(4, of: "determinants.csv", to: "C,d9,2022,1") },
    Refusal(
      "a risk of an unknown determinant",
      "relative_risks.csv:2: determinant is 'd9', which is neither a determinant of "
        + "determinant_definitions.csv nor of exposure.csv"
    ) { $0.setLine(2, of: "relative_risks.csv", to: "d9,condition,c1,2,1.5,2.5,") },
    Refusal(
      "exposures that overlap",
      "exposure.csv:4: determinant smoke, sex M: ages 4+ overlap ages 3-4 of line 3"
    ) { $0.setLine(4, of: "exposure.csv", to: "smoke,M,4,,0.1,") },
    Refusal(
      "a share above one", "exposure.csv:2: share is '1.2'; allowed is a number from 0 to 1"
    ) { $0.setLine(2, of: "exposure.csv", to: "smoke,F,3,,1.2,made up") },
    Refusal(
      "an unknown target", "relative_risks.csv:3: target is 'c1', which is not a product of care_products.csv"
    ) { $0.setLine(3, of: "relative_risks.csv", to: "d1,product,c1,1.2,1,1.4,") },
    Refusal(
      "waits of nowhere",
      "waiting_times.csv:2: set is 'sea', which is neither a set of region_sets.csv nor 'gemeente'",
      "waiting_times.csv:3: code is 'X', which the set 'gemeente' doesn't have",
      "waiting_times.csv:3: service is 's9', which is not a service of waiting_norms.csv"
    ) {
      $0.setLine(2, of: "waiting_times.csv", to: "sea,L,s1,2023,5.5,,3")
      $0.setLine(3, of: "waiting_times.csv", to: "gemeente,X,s9,2023,4,3,")
    },
    Refusal(
      "tiles of nowhere",
      "area_tiles.csv:2: set is 'sea', which is neither a set of region_sets.csv nor 'gemeente'",
      "area_tiles.csv:3: code is 'H9', which the set 'half' doesn't have"
    ) {
      $0.setLine(2, of: "area_tiles.csv", to: "sea,L,0,0")
      $0.setLine(3, of: "area_tiles.csv", to: "half,H9,0,0")
    },
    Refusal(
      "two tiles in one place",
      "area_tiles.csv:4: column 0, row 0 of the set 'half' is taken by 'H1' of line 3; "
        + "allowed is a place of its own"
    ) { $0.setLine(4, of: "area_tiles.csv", to: "half,H2,0,0") },
    Refusal(
      "tiles off the map",
      "area_tiles.csv:2: column is '-1'; allowed is a whole number from 0 to 99",
      "area_tiles.csv:5: row is '100'; allowed is a whole number from 0 to 99"
    ) {
      $0.setLine(2, of: "area_tiles.csv", to: "land,L,-1,0")
      $0.setLine(5, of: "area_tiles.csv", to: "gemeente,B,3,100")
    },
    Refusal("two tiles of an area", "area_tiles.csv:4: repeats the key of line 3: set 'half', code 'H1'") {
      $0.setLine(4, of: "area_tiles.csv", to: "half,H1,1,0")
    },
    Refusal(
      "a norm that applies perhaps", "waiting_norms.csv:2: applies is 'perhaps'; allowed is yes or comparison"
    ) { $0.setLine(2, of: "waiting_norms.csv", to: "s1,Poli,4,p1,b1,perhaps,made up") },
    Refusal(
      "profiles that overlap or leave out a sex",
      "workforce_profiles.csv: profile entry, sex M: no value is above 0; "
        + "allowed is a profile with values for both sexes",
      "workforce_profiles.csv:3: profile leaving, sex F: ages 3+ overlap ages 0-3 of line 2"
    ) {
      $0.setLine(3, of: "workforce_profiles.csv", to: "leaving,F,3,,1,")
      $0.setLine(6, of: "workforce_profiles.csv", to: "entry,M,2,4,0,")
    },
    Refusal(
      "a profile of something else",
      "workforce_profiles.csv:2: profile is 'staying'; allowed is leaving or entry or training"
    ) { $0.setLine(2, of: "workforce_profiles.csv", to: "staying,F,0,3,2,made up") },
    Refusal(
      "history of nowhere",
      "history_components.csv:2: region is 'Q', which is neither a region of regions.csv "
        + "nor an aggregate of region_sets.csv"
    ) { $0.replace("L,2023", in: "history_components.csv", with: "Q,2023") },
  ]

  static let completeness = [
    Refusal("an empty model", "regions.csv: has no rows below its header") {
      $0.files["regions.csv"] = "region,name\n"
    },
    Refusal(
      "an age gap", "population.csv: region A, sex F: ages 2-3 are missing; allowed is a row for each age 0-5"
    ) {
      $0.setLine(4, of: "population.csv", to: nil)
      $0.setLine(4, of: "population.csv", to: nil)
    },
    Refusal(
      "a sex without rows",
      "population.csv: region B, sex M: every age is missing; allowed is a row for each age 0-5"
    ) { model in for _ in 0..<6 { model.setLine(20, of: "population.csv", to: nil) } },
    Refusal("a region without people", "population.csv: region C (Curaçao) has no people") {
      $0.files["population.csv"] = TestModel.perCell("region,sex,age,population") { $0 < 24 ? 10 : 0 }
    },
    Refusal("a region without rows", "population.csv: region C (Curaçao) has no rows") { model in
      for _ in 0..<12 { model.setLine(26, of: "population.csv", to: nil) }
    },
    Refusal(
      "a gap and an overlap between bands",
      "population.csv: region A, sex M: no band covers ages 4; allowed are bands that cover 0-5",
      "population.csv:3: region A, sex F: ages 2+ overlap ages 0-2 of line 2"
    ) {
      $0.replace("B,Berg", in: "regions.csv", with: "B,Berg")
      $0.files["population.csv"] = TestModel.table(
        "region,sex,age_from,age_to,population",
        ["A,F,0,2,1", "A,F,2,,1", "A,M,0,3,1", "A,M,5,5,1"]
          + ["B", "C"].flatMap { region in ["F", "M"].map { "\(region),\($0),0,,9" } })
    },
    Refusal(
      "a band that ends before it starts", "care_use.csv:2: age_to 1 is below age_from 2"
    ) { $0.setLine(2, of: "care_use.csv", to: "p1,F,2,1,100") },
    Refusal(
      "bands of use that overlap", "care_use.csv:3: product p1, sex F: ages 2+ overlap ages 0-2 of line 2"
    ) { $0.setLine(3, of: "care_use.csv", to: "p1,F,2,,200") },
    Refusal(
      "a cell of the history",
      "mortality_history.csv: year 2018, sex F: age 0 is missing; allowed is a row for each age 0-5"
    ) { $0.setLine(2, of: "mortality_history.csv", to: nil) },
    Refusal(
      "a region without births", "fertility_regional.csv: no row for C; allowed is a row for every region"
    ) { $0.setLine(4, of: "fertility_regional.csv", to: nil) },
    Refusal(
      "a year of migration",
      "internal_migration.csv: year 2021: no row for A; allowed is a row for every region"
    ) { $0.setLine(2, of: "internal_migration.csv", to: nil) },
    Refusal(
      "a cell of survival",
      "survival.csv: year 2024, region A, sex F: missing at age -1; allowed is a row for each age -1 to 4",
      "survival.csv: year 2024, region B, sex F: missing at age -1; allowed is a row for each age -1 to 4",
      "survival.csv: year 2024, region C, sex F: missing at age -1; allowed is a row for each age -1 to 4"
    ) { $0.setLine(2, of: "survival.csv", to: nil) },
    Refusal(
      "staff of a region",
      "workforce_regional.csv: branch 'b1': no row for A; allowed is a row for every region"
    ) { $0.setLine(2, of: "workforce_regional.csv", to: nil) },
  ]

  static let sums = [
    Refusal(
      "shares of immigrants",
      "international_migration_age.csv: flow immigration: the shares sum to 0.96666663; allowed is 1 within 0.000001"
    ) { $0.setLine(2, of: "international_migration_age.csv", to: "immigration,F,0,0.05") },
    Refusal(
      "shares of a merger",
      "municipality_changes.csv:2: old_code 'Z' in 2020: the shares sum to 1.1; allowed is 1 within 0.000001"
    ) { $0.setLine(2, of: "municipality_changes.csv", to: "Z,Zee,A,Aalst,2020,0.5") },
    Refusal(
      "shares of staff", "workforce_age.csv: branch 'b2': the shares sum to 0.9; allowed is 1 within 0.000001"
    ) { $0.replace("b2,M,2,,0.3", in: "workforce_age.csv", with: "b2,M,2,,0.2") },
    Refusal(
      "shares of products",
      "workforce_links.csv: branch 'b2': the shares sum to 1.000002; allowed is 1 within 0.000001"
    ) { $0.replace("p2,b2,0.7", in: "workforce_links.csv", with: "p2,b2,0.700002") },
  ]

  static let methods = [
    Refusal(
      "tables that methods need",
      "fertility.csv: is missing; fertility.method 'trend' needs it",
      "internal_migration.csv: is missing; migration.internal 'flows' needs it",
      "internal_migration_age.csv: is missing; migration.internal 'flows' needs it",
      "internal_migration_flows.csv: is missing; migration.internal 'flows' needs it",
      "international_migration.csv: is missing; migration.international 'rates' needs it",
      "international_migration_age.csv: is missing; migration.international 'rates' needs it",
      "mortality_history.csv: is missing; mortality.method 'li_lee' needs it"
    ) { model in
      for file in TestModel.migration.keys { model.files[file] = nil }
      model.files["fertility.csv"] = nil
      model.files["mortality_history.csv"] = nil
    },
    Refusal(
      "tables that other methods need", "mortality.csv: is missing; mortality.method 'table' needs it",
      "net_migration.csv: is missing; migration.international 'net' needs it"
    ) {
      $0.files["model.yaml"] = """
        {name: x, base_year: 2024, open_age: 5, mortality: {method: table}, migration: {international: net}}
        """
      $0.files["mortality.csv"] = nil
      $0.files["net_migration.csv"] = nil
    },
    Refusal(
      "given survival", "survival.csv: has no rows for the base year 2025, only for 2024"
    ) {
      $0.files["model.yaml"] = "{name: x, base_year: 2025, open_age: 5, mortality: {method: survival}}"
    },
    Refusal(
      "years of a level that the table lacks",
      "model.yaml:6: levels.internal has 2019-2020; allowed are the years of internal_migration.csv, 2021-2023"
    ) { $0.replace("internal: [2022, 2023], i", in: "model.yaml", with: "internal: [2019, 2020, 2023], i") },
    Refusal(
      "too few years to fit",
      "mortality_history.csv: has 2 years from 2022 on that aren't excluded; "
        + "allowed are at least 3 for mortality.method 'li_lee'"
    ) { $0.replace("fit_from: 2019", in: "model.yaml", with: "fit_from: 2022") },
    Refusal(
      "faults of several files",
      "fertility.csv:2: rate is 'x'; allowed is a number from 0 to 1",
      "model.yaml:7: unknown key 'extra'; allowed are name, version, base_year, open_age, mortality, fertility, "
        + "migration, levels, pension_age, healthy_ageing, workforce, uncertainty, not_regional, status",
      "population.csv:2: sex is 'V'; allowed is F or M",
      "region_sets.csv:2: region is 'X', which is not a region of regions.csv"
    ) {
      $0.setLine(2, of: "fertility.csv", to: "3,x")
      $0.append("extra: 1", to: "model.yaml")
      $0.setLine(2, of: "population.csv", to: "A,V,0,1")
      $0.setLine(2, of: "region_sets.csv", to: "land,L,Land,X,1")
    },
  ]
}
