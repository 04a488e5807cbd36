import Demography
import ModelDirectory

extension ScenarioResolver {
  /// Notes a selection that nothing of the model falls under.
  func requireMatch(_ lever: ResolvedLever, _ faults: inout FaultLog) {
    switch lever.lever.target {
    case .use, .substitute:
      requireRates(lever, lever.products, model.care.use, "care_use.csv", &faults)
    case .prevalence:
      requireRates(lever, lever.conditions, model.care.prevalence, "prevalence.csv", &faults)
    case .exposure:
      requireRates(lever, lever.determinants, model.determinants.exposures, "exposure.csv", &faults)
    case .outflow:
      requireStaff(lever, &faults)
      requireLeavers(lever, &faults)
    case .inflow, .absence, .hours, .retirementAge, .labourSaving:
      requireStaff(lever, &faults)
    default: break
    }
  }

  /// That at least one of the codes has a rate at one of the ages that the lever changes: one that isn't 0, or to which it adds.
  private func requireRates(
    _ lever: ResolvedLever, _ codes: [String], _ rates: [String: [BandRate]], _ file: String,
    _ faults: inout FaultLog
  ) {
    let ages = lever.ages ?? 0...model.settings.openAge
    let bands = codes.flatMap { rates[$0, default: []] }.filter { band in
      band.ages.from <= ages.upperBound && (band.ages.to ?? .max) >= ages.lowerBound
    }
    let adds = lever.lever.target == .exposure && lever.lever.unit != .relative
    guard !bands.contains(where: { adds || $0.rate > 0 }) else { return }
    let what = bands.isEmpty ? "nothing on" : "rates of 0 only of"
    let place = lever.ages.map { " at ages \($0.lowerBound)-\($0.upperBound)" } ?? ""
    faults.add(
      lever.lever, "selects nothing: \(file) has \(what) \(Quoted.list(codes, limit: 4))\(place)")
  }

  /// That some of the staff of these ages leave, where the model says how old staff is.
  private func requireLeavers(_ lever: ResolvedLever, _ faults: inout FaultLog) {
    guard let ages = lever.ages else { return }
    let rates = lever.branches.compactMap { BranchMaker.leavingRates($0, in: model) }
    // A branch whose ages or flows aren't known could have anyone.
    guard rates.count == lever.branches.count else { return }
    guard !rates.contains(where: { $0.contains { ages.contains($0.key) && $0.value > 0 } }) else { return }
    let known = rates.flatMap(\.keys)
    guard let youngest = known.min(), let oldest = known.max() else { return }
    faults.add(
      lever.lever,
      "selects nothing: of \(Quoted.list(lever.branches, limit: 4)) nobody leaves at ages "
        + "\(ages.lowerBound)-\(ages.upperBound); staff is \(youngest) to \(oldest) years old")
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
