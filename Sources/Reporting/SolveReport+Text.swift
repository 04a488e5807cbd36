import Foundation
import ModelDirectory
import Prognosis

extension SolveReport {
  /// A readable account: whether the targets can be reached, by which mix, and what each lever does by itself.
  public var text: String {
    let blocks = [heading, targetLines, drawnLines, mixLines, tornadoLines]
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var heading: [String] {
    let problem = solution.problem
    let model = [model.settings.name, model.settings.version].filter { !$0.isEmpty }.joined(separator: " ")
    let description = problem.description.isEmpty ? [] : TextWrap.lines(problem.description, after: "  ")
    let base =
      problem.scenario.map { " \(words("bovenop scenario", "on top of scenario")) \($0.name)" } ?? ""
    let name = TerminalText.harmless(model)
    return ["\(problem.name): \(words("goedkoopste mix", "least costly mix")) (model \(name))\(base)"]
      + description + [verdict]
  }

  private var verdict: String {
    let rounds = solution.iterations
    switch solution.outcome {
    case .alreadyMet:
      guard solution.levers.contains(where: { $0.size != 0 }) else {
        return words(
          "De doelen worden gehaald zonder hefbomen.", "The targets are met without any lever.")
      }
      return words(
        "De doelen worden gehaald met het minste dat de hefbomen moeten zijn; kosten \(cost).",
        "The targets are met by the least that the levers have to be; cost \(cost).")
    case .reached:
      return words(
        "Gehaald, na \(rounds) \(rounds == 1 ? "ronde" : "ronden"); kosten \(cost).",
        "Reached, after \(rounds) \(rounds == 1 ? "round" : "rounds"); cost \(cost).")
    case .notReached:
      return words(
        "NIET gehaald: binnen de grenzen van deze hefbomen is geen mix gevonden die de doelen haalt. "
          + "Dit is de beste die gevonden is; kosten \(cost).",
        "NOT reached: no mix within the bounds of these levers was found that reaches the targets. "
          + "This is the best that was found; cost \(cost).")
    }
  }

  private var cost: String {
    let unit = solution.problem.costUnit
    return style.shortest(solution.cost, decimals: 2)
      + (unit.isEmpty ? "" : " \(TerminalText.harmless(unit))")
  }

  private var targetLines: [String] {
    var table = TextColumns(left: [0, 1])
    table.add(
      "", "", words("grens", "limit"), words("zonder", "without"), words("met", "with"),
      words("te veel", "excess"))
    for target in solution.targets {
      table.add(
        "  " + name(target.value), unit(target.value), figure(target.limit, target.value),
        figure(target.before, target.value), figure(target.after, target.value),
        target.shortfall > 0 ? figure(target.shortfall, target.value) : "-")
    }
    return [
      words(
        "Doelen, zonder en met de mix (opnieuw doorgerekend, centraal pad)",
        "Targets, without and with the mix (worked out anew, central path)")
    ] + table.lines(within: Self.width)
  }

  private var drawnLines: [String] {
    guard let verified, let draws = verified.margins?.draws else { return [] }
    var table = TextColumns(left: [0, 1])
    table.add(
      "", "", words("gemiddeld", "mean"), words("80 %-interval", "80% interval"), words("kans", "probability")
    )
    for target in solution.targets {
      guard let drawn = target.value.drawn(in: verified) else { continue }
      table.add(
        "  " + name(target.value), unit(target.value), figure(drawn.mean, target.value),
        "\(figure(drawn.p10, target.value)) - \(figure(drawn.p90, target.value))",
        drawn.probability.map(style.percent) ?? "")
    }
    return [
      words(
        "Met de mix, in \(style.string(Double(draws))) trekkingen; kans op een tekort of op meer dan de norm",
        "With the mix, in \(style.string(Double(draws))) draws; probability of a shortage or of more than the norm"
      )
    ] + table.lines(within: Self.width)
  }

  private var mixLines: [String] {
    var table = TextColumns(left: [0, 1, 6])
    table.add(
      "", words("eenheid", "unit"), words("minst", "least"), words("meest", "most"), words("mix", "mix"),
      words("kosten", "cost"), "")
    for lever in solution.levers {
      table.add(
        "  " + lever.option.lever.target.rawValue, lever.option.lever.unit.rawValue,
        size(lever.option.least), size(lever.option.most), size(lever.size),
        style.shortest(lever.option.cost * lever.size.magnitude, decimals: 2),
        lever.bound == nil || lever.size == 0 ? "" : words("aan de grens", "at its bound"))
    }
    return [words("De mix", "The mix")] + table.lines(within: Self.width)
  }

  private var tornadoLines: [String] {
    solution.figures.indices.flatMap { i -> [String] in
      let shown = solution.figures[i]
      var table = TextColumns(left: [0, 1])
      table.add(
        "", words("stap", "step"), words("per stap", "per step"), words("op minst", "at least"),
        words("op meest", "at most"))
      // The widest bar on top, as in a tornado.
      let order = solution.effects.indices.sorted {
        (reach($1, i), $0) < (reach($0, i), $1)
      }
      for j in order {
        let (effect, option) = (solution.effects[j], solution.levers[j].option)
        table.add(
          "  " + effect.lever, "\(size(option.shownStep)) \(option.lever.unit.rawValue)",
          figure(effect.perUnit[i] * option.shownStep, shown.value), figure(effect.atLower[i], shown.value),
          figure(effect.atUpper[i], shown.value))
      }
      return [
        words(
          "Elke hefboom apart: verandering van \(name(shown.value)) (\(unit(shown.value)); zonder hefbomen \(figure(shown.before, shown.value)))",
          "Each lever alone: change of \(name(shown.value)) (\(unit(shown.value)); without levers \(figure(shown.before, shown.value)))"
        )
      ].flatMap { TextWrap.lines($0, after: "") } + table.lines(within: Self.width)
    }
  }

  private func reach(_ lever: Int, _ figure: Int) -> Double {
    let effect = solution.effects[lever]
    return max(effect.atLower[figure].magnitude, effect.atUpper[figure].magnitude)
  }

  private func size(_ value: Double) -> String { style.shortest(value, decimals: 5) }

  private static let width = 100
}
