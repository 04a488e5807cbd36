import ModelDirectory

extension Notice {
  /// The long-run level of immigration may differ from the present one by this factor before it is pointed out.
  private static let plausibleTurn = 2.0

  /// Which years set the levels of migration, which decide the headline, and where they lead.
  static func migration(_ model: RegionModel, years: ClosedRange<Int>) -> [Notice] {
    let (settings, data) = (model.settings, model.migration)
    var notices: [Notice] = []
    if settings.migration.internal != .none {
      let level = MigrationSchedule.levelYears(
        settings.levels.internal, in: data.internalDepartures.keys, of: model)
      notices.append(
        Notice(
          dutch: "Niveau van de verhuizingen tussen gemeenten: het gemiddelde van \(list(level)).",
          english: "Level of moves between municipalities: the mean of \(list(level))."))
      if settings.migration.internal == .flows {
        let departures = MigrationSchedule.known(MigrationSchedule.mean(data.internalDepartures, level))
        let flows = data.flows.reduce(0) { $0 + $1.moves.elements.reduce(0, +) }
        notices += flowsMissing(departures: departures, flows: flows)
      }
    }
    switch settings.migration.international {
    case .none: break
    case .net: notices += yearsHeld(data.net.keys, years, file: "net_migration.csv")
    case .rates: notices += international(model)
    }
    return notices
  }

  private static func international(_ model: RegionModel) -> [Notice] {
    let (settings, data) = (model.settings, model.migration)
    let years = MigrationSchedule.levelYears(
      settings.levels.international, in: data.immigration.keys, of: model)
    let levels = "\(list(years))"
    guard let longRun = settings.migration.longRunImmigration else {
      return [
        Notice(
          dutch: "Niveau van de buitenlandse migratie: het gemiddelde van \(levels).",
          english: "Level of migration across the border: the mean of \(levels).")
      ]
    }
    let now = MigrationSchedule.known(MigrationSchedule.mean(data.immigration, years))
    let isTurn = longRun.value > plausibleTurn * now || now > plausibleTurn * longRun.value
    let path = Notice(
      dutch: "Niveau van de buitenlandse migratie: het gemiddelde van \(levels), "
        + "naar \(dutch(longRun.value)) immigranten in \(longRun.reachedIn).",
      english: "Level of migration across the border: the mean of \(levels), "
        + "to \(english(longRun.value)) immigrants in \(longRun.reachedIn).")
    guard isTurn else { return [path] }
    let turn = Notice(
      dutch:
        "LET OP: long_run_immigration in model.yaml is \(dutch(longRun.value)) per jaar voor het hele model, "
        + "terwijl er nu \(dutch(now)) immigranten zijn; klopt dat voor dit gebied?",
      english:
        "CHECK: long_run_immigration in model.yaml is \(english(longRun.value)) a year for the whole model, "
        + "while there are \(english(now)) immigrants now; is that right for this area?")
    return [turn, path]
  }

  private static func list(_ years: [Int]) -> String { years.map(String.init).joined(separator: ", ") }
}
