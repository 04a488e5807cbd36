import Benchmarking
import ModelDirectory

/// What is off in the regressions, in few words: one notice per matter, over all items.
struct RegressionNotices {
  let basis: ComparisonBasis

  /// A product is poorly explained when the determinants predict less than this share of the deviance of regions left out.
  static let leastExplained = 0.25

  private var regressions: [ItemRegression] { basis.regressions.compactMap(\.self) }
  private var findings: [(item: String, finding: RatioRegressionFinding)] {
    regressions.flatMap { regression in
      regression.fit.findings.map { (regression.item.item.code, $0) }
    }
  }

  var all: [Notice] {
    failures
      + [
        noVariance, collinear, influential, poorlyExplained, overdispersed, poissonLimit, penaltyAtBorder,
        unpenalised, notPredicted,
      ].compactMap(\.self)
  }

  // MARK: Not fitted

  private var failures: [Notice] {
    let groups = Dictionary(grouping: basis.failures, by: \.failure).sorted {
      ($0.value[0].item) < ($1.value[0].item)
    }
    return groups.map { failure, items in
      let list = Notice(products: items.map(\.item), of: basis.items.count)
      let reason = reason(failure)
      return Notice(
        dutch: "Geen voorspeld gebruik van \(list.dutch): \(reason.dutch)",
        english: "No predicted use of \(list.english): \(reason.english)")
    }
  }

  private func reason(_ failure: ItemRegression.Failure) -> Notice {
    switch failure {
    case .tooFewRegions(let regions, let determinants, let needed):
      return Notice(
        dutch:
          "\(regions) regio's met cijfers is te weinig voor \(determinants) kenmerken (ten minste \(needed) nodig); "
          + "geef kenmerken die het minst zeggen de rol context (determinant_definitions.csv).",
        english:
          "\(regions) regions with figures are too few for \(determinants) determinants (at least \(needed) needed); "
          + "give those that say least the role context (determinant_definitions.csv).")
    case .dependent(let determinants):
      let names = names(determinants)
      return Notice(
        dutch: "deze kenmerken zeggen samen precies hetzelfde, geef er een de rol context: \(names.dutch).",
        english:
          "these determinants say exactly the same together, give one the role context: \(names.english).")
    case .separated(let regions):
      let names = ComparisonNotices.shortened(regions.map { basis.model.regions[$0].name })
      return Notice(
        dutch:
          "in deze regio's is niets gebruikt en de kenmerken onderscheiden ze van alle andere: \(names).",
        english:
          "nothing was used in these regions and the determinants set them apart from all others: \(names).")
    case .unsolved(let what):
      return Notice(
        dutch: "de regressie heeft geen oplossing (\(what)).",
        english: "the regression has no solution (\(what)).")
    }
  }

  // MARK: Fitted

  /// Determinants that are the same in all regions with figures of an item, though not in all regions.
  private var noVariance: Notice? {
    let found = findings.compactMap { item, finding -> (item: String, determinants: Notice)? in
      guard case .noVariance(let columns) = finding else { return nil }
      return (item, names(columns.map { basis.table.regressors[$0] }))
    }
    guard !found.isEmpty else { return nil }
    func list(_ language: (Notice) -> String) -> String {
      found.map { "\($0.item) (\(language($0.determinants)))" }.joined(separator: ", ")
    }
    return Notice(
      dutch:
        "Kenmerken die in alle regio's met cijfers even groot zijn en daarom niet meedoen in de regressie van: "
        + "\(list(\.dutch)).",
      english:
        "Determinants that are the same in all regions with figures, and so left out of the regression of: "
        + "\(list(\.english)).")
  }

  private var collinear: Notice? {
    var (largest, involved) = (0.0, Set<Int>())
    for regression in regressions {
      for case .collinear(let index, let determinants) in regression.fit.findings {
        largest = max(largest, index)
        involved.formUnion(determinants.map { basis.table.regressors[$0] })
      }
    }
    guard largest > 0 else { return nil }
    let names = names(involved.sorted())
    let index = FigureText(largest, decimals: 0)
    let isPenalised = regressions.contains { $0.fit.measures.penalty > 0 }
    return Notice(
      dutch:
        "Kenmerken hangen sterk samen (conditie-index \(index.dutch), boven 30 is veel): \(names.dutch). "
        + (isPenalised
          ? "Daarom trekt een straf de coëfficiënten naar 0; lees ze niet los van elkaar. "
            + "Voorspellingen voor regio's zoals die van de fit lijden er niet onder."
          : "Lees hun coëfficiënten niet los van elkaar."),
      english:
        "Determinants go together closely (condition index \(index.english), above 30 is much): \(names.english). "
        + (isPenalised
          ? "That is why a penalty draws the coefficients towards 0; don't read them one by one. "
            + "Predictions for regions like those of the fit don't suffer."
          : "Don't read their coefficients one by one."))
  }

