import Demography
import LinearAlgebra
import TestSupport
import Testing

/// How the regions of a ``LaneSystem`` exchange people, with each other and with the world.
struct LaneKind: Hashable, Sendable, CustomTestStringConvertible {
  enum Moves: String, CaseIterable { case none, flows, flowsByAge, pool }
  enum Border: String, CaseIterable { case none, gross, netEven, netEnd }

  var moves: Moves
  var border: Border

  static let all = Moves.allCases.flatMap { moves in
    Border.allCases.map { LaneKind(moves: moves, border: $0) }
  }
  /// The kinds in which one region can stand alone.
  static let alone = all.filter { $0.moves == .none }
  var testDescription: String { "internal \(moves), international \(border)" }
}

/// The size of a ``LaneSystem``.
struct LaneShape: Hashable, Sendable {
  var openAge = 20
  var regions = 3
  var lanes = 16
}

/// A made-up system of regions in which every draw has rates of its own, as ``LaneRates`` and, draw by draw, as
/// ``ProjectionRates``.
struct LaneSystem {
  /// What is out of the ordinary.
  enum Trait {
    /// Empty cells, nobody dying at some ages and nobody surviving others, more leaving than there are.
    case harsh
    /// No age bears children.
    case childless
    /// Children are born at age 0 as well.
    case fertileInfants
    /// Survival and fertility are given per region.
    case regional
  }

  let kind: LaneKind
  let shape: LaneShape
  let grid: AgeSexGrid
  let traits: Set<Trait>
  var population: Matrix
  /// m, a column per draw.
  var deathRates: Matrix
  var regionalSurvival: Matrix
  var regionalBirthSurvival: Matrix
  /// A column per region; the first serves as the national schedule.
  var fertility: Matrix
  var departureRates: Matrix
  var flows: [(ages: AgeBand?, moves: Matrix)]
  var arrivalsOfPool: [Double]
  var pull: Matrix
  var immigrants: Matrix
  var emigrationRates: Matrix
  var netMean: Matrix
  var netShape: Matrix
  /// Figures per draw (row) and region (column).
  var factors: Factors

  struct Factors {
    var deaths, fertility, departures, pull, immigration, emigration, shift: Matrix
  }

  init(_ kind: LaneKind, _ shape: LaneShape = LaneShape(), seed: UInt64 = 1, traits: Set<Trait> = []) {
    (self.kind, self.shape, self.traits) = (kind, shape, traits)
    var g = SplitMix64(seed: seed)
    func draw(_ rows: Int, _ columns: Int, _ range: ClosedRange<Double>) -> Matrix {
      let values = (0..<rows * columns).map { _ in Double.random(in: range, using: &g) }
      return Matrix(rows: rows, columns: columns, byColumns: values)
    }
    let (regions, lanes) = (shape.regions, shape.lanes)
    grid = AgeSexGrid(openAge: shape.openAge)
    let cells = grid.cells
    population = draw(cells, regions, 50...2000)
    deathRates = draw(cells, lanes, 1e-5...0.4)
    regionalSurvival = draw(cells, regions, 0.7...1)
    regionalBirthSurvival = draw(2, regions, 0.95...1)
    fertility = draw(grid.ages, regions, 0.01...0.1)
    departureRates = draw(cells, regions, 0.01...0.2)
    flows = [(nil, draw(regions, regions, 1...100))]
    if kind.moves == .flowsByAge {
      let middle = max(1, shape.openAge / 2)
      flows = [
        (AgeBand(from: 0, to: middle - 1), flows[0].moves),
        (AgeBand(from: middle, to: nil), draw(regions, regions, 1...100)),
      ]
    }
    arrivalsOfPool = draw(regions, 1, 1...100).elements
    // Ages in threes share their pull, so that some rows are alike.
    let bands = draw(cells / 3 + 1, regions, 0.2...4)
    pull = Matrix(columns: (0..<regions).map { r in (0..<cells).map { bands[$0 / 3, r] } })
    immigrants = draw(cells, regions, 0...40)
    emigrationRates = draw(cells, regions, 0...0.03)
    netMean = draw(cells, regions, -20...30)
    netShape = draw(cells, regions, -2...4)
    factors = Factors(
      deaths: draw(lanes, regions, 0.5...1.5), fertility: draw(lanes, regions, 0.5...1.5),
      departures: draw(lanes, regions, 0.5...1.5), pull: draw(lanes, regions, 0.3...3),
      immigration: draw(lanes, regions, 0...2), emigration: draw(lanes, regions, 0...2),
      shift: draw(lanes, regions, -5...5))
    bearChildren()
    if traits.contains(.harsh) { harden() }
  }

  private mutating func bearChildren() {
    if traits.contains(.childless) { fertility = Matrix(rows: grid.ages, columns: shape.regions) }
    guard !traits.contains(.fertileInfants) else { return }
    for r in 0..<shape.regions {
      fertility[0, r] = 0
      if grid.ages > 4 { fertility[grid.ages - 1, r] = 0 }
    }
  }

