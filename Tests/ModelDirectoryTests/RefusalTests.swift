import Foundation
import ModelDirectory
import Testing

/// What is done to the whole made-up model, and every fault that must come of it.
struct Refusal: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var spoil: @Sendable (inout TestModel) -> Void
  var faults: [String]

  init(_ name: String, _ faults: String..., spoil: @escaping @Sendable (inout TestModel) -> Void) {
    (testDescription, self.faults, self.spoil) = (name, faults, spoil)
  }
}

struct RefusalTests {
  @Test(arguments: tables + values + keys + references + completeness + sums + methods + bounds)
  func `a spoiled model is refused with these words`(_ refusal: Refusal) throws {
    var model = TestModel.whole
    refusal.spoil(&model)
    let faults = try model.faults()
    #expect(faults == refusal.faults, "\(faults.joined(separator: "\n"))")
  }

  static let tables = [
    Refusal("a missing file", "population.csv: is missing; every model needs it") {
      $0.files["population.csv"] = nil
    },
    Refusal("no settings", "model.yaml: is missing; every model needs it") { $0.files["model.yaml"] = nil },
    Refusal(
      "nothing that every model needs", "model.yaml: is missing; every model needs it",
      "population.csv: is missing; every model needs it", "regions.csv: is missing; every model needs it"
    ) { for file in ["model.yaml", "regions.csv", "population.csv"] { $0.files[file] = nil } },
    Refusal(
      "no settings and a fault elsewhere",
      "fertility.csv:2: rate is 'much'; allowed is a number from 0 to 1",
      "model.yaml: is missing; every model needs it", "population.csv: is missing; every model needs it"
    ) {
      for file in ["model.yaml", "population.csv"] { $0.files[file] = nil }
      $0.setLine(2, of: "fertility.csv", to: "3,much")
    },
    Refusal(
      "settings that say no base year",
      "model.yaml: has no key 'base_year', which is required",
      "population.csv: is missing; every model needs it"
    ) {
      $0.replace("base_year: 2024\n", in: "model.yaml", with: "")
      $0.files["population.csv"] = nil
    },
    Refusal("no regions, said once", "regions.csv: is missing; every model needs it") {
      $0.files["regions.csv"] = nil
    },
    Refusal("a missing column", "regions.csv:1: has no column 'name'") {
      $0.files["regions.csv"] = "region\nA\n"
    },
    Refusal(
      "an unknown column",
      "mortality_regional.csv:1: has an unknown column 'Deaths'; allowed are region, deaths, expected, "
        + "and names that start with x_",
      "mortality_regional.csv:1: has no column 'deaths'"
    ) { $0.setLine(1, of: "mortality_regional.csv", to: "region,Deaths,expected") },
    Refusal("a repeated column", "fertility.csv:1: has the column 'age' more than once") {
      $0.files["fertility.csv"] = "age,rate,age\n3,0.2,3\n"
    },
    Refusal(
      "both forms of age", "population.csv:1: must have either the column age or age_from and age_to"
    ) { $0.setLine(1, of: "population.csv", to: "region,sex,age,population,age_from,age_to") },
    Refusal(
      "half of an age group",
      "internal_migration_flows.csv:1: must have the columns age_from and age_to together or not at all"
    ) { $0.files["internal_migration_flows.csv"] = "origin,destination,moves,age_from\nA,B,1,0\n" },
    Refusal(
      "an empty file", "regions.csv: is empty; its header must name region, name"
    ) { $0.files["regions.csv"] = "" },
    Refusal(
      "nothing but blank lines",
      "population.csv: is empty; its header must name region, sex, population, "
        + "age or age_from and age_to"
    ) { $0.files["population.csv"] = "\n\n" },
    Refusal("a header alone", "fertility.csv: has no rows below its header") {
      $0.files["fertility.csv"] = "age,rate\n"
    },
    Refusal("a short row", "fertility.csv:3: has 1 fields where the header has 2") {
      $0.setLine(3, of: "fertility.csv", to: "4")
    },
    Refusal("a long row", "fertility.csv:3: has 3 fields where the header has 2") {
      $0.setLine(3, of: "fertility.csv", to: "4,0.1,")
    },
    Refusal("a blank line between rows", "fertility.csv:3: is an empty line") {
      $0.files["fertility.csv"] = "age,rate\n3,0.2\n\n4,0.1\n\n"
    },
    Refusal("an open quote", "regions.csv:3: a quoted field is never closed") {
      $0.files["regions.csv"] = "region,name\nA,Aalst\nB,\"Berg\nC,Curaçao\n"
    },
    Refusal(
      "a stray quote",
      "regions.csv:2: a quote stands inside a field that isn't quoted; quote the field and double the quote"
    ) { $0.setLine(2, of: "regions.csv", to: "A,Aal\"st") },
    Refusal("text after a quote", "regions.csv:2: text follows the closing quote of a field") {
      $0.setLine(2, of: "regions.csv", to: "A,\"Aal\"st")
    },
    Refusal(
      "a bare carriage return",
      "fertility.csv:2: a carriage return without a line feed; lines end in LF or CRLF"
    ) { $0.setLine(2, of: "fertility.csv", to: "3,0.2\r4,0.1") },
    Refusal("a NUL byte", "fertility.csv:3: isn't text: it holds a NUL byte") {
      $0.setLine(3, of: "fertility.csv", to: "4,\u{0}0.1")
    },
  ]

