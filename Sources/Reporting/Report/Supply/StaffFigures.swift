import Charts
import Prognosis

/// Staff of an area: what its page tells of demand, supply and the gap between them.
struct StaffFigures: Sendable {
  let view: AreaView
  let workforce: WorkforceResult
  let words: EstimateWords

  /// Nil where nothing is known of staff in the area.
  init?(_ view: AreaView) {
    guard let workforce = view.result.workforce, let last = workforce.figures.last else { return nil }
    let hasStaff = workforce.items.indices.contains { item in
      [.demandFTE, .supplyFTE].contains { last[workforce.row(item, $0), view.place] > 0 }
    }
    guard hasStaff else { return nil }
    (self.view, self.workforce, words) = (view, workforce, EstimateWords(view.context))
  }

  var texts: ReportTexts { view.context.texts }

  /// What follows the lead.
  var blocks: [ReportBlock] {
    [.heading(texts("supply.heading_staff"))]
      + ([gapFigure] + totalFigures).compactMap(\.self).map(ReportBlock.figure)
      + [.heading(texts("supply.heading_branches"))] + branchFigures.map(ReportBlock.figure)
      + [.table(flowTable), .paragraph(texts("supply.flows_text", ["year": String(view.lastYear)]))]
  }

  // MARK: Figures

  /// A figure of a branch in a year, with its intervals where there are draws.
  func estimate(_ measure: WorkforceMeasure, _ item: Int, step: Int) -> ChartEstimate {
    let row = workforce.row(item, measure)
    return workforce.margins?[step].estimate(row, view.place)
      ?? ChartEstimate(workforce.figures[step][row, view.place])
  }

  /// A figure at the horizon.
  func atHorizon(_ measure: WorkforceMeasure, _ item: Int) -> ChartEstimate {
    estimate(measure, item, step: view.horizonStep)
  }

  /// The probability of a shortage in a year; nil without draws.
  func chance(_ item: Int, step: Int) -> Double? {
    workforce.shortageProbability.map { $0[step][item, view.place] }
  }

  /// The name of a branch.
  func name(_ item: Int) -> String { workforce.items[item].name(view.context.language) }

  /// The branches in which there is or should be staff, by the share of demand that goes unmet, largest first.
  var branches: [Int] {
    let all = workforce.items.indices.filter { item in
      item != workforce.totalItem
        && [.demandFTE, .supplyFTE].contains { atHorizon($0, item).value > 0 }
    }
    func share(_ item: Int) -> Double {
      let value = atHorizon(.gapShare, item).value
      return value.isFinite ? value : -.infinity
    }
    return all.sorted { (share($1), $0) < (share($0), $1) }
  }

  /// Where the figures come from.
  func source(_ table: String) -> String {
    view.context.source(
      table: table,
      files: [
        "workforce_branches.csv", "workforce_regional.csv", "workforce_flows.csv", "workforce_age.csv",
        "workforce_training.csv", "workforce_links.csv",
      ])
  }
}
