import LinearAlgebra

extension LaneRates {
  /// Stops where a figure is missing, because the kernels read by address: a mistake in the calling code.
  func requireShape(_ grid: AgeSexGrid, lanes: Int, regions: Int) {
    let (perRegion, perCell) = (regions * lanes, regions * grid.cells)
    switch survival {
    case .national(let rates, let factors):
      precondition(rates.count == grid.cells * lanes && factors.count == perRegion)
    case .classes(let rates, let classOf, let factors):
      precondition(rates.allSatisfy { $0.count == grid.cells * lanes } && factors.count == perRegion)
      precondition(classOf.count == regions && classOf.allSatisfy(rates.indices.contains))
    case .regional(let births, let ratios):
      precondition(births.rows == 2 && births.columns == regions)
      precondition(ratios.rows == grid.cells && ratios.columns == regions)
    }
    switch fertility {
    case .national(let schedule, let factors):
      precondition(schedule.count == grid.ages && factors.count == perRegion)
    case .regional(let table, let factors):
      precondition(table.rows == grid.ages && table.columns == regions && factors.count == perRegion)
    }
    if let moves { precondition(moves.departures.count == perRegion && moves.pull.count == perRegion) }
    switch international {
    case .none: break
    case .gross(let immigrants, let immigration, let emigrationRates, let emigration):
      precondition(immigrants.count == perCell && emigrationRates.count == perCell)
      precondition(immigration.count == perRegion && emigration.count == perRegion)
    case .net(let mean, let shape, let shift, _):
      precondition(mean.count == perCell && shape.count == perCell && shift.count == perRegion)
    }
  }
}
