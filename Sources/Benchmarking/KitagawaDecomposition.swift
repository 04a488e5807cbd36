/// The difference of two crude rates, split into what differs in the make-up of the populations and what
/// differs in the rates.
///
/// With the shares c_i = n_i / Σ n of the cells (age and sex) and their rates r_i = amount_i / n_i, a prime for
/// the reference:
///
/// - composition: Σ (c_i - c'_i) (r_i + r'_i) / 2,
/// - rates: Σ (r_i - r'_i) (c_i + c'_i) / 2,
///
/// which add up to the difference Σ c_i r_i - Σ c'_i r'_i, with no interaction left over. Where a cell has
/// people in one population only, the rate in the other is undefined; it is taken to be the same, so that the
/// cell counts as composition.
///
/// Source: Kitagawa (1955), *JASA* 50, 1168-1194.
public struct KitagawaDecomposition: Sendable {
  /// The crude rate of the first population, in amount per person.
  public let crudeRate: Double
  /// The crude rate of the reference, in amount per person.
  public let referenceCrudeRate: Double
  /// What each cell adds to the composition's part, in amount per person.
  public let compositionByCell: [Double]
  /// What each cell adds to the rates' part, in amount per person.
  public let ratesByCell: [Double]

  /// Takes the difference apart.
  ///
  /// - Parameters:
  ///   - amounts: per cell: events, euros or another amount; at least 0.
  ///   - people: per cell, at least 0.
  ///   - referenceAmounts: per cell of the reference, in the same unit.
  ///   - referencePeople: per cell of the reference.
  /// - Precondition: the arrays are equally long.
  /// - Throws: `.outOfRange`; `.observedWithoutExpected` for an amount in a cell without people; `.nothing` for
  ///   a population without people.
  public init(
    amounts: [Double], people: [Double], referenceAmounts: [Double], referencePeople: [Double]
  ) throws(BenchmarkingError) {
    precondition(amounts.count == referenceAmounts.count)
    let first = try Population(amounts, people, "")
    let second = try Population(referenceAmounts, referencePeople, "reference ")
    (crudeRate, referenceCrudeRate) = (first.crudeRate, second.crudeRate)
    var (composition, rates) = ([Double](), [Double]())
    for i in amounts.indices {
      let (r, other) = (first.rate(i) ?? second.rate(i) ?? 0, second.rate(i) ?? first.rate(i) ?? 0)
      composition.append((first.share(i) - second.share(i)) * (r + other) / 2)
      rates.append((r - other) * (first.share(i) + second.share(i)) / 2)
    }
    (compositionByCell, ratesByCell) = (composition, rates)
  }

  /// The part of the difference that the make-up of the populations explains, in amount per person.
  public var composition: Double { compositionByCell.reduce(0, +) }

  /// The part of the difference that is in the rates, in amount per person.
  public var rates: Double { ratesByCell.reduce(0, +) }

  /// The difference of the crude rates, in amount per person: the two parts together, to rounding.
  public var difference: Double { crudeRate - referenceCrudeRate }
}

/// A population by cell.
private struct Population {
  let amounts: [Double]
  let people: [Double]
  let total: Double

  init(_ amounts: [Double], _ people: [Double], _ whose: String) throws(BenchmarkingError) {
    precondition(amounts.count == people.count)
    try BenchmarkingError.check(amounts, whose + "amounts")
    try BenchmarkingError.check(people, whose + "people")
    for i in people.indices where people[i] == 0 && amounts[i] > 0 {
      throw .observedWithoutExpected(index: i, observed: amounts[i])
    }
    (self.amounts, self.people, total) = (amounts, people, people.reduce(0, +))
    guard total > 0 else { throw .nothing(what: whose + "people") }
  }

  var crudeRate: Double { amounts.reduce(0, +) / total }
  func share(_ i: Int) -> Double { people[i] / total }
  func rate(_ i: Int) -> Double? { people[i] > 0 ? amounts[i] / people[i] : nil }
}