  static let values = [
    Refusal("a text for a number", "fertility.csv:2: rate is 'much'; allowed is a number from 0 to 1") {
      $0.setLine(2, of: "fertility.csv", to: "3,much")
    },
    Refusal("an empty number", "fertility.csv:2: rate is empty; allowed is a number from 0 to 1") {
      $0.setLine(2, of: "fertility.csv", to: "3,")
    },
    Refusal(
      "NaN and infinity",
      "mortality_regional.csv:2: deaths is 'nan'; allowed is a finite number of at least 0",
      "mortality_regional.csv:3: deaths is 'inf'; allowed is a finite number of at least 0",
      "mortality_regional.csv:4: expected is '1e999'; allowed is a finite number of at least 0"
    ) { $0.files["mortality_regional.csv"] = "region,deaths,expected\nA,nan,11\nB,inf,12.5\nC,9,1e999\n" },
    Refusal(
      "negative people", "population.csv:4: population is '-3'; allowed is a finite number of at least 0"
    ) { $0.setLine(4, of: "population.csv", to: "A,F,2,-3") },
    Refusal("an age with decimals", "fertility.csv:2: age is '3.0'; allowed is a whole number from 0 to 5") {
      $0.setLine(2, of: "fertility.csv", to: "3.0,0.2")
    },
    Refusal("an age above the open one", "fertility.csv:2: age is '6'; allowed is a whole number from 0 to 5")
    {
      $0.setLine(2, of: "fertility.csv", to: "6,0.2")
    },
    Refusal("a sex that isn't one", "population.csv:2: sex is 'V'; allowed is F or M") {
      $0.setLine(2, of: "population.csv", to: "A,V,0,100")
    },
    Refusal(
      "a year that isn't one",
      "fertility_history.csv:3: year is '20233'; allowed is a whole number from 1900 to 2200"
    ) { $0.setLine(3, of: "fertility_history.csv", to: "20233,1.43,") },
    Refusal(
      "spaces around a code",
      "care_trends.csv:2: product is 'p1 '; allowed is a code without spaces around it"
    ) { $0.setLine(2, of: "care_trends.csv", to: "p1 ,0.01,0,0.02,") },
    Refusal(
      "a decimal comma between commas", "fertility.csv:2: has 3 fields where the header has 2"
    ) { $0.setLine(2, of: "fertility.csv", to: "3,0,2") },
    Refusal(
      "a decimal point between semicolons",
      "fertility.csv:2: rate is '0.2'; allowed is a number from 0 to 1, "
        + "with a decimal comma as the fields are separated by semicolons"
    ) { $0.files["fertility.csv"] = "age;rate\n3;0.2\n" },
    Refusal(
      "two faults in one row", "fertility.csv:2: age is '-1'; allowed is a whole number from 0 to 5",
      "fertility.csv:2: rate is '2'; allowed is a number from 0 to 1"
    ) { $0.setLine(2, of: "fertility.csv", to: "-1,2") },
    Refusal(
      "a long text is cut",
      "fertility.csv:2: rate is '\(String(repeating: "x", count: 40))…'; allowed is a number from 0 to 1"
    ) { $0.setLine(2, of: "fertility.csv", to: "3," + String(repeating: "x", count: 5000)) },
    Refusal(
      "percentiles upside down", "relative_risks.csv:2: p10 is 2.5, above p90, which is 1.5"
    ) { $0.setLine(2, of: "relative_risks.csv", to: "d1,condition,c1,2,2.5,1.5,") },
    Refusal(
      "deaths where none are expected",
      "mortality_regional.csv:3: expected is 0 where deaths is 12.0; allowed is above 0"
    ) { $0.setLine(3, of: "mortality_regional.csv", to: "B,12,0") },
  ]

  static let keys = [
    Refusal(
      "a repeated key", "population.csv:5: repeats the key of line 3: region 'A', sex 'F', age 1"
    ) { $0.setLine(5, of: "population.csv", to: "A,F,1,7") },
    Refusal("a repeated region", "regions.csv:5: repeats the key of line 2: region 'A'") {
      $0.append("A,Again", to: "regions.csv")
    },
    Refusal(
      "a repeated flow",
      "internal_migration_flows.csv:8: repeats the key of line 2: origin 'A', destination 'B'"
    ) { $0.append("A,B,1", to: "internal_migration_flows.csv") },
  ]
}
