import Foundation
import LinearAlgebra

/// Reads a model directory.
public enum ModelReader {
  /// The model in `directory`, read and checked whole.
  ///
  /// Every table that is there is checked against its schema and against the others. Files are read on every
  /// core; the result depends neither on that nor on the order of rows.
  ///
  /// - Parameters:
  ///   - directory: the model directory, with `model.yaml` and the tables.
  ///   - regionSets: a file of the user's own in the form of `region_sets.csv`, whose sets are added.
  /// - Returns: the model; what should be known but stops nothing is in `warnings`.
  /// - Throws: `ModelError.notFound` where `directory` or `regionSets` is missing; `ModelError.notADirectory`
  ///   where `directory` is something else; `ModelError.invalid` with the faults of all files.
  /// - Complexity: linear in the size of the files.
  public static func read(directory: URL, regionSets: URL? = nil) throws(ModelError) -> RegionModel {
    let names = try list(directory)
    if let regionSets { try requireFile(regionSets) }

    let settings = SettingsFile(directory: directory, names: names)
    let catalogue = settings.catalogue
    let readings = jobs(directory, names, catalogue, regionSets).concurrentMap { $0.read() }

    var faults = settings.reader.faults
    for reading in readings { faults.merge(reading.faults) }
    guard settings.reader.knowsAges else {
      ModelAssembly.requireEssentials(among: names, log: &faults)
      throw .invalid(faults: faults.sorted, more: faults.more)
    }
    var tables: [String: Table] = [:]
    for reading in readings where !reading.isUsers { tables[reading.file] = reading.table }
    var assembly = ModelAssembly(
      reader: settings.reader, tables: tables, present: names,
      userSets: readings.first(where: \.isUsers)?.table)
    assembly.log = faults
    var model = assembly.build()
    guard assembly.log.isEmpty else { throw .invalid(faults: assembly.log.sorted, more: assembly.log.more) }
    model.inputs = (readings.compactMap(\.input) + [settings.input].compactMap(\.self)).sorted {
      $0.name < $1.name
    }
    model.warnings = (assembly.warnings + strangers(names, catalogue)).sorted(by: FaultLog.inOrder)
    return model
  }

  /// What is to be read, the largest first, so that no core is left alone with it at the end.
  private static func jobs(
    _ directory: URL, _ names: Set<String>, _ catalogue: TableCatalogue, _ regionSets: URL?
  ) -> [TableJob] {
    var jobs = catalogue.schemas.filter { names.contains($0.file) }.map {
      TableJob(file: SourceFile(url: directory.appending(path: $0.file), name: $0.file), schema: $0)
    }
    if let regionSets {
      let name = regionSets.relativePath
      jobs.append(
        TableJob(
          file: SourceFile(url: regionSets, name: name), schema: TableCatalogue.regionSets(file: name),
          isUsers: true)
      )
    }
    return jobs.map { ($0.file.size, $0) }.sorted { ($0.0, $1.1.file.name) > ($1.0, $0.1.file.name) }.map(\.1)
  }

  /// The names of what stands in the directory.
  private static func list(_ directory: URL) throws(ModelError) -> Set<String> {
    let path = directory.path
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw .notFound(path: directory.relativePath)
    }
    guard isDirectory.boolValue else { throw .notADirectory(path: directory.relativePath) }
    do {
      return Set(try FileManager.default.contentsOfDirectory(atPath: path))
    } catch {
      let fault = ModelFault(
        file: directory.relativePath, what: "can't be read: \(error.localizedDescription)")
      throw .invalid(faults: [fault], more: 0)
    }
  }

  private static func requireFile(_ url: URL) throws(ModelError) {
    guard FileManager.default.fileExists(atPath: url.path) else { throw .notFound(path: url.relativePath) }
  }

  /// Warnings for files that no one reads.
  private static func strangers(_ names: Set<String>, _ catalogue: TableCatalogue) -> [ModelFault] {
    let known = Set(catalogue.schemas.map(\.file)).union([SettingsReader.file, "scenarios"])
    return names.subtracting(known).filter { !$0.hasPrefix(".") && !$0.lowercased().hasSuffix(".md") }
      .map { ModelFault(file: $0, what: "isn't a file of a model and is not read") }
  }
}

/// `model.yaml` as it was read.
private struct SettingsFile {
  let reader: SettingsReader
  /// The file; nil where it can't be had.
  let input: InputFile?

  init(directory: URL, names: Set<String>) {
    let name = SettingsReader.file
    guard names.contains(name) else {
      let fault = ModelFault(file: name, what: "is missing; every model needs it")
      (reader, input) = (SettingsReader(without: fault), nil)
      return
    }
    let file = SourceFile(url: directory.appending(path: name), name: name)
    switch file.contents {
    case .failure(let fault): (reader, input) = (SettingsReader(without: fault), nil)
    case .success(let data): (reader, input) = (SettingsReader(data), file.input(of: data))
    }
  }

  /// The tables that go with the settings, as far as these are known.
  var catalogue: TableCatalogue {
    TableCatalogue(
      openAge: reader.knowsAges ? reader.settings.openAge : SettingsReader.openAges.upperBound,
      fertility: reader.knowsMethods ? reader.settings.fertility.method : nil)
  }
}

/// A table to be read.
private struct TableJob: Sendable {
  let file: SourceFile
  let schema: TableSchema
  /// Whether it is the user's own, which may have the name of one of the model's.
  var isUsers = false

  struct Reading: Sendable {
    var file: String
    var isUsers: Bool
    var table: Table?
    var faults = FaultLog()
    var input: InputFile?
  }

  func read() -> Reading {
    switch file.contents {
    case .failure(let fault):
      var reading = Reading(file: file.name, isUsers: isUsers)
      reading.faults.add(fault.file, fault.what)
      return reading
    case .success(let data):
      let (table, faults) = data.withUnsafeBytes { raw in
        TableReader.read(raw.bindMemory(to: UInt8.self), schema: schema, file: file.name)
      }
      return Reading(
        file: file.name, isUsers: isUsers, table: table, faults: faults,
        input: faults.isEmpty ? file.input(of: data) : nil)
    }
  }
}
