/// The people in training for a branch, per employee of the base year: who starts in a year comes in some years later.
///
/// Intakes before the base year were as in the base year. Where the training takes a broken number of years, an intake comes
/// in over two years, in proportion.
struct TrainingPipeline {
  private let training: BranchFigures.Training?
  private let rate: Double
  private let lanes: Int
  /// Who will come in of each year's intake, per year and lane.
  private var yields: [[Double]] = []

  init(_ branch: BranchStaff, lanes: Int) {
    (training, rate, self.lanes) = (branch.figures.training, branch.trainingRate, lanes)
  }

  /// Starts the intake of a year, and gives who comes in during it, one per lane.
  ///
  /// - Throws: `.negativeInflow` for an intake below 0.
  mutating func advance(_ rates: StaffRates) throws(WorkforceError) -> [Double] {
    guard let training else { return [Double](repeating: 0, count: lanes) }
    let year = yields.count
    let yield = training.completion * training.uptake
    yields.append((0..<lanes).map { rate * rates.intake[$0] + yield * rates.addedIntake[$0] })
    for (lane, value) in yields[year].enumerated() where value < 0 {
      throw .negativeInflow(year: year, lane: lane, value: value)
    }
    let started = Double(year) - training.years
    return (0..<lanes).map { value(at: started, lane: $0) * rates.trainingYield[$0] }
  }

  /// Linear between two years' intakes.
  private func value(at time: Double, lane: Int) -> Double {
    let below = Int(time.rounded(.down))
    func at(_ year: Int) -> Double { year < 0 ? rate : yields[year][lane] }
    let (low, part) = (at(below), time - Double(below))
    return part == 0 ? low : low + part * (at(below + 1) - low)
  }
}
