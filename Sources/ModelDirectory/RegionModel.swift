import Demography
import LinearAlgebra

/// A validated model: everything a prognosis runs on, as values with a shape and a unit.
///
/// Regions stand in ascending order of their code, whatever the order of the rows in the files,
/// so that no result depends on it. A part that no table gave is nil or empty.
public struct RegionModel: Sendable {
  /// What `model.yaml` says.
  public var settings: ModelSettings
  /// The regions, ascending by code.
  public var regions: [Region]
  /// The groupings of `region_sets.csv`, in order of their name.
  public var sets: [RegionSet]
  /// Where areas stand on a map of tiles (`area_tiles.csv`), by set and code.
  public var tiles: [AreaTile] = []
  /// Mergers and splits of municipalities.
  public var changes: [MunicipalityChange]
  /// People on 1 January of the base year: `grid.cells` rows, a column per region.
  public var population: Matrix
  /// Deaths, death rates or survival ratios.
  public var mortality: MortalityData
  /// Births, rates and their history.
  public var fertility: FertilityData
  /// Moves between the regions and across the border.
  public var migration: MigrationData
  /// What happened before the base year, by regions that may be coarser.
  public var history: HistoryData
  /// Care products, conditions and their rates.
  public var care: CareData
  /// Circumstances of the regions.
  public var determinants: DeterminantData
  /// Branches, their staff and what drives them.
  public var workforce: WorkforceData
  /// Observed waits and their norms.
  public var waiting: WaitingData
  /// The rows of `sources.csv`.
  public var sources: [SourceRow]
  /// The files that were read, with their hashes, in order of name.
  public var inputs: [InputFile]
  /// What a reader should know but that stops nothing.
  public var warnings: [ModelFault]

  /// The ages and sexes of the model.
  public var grid: AgeSexGrid { AgeSexGrid(openAge: settings.openAge) }
}

/// A region of the model.
public struct Region: Hashable, Sendable {
  /// Its code, unique.
  public var code: String
  /// Its name.
  public var name: String
}

/// A grouping of the model's regions, such as provinces.
public struct RegionSet: Sendable {
  /// The set's name, as in `region_sets.csv`.
  public var name: String
  /// Its aggregates, ascending by code.
  public var aggregates: [Aggregate]

  /// One aggregate of a set.
  public struct Aggregate: Sendable {
    /// Its code within the set.
    public var code: String
    /// Its name.
    public var name: String
    /// Which regions belong to it and for which share of their people, ascending by region.
    public var members: [Member]

    /// An aggregate of `members`, which ascend by region.
    public init(code: String, name: String, members: [Member]) {
      (self.code, self.name, self.members) = (code, name, members)
    }
  }

  /// A region's share in an aggregate.
  public struct Member: Hashable, Sendable {
    /// Index into `RegionModel.regions`.
    public var region: Int
    /// In (0, 1].
    public var share: Double

    /// The `share` of the region with index `region`.
    public init(region: Int, share: Double) { (self.region, self.share) = (region, share) }
  }
}

/// Where an area stands on a map of tiles, all of one size.
public struct AreaTile: Hashable, Sendable {
  /// The area's set.
  public var set: String
  /// Its code within the set.
  public var code: String
  /// Its column, from 0 in the west.
  public var column: Int
  /// Its row, from 0 in the north.
  public var row: Int

  /// The place of an area.
  public init(set: String, code: String, column: Int, row: Int) {
    (self.set, self.code, self.column, self.row) = (set, code, column, row)
  }
}

/// A row of `municipality_changes.csv`: a share of an old region's people goes to a new one.
public struct MunicipalityChange: Hashable, Sendable {
  /// The code that ends, or gives away a part of its people.
  public var oldCode: String
  /// Its name.
  public var oldName: String
  /// The code that takes the people over.
  public var newCode: String
  /// Its name.
  public var newName: String
  /// The change takes effect on 1 January of this year.
  public var year: Int
  /// The share of the old region's people, in (0, 1].
  public var share: Double

  /// A share of the people of one code that goes to another on 1 January of `year`.
  public init(oldCode: String, oldName: String, newCode: String, newName: String, year: Int, share: Double) {
    (self.oldCode, self.oldName, self.newCode, self.newName) = (oldCode, oldName, newCode, newName)
    (self.year, self.share) = (year, share)
  }
}

/// Observed and expected counts, one each per region, in the model's order.
public struct ObservedExpected: Sendable {
  /// Observed counts or euros.
  public var observed: [Double]
  /// Expected counts or euros, at national age-specific rates.
  public var expected: [Double]

  /// A figure of each kind per region.
  /// - Precondition: as many of the one as of the other.
  public init(observed: [Double], expected: [Double]) {
    precondition(observed.count == expected.count)
    (self.observed, self.expected) = (observed, expected)
  }
}

