import LinearAlgebra
import ModelDirectory

extension LeverLimits {
  /// What one person per year, spread over a lever's selection by employees, adds to those who come to a branch from elsewhere.
  func perEntrant(_ branch: String) -> (ResolvedLever) -> Double {
    { employees(branch) / (entrants(branch) * staff($0, regions: $0.regions)) }
  }

  /// What one person per year adds to those who start training for a branch.
  func perTrainee(_ branch: String) -> (ResolvedLever) -> Double {
    let whole = [Double](repeating: 1, count: model.regions.count)
    let intake = model.workforce.training[branch]?.intake ?? 0
    return { employees(branch) / (intake * staff($0, regions: whole)) }
  }

  /// The part of the immigrants that one person per year is, in the year with the fewest.
  func perImmigrant(_ lever: ResolvedLever) -> Double {
    let data = model.migration.immigration
    let asked = model.settings.levels.international.filter { data[$0] != nil }
    let before = data.keys.sorted().filter { $0 < model.settings.baseYear }.suffix(3)
    let years = asked.isEmpty ? Array(before) : asked
    guard !years.isEmpty else { return .nan }
    let means = model.regions.indices.map { r in
      years.map { data[$0]?[r] ?? 0 }.reduce(0, +) / Double(years.count)
    }
    let national = means.reduce(0, +)
    let longRun = model.settings.migration.longRunImmigration?.value ?? national
    return 1 / (zip(means, lever.regions).map(*).reduce(0, +) * min(1, longRun / national))
  }

  private func employees(_ branch: String) -> Double {
    model.workforce.branches.first { $0.code == branch }?.employees ?? 0
  }

  /// People who come from elsewhere per year: the inflow without the yield of training.
  private func entrants(_ branch: String) -> Double {
    let training = model.workforce.training[branch].map { $0.intake * $0.completion * $0.uptake } ?? 0
    return max(0, employees(branch) * (model.workforce.flows[branch]?["inflow"] ?? 0) - training)
  }

  /// Employees of a lever's branches in these parts of the regions.
  private func staff(_ lever: ResolvedLever, regions: [Double]) -> Double {
    lever.branches.map { employees($0) * staffShare($0, regions) }.reduce(0, +)
  }

  /// The share of a branch's staff that is in these parts of the regions; that of the people where the model doesn't say.
  private func staffShare(_ branch: String, _ regions: [Double]) -> Double {
    let weights = model.workforce.employees[branch] ?? model.population.columnSums
    return zip(weights, regions).map(*).reduce(0, +) / weights.reduce(0, +)
  }
}

extension Matrix {
  /// The sum of each column.
  var columnSums: [Double] {
    (0..<columns).map { c in elements[c * rows..<(c + 1) * rows].reduce(0, +) }
  }
}
