import Foundation
import Yams

/// Reads a scenario file and those that it extends, each once.
struct ScenarioLoader {
  static let keys = [
    "name", "title", "title_nl", "title_en", "description", "description_nl", "source", "source_nl",
    "extends",
    "levers",
  ]

  /// Where the names of other files are looked up.
  let search: ScenarioSearch
  /// The scenario as far as it could be read.
  private(set) var reading = ScenarioReading(scenario: Scenario(name: ""), faults: FaultLog())
  /// The files under way, from the first to the one that extends all before it.
  private var trail: [SourceFile] = []
  /// The files that were read, by where they are.
  private var done: Set<String> = []
  /// The file of each name.
  private var names: [String: String] = [:]

  init(search: ScenarioSearch) { self.search = search }

  /// Takes in the levers of a file after those of the files that it extends.
  mutating func load(_ file: SourceFile) {
    switch file.contents {
    case .failure(let fault): reading.faults.add(fault.file, fault.what)
    case .success(let data):
      reading.scenario.inputs.append(file.input(of: data))
      read(data, of: file)
    }
  }

  private mutating func read(_ data: Data, of file: SourceFile) {
    trail.append(file)
    defer {
      trail.removeLast()
      done.insert(Self.place(file.url))
    }
    let empty = "is empty; name and levers are required"
    guard let root = YAMLDocument.root(of: data, file: file.name, ifEmpty: empty, &reading.faults) else {
      return
    }
    guard root.mapping?["targets"] == nil else {
      reading.faults.add(
        file.name,
        "asks for a mix of levers (it has targets), which 'zorgprognose scenario solve' takes; a scenario has levers with a size"
      )
      return
    }
    guard
      let top = YAMLMapping(root, file: file.name, allowed: Self.keys, faults: &reading.faults)
    else { return }
    let before = reading.scenario.levers.count
    top.require("name", faults: &reading.faults)
    if !top.has("extends") { top.require("levers", faults: &reading.faults) }
    let name = ScenarioName.read(top, &reading.faults)
    if trail.count == 1 { describe(top, name: name) }
    claim(name, top)
    for entry in top.texts("extends", &reading.faults) { extend(entry.text, line: entry.line, of: file) }
    readLevers(top)
    let isChange = reading.scenario.levers.count > before
    if name == Scenario.reference, isChange { refuseReference(top) }
  }

  private mutating func describe(_ top: YAMLMapping, name: String?) {
    reading.scenario.name = name ?? ""
    reading.scenario.description = top.text("description", &reading.faults) ?? ""
    reading.scenario.descriptionNL = top.text("description_nl", &reading.faults) ?? ""
    reading.scenario.source = top.text("source", &reading.faults) ?? ""
    reading.scenario.sourceNL = top.text("source_nl", &reading.faults) ?? ""
    var titles = [
      top.text("title_nl", &reading.faults), top.text("title_en", &reading.faults),
    ]
    if let both = top.mapping("title", allowed: ["nl", "en"], &reading.faults) {
      for (index, key) in ["nl", "en"].enumerated() where both.has(key) {
        if titles[index] != nil {
          reading.faults.add(
            top.file, line: both.line(of: key),
            "title.\(key) and title_\(key) are one thing; allowed is one of them")
        }
        titles[index] = both.text(key, &reading.faults)
      }
    }
    (reading.scenario.titleNL, reading.scenario.titleEN) = (titles[0] ?? "", titles[1] ?? "")
  }

  private mutating func readLevers(_ top: YAMLMapping) {
    let allowed = "a list of levers, each with target, size, unit and from"
    for node in top.items("levers", allowed, &reading.faults) {
      guard let lever = LeverReader.read(node, file: top.file, &reading.faults) else { continue }
      reading.scenario.levers.append(lever)
    }
  }

  /// Notes a name that another file of the scenario has.
  private mutating func claim(_ name: String?, _ top: YAMLMapping) {
    guard let name else { return }
    if let other = names[name] {
      reading.faults.add(
        top.file, line: top.line(of: "name"), "name is \(Quoted.text(name)), which \(other) has too")
    }
    names[name] = top.file
  }

  /// Notes the reference's name on a scenario that changes something.
  private mutating func refuseReference(_ top: YAMLMapping) {
    reading.faults.add(
      top.file, line: top.line(of: "name"),
      "name is '\(Scenario.reference)', which stands for the prognosis without levers; allowed is another name"
    )
  }
}

extension ScenarioLoader {
  private mutating func extend(_ text: String, line: Int?, of file: SourceFile) {
    guard let next = search.file(text, beside: file) else {
      let what = search.refusal(text, beside: file)
      reading.faults.add(file.name, line: line, "extends \(Quoted.text(text)), \(what)")
      return
    }
    let place = Self.place(next.url)
    if let start = trail.firstIndex(where: { Self.place($0.url) == place }) {
      let circle = (trail[start...] + [next]).map(\.name).joined(separator: " -> ")
      reading.faults.add(file.name, line: line, "extends goes round in a circle: \(circle)")
      return
    }
    if !done.contains(place) { load(next) }
  }

  /// Where a file is, whatever links lead to it.
  private static func place(_ url: URL) -> String {
    url.absoluteURL.standardizedFileURL.resolvingSymlinksInPath().path
  }
}
