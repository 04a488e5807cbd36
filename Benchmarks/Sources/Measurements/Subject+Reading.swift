import Foundation
import LinearAlgebra
import ModelDirectory
import Prognosis

extension Subject {
  /// Reading and checking the default model.
  public var reading: Measurement {
    Measurement("read the default model", per: "regions", regions) { [directory] in
      let model = try ModelReader.read(directory: directory)
      return {
        try require(
          "the number of inhabitants", model.population.elements.reduce(0, +), equals: Self.inhabitants)
      }
    }
  }

  /// The central path of ten years, with all sets and municipalities.
  public var centralPath: Measurement {
    let years = Double(options.horizon + 1)
    return Measurement("central path, 10 years, all areas", per: "region-years", regions * years) {
      [model, options] in
      let result = try PrognosisRun(model: model, options: options).result()
      return { try Self.check(result.population[0], of: result) }
    }
  }

  /// The whole run with draws, with all sets and municipalities.
  ///
  /// - Parameter draws: how many.
  public func draws(_ draws: Int, horizon: Int = 10, isPooled: Bool = false) -> Measurement {
    var options = options
    (options.draws, options.horizon) = (draws, horizon)
    let model = isPooled ? pooled : model
    let name = "\(draws) draws, \(horizon) years, all areas\(isPooled ? ", pool" : "")"
    return Measurement(name, per: "region-years", regions * Double((horizon + 1) * draws)) { [options] in
      let result = try PrognosisRun(model: model, options: options).result()
      return {
        try Self.check(result.population[0], of: result)
        guard let mean = result.margins?.population[0].mean else {
          throw MeasurementError.wrong(what: "the margins", got: "absent", expected: "there")
        }
        try Self.check(mean, of: result)
      }
    }
  }

  /// The same run with or without staff and waits, for the municipalities and the country.
  public func draws(_ draws: Int, withStaff: Bool) throws -> Measurement {
    let sets = ["land", AreaSelection.ownRegions]
    var options = PrognosisOptions(areas: try AreaSelection.areas(of: model, sets: sets, regions: []))
    (options.draws, options.includesWorkforce) = (draws, withStaff)
    let name = "\(draws) draws, 10 years, land and municipalities, \(withStaff ? "with" : "without") staff"
    return Measurement(name, per: "region-years", regions * Double(11 * draws)) { [options, model] in
      let result = try PrognosisRun(model: model, options: options).result()
      return {
        try Self.check(result.population[0], of: result)
        let branches = model.workforce.branches
        guard withStaff else {
          guard result.workforce == nil else {
            throw MeasurementError.wrong(what: "staff", got: "there", expected: "absent")
          }
          return
        }
        guard let staff = result.workforce, let mean = staff.margins?[0].mean else {
          throw MeasurementError.wrong(what: "staff", got: "absent", expected: "there")
        }
        try require("the branches", Double(staff.items.count), equals: Double(branches.count + 1))
        let total = staff.items.count - 1
        try require(
          "the staff of the base year", mean[staff.row(total, .supplyFTE), 0],
          equals: branches.reduce(0) { $0 + $1.fte })
      }
    }
  }

  /// The whole command as a process of its own, from its start to the last table.
  ///
  /// - Parameter program: the path of `zorgprognose`.
  public func command(_ program: String, draws: Int) -> Measurement {
    Measurement("command, \(draws) draws, 10 years", per: "runs", 1) {
      let output = FileManager.default.temporaryDirectory.appending(path: "zorgprognose-\(UUID().uuidString)")
      let process = Process()
      process.executableURL = URL(filePath: program)
      process.arguments = ["run", "--quiet", "--draws", "\(draws)", "--output", output.path]
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      let status = process.terminationStatus
      return {
        defer { try? FileManager.default.removeItem(at: output) }
        guard status == 0 else { throw MeasurementError.failed(program: program, status: status) }
        try require(
          "the country's inhabitants in 2024", try Self.inhabitants(in: output), equals: Self.inhabitants)
      }
    }
  }

  /// The country's inhabitants at the start, as the tables have them.
  private static func inhabitants(in output: URL) throws -> Double {
    let table = try String(contentsOf: output.appending(path: "population_groups.csv"), encoding: .utf8)
    let line = table.split(separator: "\n").first { $0.contains(",land,") && $0.contains(",2024,total,") }
    let people = line?.split(separator: ",", omittingEmptySubsequences: false).dropFirst(6).first
    return people.flatMap { Double($0) } ?? .nan
  }

  /// That the country has its inhabitants at the start.
  private static func check(_ population: Matrix, of result: PrognosisResult) throws {
    guard let land = result.areas.firstIndex(where: { $0.set == "land" }) else {
      throw MeasurementError.wrong(what: "the country", got: "absent", expected: "there")
    }
    try require("the number of inhabitants", population.column(land).reduce(0, +), equals: inhabitants)
  }
}
