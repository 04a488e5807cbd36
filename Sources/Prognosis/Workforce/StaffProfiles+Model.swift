import Demography
import ModelDirectory
import Workforce

extension StaffProfiles {
  /// The profiles of a branch from the bands of the tables.
  ///
  /// - Parameter bands: shares of the employees, as `workforce_age.csv` has them.
  /// - Throws: `PrognosisError` for staff beyond the last age, and for staff whose rate of leaving isn't known.
  init(
    branch: String, bands: [BandRate], ages: StaffAges, model: WorkforceData
  ) throws(PrognosisError) {
    let file = "workforce_age.csv"
    for band in bands where band.rate > 0 && band.ages.from > ages.last {
      throw .unusable(
        file: file,
        what:
          "branch \(branch): staff of \(band.ages.from) and older, while workforce.last_age in model.yaml is \(ages.last)"
      )
    }
    let staff = try Self.spread(bands, ages, file: file)
    let profile = "workforce_profiles.csv"
    var leaving: [Double]?
    if let given = model.profiles[.leaving] { leaving = Self.steps(given, ages) }
    for cell in staff.indices where staff[cell] > 0 && leaving?[cell].isNaN == true {
      let sex = cell < ages.count ? "F" : "M"
      throw .unusable(
        file: profile,
        what:
          "profile leaving has no value for sex \(sex) at age \(ages.age(cell)), where branch \(branch) has staff"
      )
    }
    self.init(
      ages: ages, staff: staff, leaving: leaving.map { $0.map { $0.isNaN ? 0 : $0 } },
      entry: try model.profiles[.entry].map { (bands) throws(PrognosisError) in
        try Self.spread(bands, ages, file: profile)
      },
      training: try model.profiles[.training].map { (bands) throws(PrognosisError) in
        try Self.spread(bands, ages, file: profile)
      })
  }

  /// Totals of bands over single ages, smooth within each sex; 0 at ages without a band.
  private static func spread(
    _ bands: [BandRate], _ ages: StaffAges, file: String
  ) throws(PrognosisError) -> [Double] {
    var result = [Double](repeating: 0, count: ages.cells)
    for sex in Sex.allCases {
      let own = bands.filter { $0.sex == sex && $0.ages.from <= ages.last }
      guard !own.isEmpty else { continue }
      let clipped = own.map { band in
        AgeBand(from: max(band.ages.from, ages.first), to: min(band.ages.to ?? ages.last, ages.last))
      }
      do {
        let single = try Graduation(bands: clipped, openAge: ages.last).graduate(totals: own.map(\.rate))
        for age in ages.first...ages.last {
          result[sex.rawValue * ages.count + age - ages.first] = single[age].isNaN ? 0 : single[age]
        }
      } catch {
        throw .unusable(file: file, what: "\(error)")
      }
    }
    return result
  }

  /// The value of a band at each of its ages; NaN at ages without one.
  private static func steps(_ bands: [BandRate], _ ages: StaffAges) -> [Double] {
    (0..<ages.cells).map { cell in
      let (sex, age) = (cell / ages.count, ages.age(cell))
      return bands.first {
        $0.sex.rawValue == sex && $0.ages.from <= age && age <= $0.ages.to ?? ages.last
      }?.rate ?? .nan
    }
  }
}

extension RetirementHazard {
  /// The hazard of `model.yaml`, with the years between given ones filled in.
  init(_ settings: ModelSettings.Workforce) throws(WorkforceError) {
    let given = settings.retirementHazard.sorted { $0.key < $1.key }
    guard let first = given.first?.key, let last = given.last?.key else {
      preconditionFailure("a hazard has a value")
    }
    let values = (first...last).map { year in
      let (low, high) = (given.last { $0.key <= year }, given.first { $0.key >= year })
      guard let low, let high, low.key < high.key else { return low?.value ?? 0 }
      return low.value + (high.value - low.value) * Double(year - low.key) / Double(high.key - low.key)
    }
    try self.init(first: first, values: values)
  }
}
