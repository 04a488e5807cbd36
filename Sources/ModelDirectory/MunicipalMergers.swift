/// Carries figures by municipality from the division of one year to that of a later one.
///
/// A change of year t takes effect on 1 January of t: figures in the division of year y are brought to that of z by
/// the changes with y < t <= z, year after year, those of one year at once. Only forward: what two municipalities
/// were together doesn't say what each of them was.
///
/// People who come to a code in one year move on with it in a later one. A code that hands over a part of its
/// people and goes on has a change to itself, with the share that it keeps.
///
/// A code that only takes over others isn't in the list of changes as an old one, and the list doesn't say since
/// when it exists: such a code is accepted in every year.
public struct MunicipalMergers: Sendable {
  private let byYear: [Int: [String: [MunicipalityChange]]]
  private let changes: [MunicipalityChange]
  private let regions: Set<String>

  /// - Parameters:
  ///   - changes: the changes, shares summing to 1 per old code and year, as `RegionModel.changes` holds them.
  ///   - regions: the codes of the division that the model uses.
  public init(_ changes: [MunicipalityChange], regions: some Sequence<String>) {
    self.changes = changes
    self.regions = Set(regions)
    byYear = Dictionary(grouping: changes, by: \.year).mapValues { Dictionary(grouping: $0, by: \.oldCode) }
  }

  /// The changes and regions of a model.
  public init(_ model: RegionModel) { self.init(model.changes, regions: model.regions.map(\.code)) }

  /// Why figures can't be carried over.
  public enum Failure: Error, Hashable, Sendable {
    /// The code doesn't exist in the division of that year.
    case unknownCode(String, year: Int)
    /// The later year lies before the earlier one.
    case backwards(from: Int, to: Int)
    /// A rate of this code comes without a weight, or its weight is negative or not finite.
    case noWeight(String)
    /// The rates that come together in this code weigh nothing.
    case weightless(String)
  }

  /// Where the people of `code` are: the codes of the later division with the share of its people, by code.
  ///
  /// The shares are products along the chain of changes and sum to 1.
  /// - Throws: `.unknownCode` when `code` isn't of year `from`, or where it leads isn't of year `to`; `.backwards`.
  public func destinations(of code: String, from: Int, to: Int) throws(Failure) -> [(
    code: String, share: Double
  )] {
    guard from <= to else { throw .backwards(from: from, to: to) }
    guard exists(code, in: from) else { throw .unknownCode(code, year: from) }
    var shares = [code: 1.0]
    for year in byYear.keys.filter({ $0 > from && $0 <= to }).sorted() {
      shares = step(shares, byYear[year] ?? [:])
    }
    let result = shares.sorted { $0.key < $1.key }.map { (code: $0.key, share: $0.value) }
    for (code, _) in result where !exists(code, in: to) { throw .unknownCode(code, year: to) }
    return result
  }

  private func step(
    _ shares: [String: Double], _ changes: [String: [MunicipalityChange]]
  ) -> [String: Double] {
    var next: [String: Double] = [:]
    // In order of code, so that sums come out the same every time.
    for (code, share) in shares.sorted(by: { $0.key < $1.key }) {
      guard let parts = changes[code] else {
        next[code, default: 0] += share
        continue
      }
      for part in parts { next[part.newCode, default: 0] += share * part.share }
    }
    return next
  }

  /// Whether the division of `year` has this code, as far as the changes tell.
  ///
  /// It has ended when it was last an old code after it was last a new one; one that keeps a part is both.
  private func exists(_ code: String, in year: Int) -> Bool {
    let starts = changes.filter { $0.newCode == code && $0.year <= year }.map(\.year).max()
    let ends = changes.filter { $0.oldCode == code && $0.year <= year }.map(\.year).max()
    if let ends, ends > starts ?? Int.min { return false }
    return starts != nil || regions.contains(code)
      || changes.contains { $0.oldCode == code && $0.year > year }
  }

  /// Counts, each spread over the later codes by its shares, and summed: their total stays.
  /// - Parameters:
  ///   - counts: one vector per code of year `from`, all of one length, such as ages or products; NaN is unknown,
  ///     and so is then every sum that it enters.
  /// - Returns: one vector per code of year `to` that any of them leads to.
  /// - Throws: as ``destinations(of:from:to:)``, for the first code in order.
  public func carry(counts: [String: [Double]], from: Int, to: Int) throws(Failure) -> [String: [Double]] {
    var result: [String: [Double]] = [:]
    for (code, values) in counts.sorted(by: { $0.key < $1.key }) {
      for (target, share) in try destinations(of: code, from: from, to: to) {
        let parts = values.map { $0 * share }
        result[target] = result[target].map { zip($0, parts).map(+) } ?? parts
      }
    }
    return result
  }

  /// Rates, means of those that come together, weighted by the people that bring them.
  ///
  /// r' = sum(w s r) / sum(w s), with s the share of the old code that goes to the new one.
  /// - Parameters:
  ///   - rates: one vector per code of year `from`, all of one length.
  ///   - weights: w, what each rate is per unit of, such as people; one for each code of `rates`.
  /// - Returns: one vector per code of year `to` that any of them leads to.
  /// - Throws: as ``destinations(of:from:to:)``; `.noWeight`; `.weightless` where the sum of weights is zero.
  public func carry(
    rates: [String: [Double]], weights: [String: Double], from: Int, to: Int
  ) throws(Failure) -> [String: [Double]] {
    var events: [String: [Double]] = [:]
    var people: [String: [Double]] = [:]
    for (code, values) in rates.sorted(by: { $0.key < $1.key }) {
      guard let weight = weights[code], weight >= 0, weight.isFinite else { throw .noWeight(code) }
      events[code] = values.map { $0 * weight }
      people[code] = [weight]
    }
    let totals = try carry(counts: people, from: from, to: to)
    for (code, total) in totals.sorted(by: { $0.key < $1.key }) where total[0] == 0 {
      throw .weightless(code)
    }
    var result = try carry(counts: events, from: from, to: to)
    for (code, total) in totals { result[code] = result[code]?.map { $0 / total[0] } }
    return result
  }

  /// Counts of one figure per code; see ``carry(counts:from:to:)-([String:[Double]],_,_)``.
  public func carry(counts: [String: Double], from: Int, to: Int) throws(Failure) -> [String: Double] {
    try carry(counts: counts.mapValues { [$0] }, from: from, to: to).mapValues { $0[0] }
  }

  /// Rates of one figure per code; see ``carry(rates:weights:from:to:)-([String:[Double]],_,_,_)``.
  public func carry(
    rates: [String: Double], weights: [String: Double], from: Int, to: Int
  ) throws(Failure) -> [String: Double] {
    try carry(rates: rates.mapValues { [$0] }, weights: weights, from: from, to: to).mapValues { $0[0] }
  }
}
