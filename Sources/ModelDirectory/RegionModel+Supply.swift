import Demography

/// A row of `sources.csv`.
public struct SourceRow: Hashable, Sendable {
  /// The file the source stands behind.
  public var file: String
  /// The source.
  public var source: String
  /// Its publisher.
  public var publisher: String
  /// The period it covers.
  public var period: String
  /// Its licence.
  public var licence: String
  /// Where it was.
  public var url: String
  /// How the figures follow from it.
  public var derivation: String
}

/// A file that was read.
public struct InputFile: Hashable, Sendable {
  /// Its name, relative to the model directory or as it was given.
  public var name: String
  /// Its size in bytes.
  public var bytes: Int
  /// SHA-256 of its bytes, in hexadecimal.
  public var sha256: String
}

/// Circumstances of the regions and the risks that go with them.
public struct DeterminantData: Sendable {
  /// `determinant_definitions.csv`, ascending by code.
  public var definitions: [Definition] = []
  /// Values per determinant code, one per region; NaN where unknown.
  public var values: [String: [Double]] = [:]
  /// The year of a determinant's values (the latest, where they differ).
  public var years: [String: Int] = [:]
  /// `exposure.csv`: the nation's share of people exposed, per determinant code; ages without a row are unknown.
  public var exposures: [String: [BandRate]] = [:]
  /// `relative_risks.csv`.
  public var relativeRisks: [RelativeRisk] = []

  /// What a determinant is.
  public struct Definition: Sendable {
    /// Its key.
    public var code: String
    /// Its name in Dutch.
    public var nameNL: String
    /// Its name in English.
    public var nameEN: String
    /// The theme it belongs to.
    public var theme: String
    /// Its unit.
    public var unit: String
    /// Its unit in English; empty where the model has none.
    public var unitEN = ""
    /// Whether it may enter the regression (`regressor`) or is shown only (`context`).
    public var isRegressor: Bool
    /// `yes`, `partly` or `no`.
    public var influenceable: String
  }

  /// The relative risk of a condition or product for the exposed.
  public struct RelativeRisk: Sendable {
    /// The determinant.
    public var determinant: String
    /// Whether the target is a condition; otherwise a product.
    public var isCondition: Bool
    /// The condition's or product's code.
    public var target: String
    /// The relative risk, above 0.
    public var relativeRisk: Double
    /// Its 10th percentile.
    public var p10: Double
    /// Its 90th percentile.
    public var p90: Double
    /// Where it comes from.
    public var source: String
  }
}

/// What the model says of staff.
public struct WorkforceData: Sendable {
  /// `workforce_branches.csv`, ascending by code.
  public var branches: [Branch] = []
  /// `workforce_age.csv`: shares per branch code, summing to 1.
  public var ages: [String: [BandRate]] = [:]
  /// `workforce_flows.csv`: per branch code and flow, per employee per year.
  public var flows: [String: [String: Double]] = [:]
  /// `workforce_training.csv` per branch code.
  public var training: [String: Training] = [:]
  /// `workforce_profiles.csv`: who leaves, comes in and is newly trained, by sex and age; the same for all branches.
  public var profiles: [Profile: [BandRate]] = [:]
  /// `workforce_gp_capaciteitsorgaan.csv`.
  public var capacityParameters: [CapacityParameter] = []
  /// `published_shortages.csv`.
  public var publishedShortages: [PublishedShortage] = []
  /// `workforce_links.csv`: per branch code, the share of each product code; sums to 1 per branch.
  public var links: [String: [String: Double]] = [:]
  /// `workforce_regional.csv`: employees per branch code, one per region.
  public var employees: [String: [Double]] = [:]

  /// A branch of care.
  public struct Branch: Sendable {
    /// Its key.
    public var code: String
    /// Its name in Dutch.
    public var nameNL: String
    /// Its name in English.
    public var nameEN: String
    /// People employed.
    public var employees: Double
    /// Full-time equivalents.
    public var fte: Double
    /// Absence, a share of contract time.
    public var absence: Double
    /// Vacancies per 1,000 jobs.
    public var vacanciesPer1000Jobs: Double
    /// The year of these figures.
    public var year: Int
  }

  /// What a profile by sex and age is of.
  public enum Profile: String, CaseIterable, Sendable {
    /// The rate at which people leave before their pension, relative to other ages: a value for each age of a band.
    case leaving
    /// Shares of those who come in from elsewhere: a value for a band as a whole.
    case entry
    /// Shares of the newly trained: a value for a band as a whole.
    case training
  }

  /// What training brings a branch.
  public struct Training: Sendable {
    /// People who start per year.
    public var intake: Double
    /// Years of training.
    public var years: Double
    /// The share that completes it.
    public var completion: Double
    /// The share of those that takes up work in the branch.
    public var uptake: Double
    /// 10th percentile of the yearly yield, relative to the central one.
    public var p10: Double
    /// 90th percentile.
    public var p90: Double
    /// Where it comes from.
    public var source: String
  }

  /// A parameter of a capacity plan; its value may be text.
  public struct CapacityParameter: Sendable {
    /// Its key.
    public var parameter: String
    /// Its value, as written.
    public var value: String
    /// Its unit.
    public var unit: String
    /// The year of the round.
    public var year: Int
  }

  /// A published shortage, for comparison only.
  public struct PublishedShortage: Sendable {
    /// The year it is for.
    public var year: Int
    /// The branch, or the sector as a whole.
    public var branch: String
    /// People short.
    public var persons: Double
    /// The edition.
    public var edition: String
    /// Where it was published.
    public var source: String
  }
}

/// What the model says of waiting.
public struct WaitingData: Sendable {
  /// `waiting_times.csv`.
  public var times: [Observation] = []
  /// `waiting_norms.csv`, ascending by service.
  public var norms: [Norm] = []

  /// A mean wait of an aggregate.
  public struct Observation: Sendable {
    /// The set.
    public var set: String
    /// The aggregate's code.
    public var code: String
    /// The service.
    public var service: String
    /// The year.
    public var year: Int
    /// Mean wait, weeks.
    public var weeks: Double
    /// Median wait, weeks; NaN where unknown.
    public var weeksMedian: Double
    /// Providers behind the figure; NaN where unknown.
    public var providers: Double
  }

  /// The longest wait that is deemed acceptable.
  public struct Norm: Sendable {
    /// The service.
    public var service: String
    /// Its name in Dutch.
    public var nameNL: String
    /// Its name in English; empty where the model has none.
    public var nameEN = ""
    /// Weeks.
    public var weeks: Double
    /// The product whose demand feeds the list; may be empty.
    public var product: String
    /// The branch whose staff serves it; may be empty.
    public var branch: String
    /// Whether the norm doesn't bind the service and only stands beside it.
    public var isComparison: Bool
    /// Where it comes from.
    public var source: String

    /// The words of the column `applies`: the norm binds the service, or only stands beside it.
    static let applies = ["yes", "comparison"]
  }
}
