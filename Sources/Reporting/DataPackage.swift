import ModelDirectory
import Prognosis

/// The description of an output directory: a Frictionless Data Package, version 1 of that specification.
///
/// Beside what that specification asks for it has a member `run`: the engine and its version, the command, the model,
/// the hashes of the inputs and the warnings. It holds no time of day, so that the same run gives the same bytes.
/// Source: Data Package and Table Schema, specs.frictionlessdata.io.
public struct DataPackage: Sendable {
  /// The name of its file.
  public static let fileName = "datapackage.json"

  private let value: JSONValue
  private let run: JSONValue

  /// The description of the tables of a run.
  ///
  /// - Parameters:
  ///   - result: the reference.
  ///   - tables: the tables.
  ///   - record: what is to be known of the run.
  ///   - files: the names of the other files of the output, with their folders.
  public init(
    of result: PrognosisResult, tables: [RenderedTable], record: RunRecord, files: [String] = []
  ) {
    run = Self.run(of: result, record: record, files: files)
    let settings = result.settings
    let language = record.language
    let title = LocalText("Prognose \(settings.name)", "Prognosis \(settings.name)")
    value = .members([
      "profile": .string("data-package"),
      "name": .string(Engine.name),
      "title": .string("\(title[language]) \(result.years.first ?? 0)-\(result.years.last ?? 0)"),
      "sources": record.model.sources.isEmpty ? nil : .array(record.model.sources.map(Self.source)),
      "resources": .array(tables.map { Self.resource($0, language: language) }),
      "run": run,
    ])
  }

  /// The file.
  public var file: OutputFile { OutputFile(name: Self.fileName, pieces: [value.bytes]) }

  /// The members of `run` as texts: a name as it is, what is made of parts as JSON.
  var runMembers: [(key: String, value: String)] {
    guard case .object(let members) = run else { return [] }
    return members.map { member in
      if case .string(let text) = member.value { return (member.key, text) }
      return (member.key, String(decoding: member.value.bytes.dropLast(), as: UTF8.self))
    }
  }

  // The specification wants a title, and a path only where it is a URL; the rest are members of our own.
  private static func source(_ row: SourceRow) -> JSONValue {
    let isURL = (row.url.hasPrefix("https://") || row.url.hasPrefix("http://")) && !row.url.contains(" ")
    return .members([
      "title": .string(row.source.isEmpty ? row.file : row.source),
      "path": isURL ? .string(row.url) : nil,
      "place": isURL || row.url.isEmpty ? nil : .string(row.url),
      "file": .string(row.file),
      "publisher": .string(row.publisher),
      "period": .string(row.period),
      "licence": .string(row.licence),
      "derivation": .string(row.derivation),
    ])
  }

  /// What is said of a table.
  static func resource(_ table: RenderedTable, language: Language) -> JSONValue {
    let schema = table.schema
    return .members([
      "profile": .string("tabular-data-resource"),
      "name": .string(schema.name),
      "title": .string(schema.title[language]),
      "path": .string(schema.fileName),
      "format": .string("csv"),
      "mediatype": .string("text/csv"),
      "encoding": .string("utf-8"),
      "bytes": .integer(table.byteCount),
      "rows": .integer(table.rowCount),
      "dialect": .members([
        "delimiter": .string(","), "lineTerminator": .string("\n"), "doubleQuote": .bool(true),
      ]),
      "schema": .members([
        "fields": .array(schema.fields.map { field($0, language: language) }),
        "missingValues": .array([.string("")]),
        "primaryKey": .array(schema.primaryKey.map(JSONValue.string)),
      ]),
    ])
  }

  private static func field(_ field: FieldDescription, language: Language) -> JSONValue {
    let type =
      switch field.kind {
      case .string: "string"
      case .integer: "integer"
      case .year: "year"
      case .number: "number"
      }
    var constraints: [(key: String, value: JSONValue)] = []
    if field.isRequired { constraints.append(("required", .bool(true))) }
    if !field.allowed.isEmpty { constraints.append(("enum", .array(field.allowed.map(JSONValue.string)))) }
    return .members([
      "name": .string(field.name),
      "type": .string(type),
      "unit": field.unit.map { .string($0[language]) },
      "description": .string(field.description[language]),
      "probability": field.probability.map(JSONValue.number),
      "constraints": constraints.isEmpty ? nil : .object(constraints),
    ])
  }

  private static func run(of result: PrognosisResult, record: RunRecord, files: [String]) -> JSONValue {
    let (settings, model) = (result.settings, record.model)
    return .members([
      "engine": .members(["name": .string(Engine.name), "version": .string(Engine.version)]),
      "tables_version": .string(Engine.tablesVersion),
      "command": .string(record.command),
      "language": .string(record.language.rawValue),
      "model": .members(["name": .string(settings.name), "version": .string(settings.version)]),
      "base_year": .integer(settings.baseYear),
      "horizon": .integer(max(0, result.years.count - 1)),
      "scenario": .string(result.scenario),
      "scenarios": record.scenarios.isEmpty
        ? nil : .array(record.scenarios.map { scenario($0, record.language) }),
      "draws": .integer(result.margins?.draws ?? 0),
      "seed": result.margins.map { .unsigned($0.seed) } ?? .null,
      "sets": .array(record.sets.map(JSONValue.string)),
      "areas": .integer(result.areas.count),
      "files": files.isEmpty ? nil : .array(files.map(JSONValue.string)),
      "suppressed_below": record.suppressedBelow.map(JSONValue.integer),
      "linear_algebra": .string(record.linearAlgebra),
      "kernels": .string(record.kernels),
      "inputs": .array(Self.inputs(of: record).map(Self.input)),
      "warnings": .array(
        Warnings.all(of: result, model: model, language: record.language).map(JSONValue.string)),
    ])
  }

  private static func input(_ file: InputFile) -> JSONValue {
    .members([
      "name": .string(file.name), "bytes": .integer(file.bytes), "hash": .string("sha256:" + file.sha256),
    ])
  }
}
