import Foundation
import ModelDirectory

/// The topics of one area, before the rule chooses among them.
struct PriorityCandidates {
  let basis: ComparisonBasis
  /// The areas of its set.
  let fellows: ComparedSet
  /// The area's place among them.
  let place: Int
  /// The area's lines, one per item.
  let lines: [BenchmarkLine?]
  /// People on 1 January of the base year.
  let people: Double

  var members: [RegionSet.Member] { fellows.areas[place].members }

  /// Cost in euro per inhabitant, of all products with rates by age.
  private var cost: Double { AmountsByCell.sum(basis.cells.cost, members) / people }

  /// The topics of all kinds above the usual, whether they stand out or not.
  var all: [PriorityRule.Candidate] {
    guard people > 0 else { return [] }
    let all =
      basis.items.indices.flatMap { i in [level(i), unexplained(i)].compactMap(\.self) }
      + basis.growth.items.indices.compactMap(growth)
    return all.filter { basis.model.settings.notRegional[$0.priority.item] == nil } + access
  }

  /// Use above the country's.
  private func level(_ i: Int) -> PriorityRule.Candidate? {
    guard let line = lines[i] else { return nil }
    let stake = (line.ratio.value - 1) * expectedPerPerson(i, line)
    guard line.deviation > 0, stake > 0 else { return nil }
    let causes = causes(i)
    return candidate(
      i,
      Priority(
        kind: .level, item: basis.items[i].item.code, deviation: line.deviation, figure: line.ratio,
        benchmark: 1, stake: stake, causes: causes,
        evidence: PriorityEvidence.level(
          line, stake: stake, unit: basis.items[i].item.unit, causes: causes.compactMap(cause))))
  }

  private func cause(_ code: String, _ effect: Double) -> PriorityEvidence.Cause? {
    basis.table.characteristics.first { $0.code == code && $0.role == .regressor }.map {
      PriorityEvidence.Cause(
        nameNL: $0.nameNL, nameEN: $0.nameEN, influenceable: $0.influenceable, effect: effect)
    }
  }

  /// Use above what the determinants predict.
  private func unexplained(_ i: Int) -> PriorityRule.Candidate? {
    guard let line = lines[i], let unexplained = line.unexplained, let predicted = line.predicted,
      let amount = fellows.amounts[i][place], let prediction = fellows.predictions[i][place],
      let deviation = UnexplainedSpread.deviation(basis.items[i], amount, prediction)
    else { return nil }
    let variance = deviation.variance + fellows.unexplainedVariances[i]
    guard variance > 0 else { return nil }
    let z = deviation.logarithm / variance.squareRoot()
    let stake = (line.ratio.value - predicted.value) * expectedPerPerson(i, line)
    guard z > 0, stake > 0 else { return nil }
    return candidate(
      i,
      Priority(
        kind: .unexplained, item: basis.items[i].item.code, deviation: z, figure: unexplained, benchmark: 1,
        stake: stake, causes: [],
        evidence: PriorityEvidence.unexplained(
          line, unexplained, predicted, deviation: z, stake: stake, unit: basis.items[i].item.unit)))
  }

  /// Growth above the country's.
  private func growth(_ i: Int) -> PriorityRule.Candidate? {
    let item = basis.growth.items[i]
    let (own, spread) = (fellows.growth.growth[i][place], fellows.growthDeviations[i])
    let national = basis.nationalGrowth[i]
    let amounts = basis.growth.amounts(item, members)
    guard own.isFinite, national.isFinite, spread > 0 else { return nil }
    let stake = (own - national) * amounts.base / people
    let deviation = (own - national) / spread
    guard deviation > 0, stake > 0 else { return nil }
    let priority = Priority(
      kind: .growth, item: item.code, deviation: deviation,
      figure: IntervalEstimate(value: own, lower: own, upper: own), benchmark: national, stake: stake,
      causes: [],
      evidence: PriorityEvidence.growth(
        own, national, deviation: deviation, stake: stake, unit: item.unit,
        years: basis.growth.years))
    return candidate(item, priority, parts: item.rows.map { basis.growth.products[$0].code })
  }

  private func candidate(_ i: Int, _ priority: Priority) -> PriorityRule.Candidate {
    let item = basis.items[i].item
    return candidate(item, priority, parts: item.rows.map { basis.model.care.products[$0].code })
  }

  /// - Parameter parts: the products of the item, which count where it is a total.
  private func candidate(_ item: CareItem, _ priority: Priority, parts: [String]) -> PriorityRule.Candidate {
    let least = PriorityRule.leastStake(isInEuro: item.unit == CareItem.euro, cost: cost)
    return PriorityRule.Candidate(
      priority: priority, parts: item.isTotal ? parts : [], leastStake: least,
      matters: priority.stake >= least)
  }

  /// Use at national rates per inhabitant, at the rates of the projection where the item has them.
  private func expectedPerPerson(_ i: Int, _ line: BenchmarkLine) -> Double {
    (basis.cells.expected[i].map { AmountsByCell.sum($0, members) } ?? line.expected) / people
  }

  /// The determinants that raise the predicted ratio most, with the share by which they do; none where it isn't above 1.
  private func causes(_ i: Int) -> [(determinant: String, effect: Double)] {
    guard let regression = basis.regressions[i], let prediction = fellows.predictions[i][place],
      prediction.ratio > 1
    else { return [] }
    let effects = regression.effects(members)
    let raising = effects.indices.filter { effects[$0] > 0 }.sorted {
      (effects[$1], $0) < (effects[$0], $1)
    }
    return raising.prefix(PriorityRule.mostCauses).map { j in
      (basis.table.characteristics[regression.characteristics[j]].code, exp(effects[j]) - 1)
    }
  }
}
