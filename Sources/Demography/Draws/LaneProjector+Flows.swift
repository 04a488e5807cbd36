import LinearAlgebra

extension LaneProjector {
  /// The product of departures and flows alone, the largest part of a year with flows between many regions: (O / c) D before the
  /// destination's pull, cells x lanes per region.
  ///
  /// - Parameters:
  ///   - sent: departures over what they can reach, O / c.
  ///   - landed: receives the arrivals; may be `sent` itself.
  /// - Precondition: there are moves between regions, and both buffers hold all cells, lanes and regions.
  package func land(_ sent: LaneBuffer, into landed: LaneBuffer) {
    guard let redistribution else { preconditionFailure("no moves between regions") }
    precondition(sent.count == regions * grid.cells * lanes && landed.count == sent.count)
    redistribution.land(sent, into: landed)
  }
}
