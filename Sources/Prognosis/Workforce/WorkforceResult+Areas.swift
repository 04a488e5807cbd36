extension WorkforceResult {
  /// The staff of some of the areas.
  func restricted(to columns: Range<Int>) -> WorkforceResult {
    WorkforceResult(
      items: items, figures: figures.map { $0.columnRange(columns) },
      drivers: drivers.map { $0.mapValues { $0.columnRange(columns) } }, calibration: calibration,
      margins: margins?.map { $0.restricted(to: columns) },
      shortageProbability: shortageProbability?.map { $0.columnRange(columns) })
  }
}

extension WaitingResult {
  /// The waits of some of the areas.
  func restricted(to columns: Range<Int>) -> WaitingResult {
    WaitingResult(
      services: services, figures: figures.map { $0.columnRange(columns) },
      margins: margins?.map { $0.restricted(to: columns) })
  }
}
