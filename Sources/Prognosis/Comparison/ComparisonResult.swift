import Benchmarking
import ModelDirectory

/// How areas compare with the country, with what their circumstances make likely, and with areas like them.
///
/// Figures per area stand in the order of `areas`, figures per item in that of `items`. Ratios are observed over expected use,
/// the use expected being that of the area's own people at national rates by age and sex: 1 is the national average.
public struct ComparisonResult: Sendable {
  /// The model's settings.
  public var settings: ModelSettings
  /// The areas, in output order.
  public var areas: [Area]
  /// What is compared: the products with regional figures, and the totals of acts all of whose products in euro have them.
  public var items: [CareItem]
  /// Areas x items; nil where an area has no figures of an item.
  public var lines: [[BenchmarkLine?]]
  /// The similar areas of each area, nearest first; none where an area has nothing to be compared with.
  public var similarAreas: [[SimilarArea]]
  /// What each area is like, areas x characteristics, in the order of `characteristics`.
  public var profiles: [[CharacteristicValue]]
  /// The characteristics of `profiles`: regressors, context and age structure.
  public var characteristics: [Characteristic]
  /// In the order of `items`; an item whose ratios can't be regressed on determinants has none.
  public var regressions: [DeterminantRegression]
  /// The differences of amounts per inhabitant with the nation and with similar areas, per area.
  public var differences: [[RateDifference]]
  /// What stands out, per area, first things first.
  public var priorities: [[Priority]]
  /// What a reader should know: what is left out, what was estimated, what is off in a regression.
  public var notices: [Notice]

  package init(
    settings: ModelSettings, areas: [Area], items: [CareItem], lines: [[BenchmarkLine?]],
    similarAreas: [[SimilarArea]], profiles: [[CharacteristicValue]], characteristics: [Characteristic],
    regressions: [DeterminantRegression], differences: [[RateDifference]], priorities: [[Priority]],
    notices: [Notice]
  ) {
    (self.settings, self.areas, self.items, self.lines) = (settings, areas, items, lines)
    (self.similarAreas, self.profiles, self.characteristics) = (similarAreas, profiles, characteristics)
    (self.regressions, self.differences, self.priorities) = (regressions, differences, priorities)
    self.notices = notices
  }
}

/// A figure with its 95 % interval.
public struct IntervalEstimate: Hashable, Sendable {
  /// The figure.
  public var value: Double
  /// The lower end, at most `value`.
  public var lower: Double
  /// The upper end, at least `value`.
  public var upper: Double

  /// A figure between its ends.
  public init(value: Double, lower: Double, upper: Double) {
    (self.value, self.lower, self.upper) = (value, lower, upper)
  }
}

/// How the use of one item in one area compares.
public struct BenchmarkLine: Sendable {
  /// Observed use, euro or units per year.
  public var observed: Double
  /// Use at national rates by age and sex, in the same unit.
  public var expected: Double
  /// Observed over expected, with the interval that chance leaves.
  public var ratio: IntervalEstimate
  /// The ratio drawn towards 1 as far as chance can explain it: what demand in the projection starts from.
  public var shrunkRatio: Double
  /// The ratio that the determinants predict from the other regions; nil without a regression.
  public var predicted: IntervalEstimate?
  /// Observed over predicted use; nil without a regression.
  public var unexplained: IntervalEstimate?
  /// The mean ratio of the similar areas; nil without any.
  public var similar: IntervalEstimate?
  /// Beside the control limits of its set.
  public var funnel: FunnelPosition
  /// Standardised deviation from the national average, overdispersion allowed for.
  public var deviation: Double
  /// 1 for the highest ratio of the area's set.
  public var rank: Int
  /// How many areas of the set are ranked: those with figures.
  public var rankedAreas: Int

  package init(
    observed: Double, expected: Double, ratio: IntervalEstimate, shrunkRatio: Double,
    predicted: IntervalEstimate?, unexplained: IntervalEstimate?, similar: IntervalEstimate?,
    funnel: FunnelPosition, deviation: Double, rank: Int, rankedAreas: Int
  ) {
    (self.observed, self.expected, self.ratio, self.shrunkRatio) = (observed, expected, ratio, shrunkRatio)
    (self.predicted, self.unexplained, self.similar) = (predicted, unexplained, similar)
    (self.funnel, self.deviation) = (funnel, deviation)
    (self.rank, self.rankedAreas) = (rank, rankedAreas)
  }
}

/// An area that is like another.
public struct SimilarArea: Sendable {
  /// The area; of the same set, or a region of the model where the set has too few.
  public var area: Area
  /// The distance, in standard deviations of a characteristic: root of the weighted mean of squares over the characteristics.
  public var distance: Double
  /// What each characteristic adds to the squared distance, in the order of `ComparisonResult.characteristics` (0 for
  /// context); adds up to `distance` squared.
  public var contributions: [Double]
  /// What it is like, in the order of `ComparisonResult.characteristics`.
  public var profile: [CharacteristicValue]

  package init(area: Area, distance: Double, contributions: [Double], profile: [CharacteristicValue]) {
    (self.area, self.distance, self.contributions, self.profile) = (area, distance, contributions, profile)
  }
}

