import Charts
import ModelDirectory
import Prognosis

/// The drawings of waits.
extension WaitFigures {
  /// How many waits have a drawing of their course.
  private static let shownCourses = 3

  private var years: [String: String] { ["first": String(view.firstYear), "last": String(view.lastYear)] }

  // MARK: All waits

  /// Every wait now and at the horizon, beside its norm.
  var overview: Figure {
    let list = waits.map { wait in
      texts(
        "supply.waits_item",
        [
          "service": wait.norm.name(view.context.language), "weeks": weeks(wait.weeks.lastValue),
          "norm": weeks(wait.norm.weeks),
        ])
    }
    return Figure(
      id: "supply-waits", title: overviewTitle,
      unit: texts(words.hasDraws ? "supply.waits_unit_draws" : "supply.waits_unit"), source: source,
      alternative: texts(
        "supply.waits_alternative", years.merging(["list": list.joined(separator: "; ")]) { $1 }),
      chart: overviewChart, table: overviewTable, notes: notes)
  }

  private var overviewTitle: String {
    // Norms that bind, as in the lead; where none does, all of them.
    let bound = waits.filter { !$0.norm.isComparison }
    let told = bound.isEmpty ? waits : bound
    let name = (bound.isEmpty ? "supply.waits_title" : "supply.waits_title_binding")
    return texts(
      name + (words.hasDraws ? "" : "_central"),
      [
        "year": String(view.lastYear), "count": words.count(told.count(where: \.isBeyond)),
        "all": String(told.count),
      ])
  }

  private var overviewChart: IntervalChart {
    let hasBoth = waits.contains(where: \.norm.isComparison)
    var last: Bool?
    let rows = waits.map { wait in
      let kind = wait.norm.isComparison
      let group = hasBoth && last != kind ? kindName(wait.norm) : nil
      last = kind
      return IntervalChart.Row(
        wait.norm.name(view.context.language),
        [
          wait.weeks.first ?? ChartEstimate(.nan), wait.weeks.last ?? ChartEstimate(.nan),
          ChartEstimate(wait.norm.weeks),
        ], group: group)
    }
    return IntervalChart(
      rows: rows,
      series: [String(view.firstYear), String(view.lastYear), texts("supply.norm_short")],
      axis: ChartAxis(texts("supply.waits_axis"), includesZero: true))
  }

  private func kindName(_ norm: WaitingData.Norm) -> String {
    texts(norm.isComparison ? "supply.waits_compared" : "supply.waits_bound")
  }

  private var overviewTable: DataTable {
    func title(_ name: String, _ year: Int) -> String { texts(name, ["year": String(year)]) }
    return DataTable(
      caption: texts("supply.waits_caption"),
      columns: [.text(texts("supply.waits_service")), .number(texts("supply.waits_norm"))]
        + [.number(title("supply.waits_weeks", view.firstYear))]
        + words.columns(title("supply.waits_weeks", view.lastYear))
        + (words.hasDraws ? [.number(title("supply.waits_chance", view.lastYear))] : [])
        + [.text(texts("supply.waits_kind"))],
      rows: waits.map { wait in
        [
          wait.norm.name(view.context.language), weeks(wait.norm.weeks),
          words.bracketed(wait.weeks.first ?? ChartEstimate(.nan), weeks),
        ]
          + words.cells(wait.weeks.last ?? ChartEstimate(.nan), weeks)
          + (words.hasDraws ? [words.chance(wait.chance)] : []) + [kindName(wait.norm)]
      })
  }

  private var notes: [String] {
    [observed, baseMargin, words.hasDraws ? texts("supply.waits_median") : nil, comparisonNote]
      .compactMap(\.self)
  }

  /// What the margin of the base year is of, where waits have one.
  private var baseMargin: String? {
    let hasMargin = waits.contains { wait in
      wait.weeks.first?.inner.map { $0.lowerBound < $0.upperBound } ?? false
    }
    return hasMargin ? texts("supply.waits_base_margin", ["year": String(view.firstYear)]) : nil
  }

  private var comparisonNote: String? {
    waits.contains(where: \.norm.isComparison) ? texts("supply.waits_comparison_note") : nil
  }

  /// When the waits were measured, where that isn't the base year.
  private var observed: String? {
    let services = Set(waits.map(\.norm.service))
    let measured = Set(
      view.context.model.waiting.times.filter { services.contains($0.service) }.map(\.year)
    ).sorted()
    guard let first = measured.first, let last = measured.last, measured != [view.firstYear] else {
      return nil
    }
    let period = first == last ? String(first) : "\(first)-\(last)"
    return texts("supply.waits_observed", ["period": period, "year": String(view.firstYear)])
  }

  // MARK: Courses

  /// The waits that are most likely to exceed a binding norm, over the years; the first one where none is.
  var courses: [Figure] {
    let bound = waits.filter { !$0.norm.isComparison && $0.ratio.isFinite }
    let beyond = bound.filter(\.isBeyond)
    return (beyond.isEmpty ? bound.prefix(1) : beyond.prefix(Self.shownCourses)).map(course)
  }

  private func course(_ wait: Wait) -> Figure {
    let values = years.merging(
      [
        "service": wait.norm.name(view.context.language), "from": weeks(wait.weeks.firstValue),
        "to": weeks(wait.weeks.lastValue),
      ]) { $1 }
    return Figure(
      id: "supply-wait-\(wait.service)", title: courseTitle(wait, values),
      unit: texts(words.hasDraws ? "supply.waits_unit_draws" : "supply.waits_unit"), source: source,
      alternative: texts(
        "supply.wait_alternative", values.merging(["norm": weeks(wait.norm.weeks)]) { $1 }),
      chart: FanChart(
        years: view.result.years,
        series: [FanChart.Series(wait.norm.name(view.context.language), wait.weeks)],
        references: [ChartReference(texts("supply.norm_short"), at: wait.norm.weeks)],
        axis: ChartAxis(texts("supply.waits_axis"), includesZero: true)),
      table: courseTable(wait),
      notes: (words.hasDraws ? [texts("supply.note_fan")] : []) + [observed].compactMap(\.self))
  }

  private func courseTitle(_ wait: Wait, _ values: [String: String]) -> String {
    guard words.hasDraws, let last = wait.weeks.last else { return texts("supply.wait_title", values) }
    let more = ["interval": words.interval(last, weeks), "chance": words.chance(wait.chance)]
    let isSure = Direction(of: last.change(since: wait.weeks.firstValue), written: weeks) != .eitherWay
    return texts(
      isSure ? "supply.wait_title_interval" : "supply.wait_title_either", values.merging(more) { $1 })
  }

  private func courseTable(_ wait: Wait) -> DataTable {
    DataTable(
      caption: texts("supply.wait_caption", ["service": wait.norm.name(view.context.language)]),
      columns: [.text(texts("supply.year"))] + words.columns(texts("supply.waits_axis"))
        + (words.hasDraws ? [.number(texts("supply.wait_chance"))] : []),
      rows: wait.weeks.indices.map { step in
        [String(view.result.years[step])] + words.cells(wait.weeks[step], weeks)
          + (wait.chances.map { [words.chance($0[step])] } ?? [])
      })
  }
}
