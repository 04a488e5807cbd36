extension CapacityModel {
  static func check(_ parameters: ProfessionParameters) throws(CapacityError) {
    let base = parameters.baseYear
    func require(_ name: String, _ year: Int, from first: Int) throws(CapacityError) {
      let allowed = base + first...base + horizon
      guard allowed.contains(year) else {
        throw .yearOutOfRange(parameter: name, year: year, allowed: allowed)
      }
    }
    try require("bijsturingsjaar", parameters.adjustmentYear, from: 1)
    try require("trendjaar", parameters.trendYear, from: 0)
    for (index, year) in parameters.equilibriumYears.enumerated() {
      try require("evenwichtsjaar\(index + 1)", year, from: 1)
      let first = Double(parameters.adjustmentYear) + parameters.adjusted.duration
      guard Double(year) > first else { throw .noYield(equilibriumYear: year, firstYield: first) }
    }
    try check(parameters.leaving.women, sex: "vrouw")
    try check(parameters.leaving.men, sex: "man")
    for variant in DemandVariant.allCases {
      if let share = parameters.demand[variant]?.workingTime, share >= 1 {
        throw .workingTime(variant: variant, share: share)
      }
    }
  }

  private static func check(_ line: YearLine, sex: String) throws(CapacityError) {
    for i in line.values.indices.dropFirst() where line.values[i] < line.values[i - 1] {
      throw .leavingFalls(
        sex: sex, years: Int(line.years[i]), from: line.values[i - 1], to: line.values[i])
    }
  }
}