  /// Regions that decide much by themselves, with the number of items where they do.
  private var influential: Notice? {
    var counts: [Int: Int] = [:]
    for (_, finding) in findings {
      guard case .influential(let influences) = finding else { continue }
      for influence in influences { counts[influence.region, default: 0] += 1 }
    }
    guard !counts.isEmpty else { return nil }
    let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let total = regressions.count
    func list(_ of: String) -> String {
      ComparisonNotices.shortened(
        sorted.map { "\(basis.model.regions[$0.key].name) (\($0.value) \(of) \(total))" })
    }
    return Notice(
      dutch:
        "Regio's die regressies sterk bepalen (Cook boven 1 of hefboom boven 0,5), met het aantal producten: "
        + "\(list("van")). Hun eigen voorspelling komt uit de andere regio's.",
      english:
        "Regions that decide much in regressions (Cook above 1 or leverage above 0.5), with the number of products: "
        + "\(list("of")). Their own prediction comes from the other regions.")
  }

  private var poorlyExplained: Notice? {
    let poor = regressions.filter { $0.fit.measures.leaveOneOutDevianceExplained < Self.leastExplained }
    guard !poor.isEmpty else { return nil }
    func list(_ text: (FigureText) -> String, _ sign: String) -> String {
      poor.map {
        let share = FigureText.percent($0.fit.measures.leaveOneOutDevianceExplained, decimals: 0)
        return "\($0.item.item.code) \(text(share))\(sign)"
      }.joined(separator: ", ")
    }
    return Notice(
      dutch:
        "Slecht verklaard door de kenmerken (deel van de deviantie van weggelaten regio's, onder 0 is niets): "
        + "\(list(\.dutch, " %")). Onverklaard is daar niet meteen opvallend.",
      english:
        "Poorly explained by the determinants (share of the deviance of regions left out, below 0 is nothing): "
        + "\(list(\.english, "%")). Unexplained use isn't remarkable there by itself.")
  }

  private var overdispersed: Notice? {
    let ratios = findings.compactMap { item, finding -> (String, Double)? in
      if case .overdispersed(let ratio) = finding { (item, ratio) } else { nil }
    }
    guard !ratios.isEmpty else { return nil }
    func list(_ text: (FigureText) -> String) -> String {
      ratios.map { "\($0.0) \(text(FigureText($0.1, decimals: 1)))" }.joined(separator: ", ")
    }
    return Notice(
      dutch:
        "Verhoudingen liggen verder van de voorspelling dan toeval verklaart (zoveel maal de variantie): "
        + "\(list(\.dutch)). De standaardfouten zijn daarop berekend.",
      english:
        "Ratios lie further from what is predicted than chance explains (this many times the variance): "
        + "\(list(\.english)). The standard errors allow for it.")
  }

  private var poissonLimit: Notice? {
    listed(
      .poissonLimit,
      "Niet meer spreiding dan toeval geeft: de negatief-binomiale verdeling is hier een Poisson-verdeling",
      "No more dispersed than by chance: the negative binomial is a Poisson distribution here")
  }

  private var penaltyAtBorder: Notice? {
    listed(
      .penaltyAtUpperBorder, "De sterkste straf voorspelde het best: de kenmerken verklaren vrijwel niets",
      "The strongest penalty predicted best: the determinants explain next to nothing")
  }

  private var unpenalised: Notice? {
    listed(
      .unpenalised, "Geen straf voorspelde het best: de coëfficiënten zijn niet naar 0 getrokken",
      "No penalty predicted best: the coefficients aren't drawn towards 0")
  }

  private func listed(_ wanted: RatioRegressionFinding, _ dutch: String, _ english: String) -> Notice? {
    let items = findings.filter { $0.finding == wanted }.map(\.item)
    guard !items.isEmpty else { return nil }
    let list = Notice(products: items, of: basis.items.count)
    return Notice(
      dutch: "\(dutch) (\(items.count)): \(list.dutch).",
      english: "\(english) (\(items.count)): \(list.english).")
  }

  private var notPredicted: Notice? {
    let regions = findings.flatMap { _, finding -> [Int] in
      if case .notPredicted(let regions) = finding { regions } else { [] }
    }
    guard !regions.isEmpty else { return nil }
    return ComparisonNotices.listed(
      Set(regions).sorted().map { basis.model.regions[$0].name },
      dutch: "De andere regio's bepalen hun voorspelling niet", english: "Not predicted by the other regions")
  }

  private func names(_ characteristics: [Int]) -> Notice {
    let used = characteristics.map { basis.table.characteristics[$0] }
    return Notice(
      dutch: used.map(\.nameNL).joined(separator: ", "), english: used.map(\.nameEN).joined(separator: ", "))
  }
}
