/// Which figures of a run aren't shown: those of fewer people than a threshold, and those that would reveal them.
///
/// One pattern holds for the reference and all scenarios, so that a scenario that leaves people alone reveals nothing of the
/// reference, and differences are blank where the figures are.
public struct SuppressionPattern: Sendable, Equatable {
  /// A table's blanks in a year: rows x areas, by area.
  struct Blanks: Sendable, Equatable {
    var rows: Int
    var isBlank: [Bool]

    subscript(row: Int, area: Int) -> Bool { isBlank[area * rows + row] }
  }

  /// The blanks per table and year.
  var blanks: [SuppressedTable: [Blanks]]
  /// The areas whose number of people isn't shown in any year.
  var isHidden: [Bool]
  /// How many figures (of means, each with its quantiles) were blanked because they, or a quantile of theirs, are small.
  public internal(set) var small: Int
  /// How many were blanked beside them.
  public internal(set) var beside: Int

  /// What a reader should know.
  func notice(below: Int) -> Notice {
    func dutch(_ count: Int) -> String { Notice.dutch(Double(count)) }
    func english(_ count: Int) -> String { Notice.english(Double(count)) }
    return Notice(
      dutch:
        "Aantallen inwoners onder \(dutch(below)) zijn weggelaten (bevolking, componenten, aandoeningen): "
        + "\(dutch(small)) cijfers, en \(dutch(beside)) andere waaruit die te berekenen zouden zijn. "
        + "Zorggebruik, personeel en wachtlijsten zijn niet weggelaten, ook niet waar zij klein zijn.",
      english:
        "Counts of inhabitants below \(english(below)) are left out (population, components, conditions): "
        + "\(english(small)) figures, and \(english(beside)) others from which those could be worked out. "
        + "Care use, staff and waiting lists aren't left out, even where they are small.")
  }
}
