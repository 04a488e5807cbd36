import Foundation
import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// Models that lack something, and wishes that can't be met.
@Suite struct ComparisonGapTests {
  func english(_ result: RegionalComparison) -> [String] { result.notices.map(\.english) }

  @Test func `without determinants areas are alike by age and nothing is predicted`() throws {
    let result = try ComparisonModel().replacing("determinants.csv", nil)
      .replacing("determinant_definitions.csv", nil).result(sets: ["groep", "gemeente"])
    #expect(result.regressions.isEmpty)
    #expect(result.lines.allSatisfy { $0.allSatisfy { $0 != nil && $0?.predicted == nil } })
    #expect(result.similarAreas.allSatisfy { !$0.isEmpty })
    #expect(result.characteristics.allSatisfy { $0.role == .ageStructure })
    #expect(result.lines.allSatisfy { $0.allSatisfy { $0?.similar != nil } })
    #expect(english(result).contains { $0.hasPrefix("The model has no regressors") })
    #expect(result.priorities.allSatisfy { $0.allSatisfy { $0.kind != .unexplained } })
  }

  @Test func `without regional figures growth alone is compared`() throws {
    // Many in R10 are about to reach the age from which more is used.
    let result = try ComparisonModel().replacing("care_regional.csv", nil).mapping("population.csv") { line in
      let fields = line.split(separator: ",")
      guard fields[0] == "R10", let age = Int(fields[2]), (20...24).contains(age) else { return line }
      return "\(fields[0]),\(fields[1]),\(fields[2]),9999"
    }.result(sets: ["groep", "gemeente"])
    #expect(result.items.isEmpty && result.regressions.isEmpty)
    #expect(result.lines.allSatisfy(\.isEmpty) && result.differences.allSatisfy(\.isEmpty))
    #expect(result.similarAreas.allSatisfy { !$0.isEmpty })
    let region = try #require(result.area("R10"))
    #expect(!result.priorities[region].isEmpty)
    #expect(result.priorities.allSatisfy { $0.allSatisfy { $0.kind == .growth } })
    #expect(english(result).contains { $0.hasPrefix("Without regional figures") && $0.contains("bezoek") })
  }

  @Test func `without care there is nothing to compare`() throws {
    var model = ComparisonModel()
    for file in ["care_products.csv", "care_use.csv", "care_regional.csv", "care_trends.csv"] {
      model = model.replacing(file, nil)
    }
    let result = try model.result(sets: ["groep"])
    #expect(result.items.isEmpty && result.priorities.allSatisfy(\.isEmpty))
    #expect(result.similarAreas.allSatisfy { $0.count == 2 })
  }

  @Test func `one region has its ratio and nothing to be compared with`() throws {
    let result = try MethodModel.oneRegion.comparison()
    let line = try #require(result.lines[0][0])
    expectClose(
      [line.ratio.value, line.shrunkRatio], [1000.0 / 1100, 1000.0 / 1100], within: .relative(1e-12))
    #expect(line.predicted == nil && line.similar == nil && line.rank == 1)
    #expect(result.similarAreas.count == 1 && result.similarAreas[0].isEmpty)
    #expect(result.differences[0].map(\.item) == ["zorg", "total_Zvw"])
    #expect(english(result).contains("Too few regions to tell which are alike."))
  }

