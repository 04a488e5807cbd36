import Demography
import Foundation
import ModelDirectory

extension Notice {
  /// Where the total fertility rate goes; nothing where it stays.
  static func fertility(_ path: FertilityPath?, _ years: ClosedRange<Int>) -> [Notice] {
    guard let path else { return [] }
    let (first, last) = (years.lowerBound, years.upperBound)
    let (start, end) = (rate(path.totalFertilityRate(in: first)), rate(path.totalFertilityRate(in: last)))
    let course = Notice(
      dutch: "Kinderen per vrouw: \(start.dutch) in \(first), \(end.dutch) in \(last).",
      english: "Births per woman: \(start.english) in \(first), \(end.english) in \(last).")
    guard path.isBounded else { return [course] }
    let persistence = rate(path.persistence)
    let bound = Notice(
      dutch:
        "Het kindertal beweegt in fertility_history.csv niet naar long_run_tfr toe: het tempo is op \(persistence.dutch) gehouden.",
      english:
        "Births per woman in fertility_history.csv don't move to long_run_tfr: the pace is held at \(persistence.english)."
    )
    return [course, bound]
  }

  /// That the total fertility rate stays that of the schedule although a long-run level is given.
  static func fertilityStays(because reason: String) -> Notice {
    Notice(
      dutch: "Het kindertal blijft dat van fertility.csv: geen pad naar long_run_tfr (\(reason)).",
      english: "Births per woman stay those of fertility.csv: no path to long_run_tfr (\(reason)).")
  }

  /// That the schedule and the last year of the history, whose level counts, are not at one level.
  static func level(of schedule: FertilitySchedule, unlike last: FertilityData.Year) -> [Notice] {
    guard abs(schedule.totalFertilityRate / last.totalFertilityRate - 1) > 0.01 else { return [] }
    let (own, past) = (rate(schedule.totalFertilityRate), rate(last.totalFertilityRate))
    return [
      Notice(
        dutch:
          "fertility.csv telt op tot \(own.dutch) kinderen per vrouw; het niveau is dat van \(last.year) in fertility_history.csv, \(past.dutch).",
        english:
          "fertility.csv adds up to \(own.english) births per woman; the level is that of \(last.year) in fertility_history.csv, \(past.english)."
      )
    ]
  }

  private static func rate(_ value: Double) -> (dutch: String, english: String) {
    let text = String(format: "%.2f", value)
    return (text.replacingOccurrences(of: ".", with: ","), text)
  }
}
