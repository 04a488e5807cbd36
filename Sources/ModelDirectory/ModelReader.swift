import Crypto
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
  /// - Throws: `ModelError.notFound` where `directory` is missing or no directory, or `regionSets` is missing;
  ///   `ModelError.invalid` with the faults of all files.
  /// - Complexity: linear in the size of the files.
  public static func read(directory: URL, regionSets: URL? = nil) throws(ModelError) -> RegionModel {
    let names = try list(directory)
    if let regionSets { try requireFile(regionSets) }

    let settingsFile = SourceFile(url: directory.appending(path: SettingsReader.file), name: SettingsReader.file)
    guard names.contains(SettingsReader.file) else {
      throw .invalid(faults: [ModelFault(file: SettingsReader.file, what: "is missing; every model needs it")], more: 0)
    }
    let settings = settingsFile.contents.map(SettingsReader.init)

    let catalogue = TableCatalogue(settings: (try? settings.get())?.settings ?? ModelSettings(name: "", baseYear: 2000))
    var jobs = catalogue.schemas.filter { names.contains($0.file) }.map {
      TableJob(file: SourceFile(url: directory.appending(path: $0.file), name: $0.file), schema: $0)
    }
    if let regionSets {
      let name = regionSets.relativePath
      jobs.append(
        TableJob(file: SourceFile(url: regionSets, name: name), schema: TableCatalogue.regionSets(file: name)))
    }
    // The largest first, so that no core is left alone with it at the end; the order changes no result.
    jobs.sort { ($0.file.size, $1.file.name) > ($1.file.size, $0.file.name) }
    let readings = jobs.concurrentMap { $0.read() }

    var faults = FaultLog()
    var inputs: [InputFile] = []
    var assembly: ModelAssembly?
    switch settings {
    case .failure(let fault): faults.add(fault.file, fault.what)
    case .success(let reader):
      faults.merge(reader.faults)
      if let input = settingsFile.input { inputs.append(input) }
      var tables: [String: Table] = [:]
      for (job, reading) in zip(jobs, readings) { tables[job.file.name] = reading.table }
      if reader.isUsable {
        assembly = ModelAssembly(
          reader: reader, tables: tables, present: names, userSets: regionSets.map(\.relativePath))
      }
    }
    for reading in readings {
      faults.merge(reading.faults)
      if let input = reading.input { inputs.append(input) }
    }
    guard var assembly else { throw .invalid(faults: faults.sorted, more: faults.more) }
    assembly.log = faults
    var model = assembly.build()
    guard assembly.log.isEmpty else { throw .invalid(faults: assembly.log.sorted, more: assembly.log.more) }
    model.inputs = inputs.sorted { $0.name < $1.name }
    model.warnings = (assembly.warnings + strangers(names, catalogue)).sorted(by: FaultLog.inOrder)
    return model
  }

  /// The names of what stands in the directory.
  private static func list(_ directory: URL) throws(ModelError) -> Set<String> {
    let path = directory.path
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory.boolValue else {
      throw .notFound(path: directory.relativePath)
    }
    do {
      return Set(try FileManager.default.contentsOfDirectory(atPath: path))
    } catch {
      let fault = ModelFault(file: directory.relativePath, what: "can't be read: \(error.localizedDescription)")
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

/// A file on disk.
struct SourceFile: Sendable {
  /// Where it is.
  let url: URL
  /// How faults and results name it.
  let name: String

  /// Its size in bytes; 0 where that can't be found out.
  var size: Int { (try? attributes()[.size] as? Int) ?? 0 }

  /// Its bytes, mapped where that is possible; or why they can't be had.
  var contents: Result<Data, ModelFault> {
    Result {
      guard try attributes()[.type] as? FileAttributeType == .typeRegular else {
        throw ModelFault(file: name, what: "is not a file")
      }
      return try Data(contentsOf: url, options: .mappedIfSafe)
    }.mapError { error in
      error as? ModelFault ?? ModelFault(file: name, what: "can't be read: \(error.localizedDescription)")
    }
  }

  /// Its name, size and hash; nil where it can't be read.
  var input: InputFile? { (try? contents.get()).map(input(of:)) }

  /// Name, size and hash of these contents.
  func input(of data: Data) -> InputFile {
    let digest = SHA256.hash(data: data).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }
    return InputFile(name: name, bytes: data.count, sha256: digest.joined())
  }

  private func attributes() throws -> [FileAttributeKey: Any] {
    try FileManager.default.attributesOfItem(atPath: url.resolvingSymlinksInPath().path)
  }
}

/// A table to be read.
private struct TableJob: Sendable {
  let file: SourceFile
  let schema: TableSchema

  struct Reading: Sendable {
    var table: Table?
    var faults = FaultLog()
    var input: InputFile?
  }

  func read() -> Reading {
    switch file.contents {
    case .failure(let fault):
      var reading = Reading()
      reading.faults.add(fault.file, fault.what)
      return reading
    case .success(let data):
      let (table, faults) = data.withUnsafeBytes { raw in
        TableReader.read(raw.bindMemory(to: UInt8.self), schema: schema, file: file.name)
      }
      return Reading(table: table, faults: faults, input: faults.isEmpty ? file.input(of: data) : nil)
    }
  }
}
