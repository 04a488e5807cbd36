import LinearAlgebra

/// The working values of one interval, filled in the order of the calls in `CohortComponentModel.advance`.
///
/// `survivors` holds per starting cell the people who are there at the end without gross flows;
/// `moved` the balance of the gross flows. Both stand at the cell of the start.
struct IntervalWork {
  let grid: AgeSexGrid
  let width: Double
  let regions: Int
  let rates: ProjectionRates
  let start: [Double]
  let survival: [Double]

  private var survivors: [Double]
  /// The women whose births count, by age: person-years per year of width, filled in two halves.
  private var exposedWomen: [Double]
  private var departures: [Double]
  private var emigrants: [Double]
  private var arrivals: [Double]
  private var end: [Double]
  private var netAtEnd: [Double]
  private var step: ProjectionStep

  init(grid: AgeSexGrid, width: Double, population: Matrix, rates: ProjectionRates) {
    let count = population.elements.count
    (self.grid, self.width, self.rates) = (grid, width, rates)
    regions = population.columns
    start = population.elements
    survival = rates.survival.elements
    survivors = [Double](repeating: 0, count: count)
    departures = survivors
    emigrants = survivors
    arrivals = survivors
    end = survivors
    netAtEnd = survivors
    exposedWomen = [Double](repeating: 0, count: grid.ages * population.columns)
    let none = Matrix(rows: 2, columns: population.columns)
    step = ProjectionStep(
      population: population, births: none, deaths: none, immigration: none, emigration: none, arrivals: none,
      departures: none, netMigration: none, bounds: [])
  }

  /// The cell where those of `cell` are at the end of the interval.
  private func next(_ cell: Int) -> Int { cell % grid.ages == grid.openAge ? cell : cell + 1 }

  private func sexRow(_ cell: Int) -> Int { cell / grid.ages }

  // MARK: Net migrants

  /// Survivors of the residents and, with timing `even`, of the half that comes at the start.
  mutating func applyNetMigration() {
    let (net, timing) = netMigration()
    for r in 0..<regions {
      for x in 0..<grid.cells {
        let i = r * grid.cells + x
        let half = timing == .even ? net.map { $0[i] / 2 } ?? 0 : 0
        let atStart = max(half, -start[i])
        if atStart > half { bound(r, x, atStart - half) }
        let present = start[i] + atStart
        survivors[i] = survival[i] * present
        step.deaths[sexRow(x), r] += (1 - survival[i]) * present
        step.netMigration[sexRow(x), r] += atStart
        exposeWomen(r, x, present)
        if let net { netAtEnd[i] = timing == .even ? net[i] / 2 : net[i] }
      }
    }
  }

  private func netMigration() -> ([Double]?, NetMigrationTiming) {
    guard case .net(let net, let timing) = rates.international else { return (nil, .end) }
    return (net.elements, timing)
  }

  // MARK: Gross flows

  /// Departures and emigrants, never more than survive or come in.
  mutating func leave() {
    let out = rates.internalMigration?.departureRates.elements
    var abroad: [Double]?
    var immigrants: [Double]?
    if case .gross(let counts, let emigration) = rates.international {
      (immigrants, abroad) = (counts.elements, emigration.elements)
    }
    guard out != nil || abroad != nil else { return }
    for r in 0..<regions {
      for x in 0..<grid.cells {
        let i = r * grid.cells + x
        let half = (1 + survival[i]) / 2
        let exposure = width * start[i] * half
        var (o, e) = ((out?[i] ?? 0) * exposure, (abroad?[i] ?? 0) * exposure)
        let leaving = half * (o + e)
        let there = survivors[i] + half * (immigrants?[i] ?? 0)
        if leaving > there {
          bound(r, x, (leaving - there) / half)
          (o, e) = (o * there / leaving, e * there / leaving)
        }
        (departures[i], emigrants[i]) = (o, e)
      }
    }
  }

  /// Departures land somewhere.
  mutating func arrive() {
    guard let moves = rates.internalMigration else { return }
    let out = Matrix(rows: grid.cells, columns: regions, byColumns: departures)
    arrivals = moves.redistribution.arrivals(out).elements
  }

