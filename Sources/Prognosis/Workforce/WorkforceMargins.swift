import LinearAlgebra

/// What the draws say of staff and waits, year by year.
struct WorkforceMargins {
  private let rows: SeriesRows
  private let areas: Int
  private let norms: [Double]
  private let items: Int
  private var staff: [Distribution] = []
  private var shortage: [Matrix] = []
  private var waits: [Distribution] = []

  init(_ engine: DrawEngine) {
    (rows, areas) = (engine.rows, engine.areas.areas.count)
    norms = engine.workforce?.waiting?.model.services.map(\.weeks) ?? []
    items = engine.workforce.map { $0.table.branches + 1 } ?? 0
  }

  /// Takes a year in.
  mutating func add(_ summary: DrawSummary, of draws: DrawSummaryMaker) {
    guard items > 0 else { return }
    staff.append(summary.distribution(rows.workforce))
    let measures = WorkforceMeasure.allCases
    let gap = WorkforceMeasure.gapFTE.place
    shortage.append(
      matrix(rows: items) {
        draws.shareAbove(0, row: rows.workforce.lowerBound + $0 * measures.count + gap, area: $1)
      })
    guard !norms.isEmpty else { return }
    let exceeding = matrix(rows: norms.count) { service, area in
      draws.shareAbove(
        norms[service], row: rows.waiting.lowerBound + service * WaitingRow.allCases.count, area: area)
    }
    func completed(_ followed: Matrix) -> Matrix {
      WaitingResult.completed(followed, norms: norms) { exceeding[$0, $1] }
    }
    let own = summary.distribution(rows.waiting)
    waits.append(Distribution(mean: completed(own.mean), quantiles: own.quantiles.map(completed)))
  }

  /// Puts the margins with the figures of the central path.
  func complete(_ result: inout PrognosisResult) {
    guard items > 0 else { return }
    result.workforce?.margins = staff
    result.workforce?.shortageProbability = shortage
    if !norms.isEmpty { result.waiting?.margins = waits }
  }

  private func matrix(rows: Int, _ value: (Int, Int) -> Double) -> Matrix {
    Matrix(
      rows: rows, columns: areas,
      byColumns: (0..<areas).flatMap { area in (0..<rows).map { value($0, area) } })
  }
}
