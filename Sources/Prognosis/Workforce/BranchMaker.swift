import Demography
import LinearAlgebra
import ModelDirectory
import Workforce

/// Puts the tables on staff together, branch by branch.
struct BranchMaker {
  private let model: RegionModel
  private let care: CareSchedule
  private let demand: Matrix
  private let pensionAge: Double
  private let ages: StaffAges
  private(set) var notices: [Notice] = []
  /// Branches that are left out, with the table that says nothing of them.
  private var leftOut: [String] = []
  private var unrated: [String] = []

  init(_ model: RegionModel, care: CareSchedule, demand: Matrix, pensionAge: Double) {
    (self.model, self.care, self.demand, self.pensionAge) = (model, care, demand, pensionAge)
    ages = Self.ages(of: model)
  }

  /// The branches that can be worked out; the others are named in a notice.
  mutating func branches() throws(PrognosisError) -> [StaffBranch] {
    var result: [StaffBranch] = []
    for branch in model.workforce.branches {
      if let made = try make(branch) { result.append(made) }
    }
    if !leftOut.isEmpty {
      notices.append(
        Notice(
          listing: leftOut, dutch: "Branches zonder personeelscijfers, dus weggelaten",
          english: "Branches without figures on staff and so left out"))
    }
    if !unrated.isEmpty {
      notices.append(
        Notice(
          listing: unrated,
          dutch: "Producten zonder cijfers naar leeftijd tellen niet mee in de vraag naar personeel",
          english: "Products without rates by age don't count in the demand for staff"))
    }
    let base = model.settings.baseYear
    let used = model.workforce.branches.filter { b in result.contains { $0.code == b.code } }
    for (year, group) in Dictionary(grouping: used, by: \.year).sorted(by: { $0.key < $1.key })
    where year != base {
      notices.append(
        Notice(
          listing: group.map(\.code), dutch: "Personeelscijfers van \(year) staan voor \(base)",
          english: "Staff figures of \(year) stand for \(base)"))
    }
    return result
  }

  private mutating func make(_ branch: WorkforceData.Branch) throws(PrognosisError) -> StaffBranch? {
    let links = links(of: branch.code)
    guard branch.employees > 0, branch.fte > 0 else { return skip(branch, "workforce_branches.csv") }
    guard let bands = model.workforce.ages[branch.code], !bands.isEmpty else {
      return skip(branch, "workforce_age.csv")
    }
    guard let flows = flows(of: branch.code) else { return skip(branch, "workforce_flows.csv") }
    guard !links.isEmpty else { return skip(branch, "workforce_links.csv") }
    try checkContracts(branch)
    let figures = BranchFigures(
      employees: People(branch.employees), fte: FullTimeEquivalents(branch.fte),
      vacanciesPer1000Jobs: branch.vacanciesPer1000Jobs, flows: flows,
      training: model.workforce.training[branch.code].map {
        BranchFigures.Training(
          intake: People($0.intake), years: $0.years, completion: $0.completion, uptake: $0.uptake)
      })
    let profiles = try StaffProfiles(branch: branch.code, bands: bands, ages: ages, model: model.workforce)
    do throws(WorkforceError) {
      return StaffBranch(
        item: .init(code: branch.code, nameNL: branch.nameNL, nameEN: branch.nameEN),
        staff: try BranchStaff(
          figures, profiles: profiles, hazard: try RetirementHazard(model.settings.workforce),
          pensionAge: pensionAge),
        availability: try StaffAvailability(
          baseAbsence: branch.absence, partTimeFactor: figures.partTimeFactor,
          fullTime: WeeklyHours(model.settings.workforce.weeklyHours)),
        employees: employees(of: branch, links: links), links: links)
    } catch {
      throw .unusable(file: error.table, what: "branch \(branch.code): \(error)")
    }
  }

  /// Throws where contracts would be of more than two full weeks.
  private func checkContracts(_ branch: WorkforceData.Branch) throws(PrognosisError) {
    guard branch.fte > 2 * branch.employees else { return }
    throw .unusable(
      file: "workforce_branches.csv",
      what:
        "branch \(branch.code): fte is \(branch.fte); it must be at most twice the employees, \(branch.employees)"
    )
  }

