import Demography
import ModelDirectory

extension ScenarioResolver {
  /// Notes a selection that nothing of the model falls under.
  func requireMatch(_ lever: ResolvedLever, _ faults: inout FaultLog) {
    switch lever.lever.target {
    case .use, .substitute:
      requireAges(lever, lever.products, model.care.use, "care_use.csv", &faults)
    case .prevalence:
      requireAges(lever, lever.conditions, model.care.prevalence, "prevalence.csv", &faults)
    case .exposure:
      requireAges(lever, lever.determinants, model.determinants.exposures, "exposure.csv", &faults)
    case .inflow, .outflow, .absence, .hours, .retirementAge, .labourSaving:
      requireStaff(lever, &faults)
    default: break
    }
  }

  /// That at least one of the codes has rates at one of the ages.
  private func requireAges(
    _ lever: ResolvedLever, _ codes: [String], _ rates: [String: [BandRate]], _ file: String,
    _ faults: inout FaultLog
  ) {
    guard let ages = lever.ages else { return }
    let matches = codes.contains { code in
      rates[code, default: []].contains { rate in
        rate.ages.from <= ages.upperBound && (rate.ages.to ?? .max) >= ages.lowerBound
      }
    }
    guard !matches else { return }
    faults.add(
      lever.lever,
      "selects nothing: \(file) has nothing on \(Quoted.list(codes, limit: 4)) at ages \(ages.lowerBound)-\(ages.upperBound)"
    )
  }

  /// That someone works there, where the model says where people work.
  private func requireStaff(_ lever: ResolvedLever, _ faults: inout FaultLog) {
    let tables = lever.branches.compactMap { model.workforce.employees[$0] }
    guard !lever.isNational, tables.count == lever.branches.count else { return }
    let staff = tables.map { zip($0, lever.regions).map(*).reduce(0, +) }.reduce(0, +)
    guard !(staff > 0) else { return }
    faults.add(
      lever.lever,
      "selects nothing: workforce_regional.csv has no employees of \(Quoted.list(lever.branches, limit: 4)) in these regions"
    )
  }
}