  @Test func `a part of a country keeps its level`() throws {
    // All observe a third more than the nation's rates give: that is no chance, and shrunken ratios keep it.
    let plain = try ComparisonModel().result()
    let level = try ComparisonModel().mapping("care_regional.csv") { line in
      let fields = line.split(separator: ",").map(String.init)
      guard let expected = Double(fields[3]) else { return nil }
      return "\(fields[0]),\(fields[1]),\(fields[2]),\(0.75 * expected)"
    }.result()
    for a in plain.areas.indices {
      for i in plain.items.indices {
        let (was, now) = (try #require(plain.lines[a][i]), try #require(level.lines[a][i]))
        let (before, after) = (try #require(was.predicted), try #require(now.predicted))
        expectClose(
          [now.ratio.value, now.shrunkRatio, after.value],
          [was.ratio.value / 0.75, was.shrunkRatio / 0.75, before.value / 0.75], within: .relative(1e-8))
      }
    }
  }

  @Test func `more determinants than the regions allow leave the regression out`() throws {
    // 40 regions carry 30 determinants.
    let extra = (0..<28).map { "extra\($0)" }
    let model = ComparisonModel()
    let definitions = try #require(model.method.files["determinant_definitions.csv"])
    let values = try #require(model.method.files["determinants.csv"])
    var random = SplitMix64(seed: 5)
    let added = ComparisonModel.regions.flatMap { region in
      extra.map { "\(region),\($0),2020,\(Double.random(in: 0..<1, using: &random))" }
    }
    func with(_ role: (Int) -> String) throws -> RegionalComparison {
      try model.replacing(
        "determinant_definitions.csv",
        definitions
          + extra.enumerated().map { "\($1),\($1),\($1),meer,%,\(role($0)),no\n" }.joined()
      )
      .replacing("determinants.csv", values + added.joined(separator: "\n") + "\n").result()
    }
    let result = try with { _ in "regressor" }
    #expect(result.regressions.isEmpty && result.similarAreas.allSatisfy { $0.count == 10 })
    let notice = try #require(english(result).first { $0.hasPrefix("No predicted use") })
    #expect(notice.hasPrefix("No predicted use of all products: "))
    #expect(notice.contains("40 regions") && notice.contains("31 determinants") && notice.contains("context"))
    // One fewer fits, as the notice says.
    #expect(try with { $0 == 0 ? "context" : "regressor" }.regressions.count == 4)
  }

  @Test func `a determinant that is the same everywhere is left out and changes nothing`() throws {
    let model = ComparisonModel()
    let definitions = try #require(model.method.files["determinant_definitions.csv"])
    let values = try #require(model.method.files["determinants.csv"])
    let result = try model.replacing(
      "determinant_definitions.csv", definitions + "vlak,Vlak,Flat,fysiek,%,regressor,no\n"
    )
    .replacing(
      "determinants.csv",
      values + ComparisonModel.regions.map { "\($0),vlak,2020,3.3" }.joined(separator: "\n") + "\n"
    ).result()
    let plain = try model.result()
    let flat = try #require(result.characteristics.first { $0.code == "vlak" })
    #expect(flat.leftOut?.english == "the same everywhere")
    #expect(english(result).contains { $0.contains("left out of regression and likeness (1): Flat") })
    for a in plain.areas.indices {
      #expect(result.similarAreas[a].map(\.distance) == plain.similarAreas[a].map(\.distance))
      #expect(result.lines[a].map { $0?.predicted } == plain.lines[a].map { $0?.predicted })
    }
  }

  @Test func `two determinants that say the same are refused by name`() throws {
    let model = ComparisonModel()
    let definitions = try #require(model.method.files["determinant_definitions.csv"])
    let copies = (model.method.files["determinants.csv"] ?? "").split(separator: "\n")
      .filter { $0.contains(",roken,") }.map { $0.replacing(",roken,", with: ",tabak,") }
    let result = try model.replacing(
      "determinant_definitions.csv", definitions + "tabak,Tabak,Tobacco,leefstijl,%,regressor,no\n"
    )
    .replacing(
      "determinants.csv",
      (model.method.files["determinants.csv"] ?? "") + copies.joined(separator: "\n") + "\n"
    ).result()
    #expect(result.regressions.isEmpty)
    let notice = try #require(english(result).first { $0.hasPrefix("No predicted use") })
    #expect(notice.contains("Smoking") && notice.contains("Tobacco") && !notice.contains("Poverty"))
  }

  @Test func `regions that use nothing and stand apart are named`() throws {
    // People smoke in one region only, which uses no pills: no finite coefficient without a penalty.
    let result = try ComparisonModel().mapping("determinants.csv") { line in
      guard line.contains(",roken,") else { return line }
      return line.prefix(3) + ",roken,2020," + (line.hasPrefix("R17") ? "1" : "0")
    }.mapping("care_regional.csv") { line in
      let fields = line.split(separator: ",")
      guard fields[1] == "pillen" else { return line }
      return "\(fields[0]),pillen,\(fields[0] == "R17" ? "0" : fields[3]),\(fields[3])"
    }.result { $0.isPenalised = false }
    let notice = try #require(english(result).first { $0.hasPrefix("No predicted use of pillen") })
    #expect(notice.hasSuffix("set them apart from all others: Region R17."))
    let (place, pills) = (try #require(result.area("R17")), try #require(result.item("pillen")))
    let line = try #require(result.lines[place][pills])
    #expect(line.ratio.value == 0 && line.ratio.lower == 0 && line.ratio.upper > 0 && line.predicted == nil)
    #expect(result.regressions.map(\.item) == ["bezoek", "kliniek", "total_Zvw"])
  }

  @Test func `unknown values are estimated, never zero, and said`() throws {
    let result = try ComparisonModel().mapping("determinants.csv") {
      $0.hasPrefix("R33,roken") ? nil : $0
    }.result()
    let a = try #require(result.area("R33"))
    let c = try #require(result.characteristics.firstIndex { $0.code == "roken" })
    let value = result.profiles[a][c]
    #expect(value.isEstimated && value.value > 0.05 && value.value < 0.95)
    #expect(result.lines[a].allSatisfy { $0?.predicted != nil })
    #expect(english(result).contains { $0.hasSuffix("(1): Smoking – Region R33.") })
    #expect(result.profiles.indices.allSatisfy { $0 == a || !result.profiles[$0][c].isEstimated })
  }

  @Test func `a region of which too little is known takes no part`() throws {
    let result = try ComparisonModel().mapping("determinants.csv") {
      $0.hasPrefix("R33,roken") || $0.hasPrefix("R33,armoede") ? nil : $0
    }.result(sets: ["groep", "gemeente"])
    let a = try #require(result.area("R33"))
    #expect(result.lines[a].allSatisfy { $0 != nil && $0?.predicted == nil })
    #expect(result.similarAreas[a].isEmpty)
    #expect(result.similarAreas.allSatisfy { $0.allSatisfy { $0.area.code != "R33" } })
    #expect(english(result).contains { $0.hasSuffix("for likeness (1): Region R33.") })
    // Its group is predicted from the other members.
    let group = try #require(result.area("G4", set: "groep"))
    #expect(result.lines[group].allSatisfy { $0?.predicted != nil } && !result.similarAreas[group].isEmpty)
    #expect(result.profiles[group].allSatisfy { $0.value.isFinite })
  }

  @Test func `members without figures are left out of an area and said`() throws {
    let result = try ComparisonModel().mapping("care_regional.csv") {
      $0.hasPrefix("R14,pillen") ? nil : $0
    }.result(sets: ["groep", "gemeente"])
    let (group, region) = (try #require(result.area("G0", set: "groep")), try #require(result.area("R14")))
    let (pills, total) = (try #require(result.item("pillen")), try #require(result.item("total_Zvw")))
    #expect(result.lines[region][pills] == nil && result.lines[region][total] == nil)
    #expect(result.lines[region][0] != nil)
    let known = try ["R10", "R11", "R12", "R13"].reduce(0) {
      $0 + (try result.line(pills, $1).expected)
    }
    let expected = try #require(result.lines[group][pills]?.expected)
    expectClose([expected], [known], within: .relative(1e-12))
    #expect(
      english(result).contains { $0.hasPrefix("Areas of which for some products") && $0.contains("Group 0") })
  }

  @Test func `a total of one product nobody used is no product`() throws {
    let model = ComparisonModel().mapping("care_products.csv") {
      $0.replacing("pillen,Pillen,Pills,Zvw", with: "pillen,Pillen,Pills,Wmo")
    }
    #expect(try model.result().items.map(\.isTotal) == [false, false, false, true, true])
    let unused = try model.mapping("care_regional.csv") { line in
      let fields = line.split(separator: ",")
      return fields[1] == "pillen" ? "\(fields[0]),pillen,0,\(fields[3])" : line
    }.result()
    #expect(unused.items.map(\.code) == ["bezoek", "kliniek", "total_Zvw"])
    #expect(english(unused).contains("No use observed anywhere and so not compared (1): pillen."))
  }

  @Test func `a product that nobody used is left out`() throws {
    let result = try ComparisonModel().mapping("care_regional.csv") { line in
      let fields = line.split(separator: ",")
      return fields[1] == "bezoek" ? "\(fields[0]),bezoek,0,\(fields[3])" : line
    }.result()
    #expect(result.items.map(\.code) == ["kliniek", "pillen", "total_Zvw"])
    #expect(english(result).contains("No use observed anywhere and so not compared (1): bezoek."))
  }

  // MARK: Refusals

  @Test func `more similar areas than there are others are refused`() throws {
    #expect {
      try ComparisonModel().result(sets: ["groep"]) { $0.peers = 8 }
    } throws: { error in
      "\(error)" == "8 similar areas: for 'Group 0' there are 7 others to choose from"
    }
    #expect(try ComparisonModel().result(sets: ["groep"]) { $0.peers = 7 }.similarAreas[0].count == 7)
  }

  @Test func `a small set is not blamed for the regions it is compared with`() throws {
    // Three areas, so that the 37 regions outside the first one are what there is to choose from.
    #expect {
      try ComparisonModel().result(sets: ["achterland"]) { $0.peers = 38 }
    } throws: { error in
      "\(error)" == "38 similar areas: for 'North' there are 37 others to choose from"
    }
  }

  @Test(arguments: ["land", "groep", "gemeente"])
  func `more similar areas than the model has other regions are refused for every area`(set: String) throws {
    #expect {
      try ComparisonModel().result(sets: [set]) { $0.peers = 40 }
    } throws: { error in
      "\(error)" == "40 similar areas: there are 39 others to choose from"
    }
    let largest = try ComparisonModel().result(sets: ["land", "gemeente"]) { $0.peers = 39 }
    #expect(largest.similarAreas.map(\.count) == [0] + Array(repeating: 39, count: 40))
  }

  @Test func `weights have to name something and be a number`() throws {
    func error(_ weights: [String: Double]) throws -> String {
      do {
        _ = try ComparisonModel().result { $0.weights = weights }
        return ""
      } catch let error as ComparisonError {
        return error.description
      }
    }
    #expect(
      try error(["rook": 1]).hasPrefix(
        "unknown weight 'rook'; allowed are armoede, dichtheid, roken, age_0_14"))
    // Context is in no distance.
    #expect(try error(["sterfte": 1]).hasPrefix("unknown weight 'sterfte'"))
    #expect(try error(["roken": -1]) == "weight roken=-1.0: must be 0 or more")
    #expect(try error(["roken": .nan]).hasPrefix("weight roken=nan"))
    #expect(
      try error(["age": 0, "sociaal": 0, "fysiek": 0, "leefstijl": 0]).hasPrefix("all weights are 0"))
  }

  @Test(arguments: ComparisonOptions.Family.allCases, [true, false])
  func `each family predicts, with and without a penalty`(
    family: ComparisonOptions.Family, isPenalised: Bool
  ) throws {
    let result = try ComparisonModel().result { ($0.family, $0.isPenalised) = (family, isPenalised) }
    for regression in result.regressions {
      let measures = Dictionary(uniqueKeysWithValues: regression.measures.map { ($0.name, $0.value) })
      let explained = try #require(measures["deviance_explained"])
      #expect(explained > 0.3 && explained < 1)
      #expect((measures["theta"] != nil) == (family == .negativeBinomial))
      // The last of a negative binomial's fits starts from its own solution.
      #expect((measures["iterations"] ?? 0 > 1) == (family == .quasiPoisson))
      #expect((measures["iterations"] == nil) == (family == .negativeBinomial))
      if !isPenalised { #expect(measures["penalty"] == 0) }
    }
    // Ratios are near what made them: the noise is a uniform of 0.12 either way.
    for a in result.areas.indices {
      let unexplained = try #require(result.lines[a][1]?.unexplained)
      #expect(unexplained.value > 0.75 && unexplained.value < 1.3)
    }
  }
}
