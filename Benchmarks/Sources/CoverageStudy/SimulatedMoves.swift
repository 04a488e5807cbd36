/// Standard normal innovations of everything that moves people, in the years of the history and after.
struct SimulatedMoves: Sendable {
  let immigration: Course
  let emigration: Course
  let level: Course
  let departures: [Course]
  let arrivals: [Course]
  let immigrationShares: [Course]

  /// The innovations of a series, and where it stood before.
  struct Course: Sendable {
    let start: Double
    let z: [Double]

    /// Factors of a series that began long ago.
    func factors(_ process: Autoregression) -> [Double] { process.standingFactors(start: start, z) }
  }

  init(_ law: TrueLaw, _ random: inout SimulatedRandom) {
    (immigration, emigration) = Self.pair(law.borderCorrelation, &random)
    level = Self.pair(0, &random).0
    var pairs: [(Course, Course)] = []
    for _ in 0..<law.regions { pairs.append(Self.pair(law.movesCorrelation, &random)) }
    (departures, arrivals) = (pairs.map(\.0), pairs.map(\.1))
    var shares: [Course] = []
    for _ in 0..<law.regions { shares.append(Self.pair(0, &random).0) }
    immigrationShares = shares
  }

  /// Two series whose innovations have this correlation in a year.
  private static func pair(
    _ correlation: Double, _ random: inout SimulatedRandom
  ) -> (Course, Course) {
    let rest = (1 - correlation * correlation).squareRoot()
    let z = random.correlated(
      [[1, 0], [correlation, rest]], count: TrueLaw.migrationYears + TrueLaw.horizon + 1)
    let (first, other) = (random.normal(), random.normal())
    return (
      Course(start: first, z: z[0]), Course(start: correlation * first + rest * other, z: z[1])
    )
  }
}