  /// Spoils cells of the first two regions, so that in each vector of draws some are cut and some aren't.
  private mutating func harden() {
    let last = shape.regions - 1
    for sex in Sex.allCases {
      let (open, young) = (grid.index(sex, grid.openAge), grid.index(sex, 0))
      let middle = grid.index(sex, grid.openAge / 2)
      (population[middle, 0], population[open, last]) = (0, 0)
      // About as many as there are, of the residents and (twice that) of the newborn.
      (departureRates[middle, last], departureRates[young, 0]) = (1.05, 2.2)
      emigrationRates[open, 0] = 1.5
      (netMean[middle, 0], netMean[open, last], netMean[young, last]) = (-900, -3000, -60)
      for lane in 0..<shape.lanes where lane % 3 == 0 {
        if middle != open { deathRates[middle, lane] = 2.2 + Double(lane) }
        if middle + 1 < open { deathRates[middle + 1, lane] = 0 }
      }
      deathRates[young, 1] = 0
      deathRates[young, 2] = 3.8
    }
  }
}

extension LaneSystem {
  var projector: LaneProjector {
    get throws {
      let moves = try redistribution(pull).map {
        InternalMigration(departureRates: departureRates, redistribution: $0)
      }
      return LaneProjector(
        grid: grid, lanes: shape.lanes, regions: shape.regions, internalMigration: moves)
    }
  }

  private func redistribution(_ pull: Matrix) throws -> Redistribution? {
    switch kind.moves {
    case .none: nil
    case .flows, .flowsByAge: try Redistribution(flows: flows, pull: pull, grid: grid)
    case .pool: try Redistribution(poolArrivals: arrivalsOfPool, pull: pull)
    }
  }

  /// The rates of all draws.
  var rates: LaneRates {
    func buffer(_ matrix: Matrix) -> LaneBuffer { LaneBuffer(matrix.elements) }
    let isRegional = traits.contains(.regional)
    let survival: LaneRates.Survival =
      isRegional
      ? .regional(births: regionalBirthSurvival, ratios: regionalSurvival)
      : .national(rates: buffer(deathRates.transposed()), factors: buffer(factors.deaths))
    let births: LaneRates.Fertility =
      isRegional
      ? .regional(fertility, factors: buffer(factors.fertility))
      : .national(schedule: Array(fertility.column(0)), factors: buffer(factors.fertility))
    return LaneRates(
      survival: survival, fertility: births, sexRatioAtBirth: 1.05,
      moves: kind.moves == .none
        ? nil : .init(departures: buffer(factors.departures), pull: buffer(factors.pull)),
      international: international)
  }

  private var international: LaneRates.International {
    func buffer(_ matrix: Matrix) -> LaneBuffer { LaneBuffer(matrix.elements) }
    func net(_ timing: NetMigrationTiming) -> LaneRates.International {
      .net(
        mean: buffer(netMean), shape: buffer(netShape), shift: buffer(factors.shift), timing: timing)
    }
    switch kind.border {
    case .none: return .none
    case .netEven: return net(.even)
    case .netEnd: return net(.end)
    case .gross:
      return .gross(
        immigrants: buffer(immigrants), immigration: buffer(factors.immigration),
        emigrationRates: buffer(emigrationRates), emigration: buffer(factors.emigration))
    }
  }

  /// The rates of one draw.
  func rates(ofLane lane: Int) throws -> ProjectionRates {
    func times(_ matrix: Matrix, _ factors: Matrix) -> Matrix {
      matrix.mapped { _, r, value in value * factors[lane, r] }
    }
    let (survival, birthSurvival) = survival(ofLane: lane)
    let schedule =
      traits.contains(.regional) ? fertility : fertility.mapped { x, _, _ in fertility[x, 0] }
    let moves = try redistribution(times(pull, factors.pull)).map {
      InternalMigration(departureRates: times(departureRates, factors.departures), redistribution: $0)
    }
    let net = netMean.mapped { x, r, mean in mean + factors.shift[lane, r] * netShape[x, r] }
    let international: InternationalMigration =
      switch kind.border {
      case .none: .none
      case .netEven: .net(net, timing: .even)
      case .netEnd: .net(net, timing: .end)
      case .gross:
        .gross(
          immigrants: times(immigrants, factors.immigration),
          emigrationRates: times(emigrationRates, factors.emigration))
      }
    return ProjectionRates(
      survival: survival, birthSurvival: birthSurvival, fertility: times(schedule, factors.fertility),
      sexRatioAtBirth: 1.05, internalMigration: moves, international: international)
  }

  private func survival(ofLane lane: Int) -> (Matrix, Matrix) {
    if traits.contains(.regional) { return (regionalSurvival, regionalBirthSurvival) }
    var ratios: [Double] = []
    var births = Matrix(rows: 2, columns: shape.regions)
    for r in 0..<shape.regions {
      var own = [Double](repeating: 0, count: grid.cells)
      for sex in Sex.allCases {
        births[sex.rawValue, r] = LifeTable.writeSurvivalRatios(
          deathRates: Array(deathRates.column(lane)), ages: grid.range(sex), theta: factors.deaths[lane, r],
          sex: sex, into: &own, at: grid.index(sex, 0))
      }
      ratios += own
    }
    return (Matrix(rows: grid.cells, columns: shape.regions, byColumns: ratios), births)
  }
}
