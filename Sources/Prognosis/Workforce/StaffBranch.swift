import ModelDirectory
import Workforce

/// A branch's staff in a model's regions, and the care that asks for it.
struct StaffBranch: Sendable {
  /// The part of a branch's work that a product brings.
  struct Link: Sendable {
    /// Which of the products of care.
    let product: Int
    /// Its share; they add up to 1 over a branch.
    let share: Double
  }

  let item: WorkforceResult.Item
  /// The national staff, calibrated.
  let staff: BranchStaff
  /// What absence and hours do to it.
  let availability: StaffAvailability
  /// Employees of the base year, one per region; they add up to the branch's.
  let employees: [Double]
  /// The products that ask for it.
  let links: [Link]

  var code: String { item.code }
  /// FTE per person of the base year.
  var partTimeFactor: Double { staff.figures.partTimeFactor }
  /// FTE that the work takes in the base year, vacancies with it, per employee.
  var workPerEmployee: Double {
    (staff.figures.fte.count + staff.figures.vacancies.count) / staff.figures.employees.count
  }
}