/// What the model says of deaths.
public struct MortalityData: Sendable {
  /// National deaths and exposures (`mortality_history.csv`).
  public var history: MortalityHistory?
  /// Deaths, observed and expected, by region (`mortality_regional.csv`).
  public var regional: ObservedExpected?
  /// Death rates per person-year by year, cells x regions (`mortality.csv`, method `table`).
  public var rates: [Int: Matrix] = [:]
  /// Survival ratios by year (`survival.csv`, method `survival`).
  public var survival: [Int: SurvivalTable] = [:]
}

/// Survival ratios of one year.
public struct SurvivalTable: Sendable {
  /// From birth to age 0 on the next 1 January: 2 rows (women, men), a column per region.
  public var births: Matrix
  /// From age x to x + 1: cells x regions; the rows of ages A - 1 and A of each sex hold the same ratio, T_A / T_{A-1}.
  public var ratios: Matrix

  /// Ratios of the same regions.
  public init(births: Matrix, ratios: Matrix) {
    precondition(births.rows == 2 && births.columns == ratios.columns)
    (self.births, self.ratios) = (births, ratios)
  }
}

/// What the model says of births.
public struct FertilityData: Sendable {
  /// Births per woman per year by age 0...A, national (`fertility.csv`); empty where a table is given by year.
  public var schedule: [Double] = []
  /// By year, ages x regions (`fertility.csv` with a year, method `table`).
  public var table: [Int: Matrix] = [:]
  /// National history, ascending by year (`fertility_history.csv`).
  public var history: [Year] = []
  /// Births, observed and expected, by region (`fertility_regional.csv`).
  public var regional: ObservedExpected?
  /// Boys per girl by year (`sex_ratio_at_birth.csv`).
  public var sexRatioAtBirth: [Int: Double] = [:]

  /// A year of the national history.
  public struct Year: Sendable, Hashable {
    /// The calendar year.
    public var year: Int
    /// Total fertility rate, births per woman.
    public var totalFertilityRate: Double
    /// Mean age of the mother at childbirth, years; NaN where unknown.
    public var meanAge: Double
  }
}

/// What the model says of migration.
public struct MigrationData: Sendable {
  /// Arrivals from other regions by year, one each per region (`internal_migration.csv`).
  public var internalArrivals: [Int: [Double]] = [:]
  /// Departures to other regions by year.
  public var internalDepartures: [Int: [Double]] = [:]
  /// Moves between regions per person per year, by cell, national (`internal_migration_age.csv`).
  public var internalRates: [Double] = []
  /// Age profile of departures relative to the national one: cells x regions (1 where not given); nil without the file.
  public var outFactor: Matrix?
  /// Age profile of the pull on arrivals: cells x regions (1 where not given); nil without the file.
  public var inFactor: Matrix?
  /// Moves from origin (row) to destination (column); one matrix, or one per life-course group.
  public var flows: [FlowMatrix] = []
  /// Immigrants by year, one each per region (`international_migration.csv`).
  public var immigration: [Int: [Double]] = [:]
  /// Emigrants by year, with the net administrative corrections.
  public var emigration: [Int: [Double]] = [:]
  /// Shares of immigrants by cell, summing to 1 (`international_migration_age.csv`).
  public var immigrationShare: [Double] = []
  /// Shares of emigrants by cell, summing to 1.
  public var emigrationShare: [Double] = []
  /// Net migrants by year, cells x regions (`net_migration.csv`, method `net`).
  public var net: [Int: Matrix] = [:]
}

/// Moves between regions, for all ages or for a group of them.
public struct FlowMatrix: Sendable {
  /// The ages; nil for all.
  public var ages: AgeBand?
  /// Moves per year: origin (row) to destination (column), diagonal zero.
  public var moves: Matrix
}

/// Observed figures of earlier years.
public struct HistoryData: Sendable {
  /// `history_population.csv`: people on 1 January.
  public var population: [BandRow] = []
  /// `history_deaths.csv`: deaths during the year.
  public var deaths: [BandRow] = []
  /// `history_components.csv`, ascending by region and year.
  public var components: [ComponentRow] = []

  /// A count by region, year, sex and age band.
  public struct BandRow: Sendable {
    /// The region's code; it may belong to a set rather than to the model's regions.
    public var region: String
    /// The calendar year.
    public var year: Int
    /// The sex.
    public var sex: Sex
    /// The ages.
    public var ages: AgeBand
    /// People or deaths.
    public var count: Double
  }

  /// The components of change of a region in a year; NaN where unknown.
  public struct ComponentRow: Sendable {
    /// The region's code; it may belong to a set rather than to the model's regions.
    public var region: String
    /// The calendar year.
    public var year: Int
    /// People on 1 January.
    public var populationStart: Double
    /// Live births.
    public var births: Double
    /// Deaths.
    public var deaths: Double
    /// Immigrants.
    public var immigration: Double
    /// Emigrants, without the corrections.
    public var emigration: Double
    /// Arrivals from other municipalities.
    public var arrivals: Double
    /// Departures to other municipalities.
    public var departures: Double
    /// Net administrative corrections; may be negative.
    public var corrections: Double
    /// People on the next 1 January.
    public var populationEnd: Double
  }
}
