import Foundation
import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// Staff inside a run: in every draw, and on the central path.
@Suite struct StaffRunTests {
  private static func run(_ model: MethodModel = .staffed, draws: Int = 17, horizon: Int = 5) throws
    -> StaffRun
  {
    try StaffRun(try DrawRun(try model.read(), horizon: horizon, draws: draws))
  }

  @Test func `people who come, leave and retire are all there is to it`() throws {
    let run = try Self.run()
    for area in run.areas {
      for item in 0...run.total {
        for t in run.years.dropLast() {
          func draws(_ measure: WorkforceMeasure, _ t: Int) -> [Double] {
            run.draws(item, measure, t, area: area)
          }
          let (start, comes) = (draws(.persons, t), draws(.inflow, t))
          let (leaves, retires) = (draws(.outflow, t), draws(.retirement, t))
          let end = start.indices.map { start[$0] + comes[$0] - leaves[$0] - retires[$0] }
          expectClose(draws(.persons, t + 1), end, within: .relative(1e-12), "item \(item), year \(t)")
          #expect(retires.allSatisfy { $0 > 0 } && leaves.allSatisfy { $0 > 0 })
        }
      }
    }
  }

  @Test func `the land is the sum of its regions in every draw, and the total that of its branches`() throws {
    let run = try Self.run()
    let summed: [WorkforceMeasure] = [
      .demandFTE, .supplyFTE, .gapFTE, .persons, .inflow, .outflow, .retirement,
    ]
    let land = try run.area("NL")
    for t in run.years {
      for measure in summed {
        for item in 0...run.total {
          let regions = try ["A1", "B2", "C3", "D4"].map {
            run.draws(item, measure, t, area: try run.area($0))
          }
          expectClose(
            run.draws(item, measure, t, area: land),
            regions[0].indices.map { i in regions.reduce(0) { $0 + $1[i] } }, within: .relative(1e-11))
        }
        let branches = run.branches.map { run.draws($0, measure, t, area: land) }
        expectClose(
          run.draws(run.total, measure, t, area: land),
          branches[0].indices.map { i in branches.reduce(0) { $0 + $1[i] } }, within: .relative(1e-11))
      }
    }
  }

  @Test func `gaps are demand less supply, as people at the FTE per person and as a share of demand`() throws
  {
    let run = try Self.run()
    for area in run.areas {
      for item in 0...run.total {
        for t in run.years {
          let demand = run.draws(item, .demandFTE, t, area: area)
          let supply = run.draws(item, .supplyFTE, t, area: area)
          let people = run.draws(item, .persons, t, area: area)
          let gap = zip(demand, supply).map { $0 - $1 }
          #expect(run.draws(item, .gapFTE, t, area: area) == gap)
          expectClose(
            run.draws(item, .gapPersons, t, area: area),
            gap.indices.map { gap[$0] / (supply[$0] / people[$0]) }, within: .relative(1e-13))
          expectClose(
            run.draws(item, .gapShare, t, area: area), gap.indices.map { gap[$0] / demand[$0] },
            within: .relative(1e-13))
        }
      }
    }
  }

  @Test func `the base year has the tables' staff and vacancies in every draw`() throws {
    let run = try Self.run()
    let land = try run.area("NL")
    let tables: [(people: Double, fte: Double, vacancies: Double)] = [(1000, 700, 40), (400, 320, 25)]
    for (item, table) in tables.enumerated() {
      func expect(_ measure: WorkforceMeasure, _ value: Double) {
        let draws = run.draws(item, measure, 0, area: land)
        expectClose(draws, draws.map { _ in value }, within: .relative(1e-12), "\(item) \(measure)")
      }
      expect(.persons, table.people)
      expect(.supplyFTE, table.fte)
      expect(.demandFTE, table.fte * (1 + table.vacancies / 1000))
      expect(.gapFTE, table.fte * table.vacancies / 1000)
    }
    // Employees of the first branch by the table, 200 + 250 + 300 + 350, scaled to 1,000.
    expectClose(
      [run.central(0, .persons, 0, area: try run.area("C3"))], [300 / 1.1], within: .relative(1e-13))
  }

