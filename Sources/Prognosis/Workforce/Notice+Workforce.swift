import Foundation
import ModelDirectory

extension Notice {
  /// That there are no results on staff or on waits, for want of which tables.
  ///
  /// - Parameters:
  ///   - hasStaff: whether any branch could be worked out.
  ///   - hasWaits: whether any list could be kept.
  static func missingStaff(_ model: RegionModel, hasStaff: Bool, hasWaits: Bool) -> [Notice] {
    let (staff, waits) = (model.workforce.missingTables, model.waiting.missingTables)
    var notices: [Notice] = []
    if !hasStaff { notices.append(staff.isEmpty ? .unusedStaff : .noStaff(for: staff)) }
    if !hasWaits { notices.append(waits.isEmpty ? .unusedWaits : .noWaits(for: waits)) }
    return notices
  }

  private static func noStaff(for tables: [String]) -> Notice {
    Notice(
      listing: tables, dutch: "Geen personeel in de uitkomsten, want het model mist tabellen",
      english: "No staff in the results, as the model lacks tables")
  }

  private static let unusedStaff = Notice(
    dutch: "Geen personeel in de uitkomsten: van geen enkele branche zijn alle cijfers er.",
    english: "No staff in the results: no branch has all of its figures.")

  private static func noWaits(for tables: [String]) -> Notice {
    Notice(
      listing: tables, dutch: "Geen wachttijden in de uitkomsten, want het model mist tabellen",
      english: "No waits in the results, as the model lacks tables")
  }

  private static let unusedWaits = Notice(
    dutch: "Geen wachttijden in de uitkomsten: van geen enkele zijn waarneming, product en personeel er.",
    english: "No waits in the results: none has its observation, product and staff.")

  /// That outflow in a table isn't the sum of its parts, which count.
  static func flowsDisagree(_ branch: String, outflow: Double, parts: Double) -> Notice {
    let (all, sum) = (number(outflow, 4), number(parts, 4))
    return Notice(
      dutch:
        "workforce_flows.csv, \(branch): de uitstroom is \(all.dutch) en haar delen zijn samen \(sum.dutch); de delen tellen.",
      english:
        "workforce_flows.csv, \(branch): outflow is \(all.english) and its parts are \(sum.english) together; the parts count."
    )
  }

  /// That the employees of the regions aren't those of the branch, to which they are scaled.
  static func regionsDisagree(_ branch: String, regions: Double, nation: Double) -> Notice {
    Notice(
      dutch:
        "workforce_regional.csv, \(branch): \(dutch(regions)) werknemers, geschaald naar de \(dutch(nation)) van workforce_branches.csv.",
      english:
        "workforce_regional.csv, \(branch): \(english(regions)) employees, scaled to the \(english(nation)) of workforce_branches.csv."
    )
  }

  /// Where the base year's staff differs from a table by more than 0.1 %, and where entrants had to be moved to other ages.
  static func calibration(_ branches: [StaffBranch]) -> [Notice] {
    var notices: [Notice] = []
    for branch in branches {
      for measure in branch.staff.calibration.measures
      where abs(measure.residual) > 0.001 * abs(measure.published) {
        notices.append(
          Notice(
            dutch:
              "\(branch.code), \(measure.name): het model heeft \(dutch(measure.model)), de tabel \(dutch(measure.published)).",
            english:
              "\(branch.code), \(measure.name): the model has \(english(measure.model)), the table \(english(measure.published))."
          ))
      }
    }
    let moved = branches.filter { $0.staff.calibration.truncatedEntry > 0.0005 }
    guard !moved.isEmpty else { return notices }
    let list = moved.map {
      let share = number(100 * $0.staff.calibration.truncatedEntry, 1)
      return ($0.code, share)
    }
    let (nl, en) = (
      list.map { "\($0) \($1.dutch) %" }.joined(separator: ", "),
      list.map { "\($0) \($1.english) %" }.joined(separator: ", ")
    )
    return notices + [
      Notice(
        dutch:
          "Instroom die de leeftijden gelijk houdt, vergt op sommige leeftijden uitstroom; verdeeld over de andere: \(nl).",
        english:
          "An inflow that keeps ages as they are takes people away at some ages; spread over the others: \(en)."
      )
    ]
  }

  private static func number(_ value: Double, _ digits: Int) -> (dutch: String, english: String) {
    let text = String(format: "%.\(digits)f", value)
    return (text.replacingOccurrences(of: ".", with: ","), text)
  }
}
