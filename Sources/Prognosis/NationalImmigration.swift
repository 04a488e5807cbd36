import Demography
import ModelDirectory

/// Immigrants to the nation per year: from the level of the level years to the long-run level, if there is one.
struct NationalImmigration: Sendable {
  private let level: Double
  private let path: LevelPath?

  /// - Parameters:
  ///   - level: people per year in `year`.
  ///   - longRun: where it goes; nil, or a level that was to be reached by `year`, stays.
  init(level: Double, year: Int, longRun: ModelSettings.LongRunLevel?) throws(PrognosisError) {
    guard let longRun, longRun.value != level else {
      (self.level, path) = (level, nil)
      return
    }
    guard longRun.reachedIn > year else {
      (self.level, path) = (longRun.value, nil)
      return
    }
    do {
      self.level = level
      path = try LevelPath(from: level, in: year, to: longRun.value, in: longRun.reachedIn)
    } catch {
      throw .unusable(
        file: "model.yaml",
        what: "migration: long_run_immigration: a path from \(level) to \(longRun.value) needs levels above 0"
      )
    }
  }

  /// People in `year`.
  func value(in year: Int) -> Double { path.map { $0.value(in: max(year, $0.startYear)) } ?? level }
}
