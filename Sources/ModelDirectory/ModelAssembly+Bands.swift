import Demography

extension ModelAssembly {
  /// The age band of a row; a band that reaches the open age is open.
  func band(_ table: Table, _ row: Int) -> AgeBand {
    let to = table.integers("age_to")[row]
    let isOpen = to == Table.Column.unknown || Int(to) == grid.openAge
    return AgeBand(from: Int(table.integers("age_from")[row]), to: isOpen ? nil : Int(to))
  }

  /// The bands of all rows.
  func bands(_ table: Table) -> [AgeBand] {
    zip(table.integers("age_from"), table.integers("age_to")).map { from, to in
      AgeBand(from: Int(from), to: to == Table.Column.unknown || Int(to) == grid.openAge ? nil : Int(to))
    }
  }

  /// The rows of each group in order of age.
  ///
  /// Faults: a band that ends before it starts, bands of a group that overlap, and where `complete` ages that no
  /// band covers.
  /// - Parameters:
  ///   - group: of each row, 0..<count; negative for rows to be passed over.
  ///   - name: of a group, for a fault's text.
  mutating func rowsByAge(
    _ table: Table, group: [Int], count: Int, complete: Bool, name: (Int) -> String
  ) -> [[Int]] {
    let bands = bands(table)
    var rows = [[Int]](repeating: [], count: count)
    for row in 0..<table.rows where group[row] >= 0 {
      if let to = bands[row].to, to < bands[row].from {
        log.add(table.file, line: table.line(row), "age_to \(to) is below age_from \(bands[row].from)")
      } else {
        rows[group[row]].append(row)
      }
    }
    for g in rows.indices {
      rows[g].sort { bands[$0].from < bands[$1].from }
      for (earlier, later) in zip(rows[g], rows[g].dropFirst()) {
        requireNoOverlap(table, bands, earlier, later, name(g))
      }
      if complete { requireNoGap(table, rows[g].map { bands[$0] }, name(g)) }
    }
    return rows
  }

  private mutating func requireNoOverlap(
    _ table: Table, _ bands: [AgeBand], _ earlier: Int, _ later: Int, _ name: @autoclosure () -> String
  ) {
    guard (bands[earlier].to ?? grid.openAge) >= bands[later].from else { return }
    log.add(
      table.file, line: table.line(later),
      "\(name()): ages \(Self.spell(bands[later])) overlap ages \(Self.spell(bands[earlier])) "
        + "of line \(table.line(earlier))")
  }

  private mutating func requireNoGap(_ table: Table, _ bands: [AgeBand], _ name: @autoclosure () -> String) {
    var missing: [Int] = []
    var next = 0
    for band in bands {
      if band.from > next { missing += next..<band.from }
      next = max(next, (band.to ?? grid.openAge) + 1)
    }
    if next <= grid.openAge { missing += next...grid.openAge }
    guard !missing.isEmpty, table.isSound else { return }
    log.add(
      table.file,
      "\(name()): no band covers ages \(Quoted.runs(missing)); allowed are bands that cover 0-\(grid.openAge)"
    )
  }

  static func spell(_ band: AgeBand) -> String {
    guard let to = band.to else { return "\(band.from)+" }
    return to == band.from ? "\(to)" : "\(band.from)-\(to)"
  }
}
