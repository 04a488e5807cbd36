import Charts
import Demography
import Prognosis

/// The pyramid.
extension DemandPart {
  /// Women and men by five years of age, in the first and the last year.
  ///
  /// The intervals are those of the draws' own groups of five years. Where the draws were told by single years there are none:
  /// quantiles don't add up.
  var pyramid: Figure? {
    let bands = AgeDetail.five.bands(of: result.grid)
    let sides = Sex.allCases.map { side($0, bands) }
    let people = sides.flatMap(\.after).map(\.value).filter(\.isFinite)
    guard bands.count > 1, people.contains(where: { $0 > 0 }) else { return nil }
    let labels = bands.map { band in band.to.map { "\(band.from)-\($0)" } ?? "\(band.from)+" }
    let years = (before: String(view.firstYear), after: String(view.lastYear))
    return Figure(
      id: "demand-pyramid", title: pyramidTitle, unit: text("people_unit"),
      source: context.source(table: "population", files: Self.populationFiles),
      alternative: sentence("pyramid_alternative"),
      chart: PyramidChart(
        bands: labels, left: sides[0], right: sides[1], years: years, axis: ChartAxis(text("people_axis"))),
      table: pyramidTable(labels, sides), notes: pyramidNotes)
  }

  private func side(_ sex: Sex, _ bands: [AgeBand]) -> PyramidChart.Side {
    let last = view.horizonStep
    let after = bands.indices.map { band in
      let people = mean(sex, bands, band, last)
      guard let margins = result.margins, margins.ages == .five else { return ChartEstimate(people) }
      return margins.population[last].estimate(sex.rawValue * bands.count + band, view.place)
    }
    return PyramidChart.Side(
      text(sex == .female ? "women" : "men"), before: bands.indices.map { mean(sex, bands, $0, 0) },
      after: after)
  }

  /// People of a band: the mean of the draws, or those of the central path.
  private func mean(_ sex: Sex, _ bands: [AgeBand], _ band: Int, _ step: Int) -> Double {
    guard let margins = result.margins else {
      return result.population[step].sum(of: bands[band], sex, result.grid, column: view.place)
    }
    let detail = margins.ages.bands(of: result.grid)
    let parts = detail.indices.filter { bands[band].ages(openAge: result.grid.openAge) ~= detail[$0].from }
    return parts.reduce(0) {
      $0 + margins.population[step].mean[sex.rawValue * detail.count + $1, view.place]
    }
  }

  private var pyramidTitle: String {
    let older = ["65_79", "80_plus"].compactMap(group)
    guard older.count == 2, let total = group("total") else { return sentence("pyramid_title_plain") }
    let shares = [0, view.horizonStep].map { step in
      older.reduce(0) { $0 + estimate($1, step).value } / estimate(total, step).value
    }
    guard shares.allSatisfy(\.isFinite) else { return sentence("pyramid_title_plain") }
    return sentence(
      "pyramid_title",
      ["now": written(shares[0], percentage), "later": written(shares[1], percentage)])
  }

  private var pyramidNotes: [String] {
    guard let margins = result.margins else { return [] }
    return [text(margins.ages == .five ? "pyramid_whiskers" : "pyramid_no_whiskers")]
  }

  private func pyramidTable(_ bands: [String], _ sides: [PyramidChart.Side]) -> DataTable {
    let heads = sides.flatMap { side in
      [.number("\(side.name) \(view.firstYear)")] + columns("\(side.name) \(view.lastYear)")
    }
    return DataTable(
      caption: sentence("pyramid_caption"), columns: [.text(text("age"))] + heads,
      rows: bands.indices.map { band in
        [bands[band]]
          + sides.flatMap { [written($0.before[band], Measure())] + cells($0.after[band]) }
      })
  }
}
