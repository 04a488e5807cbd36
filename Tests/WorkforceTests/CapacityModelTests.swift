import Foundation
import TestSupport
import Testing
import Workforce

@Suite struct CapacityModelTests {
  /// The published parameters of a round, each replaced where asked.
  static func parameters(_ round: Int, _ changes: [String: Double] = [:]) throws -> ProfessionParameters {
    let table = try ReferenceTable("capacity_\(round).csv")
    return ProfessionParameters(profession: "huisartsgeneeskunde") { name in
      changes[name] ?? table.column("value", where: ["parameter": name]).first ?? .nan
    }
  }

  private func model(_ round: Int, _ changes: [String: Double] = [:]) throws -> CapacityModel {
    try CapacityModel(Self.parameters(round, changes))
  }

  @Test(arguments: [2022, 2025])
  func `supply, demand and intake agree with an independent calculation in fractions`(round: Int) throws {
    let model = try model(round)
    let table = try ReferenceTable("capacity.csv")
    func reference(_ quantity: String) -> [Double] {
      table.column("value", where: ["round": "\(round)", "quantity": quantity])
    }
    expectClose(model.supply.map(\.total.women), reference("women"), within: .relative(1e-13))
    expectClose(model.supply.map(\.total.men), reference("men"), within: .relative(1e-13))
    expectClose(model.supply.map(\.fte), reference("fte"), within: .relative(1e-13))
    for source in SupplySource.allCases {
      expectClose(
        model.supply.map { $0.people[source]?.total ?? .nan }, reference(source.rawValue),
        within: .relative(1e-13),
        source.rawValue)
    }
    for variant in DemandVariant.allCases {
      expectClose(
        model.years.map { model.demand(variant, in: $0) }, reference("demand_\(variant.rawValue)"),
        within: .relative(1e-13))
      expectClose(
        model.parameters.equilibriumYears.map { model.intake(variant, balancing: $0) },
        reference("intake_\(variant.rawValue)"), within: .relative(1e-12))
    }
  }

  /// Advised yearly intakes: 1,190 (Capaciteitsplan 2024-2027, part 2, December 2022) and 1,026 (Capaciteitsplan
  /// 2025-2030), each for balance eighteen years ahead.
  @Test func `the advice of two rounds follows from their parameters`() throws {
    // The low demand of 2022; the round of 2025 has one demand, which is written three times.
    expectClose(
      [try model(2022).intake(.low, balancing: 2040)], [1190], within: .absolute(0.5), "rounded to people")
    for variant in DemandVariant.allCases {
      expectClose(
        [try model(2025).intake(variant, balancing: 2043)], [1026], within: .absolute(1), "rounded to people")
    }
  }

  /// By hand: 1,000 people, 60 % women, 3 years of training, no change of anything.
  @Test func `a profession in which nobody leaves`() throws {
    let names = try ReferenceTable("capacity_2022.csv")
    let names0 = names.rows.map { $0[0] }
    var changes: [String: Double] = [:]
    for name in names0 where name.hasPrefix("uitstroom") || name.hasPrefix("demo") { changes[name] = 0 }
    for name in names0 where name.hasPrefix("extern") || name.hasPrefix("intern") { changes[name] = 1 }
    for name in names0 where name.hasPrefix("fte") { changes[name] = 0.5 }
    for part in ["epi", "soc", "vak", "eff", "hor", "ver", "tijd", "onv_vraag"] {
      for variant in ["laag", "midden", "hoog"] { changes["\(part)_\(variant)"] = 0 }
    }
    for number in ["", "2", "3"] {
      changes["opleidingsduur\(number)"] = 3
      changes["n_inopleiding_perjaar\(number)"] = 10
    }
    changes.merge(["aanbod_personen": 1000, "epi_midden": 0.01]) { $1 }
    let model = try model(2022, changes)
    // Ten more each year: three years from training, two from starters, the rest from those after.
    expectClose(
      model.supply.map(\.total.total), (0...20).map { 1000 + 10 * Double($0) }, within: .relative(1e-13))
    expectClose([model.supply[0].fte, model.supply[20].fte], [500, 600], within: .relative(1e-13))
    // 1 % of 500 FTE per year up to 2032, of which the present intake gives 5 FTE per year.
    expectClose(
      [model.demand(.middle, in: 2027), model.demand(.middle, in: 2042)], [525, 550], within: .relative(1e-13)
    )
    expectClose([model.unfilled(.middle, in: 2042)], [-50], within: .relative(1e-11))
    // In 2034 there are 500 + 25 FTE without those who start from 2024 on, who give 7 years of 0.5 each.
    expectClose([model.intake(.middle, balancing: 2034)], [25 / 3.5], within: .relative(1e-11))
    expectClose(
      [model.yieldPerPlace(in: 2034), model.yieldPerPlace(in: 2026)], [3.5, 0], within: .relative(1e-12))
    #expect(model.intake(.low, balancing: 2034) < 0)
  }

