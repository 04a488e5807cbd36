import LinearAlgebra

/// Makes results safe to publish: blanks counts of people below a threshold, and others from which those could be worked out.
///
/// A small figure is safe when all that is published, with the fact that counts of people aren't negative, leaves it an interval
/// at least as wide as the threshold. See the article Suppression for the relations that are taken into account.
public struct Suppression: Sendable {
  /// The thresholds that can be asked for.
  public static let thresholds = 1...1_000_000

  let below: Int
  let areas: SuppressionAreas
  let ages: AgeDetail
  let threads: Int?

  /// Suppression of counts below `below` people.
  ///
  /// - Parameters:
  ///   - below: the threshold, in `thresholds`.
  ///   - published: every area of which anything is told.
  ///   - regionCount: how many regions the model has.
  ///   - ages: how the population table divides the ages.
  /// - Precondition: `below` lies in `thresholds`.
  public init(below: Int, published: [Area], regionCount: Int, ages: AgeDetail, threads: Int? = nil) {
    precondition(Self.thresholds.contains(below))
    (self.below, self.ages, self.threads) = (below, ages, threads)
    areas = SuppressionAreas(published: published, regionCount: regionCount)
  }

  /// The areas that have to be run after the published ones: the pieces into which these cut each other.
  public var addedAreas: [Area] { areas.added }

  /// Results and differences that may be published.
  public struct Outcome: Sendable {
    /// The reference's result, then that of each scenario, of the published areas.
    public var results: [PrognosisResult]
    /// What each scenario changes.
    public var differences: [ScenarioDifference]
    /// What was blanked.
    public var pattern: SuppressionPattern
  }

  /// Blanks what has to be blanked; the reference's notices tell how much that is.
  ///
  /// - Parameters:
  ///   - results: the reference, then the scenarios, of the published areas and after them `addedAreas`.
  ///   - differences: what each scenario changes, of the same areas.
  /// - Precondition: the results are of these areas.
  public func applied(to results: [PrognosisResult], differences: [ScenarioDifference]) -> Outcome {
    precondition(results.allSatisfy { $0.areas.count == areas.count + areas.added.count })
    let pattern = pattern(of: results)
    let shown = 0..<areas.count
    var blanked = results.map { $0.restricted(to: shown).blanked(by: pattern, below: below, ages: ages) }
    // First, so that a summary that is cut short still has it.
    if pattern.small > 0 { blanked[0].warnings.insert(pattern.notice(below: below), at: 0) }
    return Outcome(
      results: blanked, differences: differences.map { $0.restricted(to: shown).blanked(by: pattern) },
      pattern: pattern)
  }

  /// What has to be blanked.
  package func pattern(of results: [PrognosisResult]) -> SuppressionPattern {
    let tables = SuppressionTables(areas: areas, results: results, below: Double(below), ages: ages)
    let proximity = AreaProximity(holders: areas.holders, areaCount: areas.count)
    let threshold = Double(below)
    @Sendable func solve(_ table: DisclosureTable) -> DisclosureBlanks {
      DisclosureSolver.blanks(of: table, threshold: threshold, proximity: proximity)
    }
    var hidden = solve(tables.totals(unsafe: areas.indices.map { _ in false })).cells
    let places = tables.places
    while true {
      let known = hidden
      let solved = concurrentMap(count: places.count, threads: threads) { place in
        solve(tables.table(places[place].table, step: places[place].step, hidden: known))
      }
      // Where no blanks of a year can make a figure safe, the area's people aren't told at all; where that doesn't help, nothing
      // of that table and year is told.
      let told = Set(solved.flatMap(\.unsafe)).filter { !known[$0] }
      guard !told.isEmpty else {
        return tables.pattern(solved.map { $0.unsafe.isEmpty ? $0 : $0.whole }, hidden: known)
      }
      for area in told { hidden[area] = true }
      hidden = solve(tables.totals(unsafe: hidden)).cells
    }
  }
}
