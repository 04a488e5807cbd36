/// The people in training for a branch, per employee of the base year: who starts in a year comes in some years later.
///
/// Intakes before the base year were as in the base year. Where the training takes a broken number of years, an intake comes
/// in over two years, in proportion.
struct TrainingPipeline {
  private let training: BranchFigures.Training?
  private let rate: Double
  private let lanes: Int
  /// What comes in for each year's intake relative to the base year's, and for what was added: per year and lane.
  private var relative: [[Double]] = []
  private var added: [[Double]] = []

  init(_ branch: BranchStaff, lanes: Int) {
    (training, rate, self.lanes) = (branch.figures.training, branch.trainingRate, lanes)
  }

  /// Starts the intake of a year, and gives who comes in during it, one per lane.
  mutating func advance(_ rates: StaffRates) throws(WorkforceError) -> [Double] {
    guard let training else { return [Double](repeating: 0, count: lanes) }
    relative.append(rates.intake)
    added.append(rates.addedIntake)
    let year = relative.count - 1
    let started = Double(year) - training.years
    let yield = training.completion * training.uptake
    var arriving = [Double](repeating: 0, count: lanes)
    for lane in 0..<lanes {
      let share =
        rate * value(relative, at: started, lane: lane, before: 1)
        + yield * value(added, at: started, lane: lane, before: 0)
      guard share >= 0 else { throw .negativeInflow(year: year, lane: lane, value: share) }
      arriving[lane] = share * rates.trainingYield[lane]
    }
    return arriving
  }

  private func value(_ history: [[Double]], at time: Double, lane: Int, before: Double) -> Double {
    let below = Int(time.rounded(.down))
    func at(_ year: Int) -> Double { year < 0 ? before : history[year][lane] }
    let low = at(below)
    let part = time - Double(below)
    return part == 0 ? low : low + part * (at(below + 1) - low)
  }
}
