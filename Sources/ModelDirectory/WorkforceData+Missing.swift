extension WorkforceData {
  /// The tables without which no staff can be worked out, as far as they are absent or empty.
  package var missingTables: [String] {
    [
      ("workforce_branches.csv", branches.isEmpty), ("workforce_age.csv", ages.isEmpty),
      ("workforce_flows.csv", flows.isEmpty), ("workforce_links.csv", links.isEmpty),
    ].filter(\.1).map(\.0)
  }
}

extension WaitingData {
  /// The tables without which no wait can be worked out, as far as they are absent or empty.
  package var missingTables: [String] {
    [("waiting_norms.csv", norms.isEmpty), ("waiting_times.csv", times.isEmpty)].filter(\.1).map(\.0)
  }
}
