import ModelDirectory

/// The numbers that a solve file is about: one for each branch, service or product and each area that it names.
struct SolveValues: Sendable {
  /// The numbers that must stay within a limit.
  let targets: [SolveValue]
  /// The limits of the targets.
  let limits: [Double]
  /// The numbers that the tornado table shows.
  let figures: [SolveValue]
  /// The areas that they are of.
  let areas: [Area]

  init(_ problem: ResolvedSolveProblem, model: RegionModel) {
    var areas: [Area] = []
    func values(of figure: ResolvedSolveProblem.Figure) -> [SolveValue] {
      figure.areas.flatMap { area in
        if !areas.contains(area) { areas.append(area) }
        let column = areas.firstIndex(of: area) ?? 0
        return Self.quantities(of: figure, base: model.settings.baseYear).map {
          SolveValue(quantity: $0, area: area, place: figure.figure.place, column: column)
        }
      }
    }
    let limited = zip(problem.targets, problem.problem.targets).flatMap { figure, target in
      values(of: figure).map { (value: $0, limit: Self.limit(target.limit, of: $0, in: model)) }
    }
    (targets, limits) = (limited.map(\.value), limited.map(\.limit))
    // Without a figure of its own the table is about what the first target names first.
    figures = problem.figure.map { values(of: $0) } ?? Array(targets.prefix(1))
    self.areas = areas
  }

  /// The last year that any of them needs.
  var lastYear: Int { (targets + figures).map(\.lastYear).max() ?? 0 }

  private static func quantities(
    of figure: ResolvedSolveProblem.Figure, base: Int
  ) -> [SolveValue.Quantity] {
    figure.codes.map { code in
      switch figure.figure.kind {
      case .gap(_, let unit, let year): .gap(branch: code, unit: unit, year: year)
      case .wait(_, let year): .wait(service: code, year: year)
      case .costGrowth(_, let from, let until): .growth(item: code, from: from ?? base, until: until)
      }
    }
  }

  /// The limit as a number; the resolver has seen to it that a norm is there.
  private static func limit(
    _ limit: SolveProblem.Limit, of value: SolveValue, in model: RegionModel
  ) -> Double {
    switch (limit, value.quantity) {
    case (.atMost(let number), _): number
    case (.norm, .wait(let service, _)):
      model.waiting.norms.first { $0.service == service }?.weeks ?? .infinity
    case (.norm, _): .infinity
    }
  }
}
