import Demography
import LinearAlgebra
import ModelDirectory
import Workforce

/// Staff and waits of a model, ready to follow a course of population and care.
struct WorkforceModel: Sendable {
  /// The ages whose number the inflow from elsewhere moves with.
  static let workingAges = 20...64

  let branches: [StaffBranch]
  /// What each product of care brings each branch.
  let labour: LabourDemand
  /// FTE that the work takes in the base year, vacancies with it: branches x regions.
  let work: Matrix
  /// The cells of working age, a range per sex.
  let workingCells: [Range<Int>]
  /// Contract hours of a full-time week.
  let fullTime: WeeklyHours
  let calibration: [WorkforceResult.Calibration]
  /// What a reader should know.
  let notices: [Notice]
  /// Staff that becomes unneeded for the same care, a share per year.
  let labourSaving: Double
  private let pensionAges: [Int: Double]

  /// The branches, and all of them together.
  var items: [WorkforceResult.Item] {
    branches.map(\.item) + [
      .init(code: WorkforceResult.Item.total, nameNL: "Alle branches", nameEN: "All branches")
    ]
  }

  /// The statutory pension age of a year: that of the last year given until then, of the first one before.
  func pensionAge(in year: Int) -> Double { Self.pensionAge(pensionAges, in: year) }

  /// The pension age of a year: the last one given by then.
  static func pensionAge(_ ages: [Int: Double], in year: Int) -> Double {
    let years = ages.keys.sorted()
    return (years.last { $0 <= year } ?? years.first).flatMap { ages[$0] } ?? 67
  }

  /// The staff of a model; nil where no branch can be worked out.
  ///
  /// - Parameters:
  ///   - care: the care that asks for it.
  ///   - demand: items x regions in the base year.
  /// - Throws: `PrognosisError` where the tables of a branch contradict each other.
  init?(_ model: RegionModel, care: CareSchedule, demand: Matrix) throws(PrognosisError) {
    guard !model.workforce.branches.isEmpty else { return nil }
    let settings = model.settings
    var maker = BranchMaker(
      model, care: care, demand: demand,
      pensionAge: Self.pensionAge(settings.pensionAge, in: settings.baseYear))
    branches = try maker.branches()
    guard !branches.isEmpty else { return nil }
    let made = branches
    work = Matrix(rowsOf: made.map { branch in branch.employees.map { $0 * branch.workPerEmployee } })
    do throws(WorkforceError) {
      labour = try LabourDemand(links: maker.links(of: made))
    } catch {
      throw .unusable(file: "workforce_links.csv", what: "\(error)")
    }
    fullTime = WeeklyHours(settings.workforce.weeklyHours)
    labourSaving = settings.workforce.margins.labourSaving.value
    pensionAges = settings.pensionAge
    let grid = model.grid
    let oldest = min(Self.workingAges.upperBound, grid.openAge)
    workingCells =
      Self.workingAges.lowerBound > grid.openAge
      ? []
      : Sex.allCases.map { sex in
        grid.index(sex, Self.workingAges.lowerBound)..<grid.index(sex, oldest) + 1
      }
    calibration = branches.flatMap { branch in
      branch.staff.calibration.measures.map {
        WorkforceResult.Calibration(
          branch: branch.code, measure: $0.name, published: $0.published, model: $0.model)
      }
    }
    notices = maker.notices + Notice.calibration(branches)
  }

  /// People of working age by region, from a population of cells x regions.
  func workingAge(_ population: Matrix) -> [Double] {
    (0..<population.columns).map { r in
      workingCells.reduce(0) { sum, cells in cells.reduce(sum) { $0 + population[$1, r] } }
    }
  }
}