  @Test func `flows of the base year are the tables' on the central path`() throws {
    let run = try Self.run(draws: 1)
    let land = try run.area("NL")
    let flows: [(inflow: Double, outflow: Double, retirement: Double)] = [(160, 100, 30), (48, 40, 16)]
    for (item, flow) in flows.enumerated() {
      expectClose(
        [WorkforceMeasure.inflow, .outflow, .retirement].map { run.central(item, $0, 0, area: land) },
        [flow.inflow, flow.outflow, flow.retirement], within: .relative(1e-10), "item \(item)")
    }
    for row in run.staff.calibration {
      expectClose([row.model], [row.published], within: .relative(1e-10), "\(row.branch) \(row.measure)")
    }
    #expect(
      run.staff.calibration.map { "\($0.branch) \($0.measure)" }
        == ["een", "twee"].flatMap { branch in
          ["employees", "fte", "vacancies", "inflow", "outflow_other", "retirement"].map { "\(branch) \($0)" }
        })
  }

  /// Care doubles by 2029 where the trend is 2^(1/5): the demand for staff that only works for it doubles, less what is saved.
  @Test func `demand follows the products by their links`() throws {
    let run = try Self.run(draws: 0 + 1)
    let result = run.run.result
    let products = Dictionary(uniqueKeysWithValues: result.products.enumerated().map { ($1.code, $0) })
    let (zorg, huis, bezoek) = (products["zorg"] ?? 0, products["huis"] ?? 0, products["bezoek"] ?? 0)
    for code in ["A1", "B2", "C3", "D4"] {
      let area = try run.area(code)
      for t in run.years {
        func index(_ product: Int) -> Double { result.care[t][product, area] / result.care[0][product, area] }
        let left = pow(1 - 0.002, Double(t))
        let first = run.central(0, .demandFTE, 0, area: area) * (0.6 * index(zorg) + 0.4 * index(huis)) * left
        let second =
          run.central(1, .demandFTE, 0, area: area) * (0.75 * index(bezoek) + 0.25 * index(zorg)) * left
        expectClose(
          [0, 1].map { run.central($0, .demandFTE, t, area: area) }, [first, second], within: .relative(1e-12)
        )
      }
    }
  }

  /// Inflow from elsewhere is rate x employees x people of 20 to 30 (the open age) against the base year's; training of the first branch
  /// brings 80 x 0.8 x 0.9 = 57.6 of its 160 people and doesn't move with them.
  @Test func `inflow moves with the working-age population of the region`() throws {
    let run = try Self.run(draws: 1)
    let result = run.run.result
    func working(_ t: Int, _ area: Int) -> Double {
      let now = result.people(20...30, t, area: area)
      return (now + result.people(20...30, t + 1, area: area)) / 2
    }
    for code in ["A1", "B2", "C3", "D4"] {
      let area = try run.area(code)
      for t in run.years.dropLast() {
        let index = working(t, area) / working(0, area)
        let share = run.central(0, .persons, 0, area: area) / 1000
        let expected = share * (57.6 + (160 - 57.6) * index)
        expectClose(
          [run.central(0, .inflow, t, area: area)], [expected], within: .relative(1e-12), "\(code) \(t)")
        let second = run.central(1, .persons, 0, area: area) * 0.12 * index
        expectClose(
          [run.central(1, .inflow, t, area: area)], [second], within: .relative(1e-12), "\(code) \(t)")
      }
    }
  }

  @Test func `without margins every draw is the central path`() throws {
    let none = MethodModel.staffed.without(ModelSettings.Uncertainty.Source.allCases)
    let run = try Self.run(none, draws: 9)
    for area in run.areas {
      for item in 0...run.total {
        for measure in WorkforceMeasure.allCases {
          for t in run.years {
            let (draws, central) = (
              run.draws(item, measure, t, area: area), run.central(item, measure, t, area: area)
            )
            expectClose(draws, draws.map { _ in central }, within: .relative(1e-9), "\(item) \(measure) \(t)")
          }
        }
      }
    }
  }

  @Test func `the causes of a gap add up to it, in every area, branch and year`() throws {
    let run = try Self.run(draws: 1)
    for (t, drivers) in run.staff.drivers.enumerated() {
      #expect(Set(drivers.keys) == Set(GapDriver.ofCentralPath.filter { $0 != .levers }))
      for area in run.areas {
        for item in 0...run.total {
          let sum = GapDriver.ofCentralPath.reduce(0) { $0 + (drivers[$1]?[item, area] ?? 0) }
          let scale = run.central(item, .demandFTE, t, area: area)
          expectClose(
            [sum], [run.central(item, .gapFTE, t, area: area)], within: .absolute(1e-12 * scale),
            "\(item) \(t)")
        }
      }
    }
    let (first, last) = (run.staff.drivers[0], try #require(run.staff.drivers.last))
    let land = try run.area("NL")
    for driver in GapDriver.ofCentralPath where driver != .levers {
      #expect((first[driver]?[0, land] != 0) == (driver == .baseGap), "\(driver)")
      // Hours and absence stay, and nobody is of the ages of healthy ageing.
      let isIdle = [.hoursAbsence, .healthyAgeing].contains(driver)
      #expect((last[driver]?[0, land] != 0) == !isIdle, "\(driver)")
    }
    // Those who left or retired widen the gap, those who came in narrow it.
    #expect([.retirement, .otherOutflow].allSatisfy { last[$0]?[0, land] ?? 0 > 0 })
    #expect(last[.inflow]?[0, land] ?? 0 < 0)
  }

  @Test func `a shortage is as probable as its share of the draws`() throws {
    let run = try Self.run(draws: 40)
    let probabilities = try #require(run.staff.shortageProbability)
    var seen = Set<Double>()
    for t in run.years {
      for area in run.areas {
        for item in 0...run.total {
          let gaps = run.draws(item, .gapFTE, t, area: area)
          let share = Double(gaps.count { $0 > 0 }) / 40
          #expect(probabilities[t][item, area] == share)
          seen.insert(share)
        }
      }
    }
    #expect(seen.count > 2)
  }

  @Test func `staff that is left out changes no other figure`() throws {
    let model = try MethodModel.staffed.read()
    let areas = try AreaSelection.areas(of: model, sets: ["land", "gemeente"], regions: [])
    var options = PrognosisOptions(areas: areas, horizon: 3, draws: 9)
    let with = try PrognosisRun(model: model, options: options).result()
    options.includesWorkforce = false
    let without = try PrognosisRun(model: model, options: options).result()
    #expect(without.workforce == nil && without.waiting == nil)
    #expect(with.workforce != nil && with.waiting != nil)
    #expect(with.margins?.care.map(\.mean) == without.margins?.care.map(\.mean))
    #expect(with.margins?.groups.map(\.quantiles) == without.margins?.groups.map(\.quantiles))
    #expect(with.care == without.care)
  }

  @Test func `a model without staff has none`() throws {
    let run = try DrawRun(try MethodModel.uncertainCare.read(), draws: 3)
    #expect(run.result.workforce == nil && run.result.waiting == nil)
    #expect(run.series.rowCount(.workforce) == 0 && run.series.rowCount(.waiting) == 0)
  }

  @Test func `the memory of staff is counted`() throws {
    let model = try MethodModel.staffed.read()
    let areas = try AreaSelection.areas(of: model, sets: ["gemeente"], regions: [])
    var options = PrognosisOptions(areas: areas, horizon: 3, draws: 16)
    let with = PrognosisRun(model: model, options: options).drawMemory
    options.includesWorkforce = false
    let without = PrognosisRun(model: model, options: options).drawMemory
    // At the least 16 draws of four areas' 27 staff measures and 8 rows of waits, and of four regions' three products.
    #expect(with - without > 16 * 8 * (4 * 35 + 4 * 3))
    #expect(with - without < 20 * 16 * 8 * (4 * 35 + 4 * 3))
  }
}
