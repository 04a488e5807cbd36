/// The parameters of a capacity plan for one profession, as the Dutch capacity body (Capaciteitsorgaan) names them.
public struct ProfessionParameters: Equatable, Sendable {
  /// The profession's name.
  public var profession: String
  /// The year that supply is counted in.
  public var baseYear: Int
  /// The first year in which the yearly intake can be changed.
  public var adjustmentYear: Int
  /// The last year with growth by other causes than demography.
  public var trendYear: Int
  /// The years in which demand and supply are to be equal.
  public var equilibriumYears: [Int]
  /// People at work in the base year.
  public var present: WomenAndMen<Double>
  /// The share of these that has left after 0, 5, 10, 15 and 20 years.
  public var leaving: WomenAndMen<YearLine>
  /// FTE per person in the base year and after 5, 10, 15 and 20 years.
  public var fte: WomenAndMen<YearLine>
  /// Those in training in the base year.
  public var inTraining: TrainingGroup
  /// Those who start between the base year and the adjustment year.
  public var starting: TrainingGroup
  /// Those who start from the adjustment year on, at the present yearly intake.
  public var adjusted: TrainingGroup
  /// People from abroad per year who stay at work.
  public var foreign: WomenAndMen<Double>
  /// The demands.
  public var demand: [DemandVariant: DemandTrend]

  /// The parameters of a file with the capacity body's names.
  ///
  /// - Parameters:
  ///   - profession: its name (`beroepsgroep`).
  ///   - figure: the number that stands in the file under a name, such as `uitstroom_man_basis_vijf`.
  public init(profession: String, figure: (String) -> Double) {
    self.profession = profession
    baseYear = Int(figure("basisjaar"))
    adjustmentYear = Int(figure("bijsturingsjaar"))
    trendYear = Int(figure("trendjaar"))
    equilibriumYears = ["evenwichtsjaar1", "evenwichtsjaar2"].map { Int(figure($0)) }
    present = .init(figure("aanbod_personen"), shareOfWomen: figure("per_vrouw_basis"))
    leaving = Self.bySex { sex in
      YearLine(Self.horizons, [0] + Self.suffixes.dropFirst().map { figure("uitstroom_\(sex)_basis\($0)") })
    }
    fte = Self.bySex { sex in YearLine(Self.horizons, Self.suffixes.map { figure("fte_\(sex)_basis\($0)") }) }
    (inTraining, starting, adjusted) = (
      Self.group("", figure), Self.group("2", figure), Self.group("3", figure)
    )
    foreign = .init(
      figure("n_buitenland") * figure("rendement_buitenland"), shareOfWomen: figure("per_vrouw_buitenland"))
    demand = [
      .low: Self.trend("laag", figure), .middle: Self.trend("midden", figure),
      .high: Self.trend("hoog", figure),
    ]
  }

  private static let horizons: [Double] = [0, 5, 10, 15, 20]
  private static let suffixes = ["", "_vijf", "_tien", "_vijftien", "_twintig"]

  private static func bySex(_ line: (String) -> YearLine) -> WomenAndMen<YearLine> {
    .init(women: line("vrouw"), men: line("man"))
  }

  private static func group(_ number: String, _ figure: (String) -> Double) -> TrainingGroup {
    TrainingGroup(
      intake: figure("n_inopleiding_perjaar\(number)"), shareOfWomen: figure("per_vrouw_opleiding\(number)"),
      duration: figure("opleidingsduur\(number)"), completion: figure("intern_rendement\(number)"),
      retention: bySex { sex in
        let years = [1, 5, 10, 15]
        return YearLine(
          years.map(Double.init), years.map { figure("extern_rendement_\(sex)_\($0)jaar\(number)") })
      })
  }

  private static func trend(_ variant: String, _ figure: (String) -> Double) -> DemandTrend {
    DemandTrend(
      unfilled: figure("onv_vraag_\(variant)"),
      demography: YearLine(horizons, [0] + [5, 10, 15, 20].map { figure("demo_\($0)_\(variant)") }),
      yearly: ["epi", "soc", "vak", "eff", "hor", "ver"].map { figure("\($0)_\(variant)") },
      workingTime: figure("tijd_\(variant)"))
  }
}
