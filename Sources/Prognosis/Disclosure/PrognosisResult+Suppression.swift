import Demography
import LinearAlgebra

extension PrognosisResult {
  /// The result without the figures that aren't shown: NaN stands for them.
  func blanked(by pattern: SuppressionPattern, below: Int, ages: AgeDetail) -> PrognosisResult {
    var result = self
    result.suppressedBelow = below
    result.shownGroups = years.indices.map {
      groupFigures(step: $0).blanked(by: pattern.blanks[.groups]?[$0])
    }
    for step in years.indices {
      if let blanks = pattern.blanks[.population]?[step] {
        result.population[step].blank(blanks, bands: ages.bands(of: grid), grid)
      }
      result.meanPopulation[step] = zip(meanPopulation[step], pattern.isHidden).map { $1 ? .nan : $0 }
    }
    result.components = components.enumerated().map { $1.blanked(by: pattern.blanks[.components]?[$0]) }
    result.conditionCounts = conditionCounts.enumerated().map {
      $1.blanked(by: pattern.blanks[.conditions]?[$0])
    }
    result.margins = margins?.blanked(by: pattern)
    return result
  }
}

extension Margins {
  fileprivate func blanked(by pattern: SuppressionPattern) -> Margins {
    func part(_ years: [Distribution], _ table: SuppressedTable) -> [Distribution] {
      years.enumerated().map { $1.blanked(by: pattern.blanks[table]?[$0]) }
    }
    var margins = self
    margins.population = part(population, .population)
    margins.groups = part(groups, .groups)
    margins.components = part(components, .components)
    margins.conditions = part(conditions, .conditions)
    let hidden = SuppressionPattern.Blanks(rows: 1, isBlank: pattern.isHidden)
    margins.meanPopulation = meanPopulation.map { $0.blanked(by: hidden) }
    return margins
  }
}

extension ScenarioDifference {
  /// The differences without those of figures that aren't shown.
  func blanked(by pattern: SuppressionPattern) -> ScenarioDifference {
    let tables: [(name: String, table: SuppressedTable)] = [
      ("population_groups", .groups), ("components", .components), ("conditions", .conditions),
    ]
    var result = self
    for (name, table) in tables {
      let own = lines.indices.filter { lines[$0].table == name }
      for (step, blanks) in (pattern.blanks[table] ?? []).enumerated() {
        for (row, line) in own.enumerated() {
          for area in pattern.isHidden.indices where blanks[row, area] {
            result.figures[step][line, area] = .nan
            result.margins?[step].blank(line, area)
          }
        }
      }
    }
    return result
  }
}

extension Distribution {
  fileprivate func blanked(by blanks: SuppressionPattern.Blanks?) -> Distribution {
    Distribution(
      mean: mean.blanked(by: blanks), quantiles: quantiles.map { $0.blanked(by: blanks) })
  }

  fileprivate mutating func blank(_ row: Int, _ area: Int) {
    mean[row, area] = .nan
    for index in quantiles.indices { quantiles[index][row, area] = .nan }
  }
}

extension Matrix {
  fileprivate func blanked(by blanks: SuppressionPattern.Blanks?) -> Matrix {
    guard let blanks else { return self }
    precondition(rows * columns == blanks.isBlank.count, "a blank or not for every figure")
    return Matrix(
      rows: rows, columns: columns, byColumns: zip(elements, blanks.isBlank).map { $1 ? .nan : $0 })
  }

  /// Blanks all ages of the bands that aren't shown, of a population by cell.
  fileprivate mutating func blank(_ blanks: SuppressionPattern.Blanks, bands: [AgeBand], _ grid: AgeSexGrid) {
    for area in 0..<columns {
      for sex in Sex.allCases {
        for (index, band) in bands.enumerated()
        where blanks[sex.rawValue * bands.count + index, area] {
          for age in band.ages(openAge: grid.openAge) { self[grid.index(sex, age), area] = .nan }
        }
      }
    }
  }
}
