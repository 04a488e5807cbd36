import LinearAlgebra
import Prognosis

extension PrognosisResult {
  /// Multiplies all figures of an area, those of its draws too.
  mutating func multiply(area: Int, by factor: Double) {
    func changed(_ matrices: [Matrix]) -> [Matrix] {
      matrices.map { $0.multiplied(column: area, by: factor) }
    }
    func spread(_ years: [Distribution]) -> [Distribution] {
      years.map { Distribution(mean: changed([$0.mean])[0], quantiles: changed($0.quantiles)) }
    }
    (population, components, care) = (changed(population), changed(components), changed(care))
    conditionCounts = changed(conditionCounts)
    growth = growth.map { $0.mapValues { changed([$0])[0] } }
    for year in meanPopulation.indices { meanPopulation[year][area] *= factor }
    for row in lifeExpectancy.indices { lifeExpectancy[row].values[area] *= factor }
    guard let drawn = margins else { return }
    margins = Margins(
      draws: drawn.draws, seed: drawn.seed, ages: drawn.ages, population: spread(drawn.population),
      groups: spread(drawn.groups), components: spread(drawn.components), care: spread(drawn.care),
      conditions: spread(drawn.conditions), meanPopulation: spread(drawn.meanPopulation),
      lifeExpectancy: spread(drawn.lifeExpectancy))
  }

  /// Takes all figures of an area away.
  mutating func blank(area: Int) { multiply(area: area, by: .nan) }
}

extension Matrix {
  /// Every figure times a factor.
  func scaled(by factor: Double) -> Matrix {
    Matrix(rows: rows, columns: columns, byColumns: elements.map { $0 * factor })
  }

  fileprivate func multiplied(column: Int, by factor: Double) -> Matrix {
    Matrix(
      rows: rows, columns: columns,
      byColumns: (0..<columns).flatMap { place in
        self.column(place).map { place == column ? $0 * factor : $0 }
      })
  }
}
