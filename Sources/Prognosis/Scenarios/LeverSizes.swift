import ModelDirectory

/// The sizes of levers in one year: on the central path, or in draws at adjacent places.
struct LeverSizes: Sendable {
  let year: Int
  /// How many sizes a lever has.
  let lanes: Int
  private let draws: Range<Int>?
  private let seed: UInt64

  /// The sizes on the central path.
  init(centralIn year: Int) { (self.year, lanes, draws, seed) = (year, 1, nil, 0) }

  /// The sizes in draws.
  init(in year: Int, draws: Range<Int>, seed: UInt64) {
    (self.year, lanes, self.draws, self.seed) = (year, draws.count, draws, seed)
  }

  /// The sizes of a lever, one per lane.
  func of(_ lever: ResolvedLever) -> [Double] {
    guard let draws else { return [lever.size(in: year)] }
    return lever.sizes(in: year, draws: draws, seed: seed)
  }

  /// What levers do together to a figure of every region.
  ///
  /// Relative sizes multiply, absolute ones add up after that; a region of which a part is selected gets that part of the size.
  /// - Parameters:
  ///   - regions: how many there are.
  ///   - perUnit: what each unit of an absolute size adds, relative to the figure on the reference's central path.
  func effect(
    of levers: [ResolvedLever], regions: Int,
    perUnit: (ResolvedLever, _ region: Int) -> Double = { _, _ in 1 }
  ) -> RegionalEffect {
    var effect = RegionalEffect(count: regions * lanes)
    for lever in levers where lever.lever.course.weight(in: year) != 0 {
      let sizes = of(lever)
      for region in 0..<regions where lever.regions[region] != 0 {
        let (share, place) = (lever.regions[region], region * lanes)
        if lever.lever.unit == .relative {
          for l in 0..<lanes { effect.factor[place + l] *= 1 + share * sizes[l] }
        } else {
          let unit = share * perUnit(lever, region)
          for l in 0..<lanes { effect.added[place + l] += unit * sizes[l] }
        }
      }
    }
    return effect
  }
}

/// What levers do to a figure of every region: times `factor`, and then `added` times its central value.
struct RegionalEffect: Sendable {
  /// Regions x lanes.
  var factor, added: [Double]

  init(count: Int) {
    factor = [Double](repeating: 1, count: count)
    added = [Double](repeating: 0, count: count)
  }

  /// The figure in a place, given what a draw makes of its central value and of the part of it that is the region's own.
  ///
  /// Never below 0; the second value says whether that bound acted.
  func applied(to value: Double, own: Double = 1, at place: Int) -> (value: Double, isBounded: Bool) {
    let result = value * factor[place] + own * added[place]
    return result < 0 ? (0, true) : (result, false)
  }
}

extension ResolvedLever {
  /// Whether it does nothing in any draw.
  var isIdle: Bool { lever.size == 0 && lever.p10 == 0 && lever.p90 == 0 }

  /// Whether it acts in a year.
  func acts(in year: Int) -> Bool { lever.course.weight(in: year) != 0 }

  /// Whether an age is among those that it acts on.
  func includes(age: Int) -> Bool { ages?.contains(age) ?? true }
}

extension ResolvedScenario {
  /// The levers on these targets that do something, in an order that doesn't depend on the files', since products and sums of
  /// floating-point numbers do.
  func acting(_ targets: LeverTarget...) -> [ResolvedLever] {
    levers.filter { targets.contains($0.lever.target) && !$0.isIdle }
      .sorted { $0.lever.identity < $1.lever.identity }
  }
}

/// Regions that levers treat alike.
struct RegionClasses: Sendable {
  /// The class of each region.
  let classOf: [Int]
  /// Per class the share that each lever acts on.
  let shares: [[Double]]

  init(_ levers: [ResolvedLever], regions: Int) {
    var index: [[Double]: Int] = [:]
    var found: [[Double]] = []
    classOf = (0..<regions).map { region in
      let own = levers.map { $0.regions[region] }
      if let known = index[own] { return known }
      index[own] = found.count
      found.append(own)
      return found.count - 1
    }
    shares = found
  }
}
