import Foundation
import ModelDirectory
import Statistics

/// Sizes of what concerns staff and waits.
extension UncertaintyParameters {
  func staffSize(_ factor: WorkforceUncertainty.Factor) -> Notice? {
    guard let margin = workforce.factors[factor] else { return nil }
    let (low, high, shared) = (exp(margin.p10), exp(margin.p90), workforce.correlation)
    return SizeFormat.notice(
      dutch: {
        "factor, 80%-marge \($0.number(low, 3)) tot \($0.number(high, 3)); "
          + "\($0.percent(shared, 0)) van de variantie is gemeenschappelijk voor de branches"
      },
      english: {
        "factor, 80 % margin \($0.number(low, 3)) to \($0.number(high, 3)); "
          + "\($0.percent(shared, 0)) of the variance is common to the branches"
      })
  }

  /// The inflow from elsewhere and, where there is any, the yield of training.
  var staffInflowSize: Notice? {
    let elsewhere = staffSize(.inflow)
    guard !workforce.training.isEmpty else { return elsewhere }
    let widths = workforce.training.values.map { exp($0.p90) - exp($0.p10) }.sorted()
    let middle = Self.median(widths)
    let training = SizeFormat.notice(
      dutch: {
        "opbrengst van opleidingen: 80%-marge \($0.percent(middle, 0)) breed (mediaan van de branches)"
      },
      english: { "yield of training: 80 % margin \($0.percent(middle, 0)) wide (median of the branches)" })
    guard let elsewhere else { return training }
    return Notice(
      dutch: "\(elsewhere.dutch); \(training.dutch)", english: "\(elsewhere.english); \(training.english)")
  }

  var labourSavingSize: Notice? {
    guard let margin = workforce.labourSavingMargin else { return nil }
    let (low, high) = (-100 * expm1(margin.p90), -100 * expm1(margin.p10))
    let middle = 100 * workforce.labourSaving
    return SizeFormat.notice(
      dutch: {
        "\($0.number(middle)) % van het personeel per jaar, 80%-marge \($0.number(low)) tot \($0.number(high)) %"
      },
      english: {
        "\($0.number(middle)) % of staff per year, 80 % margin \($0.number(low)) to \($0.number(high)) %"
      })
  }

  var waitingSize: Notice? {
    guard workforce.hasWaitingErrors else { return nil }
    return Notice(
      dutch: "standaardfout van elke waargenomen wachttijd, uit de spreiding tussen aanbieders en hun aantal",
      english: "standard error of each observed wait, from the spread between providers and their number")
  }
}
