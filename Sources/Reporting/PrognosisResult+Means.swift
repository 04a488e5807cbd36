import Prognosis

/// Figures that are means over the draws where there are draws, and those of the central path where there are none.
///
/// `step` is the year's place in `years`.
extension PrognosisResult {
  /// Care of an item of an area during a year, in its unit.
  /// - Parameter row: the item's place in `CareItem.items(of: products)`.
  func meanCare(of item: CareItem, row: Int, step: Int, area: Int) -> Double {
    margins?.care[step].mean[row, area] ?? item.value(care[step], column: area)
  }

  /// People of an area, mean of a calendar year.
  func meanPeople(step: Int, area: Int) -> Double {
    margins?.meanPopulation[step].mean[0, area] ?? meanPopulation[step][area]
  }
}
