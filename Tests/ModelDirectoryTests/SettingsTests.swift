import ModelDirectory
import Testing

struct SettingsTests {
  private func model(_ yaml: String) -> TestModel {
    var model = TestModel.oneRegion
    model.files["model.yaml"] = yaml
    return model
  }

  private static let basis = "name: x\nbase_year: 2024\nopen_age: 5\nmortality: {method: table}\n"
  private static let noMigration = basis + "migration: {international: none}\n"

  @Test func `every key`() throws {
    let settings = try model(
      """
      name: Test
      version: 2024.10
      base_year: 2024
      open_age: 5
      mortality: {method: table, fit_from: 1980, exclude_years: [2021, 2020]}
      fertility: {method: trend, long_run_tfr: 1.63, sex_ratio_at_birth: 1.06}
      migration:
        internal: none
        international: none
        timing: end
        long_run_immigration: {value: 265000, reached_in: 2030, source: CBS}
      levels: {internal: [], international: [2023]}
      pension_age: {2024: 67, 2028: 67.25}
      healthy_ageing: {share: 0.5, p10: 0, p90: 1, source: AWG}
      uncertainty: {mortality_drift: false, care_trends: true, care_trend_correlation: 0.25}
      status: {population: estimated, workforce_links: assumed}
      """
    ).read().settings
    #expect(settings.name == "Test" && settings.version == "2024.10")
    #expect(settings.mortality.method == .table && settings.mortality.fitFrom == 1980)
    #expect(settings.mortality.excludeYears == [2020, 2021])
    #expect(
      settings.fertility.longRunTotalFertilityRate == 1.63 && settings.fertility.sexRatioAtBirth == 1.06)
    #expect(settings.migration.timing == .end && settings.migration.international == .none)
    #expect(settings.migration.longRunImmigration?.value == 265_000)
    #expect(settings.migration.longRunImmigration?.reachedIn == 2030)
    #expect(settings.migration.longRunImmigration?.source == "CBS")
    #expect(settings.levels.international == [2023])
    #expect(settings.pensionAge == [2024: 67, 2028: 67.25])
    #expect(settings.healthyAgeing.share == 0.5 && settings.healthyAgeing.p90 == 1)
    #expect(!settings.uncertainty[.mortalityDrift] && settings.uncertainty[.careTrends])
    #expect(settings.uncertainty.sources.count == 20 && settings.uncertainty.careTrendCorrelation == 0.25)
    #expect(settings.status == ["population": "estimated", "workforce_links": "assumed"])
  }

  @Test func `defaults`() throws {
    let settings = try model(Self.noMigration).read().settings
    #expect(settings.version == "" && settings.openAge == 5)
    #expect(settings.mortality.fitFrom == 1970 && settings.mortality.excludeYears == [])
    #expect(settings.fertility.method == .trend && settings.fertility.sexRatioAtBirth == 1.05)
    #expect(settings.fertility.longRunTotalFertilityRate == nil)
    #expect(settings.migration.timing == .even && settings.migration.longRunImmigration == nil)
    #expect(settings.healthyAgeing.share == 0 && settings.healthyAgeing.p90 == 0)
    #expect(settings.uncertainty.sources == Set(ModelSettings.Uncertainty.Source.allCases))
    #expect(settings.uncertainty.careTrendCorrelation == 0.5)
  }

  @Test(arguments: ModelSettings.Uncertainty.Source.allCases)
  func `each source of uncertainty can be switched off`(source: ModelSettings.Uncertainty.Source) throws {
    let yaml = Self.noMigration + "uncertainty: {\(source.rawValue): false}\n"
    let settings = try model(yaml).read().settings
    #expect(!settings.uncertainty[source] && settings.uncertainty.sources.count == 20)
  }

  @Test func `a healthy share without a margin has none`() throws {
    let settings = try model(Self.noMigration + "healthy_ageing: {share: 0.3}\n").read().settings
    #expect([settings.healthyAgeing.p10, settings.healthyAgeing.p90] == [0.3, 0.3])
  }

  @Test func `the ends of the ranges are allowed`() throws {
    let settings = try model(
      """
      name: x
      base_year: 2024
      open_age: 5
      mortality: {method: table}
      fertility: {long_run_tfr: 10, sex_ratio_at_birth: 1.3}
      migration: {international: none, long_run_immigration: {value: 1e9, reached_in: 2024}}
      healthy_ageing: {share: 1, p10: 0, p90: 1}
      """
    ).read().settings
    #expect(settings.fertility.longRunTotalFertilityRate == 10 && settings.fertility.sexRatioAtBirth == 1.3)
    #expect(settings.migration.longRunImmigration?.reachedIn == 2024)
    #expect([settings.healthyAgeing.p10, settings.healthyAgeing.p90] == [0, 1])
  }

  @Test func `staff by its keys`() throws {
    let staff = try model(
      Self.noMigration + """
        workforce:
          weekly_hours: 38
          last_age: 70
          retirement_hazard: {-2: 0.1, 0: 0.5, 3: 0.9, source: somewhere}
          margins:
            inflow: {p10: 0.9, p90: 1.2, source: here}
            labour_saving: {value: 0.005, p10: -0.01, p90: 0.02, source: there}
            correlation: 0.25
        """
    ).read().settings.workforce
    #expect(staff.weeklyHours == 38 && staff.lastAge == 70)
    #expect(staff.retirementHazard == [-2: 0.1, 0: 0.5, 3: 0.9] && staff.hazardSource == "somewhere")
    #expect(staff.margins.inflow == .init(value: 1, p10: 0.9, p90: 1.2, source: "here"))
    #expect(staff.margins.outflow == .init(value: 1) && staff.margins.hours == .init(value: 1))
    #expect(staff.margins.labourSaving == .init(value: 0.005, p10: -0.01, p90: 0.02, source: "there"))
    #expect(staff.margins.correlation == 0.25)
  }

  @Test func `staff without keys has the documented defaults`() throws {
    let staff = try model(Self.noMigration).read().settings.workforce
    #expect(staff == ModelSettings.Workforce())
    #expect(staff.weeklyHours == 36 && staff.lastAge == 74 && staff.margins.correlation == 0.5)
    #expect(staff.margins.labourSaving == .init(value: 0) && staff.margins.inflow == .init(value: 1))
  }

  static let staffRefusals: [(String, [String])] = [
    (
      "{weekly_hours: 0, last_age: 20, hours: 3}",
      [
        "model.yaml:6: unknown key 'workforce.hours'; allowed are workforce.weekly_hours, workforce.last_age, "
          + "workforce.retirement_hazard, workforce.margins",
        "model.yaml:6: workforce.last_age is '20'; allowed is a whole number from 50 to 100",
        "model.yaml:6: workforce.weekly_hours is '0'; allowed is a number above 0 and at most 168",
      ]
    ),
    (
      "{retirement_hazard: {0.5: 0.1, 1: 1}}",
      [
        "model.yaml:6: workforce.retirement_hazard has '0.5: 0.1'; allowed is a share of at least 0 and below 1 for whole "
          + "years from the pension age, -40 to 40, and a source",
        "model.yaml:6: workforce.retirement_hazard has '1: 1'; allowed is a share of at least 0 and below 1 for whole "
          + "years from the pension age, -40 to 40, and a source",
      ]
    ),
    (
      "{retirement_hazard: {0: 0, source: x}}",
      [
        "model.yaml:6: workforce.retirement_hazard has no share above 0; allowed is a share of at least 0 and below 1 for "
          + "whole years from the pension age, -40 to 40, and a source"
      ]
    ),
    (
      "{margins: {inflow: {p10: 1.1, p90: 1.2}, labour_saving: {value: 0.01, p10: 0, p90: 0.005}}}",
      [
        "model.yaml:6: workforce.margins.inflow.p10 is 1.1, above the central figure, which is 1.0",
        "model.yaml:6: workforce.margins.labour_saving.p90 is 0.005, below the central figure, which is 0.01",
      ]
    ),
    (
      "{margins: {hours: {p10: 0}, correlation: 2, absence: {value: 1}}}",
      [
        "model.yaml:6: unknown key 'workforce.margins.absence.value'; allowed are workforce.margins.absence.p10, "
          + "workforce.margins.absence.p90, workforce.margins.absence.source",
        "model.yaml:6: workforce.margins.correlation is '2'; allowed is a number from 0 to 1",
        "model.yaml:6: workforce.margins.hours.p10 is '0'; allowed is a factor from 0.01 to 100, "
          + "1 being the central figure",
      ]
    ),
  ]

  @Test(arguments: staffRefusals) func `settings of staff are refused with these words`(
    _ section: String, _ expected: [String]
  ) throws {
    let faults = try model(Self.noMigration + "workforce: \(section)\n").faults()
    #expect(faults == expected, "\(faults.joined(separator: "\n"))")
  }

  static let refusals: [(String, [String])] = [
    ("", ["model.yaml: is empty; name and base_year are required"]),
    (
      "- a\n- b\n",
      [
        "model.yaml:1: must hold keys and values: name, version, base_year, open_age, mortality, fertility, "
          + "migration, levels, pension_age, healthy_ageing, workforce, uncertainty, not_regional, status"
      ]
    ),
    (
      "version: 1\n",
      [
        "model.yaml: has no key 'base_year', which is required",
        "model.yaml: has no key 'name', which is required",
      ]
    ),
    (
      "name: x\nbase_year: soon\n",
      ["model.yaml:2: base_year is 'soon'; allowed is a whole number from 1900 to 2200"]
    ),
    (
      "name: x\nbase_year: '2024'\n",
      ["model.yaml:2: base_year is '2024'; allowed is a whole number from 1900 to 2200"]
    ),
    (
      "name: x\nbase_year: 2024.5\n",
      ["model.yaml:2: base_year is '2024.5'; allowed is a whole number from 1900 to 2200"]
    ),
    (
      "name: [x]\nbase_year: 2300\n",
      [
        "model.yaml:1: name is a list; allowed is a text",
        "model.yaml:2: base_year is '2300'; allowed is a whole number from 1900 to 2200",
      ]
    ),
    (
      "name: ~\nbase_year: 2024\nopen_age: 0\n",
      [
        "model.yaml:1: name is '~'; allowed is a text",
        "model.yaml:3: open_age is '0'; allowed is a whole number from 1 to 150",
      ]
    ),
    ("name: x\nname: y\nbase_year: 2024\n", ["model.yaml:1: has a key more than once: name"]),
    (
      noMigration + "mortalty: {}\n",
      [
        "model.yaml:6: unknown key 'mortalty'; allowed are name, version, base_year, open_age, mortality, fertility, "
          + "migration, levels, pension_age, healthy_ageing, workforce, uncertainty, not_regional, status"
      ]
    ),
    (
      basis + "migration:\n  internal: no\n  inter: none\n",
      [
        "model.yaml:6: migration.internal is 'no'; allowed is flows, pool, none",
        "model.yaml:7: unknown key 'migration.inter'; allowed are migration.internal, migration.international, "
          + "migration.timing, migration.long_run_immigration",
      ]
    ),
    (
      basis + "migration: none\n",
      [
        "model.yaml:5: migration must hold keys and values: internal, international, timing, long_run_immigration"
      ]
    ),
    (
      noMigration + "levels: {internal: [2021, x]}\n",
      [
        "model.yaml:6: levels.internal is a list; allowed is a list of years, each a whole number from 1900 to 2200, "
          + "none twice"
      ]
    ),
    (
      noMigration + "fertility: {long_run_tfr: .inf, sex_ratio_at_birth: 0}\n",
      [
        "model.yaml:6: fertility.long_run_tfr is '.inf'; allowed is a number above 0 and at most 10",
        "model.yaml:6: fertility.sex_ratio_at_birth is '0'; allowed is a number from 0.8 to 1.3",
      ]
    ),
    (
      noMigration + "fertility: {long_run_tfr: 10.01, sex_ratio_at_birth: 105}\n",
      [
        "model.yaml:6: fertility.long_run_tfr is '10.01'; allowed is a number above 0 and at most 10",
        "model.yaml:6: fertility.sex_ratio_at_birth is '105'; allowed is a number from 0.8 to 1.3",
      ]
    ),
    (
      noMigration + "fertility: {long_run_tfr: 0, sex_ratio_at_birth: 0.79}\n",
      [
        "model.yaml:6: fertility.long_run_tfr is '0'; allowed is a number above 0 and at most 10",
        "model.yaml:6: fertility.sex_ratio_at_birth is '0.79'; allowed is a number from 0.8 to 1.3",
      ]
    ),
    (
      noMigration + "pension_age: {2024: 670}\nstatus: {people: observed}\n",
      [
        "model.yaml:6: pension_age has '2024: 670'; allowed is a pension age from 40 to 100 for each year",
        "model.yaml:7: status has 'people: observed'; allowed is a table and one of observed, derived, estimated, assumed",
      ]
    ),
    (
      noMigration + "not_regional:\n  p9: care abroad\n  p1: ''\n",
      [
        "model.yaml:7: not_regional names 'p9'; allowed is a product of care_products.csv",
        "model.yaml:8: not_regional has 'p1: '; allowed is a product and the reason why its regional figures can't be read as need, as a text or as {nl: ..., en: ...}",
      ]
    ),
    (
      noMigration
        + "not_regional:\n  p1: {nl: buitenland}\n  p2: {nl: buitenland, en: abroad, de: Ausland}\n",
      [
        "model.yaml:7: not_regional has 'p1: ?'; allowed is a product and the reason why its regional figures can't be read as need, as a text or as {nl: ..., en: ...}",
        "model.yaml:8: not_regional has 'p2: ?'; allowed is a product and the reason why its regional figures can't be read as need, as a text or as {nl: ..., en: ...}",
      ]
    ),
    (
      noMigration + "healthy_ageing: {share: 0.5, p10: 0.9, p90: 0.1}\n",
      [
        "model.yaml:6: healthy_ageing.p10 is 0.9, above the share, which is 0.5",
        "model.yaml:6: healthy_ageing.p90 is 0.1, below the share, which is 0.5",
      ]
    ),
    (
      noMigration + "healthy_ageing: {share: 50, p10: -0.1, p90: 1.1}\n",
      [
        "model.yaml:6: healthy_ageing.p10 is '-0.1'; allowed is a number from 0 to 1",
        "model.yaml:6: healthy_ageing.p90 is '1.1'; allowed is a number from 0 to 1",
        "model.yaml:6: healthy_ageing.share is '50'; allowed is a number from 0 to 1",
      ]
    ),
    (
      noMigration + "uncertainty:\n  care_trends: no\n  emigration: 'true'\n  births: true\n"
        + "  care_trend_correlation: 1.5\n",
      [
        "model.yaml:7: uncertainty.care_trends is 'no'; allowed is true or false",
        "model.yaml:8: uncertainty.emigration is 'true'; allowed is true or false",
        "model.yaml:9: unknown key 'uncertainty.births'; allowed are "
          + (ModelSettings.Uncertainty.Source.allCases.map(\.rawValue) + ["care_trend_correlation"])
          .map { "uncertainty." + $0 }.joined(separator: ", "),
        "model.yaml:10: uncertainty.care_trend_correlation is '1.5'; allowed is a number from 0 to 1",
      ]
    ),
    (
      noMigration + "uncertainty: [immigration]\n",
      [
        "model.yaml:6: uncertainty must hold keys and values: "
          + (ModelSettings.Uncertainty.Source.allCases.map(\.rawValue) + ["care_trend_correlation"])
          .joined(separator: ", ")
      ]
    ),
    (
      noMigration + "healthy_ageing:\n  p10: 0.2\n",
      ["model.yaml:7: healthy_ageing.p10 is 0.2, above the share, which is 0.0"]
    ),
    (
      basis + "migration: {international: none, long_run_immigration: {value: 0, reached_in: 2023}}\n",
      [
        "model.yaml:5: migration.long_run_immigration.reached_in is '2023'; "
          + "allowed is a whole number from 2024 to 2200",
        "model.yaml:5: migration.long_run_immigration.value is '0'; "
          + "allowed is a number above 0 and at most 1000000000",
      ]
    ),
    (
      basis + "migration: {international: none, long_run_immigration: {value: 1.1e9, reached_in: 2024}}\n",
      [
        "model.yaml:5: migration.long_run_immigration.value is '1.1e9'; "
          + "allowed is a number above 0 and at most 1000000000"
      ]
    ),
    (
      basis + "migration: {international: none, long_run_immigration: {value: 5}}\n",
      [
        "model.yaml:5: migration.long_run_immigration has no key 'reached_in', which is required"
      ]
    ),
  ]

  @Test(arguments: refusals) func `settings are refused with these words`(
    _ yaml: String, _ expected: [String]
  ) throws {
    let faults = try model(yaml).faults()
    #expect(faults == expected, "\(faults.joined(separator: "\n"))")
  }

  @Test func `text that isn't YAML is refused with its line`() throws {
    let faults = try model("name: x\nbase_year: [2024\nopen_age: 5\n").faults()
    #expect(faults.count == 1)
    #expect(faults[0].hasPrefix("model.yaml:3: isn't good YAML: "))
  }

  @Test func `a large file isn't settings`() throws {
    let faults = try model("name: " + String(repeating: "x", count: 2_000_000)).faults()
    #expect(faults == ["model.yaml: has 2000006 bytes; settings have at most 1048576"])
  }
}