/// Something that areas are described by.
public struct Characteristic: Sendable {
  /// What it is used for.
  public enum Role: String, Sendable {
    /// In the regression and in the distances.
    case regressor
    /// Shown only.
    case context
    /// A share of an age group: in the distances only, as age is in the expected use.
    case ageStructure = "age_structure"
  }
  /// A determinant's code, or `age_0_14` and so on.
  public var code: String
  /// Its name in Dutch.
  public var nameNL: String
  /// Its name in English.
  public var nameEN: String
  /// Its unit.
  public var unit: String
  /// What it is used for.
  public var role: Role
  /// `yes`, `partly` or `no`; empty for age structure.
  public var influenceable: String
  /// The year of its values; nil for age structure, which is of the base year.
  public var year: Int?
  /// Why it takes no part although its role would have it: no variance, too few values.
  public var leftOut: Notice?

  package init(
    code: String, nameNL: String, nameEN: String, unit: String, role: Role, influenceable: String, year: Int?,
    leftOut: Notice?
  ) {
    (self.code, self.nameNL, self.nameEN, self.unit) = (code, nameNL, nameEN, unit)
    (self.role, self.influenceable, self.year, self.leftOut) = (role, influenceable, year, leftOut)
  }
}

/// The value of a characteristic in an area.
public struct CharacteristicValue: Sendable {
  /// In the characteristic's unit; the members' mean by people. NaN where unknown and not estimated.
  public var value: Double
  /// In the nation.
  public var national: Double
  /// In standard deviations between the model's regions, from their mean; NaN where `value` is.
  public var standardised: Double
  /// The nation's value, likewise.
  public var standardisedNational: Double
  /// Whether part of it was estimated from the other characteristics.
  public var isEstimated: Bool

  package init(
    value: Double, national: Double, standardised: Double, standardisedNational: Double, isEstimated: Bool
  ) {
    (self.value, self.national, self.standardised) = (value, national, standardised)
    (self.standardisedNational, self.isEstimated) = (standardisedNational, isEstimated)
  }
}

/// The regression of one item on the determinants.
public struct DeterminantRegression: Sendable {
  /// The item's code.
  public var item: String
  /// The intercept, then a coefficient per regressor: the change of the logarithm of the ratio per standard deviation.
  public var terms: [Term]
  /// Named measures of fit and diagnostics, in output order: names as in regression_diagnostics.csv.
  public var measures: [(name: String, value: Double)]
  /// How much the logarithm of the ratio at an area's determinants, by the fit to all regions, owes to each of them: areas x
  /// determinants, in the order of `terms` after the intercept. Determinants that go together share what they say, so that the
  /// figures can be read one by one, as coefficients can't; they add up to what the coefficients give.
  public var effects: [[Double]]

  package init(item: String, terms: [Term], measures: [(name: String, value: Double)], effects: [[Double]]) {
    (self.item, self.terms, self.measures, self.effects) = (item, terms, measures, effects)
  }

  /// A coefficient with its robust standard error and 95 % interval.
  public struct Term: Sendable {
    /// `intercept`, or a determinant's code.
    public var code: String
    /// The coefficient.
    public var estimate: IntervalEstimate
    /// Its robust standard error.
    public var standardError: Double

    package init(code: String, estimate: IntervalEstimate, standardError: Double) {
      (self.code, self.estimate, self.standardError) = (code, estimate, standardError)
    }
  }
}

/// The difference of an amount per inhabitant with a benchmark, taken apart.
public struct RateDifference: Sendable {
  /// What an area is compared with.
  public enum Benchmark: String, CaseIterable, Sendable {
    /// The whole model.
    case nation
    /// Its similar areas together.
    case similar
  }
  /// The item's code.
  public var item: String
  /// What is compared with.
  public var against: Benchmark
  /// The area's amount per inhabitant, at its observed ratio.
  public var rate: Double
  /// The benchmark's amount per inhabitant.
  public var benchmarkRate: Double
  /// What another mix of ages and sexes adds to the difference.
  public var ageSex: Double
  /// The rest; both add up to the difference.
  public var rest: Double

  package init(
    item: String, against: Benchmark, rate: Double, benchmarkRate: Double, ageSex: Double, rest: Double
  ) {
    (self.item, self.against, self.rate, self.benchmarkRate) = (item, against, rate, benchmarkRate)
    (self.ageSex, self.rest) = (ageSex, rest)
  }
}

/// A topic that stands out in an area.
public struct Priority: Sendable {
  /// The kinds of topic.
  public enum Kind: String, CaseIterable, Sendable {
    /// More use than the country's.
    case level
    /// More use than the determinants predict.
    case unexplained
    /// Growing faster than the country.
    case growth
  }
  /// The kind.
  public var kind: Kind
  /// The item or product.
  public var item: String
  /// How far from usual, in standard deviations: what topics are ranked by.
  public var deviation: Double
  /// The area's figure: a ratio, or a growth to the horizon as a share.
  public var figure: IntervalEstimate
  /// The figure it is held against: 1, or the country's growth.
  public var benchmark: Double
  /// What is at stake, in the item's unit per inhabitant per year.
  public var stake: Double
  /// The determinants that push the predicted ratio up most, by code, with the share by which they raise it; of `level` topics.
  public var causes: [(determinant: String, effect: Double)]
  /// The evidence in words and figures.
  public var evidence: Notice

  package init(
    kind: Kind, item: String, deviation: Double, figure: IntervalEstimate, benchmark: Double, stake: Double,
    causes: [(determinant: String, effect: Double)], evidence: Notice
  ) {
    (self.kind, self.item, self.deviation, self.figure) = (kind, item, deviation, figure)
    (self.benchmark, self.stake, self.causes, self.evidence) = (benchmark, stake, causes, evidence)
  }
}