  /// Everyone is a year older; the open age takes A - 1 and A together.
  mutating func age() {
    var immigrants: [Double]?
    if case .gross(let counts, _) = rates.international { immigrants = counts.elements }
    for r in 0..<regions {
      for x in 0..<grid.cells {
        let i = r * grid.cells + x
        let incoming = immigrants?[i] ?? 0
        let balance = incoming + arrivals[i] - departures[i] - emigrants[i]
        end[r * grid.cells + next(x)] += survivors[i] + (1 + survival[i]) / 2 * balance
        let sex = sexRow(x)
        step.deaths[sex, r] += (1 - survival[i]) / 2 * balance
        step.immigration[sex, r] += incoming
        step.emigration[sex, r] += emigrants[i]
        step.arrivals[sex, r] += arrivals[i]
        step.departures[sex, r] += departures[i]
      }
      if netTiming == .end { exposeWomenAtEnd(r) }
      for x in 0..<grid.cells where x % grid.ages > 0 { takeNet(r, x) }
      if netTiming != .end { exposeWomenAtEnd(r) }
    }
  }

  private var netTiming: NetMigrationTiming? {
    if case .net(_, let timing) = rates.international { return timing }
    return nil
  }

  /// Net migrants who come at the end of the interval, or leave then.
  private mutating func takeNet(_ r: Int, _ x: Int) {
    let i = r * grid.cells + x
    let taken = max(netAtEnd[i], -end[i])
    if taken > netAtEnd[i] { bound(r, x, taken - netAtEnd[i]) }
    end[i] += taken
    step.netMigration[sexRow(x), r] += taken
  }

  // MARK: Births

  private mutating func exposeWomen(_ r: Int, _ x: Int, _ people: Double) {
    if x < grid.ages { exposedWomen[r * grid.ages + x] += people / 2 }
  }

  /// Half the women at the end, above age 0 (whose fertility is none).
  private mutating func exposeWomenAtEnd(_ r: Int) {
    for x in 1..<grid.ages { exposedWomen[r * grid.ages + x] += end[r * grid.cells + x] / 2 }
  }

  /// Births, and the newborn's own survival and moves.
  mutating func giveBirth() {
    var leaving = Matrix(rows: 2, columns: regions)
    for r in 0..<regions {
      let births =
        width * (0..<grid.ages).reduce(0) { $0 + rates.fertility[$1, r] * exposedWomen[r * grid.ages + $1] }
      for sex in Sex.allCases {
        let (s, cell) = (sex.rawValue, grid.index(sex, 0))
        let born = births * rates.shareAtBirth(sex)
        let survivalOfBorn = rates.birthSurvival[s, r]
        let exposure = width * born * (1 + survivalOfBorn) / 4
        var emigrants = 0.0
        if case .gross(_, let emigration) = rates.international { emigrants = emigration[cell, r] * exposure }
        var departing = (rates.internalMigration?.departureRates[cell, r] ?? 0) * exposure
        let (out, there) = ((1 + survivalOfBorn) / 2 * (departing + emigrants), survivalOfBorn * born)
        if out > there {
          bound(r, cell, (out - there) * 2 / (1 + survivalOfBorn))
          (departing, emigrants) = (departing * there / out, emigrants * there / out)
        }
        leaving[s, r] = departing
        step.births[s, r] = born
        step.emigration[s, r] += emigrants
        step.departures[s, r] += departing
        settleNewborn(r, sex, staying: born, balance: -departing - emigrants)
      }
    }
    guard let moves = rates.internalMigration else { return finishNet() }
    let landed = moves.redistribution.arrivals(leaving, cells: Sex.allCases.map { grid.index($0, 0) })
    for r in 0..<regions {
      for sex in Sex.allCases {
        step.arrivals[sex.rawValue, r] += landed[sex.rawValue, r]
        settleNewborn(r, sex, staying: 0, balance: landed[sex.rawValue, r])
      }
    }
    finishNet()
  }

  private mutating func settleNewborn(_ r: Int, _ sex: Sex, staying: Double, balance: Double) {
    let s = rates.birthSurvival[sex.rawValue, r]
    end[r * grid.cells + grid.index(sex, 0)] += s * staying + (1 + s) / 2 * balance
    step.deaths[sex.rawValue, r] += (1 - s) * staying + (1 - s) / 2 * balance
  }

  private mutating func finishNet() {
    for r in 0..<regions {
      for sex in Sex.allCases { takeNet(r, grid.index(sex, 0)) }
    }
  }

  private mutating func bound(_ region: Int, _ cell: Int, _ people: Double) {
    step.bounds.append(BoundedFlow(region: region, cell: cell, people: people))
  }

  func result() -> ProjectionStep {
    var step = step
    step.population = Matrix(rows: grid.cells, columns: regions, byColumns: end)
    return step
  }
}