  @Test(arguments: [2022, 2025])
  func `with the intake that was found supply equals demand`(round: Int) throws {
    let plain = try model(round)
    for variant in DemandVariant.allCases {
      for year in plain.parameters.equilibriumYears {
        let intake = plain.intake(variant, balancing: year)
        let balanced = try model(round, ["n_inopleiding_perjaar3": intake])
        let demand = balanced.demand(variant, in: year)
        expectClose([balanced.unfilled(variant, in: year)], [0], within: .absolute(1e-11 * demand))
        // What is needed doesn't depend on the present intake, nor does what is found.
        expectClose([balanced.intake(variant, balancing: year)], [intake], within: .relative(1e-12))
      }
    }
  }

  @Test func `years between given ones lie on straight lines`() throws {
    let model = try model(2022)
    let present = model.supply.map { $0.people[.present]?.men ?? .nan }
    for t in stride(from: 0, to: 20, by: 5) {
      let ends = (present[t], present[t + 5])
      expectClose(
        (1..<5).map { present[t + $0] }, (1..<5).map { ends.0 + (ends.1 - ends.0) * Double($0) / 5 },
        within: .relative(1e-13))
    }
    expectClose([present[10]], [13492 * 0.39 * 0.64], within: .relative(1e-14))
  }

  @Test func `an intake of nothing still has a yield per place`() throws {
    let none = try model(2022, ["n_inopleiding_perjaar3": 0])
    expectClose(
      [none.intake(.low, balancing: 2040)], [try model(2022).intake(.low, balancing: 2040)],
      within: .relative(1e-12))
  }

  @Test(arguments: [
    ("bijsturingsjaar", 2022.0, 2023...2042), ("trendjaar", 2021, 2022...2042),
    ("evenwichtsjaar2", 2043, 2023...2042),
  ])
  func `years that can't be are refused`(name: String, year: Double, allowed: ClosedRange<Int>) {
    #expect(throws: CapacityError.yearOutOfRange(parameter: name, year: Int(year), allowed: allowed)) {
      try model(2022, [name: year])
    }
  }

  @Test(arguments: [
    ["intern_rendement3": 0.0], ["intern_rendement3": 1e-9],
    Dictionary(
      uniqueKeysWithValues: ["vrouw", "man"].flatMap { sex in
        [1, 5, 10, 15].map { ("extern_rendement_\(sex)_\($0)jaar3", 0.0) }
      }),
  ])
  func `training that yields nobody balances nothing`(changes: [String: Double]) throws {
    let error = try #require(throws: CapacityError.self) { try model(2022, changes) }
    guard case .nobodyFromTraining(let year, let fte) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(year == 2034 && fte < 1e-6)
    #expect(error.description.contains("no intake balances that year"))
    // Yields of the other groups don't matter to who starts later.
    #expect(throws: Never.self) { try model(2022, ["intern_rendement": 0, "intern_rendement2": 0]) }
  }

  @Test func `what makes no sense together is refused`() {
    #expect(throws: CapacityError.noYield(equilibriumYear: 2027, firstYield: 2027.2)) {
      try model(2022, ["evenwichtsjaar1": 2027])
    }
    #expect(throws: CapacityError.leavingFalls(sex: "man", years: 15, from: 0.36, to: 0.3)) {
      try model(2022, ["uitstroom_man_basis_vijftien": 0.3])
    }
    #expect(throws: CapacityError.workingTime(variant: .high, share: 1)) { try model(2022, ["tijd_hoog": 1]) }
  }
}
