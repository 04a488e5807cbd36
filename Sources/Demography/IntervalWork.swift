import LinearAlgebra

/// The working values of one interval, filled in the order of the calls in `CohortComponentModel.advance`.
///
/// Vectors have an entry per cell and region, a region's cells side by side. `survivors` holds, at the cell of the start, the
/// people who are there at the end if nobody moves within the interval; `end` holds people at the cell of the end.
struct IntervalWork {
  let grid: AgeSexGrid
  let width: Double
  let regions: Int
  let rates: ProjectionRates
  private let start: [Double]
  private let survival: [Double]
  /// Immigrants, and rates of departure and emigration; zero where the model has none.
  private let immigrants: [Double]
  private let departureRates: [Double]
  private let emigrationRates: [Double]

  private var survivors: [Double]
  private var departures: [Double]
  private var emigrants: [Double]
  private var arrivals: [Double]
  var end: [Double]
  /// The women whose births count: half those at the start and half those at the end, by age and region.
  var exposedWomen: [Double]
  var step: ProjectionStep

  init(grid: AgeSexGrid, width: Double, population: Matrix, rates: ProjectionRates) {
    (self.grid, self.width, self.rates) = (grid, width, rates)
    regions = population.columns
    start = population.elements
    survival = rates.survival.elements
    let zero = [Double](repeating: 0, count: start.count)
    departureRates = rates.internalMigration?.departureRates.elements ?? zero
    if case .gross(let counts, let emigration) = rates.international {
      (immigrants, emigrationRates) = (counts.elements, emigration.elements)
    } else {
      (immigrants, emigrationRates) = (zero, zero)
    }
    survivors = zero
    departures = survivors
    emigrants = survivors
    arrivals = survivors
    end = survivors
    exposedWomen = [Double](repeating: 0, count: grid.ages * regions)
    let none = Matrix(rows: 2, columns: regions)
    step = ProjectionStep(
      population: population, births: none, deaths: none, immigration: none, emigration: none, arrivals: none,
      departures: none, netMigration: none, bounds: [])
  }

  /// The index of age 0 of a sex and region.
  func first(_ region: Int, _ sex: Sex) -> Int { region * grid.cells + grid.index(sex, 0) }

  /// Net migrants, if they are given as such.
  private var net: (counts: [Double], timing: NetMigrationTiming)? {
    if case .net(let counts, let timing) = rates.international { return (counts.elements, timing) }
    return nil
  }

  // MARK: Survival

  /// Survivors of the residents and, with timing `even`, of the half of the net migrants that comes at the start.
  mutating func survive() {
    let halves = net.flatMap { $0.timing == .even ? $0.counts.map { $0 / 2 } : nil } ?? []
    for region in 0..<regions {
      for sex in Sex.allCases {
        let first = first(region, sex)
        var (deaths, came) = (0.0, 0.0)
        for i in first..<first + grid.ages {
          var present = start[i]
          if !halves.isEmpty {
            let half = halves[i]
            let moved = max(half, -present)
            if moved > half { bound(region, sex, i - first, moved - half) }
            present += moved
            came += moved
          }
          survivors[i] = survival[i] * present
          deaths += (1 - survival[i]) * present
          if sex == .female { exposedWomen[region * grid.ages + i - first] = present / 2 }
        }
        step.deaths[sex.rawValue, region] = deaths
        step.netMigration[sex.rawValue, region] = came
      }
    }
  }

  // MARK: Gross flows

  /// Departures and emigrants, never more than survive or come in.
  mutating func leave() {
    for region in 0..<regions {
      for sex in Sex.allCases {
        let first = first(region, sex)
        for i in first..<first + grid.ages {
          let half = (1 + survival[i]) / 2
          let exposure = width * start[i] * half
          var (o, e) = (departureRates[i] * exposure, emigrationRates[i] * exposure)
          let leaving = half * (o + e)
          let there = survivors[i] + half * immigrants[i]
          if leaving > there {
            bound(region, sex, i - first, (leaving - there) / half)
            (o, e) = (o * there / leaving, e * there / leaving)
          }
          (departures[i], emigrants[i]) = (o, e)
        }
      }
    }
  }

  /// Departures land somewhere.
  mutating func arrive() {
    guard let moves = rates.internalMigration else { return }
    let out = Matrix(rows: grid.cells, columns: regions, byColumns: departures)
    arrivals = moves.redistribution.arrivals(out).elements
  }

  /// Everyone is an age older; the open age takes A - 1 and A together.
  mutating func age() {
    let open = grid.openAge
    for region in 0..<regions {
      for sex in Sex.allCases {
        let first = first(region, sex)
        var (deaths, immigration, emigration, arrived, departed) = (0.0, 0.0, 0.0, 0.0, 0.0)
        for x in 0...open {
          let i = first + x
          let balance = immigrants[i] + arrivals[i] - departures[i] - emigrants[i]
          // Outflow is bounded by who is there, so less than nobody stays by rounding only.
          let stayed = survivors[i] + (1 + survival[i]) / 2 * (immigrants[i] - departures[i] - emigrants[i])
          end[first + min(x + 1, open)] += max(stayed, 0) + (1 + survival[i]) / 2 * arrivals[i]
          deaths += (1 - survival[i]) / 2 * balance
          immigration += immigrants[i]
          emigration += emigrants[i]
          arrived += arrivals[i]
          departed += departures[i]
        }
        step.deaths[sex.rawValue, region] += deaths
        step.immigration[sex.rawValue, region] = immigration
        step.emigration[sex.rawValue, region] = emigration
        step.arrivals[sex.rawValue, region] = arrived
        step.departures[sex.rawValue, region] = departed
      }
      // Women are exposed before those who come at the end have come, and after the even half has.
      if net?.timing == .end { exposeWomenAtEnd(region) }
      if net != nil {
        for sex in Sex.allCases {
          for x in 1...open { takeNet(region, sex, x) }
        }
      }
      if net?.timing != .end { exposeWomenAtEnd(region) }
    }
  }

  /// Net migrants who come at the end of the interval, or leave then, at the age they have.
  func netAtEnd(_ i: Int) -> Double {
    guard let net else { return 0 }
    return net.timing == .even ? net.counts[i] / 2 : net.counts[i]
  }

  mutating func takeNet(_ region: Int, _ sex: Sex, _ age: Int) {
    let i = first(region, sex) + age
    let wanted = netAtEnd(i)
    let taken = max(wanted, -end[i])
    if taken > wanted { bound(region, sex, age, taken - wanted) }
    end[i] += taken
    step.netMigration[sex.rawValue, region] += taken
  }

  /// Half the women at the end, above age 0: the newborn bear no children.
  private mutating func exposeWomenAtEnd(_ region: Int) {
    let first = first(region, .female)
    for x in 1..<grid.ages { exposedWomen[region * grid.ages + x] += end[first + x] / 2 }
  }

  mutating func bound(_ region: Int, _ sex: Sex, _ age: Int, _ people: Double) {
    step.bounds.append(BoundedFlow(region: region, cell: grid.index(sex, age), people: people))
  }

  /// What the interval gave.
  func result() -> ProjectionStep {
    var step = step
    step.population = Matrix(rows: grid.cells, columns: regions, byColumns: end)
    return step
  }
}