  /// The share that leaves before its pension by age in the base year, of the sex of which more leave; nil where the tables don't say it.
  static func leavingRates(_ code: String, in model: RegionModel) -> [Int: Double]? {
    let data = model.workforce
    guard let branch = data.branches.first(where: { $0.code == code }), branch.employees > 0,
      let bands = data.ages[code], let rates = data.flows[code], let retirement = rates["retirement"],
      let outflow = rates["outflow_other"] ?? rates["outflow"].map({ $0 - retirement })
    else { return nil }
    let maker = ages(of: model)
    let figures = BranchFigures(
      employees: People(branch.employees), fte: FullTimeEquivalents(branch.fte),
      vacanciesPer1000Jobs: branch.vacanciesPer1000Jobs,
      flows: .init(inflow: rates["inflow"] ?? 0, otherOutflow: outflow, retirement: retirement))
    guard let profiles = try? StaffProfiles(branch: code, bands: bands, ages: maker, model: data),
      let hazard = try? RetirementHazard(model.settings.workforce),
      let staff = try? BranchStaff(
        figures, profiles: profiles, hazard: hazard,
        pensionAge: WorkforceModel.pensionAge(model.settings.pensionAge, in: model.settings.baseYear))
    else { return nil }
    return Dictionary(
      staff.leavingRates.indices.map { (maker.age($0), staff.leavingRates[$0]) }, uniquingKeysWith: max)
  }

  /// The ages of a model's staff.
  private static func ages(of model: RegionModel) -> StaffAges {
    let first = model.workforce.ages.values.joined().map(\.ages.from).min() ?? 15
    let last = model.settings.workforce.lastAge
    return StaffAges(first: min(first, last - 1), last: last)
  }

  private mutating func skip(_ branch: WorkforceData.Branch, _ file: String) -> StaffBranch? {
    leftOut.append("\(branch.code) (\(file))")
    return nil
  }

  /// Inflow, outflow before the pension and retirement; nil where one of them isn't known.
  private mutating func flows(of code: String) -> BranchFigures.Flows? {
    guard let rates = model.workforce.flows[code], let inflow = rates["inflow"],
      let retirement = rates["retirement"],
      let other = rates["outflow_other"] ?? rates["outflow"].map({ $0 - retirement })
    else { return nil }
    if let outflow = rates["outflow"], abs(outflow - other - retirement) > 0.001 * outflow {
      notices.append(Notice.flowsDisagree(code, outflow: outflow, parts: other + retirement))
    }
    return BranchFigures.Flows(inflow: inflow, otherOutflow: other, retirement: retirement)
  }

  /// The products with rates that the branch works for, their shares adding up to 1.
  private mutating func links(of code: String) -> [StaffBranch.Link] {
    let given = (model.workforce.links[code] ?? [:]).sorted { $0.key < $1.key }
    let known = given.compactMap { product, share -> StaffBranch.Link? in
      guard let place = care.products.firstIndex(where: { $0.code == product }) else {
        unrated.append("\(code): \(product)")
        return nil
      }
      return StaffBranch.Link(product: place, share: share)
    }
    let sum = known.reduce(0) { $0 + $1.share }
    guard sum > 0 else { return [] }
    return known.map { StaffBranch.Link(product: $0.product, share: $0.share / sum) }
  }

  /// The shares of products in branches: products x branches.
  func links(of branches: [StaffBranch]) -> Matrix {
    var links = Matrix(rows: care.products.count, columns: branches.count)
    for (b, branch) in branches.enumerated() {
      for link in branch.links { links[link.product, b] = link.share }
    }
    return links
  }

  /// Employees by region, adding up to the branch's: as `workforce_regional.csv` spreads them, else as the care is spread.
  private mutating func employees(of branch: WorkforceData.Branch, links: [StaffBranch.Link]) -> [Double] {
    if let given = model.workforce.employees[branch.code] {
      let sum = given.reduce(0, +)
      if sum > 0 {
        if abs(sum / branch.employees - 1) > 0.001 {
          notices.append(Notice.regionsDisagree(branch.code, regions: sum, nation: branch.employees))
        }
        return given.map { $0 / sum * branch.employees }
      }
    }
    var spread = [Double](repeating: 0, count: model.regions.count)
    for link in links {
      let row = link.product
      let national = spread.indices.reduce(0) { $0 + demand[row, $1] }
      for r in spread.indices {
        spread[r] += link.share * (national > 0 ? demand[row, r] / national : 1 / Double(spread.count))
      }
    }
    return spread.map { $0 * branch.employees }
  }
}
