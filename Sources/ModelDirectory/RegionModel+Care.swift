import Demography

/// Acts under which care is paid for in the Netherlands.
public enum CareDomain: String, CaseIterable, Sendable {
  /// Zorgverzekeringswet, health insurance.
  case zvw = "Zvw"
  /// Wet langdurige zorg, long-term care.
  case wlz = "Wlz"
  /// Wet maatschappelijke ondersteuning, social support.
  case wmo = "Wmo"
  /// Jeugdwet, youth care.
  case jeugd = "Jeugd"
}

/// A kind of care that is counted or paid for.
public struct CareProduct: Sendable {
  /// Its key.
  public var code: String
  /// Its name in Dutch.
  public var nameNL: String
  /// Its name in English.
  public var nameEN: String
  /// The act that pays for it.
  public var domain: CareDomain
  /// The branch of staff that delivers most of it; may be empty.
  public var branch: String
  /// `eur` for money, which is added up over products, or what is counted.
  public var unit: String
  /// The year of the rates and of the price level.
  public var year: Int
}

/// A rate or prevalence for a sex and an age band.
public struct BandRate: Sendable {
  /// The sex.
  public var sex: Sex
  /// The ages.
  public var ages: AgeBand
  /// Units per inhabitant per year, or the share of people.
  public var rate: Double
}

/// Growth per year that is not demographic.
public struct CareTrend: Sendable {
  /// Relative growth per year, such as 0.01; -0.5 to 0.5.
  public var growth: Double
  /// Its 10th percentile, -0.5 to `growth`.
  public var p10: Double
  /// Its 90th percentile, `growth` to 0.5.
  public var p90: Double
  /// Where it comes from.
  public var source: String
}

/// A condition whose prevalence is projected.
public struct Condition: Sendable {
  /// Its key.
  public var code: String
  /// Its name in Dutch.
  public var nameNL: String
  /// Its name in English.
  public var nameEN: String
  /// The group of people it stands for.
  public var targetGroup: String
}

/// What the model says of care.
public struct CareData: Sendable {
  /// Products, ascending by code.
  public var products: [CareProduct] = []
  /// Rates per product code, ascending by sex and age; ages without a band are unknown.
  public var use: [String: [BandRate]] = [:]
  /// Observed and expected use per product code; NaN for regions without a row.
  public var regional: [String: ObservedExpected] = [:]
  /// Trends per product or condition code.
  public var trends: [String: CareTrend] = [:]
  /// Conditions, ascending by code.
  public var conditions: [Condition] = []
  /// Prevalence per condition code, ascending by sex and age.
  public var prevalence: [String: [BandRate]] = [:]
}
