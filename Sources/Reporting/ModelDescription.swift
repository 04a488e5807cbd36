import Foundation
import LinearAlgebra
import ModelDirectory
import Prognosis

/// What a model holds: its years, regions, people, methods and files, and what it lacks.
public struct ModelDescription: Sendable {
  private let model: RegionModel
  private let directory: URL
  private let ownSets: URL?
  private let uncertainty: [UncertaintySource]
  private let language: Language
  private let style: NumberStyle

  /// The description of a model that was read from `directory` and, where there is one, a file of the user's sets.
  /// - Parameter uncertainty: the model's sources of uncertainty with their sizes; none where they can't be estimated.
  public init(
    of model: RegionModel, directory: URL, ownSets: URL? = nil, uncertainty: [UncertaintySource] = [],
    language: Language
  ) {
    (self.model, self.directory, self.ownSets, self.language) = (model, directory, ownSets, language)
    self.uncertainty = uncertainty
    style = NumberStyle(language)
  }

  /// The text, ending in a line feed.
  public var text: String {
    let blocks = [header, people, sets, methods, margins, files, terms, gaps, warnings]
    return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var header: [String] {
    let settings = model.settings
    var table = TextColumns()
    table.add([settings.name, settings.version].filter { !$0.isEmpty }.joined(separator: " "))
    table.add(label(.baseYear), String(settings.baseYear))
    table.add(label(.regions), style.string(Double(model.regions.count)))
    return table.lines
  }

  private var people: [String] {
    var table = TextColumns()
    table.add("\(label(.population)) \(model.settings.baseYear)")
    for group in PopulationGroup.groups(of: model.grid) {
      let count = (0..<model.population.columns).reduce(0) {
        $0 + group.people(model.population, model.grid, column: $1)
      }
      table.add("  " + Labels.group(group.name, language), style.string(count))
    }
    return table.lines
  }

  private var sets: [String] {
    var table = TextColumns()
    table.add(label(.sets), label(.areas))
    for set in model.sets { table.add("  " + set.name, String(set.aggregates.count)) }
    if model.sets.isEmpty { table.add("  " + label(.none)) }
    return table.lines
  }

  private var methods: [String] {
    let settings = model.settings
    let migration = settings.migration
    var table = TextColumns()
    table.add(label(.methods))
    table.add("  \(label(.mortality)): \(settings.mortality.method.rawValue)")
    table.add("  \(label(.fertility)): \(settings.fertility.method.rawValue)")
    table.add(
      "  \(label(.migration)): internal \(migration.internal.rawValue), international "
        + "\(migration.international.rawValue), timing \(migration.timing.rawValue)")
    return table.lines
  }

  private var margins: [String] {
    guard !uncertainty.isEmpty else { return [] }
    return [label(.uncertainty)]
      + uncertainty.flatMap {
        TextWrap.lines("\($0.name): \(language == .dutch ? $0.size.dutch : $0.size.english)", after: "  - ")
      }
  }

  private var files: [String] {
    var table = TextColumns()
    table.add(label(.tables), label(.rows), label(.status), label(.sources))
    for input in model.inputs {
      let sources = model.sources.count { $0.file == input.name }
      let name = input.name.hasSuffix(".csv") ? String(input.name.dropLast(4)) : input.name
      table.add(
        "  " + input.name, input.name.hasSuffix(".csv") ? rowCount(of: input) : "",
        model.settings.status[name] ?? "", sources > 0 ? String(sources) : "")
    }
    return table.lines
  }

  /// The lines after the header that hold anything; a line feed within quotes ends none.
  private func rowCount(of input: InputFile) -> String {
    guard let data = contents(of: input) else { return "" }
    var (count, isQuoted, isEmpty) = (0, false, true)
    for byte in data {
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "\n") where !isQuoted:
        count += isEmpty ? 0 : 1
        isEmpty = true
      case UInt8(ascii: "\r"): break
      default: isEmpty = false
      }
    }
    return style.string(Double(max(0, count + (isEmpty ? 0 : 1) - 1)))
  }

  /// The user's file may have the name of one of the model's; they are told apart by their size.
  private func contents(of input: InputFile) -> Data? {
    let own = ownSets.flatMap { $0.relativePath == input.name ? $0.path : nil }
    let places = [directory.appendingPathComponent(input.name).path, own].compactMap { $0 }
    return places.lazy.compactMap { FileManager.default.contents(atPath: $0) }
      .first { $0.count == input.bytes }
  }

  private var terms: [String] {
    let entries = TermsOfUse(of: model.sources).entries
    guard !entries.isEmpty else { return [] }
    return [label(.terms)]
      + entries.flatMap { TextWrap.lines("\($0.publisher): \($0.licence)", after: "  - ") }
  }

  private var gaps: [String] {
    let missing = ModelGap.gaps(of: model).map { "  \($0.what[language]): \($0.files)" }
    return missing.isEmpty ? [] : [label(.notComputed)] + missing
  }

  private var warnings: [String] {
    guard !model.warnings.isEmpty else { return [] }
    return ["\(label(.warnings)): \(model.warnings.count)"]
      + model.warnings.flatMap { TextWrap.lines("\($0)", after: "  - ") }
  }

  private func label(_ label: Labels) -> String { label[language] }
}
