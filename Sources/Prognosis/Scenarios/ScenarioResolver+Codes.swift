import ModelDirectory

extension ScenarioResolver {
  /// The branches that a lever acts on; those of the model where it names none.
  func branches(_ lever: Lever, _ faults: inout FaultLog) -> [String] {
    let all = model.workforce.branches.map(\.code)
    let (has, file): ((String) -> Bool, String) =
      switch lever.target {
      case .inflow: ({ model.workforce.flows[$0]?["inflow"] != nil }, "workforce_flows.csv")
      case .outflow: ({ model.workforce.flows[$0]?["outflow"] != nil }, "workforce_flows.csv")
      case .training: ({ model.workforce.training[$0] != nil }, "workforce_training.csv")
      default: ({ _ in true }, "")
      }
    return codes(lever, .branches, lever.selection.branches, all, has: has, file: file, &faults)
  }

  /// The products that a lever acts on: those with rates.
  func products(_ lever: Lever, _ faults: inout FaultLog) -> [String] {
    codes(
      lever, .products, lever.selection.products, model.care.products.map(\.code),
      has: { model.care.use[$0]?.isEmpty == false }, file: "care_use.csv", &faults)
  }

  /// The conditions that a lever acts on: those with a prevalence.
  func conditions(_ lever: Lever, _ faults: inout FaultLog) -> [String] {
    codes(
      lever, .conditions, lever.selection.conditions, model.care.conditions.map(\.code),
      has: { model.care.prevalence[$0]?.isEmpty == false }, file: "prevalence.csv", &faults)
  }

  /// The determinants that a lever acts on: those whose exposure and relative risks are known.
  func determinants(_ lever: Lever, _ faults: inout FaultLog) -> [String] {
    let data = model.determinants
    let exposed = data.exposures.keys.sorted()
    let all = Set(exposed).union(data.definitions.map(\.code)).sorted()
    let risks = Set(data.relativeRisks.map(\.determinant))
    return codes(
      lever, .determinants, lever.selection.determinants, all,
      has: { exposed.contains($0) && risks.contains($0) }, file: "exposure.csv or relative_risks.csv", &faults
    )
  }

  /// Codes of the model, in its order; empty where the target has no such dimension.
  private func codes(
    _ lever: Lever, _ dimension: LeverTarget.Dimension, _ named: [String], _ all: [String],
    has: (String) -> Bool, file: String, _ faults: inout FaultLog
  ) -> [String] {
    guard lever.target.dimensions.contains(dimension) else { return [] }
    let usable = all.filter(has)
    // Of a part that isn't there at all something has been said.
    guard !named.isEmpty, !usable.isEmpty else { return usable }
    for code in named where !usable.contains(code) {
      let isKnown = all.contains(code)
      let what = isKnown ? "of which \(file) has nothing" : "which the model doesn't have"
      faults.add(
        lever,
        "\(dimension.rawValue) names \(Quoted.text(code)), \(what); \(NearestNames.allowed(usable, for: code))"
      )
    }
    return usable.filter(named.contains)
  }

  /// The lever with the ratio of its substitution, 1 where products of the same unit need none.
  func substituting(_ lever: Lever, from products: [String], _ faults: inout FaultLog) -> Lever {
    guard let substitute = lever.substitute, !model.care.use.isEmpty else { return lever }
    let usable = model.care.products.filter { model.care.use[$0.code]?.isEmpty == false }
    guard let to = usable.first(where: { $0.code == substitute.product }) else {
      let allowed = NearestNames.allowed(usable.map(\.code), for: substitute.product)
      faults.add(
        lever, "to is \(Quoted.text(substitute.product)), which the model has no rates of; \(allowed)")
      return lever
    }
    guard !substitute.isRatioGiven else { return lever }
    for product in usable where products.contains(product.code) && product.unit != to.unit {
      faults.add(
        lever,
        "moves \(product.code), counted in \(product.unit), to \(to.code), counted in \(to.unit), which needs a 'ratio'"
      )
    }
    return lever
  }
}
