import Foundation
import Yams

/// Reads files that ask for a mix of levers.
public enum SolveReader {
  static let keys = [
    "name", "description", "source", "scenario", "cost_unit", "targets", "levers", "figure",
  ]
  static let leverKeys = ["least", "most", "cost", "step"] + LeverReader.commonKeys

  /// The question in a file, with the scenario that it builds on.
  ///
  /// - Parameters:
  ///   - file: the file; faults name it by its `relativePath`.
  ///   - modelDirectory: a model's directory, in whose folder `scenarios` names are looked up that aren't beside the file.
  /// - Throws: `ScenarioError.notFound` where there is no such file, `ScenarioError.invalid` with all faults.
  public static func read(_ file: URL, modelDirectory: URL? = nil) throws(ScenarioError) -> SolveProblem {
    let reading = try reading(file, modelDirectory: modelDirectory)
    guard reading.faults.isEmpty else { throw ScenarioError(reading.faults) }
    return reading.problem
  }

  /// The same as far as it can be read, with what is wrong.
  package static func reading(
    _ url: URL, modelDirectory: URL? = nil
  ) throws(ScenarioError) -> SolveReading {
    guard FileManager.default.fileExists(atPath: url.path) else {
      throw .notFound(path: url.relativePath, known: [])
    }
    let file = SourceFile(url: url, name: url.relativePath)
    var reading = SolveReading(problem: SolveProblem(name: ""), faults: FaultLog())
    switch file.contents {
    case .failure(let fault): reading.faults.add(fault.file, fault.what)
    case .success(let data):
      read(data, of: file, ScenarioSearch(modelDirectory: modelDirectory), &reading)
    }
    return reading
  }

  /// Whether a file asks for a mix: whether it has `targets` at its top.
  public static func isSolveProblem(_ file: URL) -> Bool {
    guard let data = try? Data(contentsOf: file) else { return false }
    var faults = FaultLog()
    let root = YAMLDocument.root(of: data, file: "", ifEmpty: "", &faults)
    return root?.mapping?["targets"] != nil
  }

  /// Whether the root of a file is a scenario's: whether it has no `targets`, but extends others or has levers of a size.
  private static func isScenario(_ root: Node) -> Bool {
    guard let mapping = root.mapping, mapping["targets"] == nil else { return false }
    let hasSizes = mapping["levers"]?.sequence?.contains { $0.mapping?["size"] != nil } ?? false
    return hasSizes || mapping["extends"] != nil
  }

  private static func read(
    _ data: Data, of file: SourceFile, _ search: ScenarioSearch, _ reading: inout SolveReading
  ) {
    reading.problem.inputs = [file.input(of: data)]
    let empty = "is empty; name, targets and levers are required"
    guard let root = YAMLDocument.root(of: data, file: file.name, ifEmpty: empty, &reading.faults) else {
      return
    }
    guard !isScenario(root) else {
      reading.faults.add(
        file.name,
        "is a scenario, which 'zorgprognose run --scenario' takes; a question for a mix has targets, and levers with least, most and cost"
      )
      return
    }
    guard
      let top = YAMLMapping(root, file: file.name, allowed: keys, faults: &reading.faults)
    else { return }
    top.require("name", "targets", "levers", faults: &reading.faults)
    reading.problem.name = ScenarioName.read(top, &reading.faults) ?? ""
    if reading.problem.name == Scenario.reference {
      reading.faults.add(
        file.name, line: top.line(of: "name"),
        "name is '\(Scenario.reference)', which stands for the prognosis without levers; allowed is another name"
      )
    }
    reading.problem.description = top.text("description", &reading.faults) ?? ""
    reading.problem.source = top.text("source", &reading.faults) ?? ""
    reading.problem.costUnit = top.text("cost_unit", &reading.faults) ?? ""
    readScenario(top, beside: file, search, &reading)
    readTargets(top, &reading)
    readLevers(top, &reading)
  }

  private static func readScenario(
    _ top: YAMLMapping, beside file: SourceFile, _ search: ScenarioSearch, _ reading: inout SolveReading
  ) {
    guard let text = top.text("scenario", &reading.faults) else { return }
    guard let other = search.file(text, beside: file) else {
      let what = search.refusal(text, beside: file)
      reading.faults.add(
        file.name, line: top.line(of: "scenario"), "scenario is \(Quoted.text(text)), \(what)")
      return
    }
    var loader = ScenarioLoader(search: search)
    loader.load(other)
    reading.faults.merge(loader.reading.faults)
    reading.problem.scenario = loader.reading.scenario
    reading.problem.inputs += loader.reading.scenario.inputs
  }

  private static func readTargets(_ top: YAMLMapping, _ reading: inout SolveReading) {
    let nodes = top.items("targets", "a list of targets, each with gap, wait or cost", &reading.faults)
    if top.has("targets"), top.nodes["targets"]?.sequence?.isEmpty == true {
      reading.faults.add(
        top.file, line: top.line(of: "targets"), "targets is an empty list; at least one is required")
    }
    for node in nodes {
      let reader = SolveFigureReader(path: "target.", hasLimit: true)
      guard let target = reader.target(node, file: top.file, &reading.faults) else { continue }
      reading.problem.targets.append(target)
    }
    guard let node = top.nodes["figure"] else { return }
    let reader = SolveFigureReader(path: "figure.", hasLimit: false)
    reading.problem.figure = reader.target(node, file: top.file, &reading.faults)?.figure
  }

  private static func readLevers(_ top: YAMLMapping, _ reading: inout SolveReading) {
    let allowed = "a list of levers, each with target, unit, least, most, cost and from"
    let nodes = top.items("levers", allowed, &reading.faults)
    if top.nodes["levers"]?.sequence?.isEmpty == true {
      reading.faults.add(
        top.file, line: top.line(of: "levers"), "levers is an empty list; at least one is required")
    }
    for node in nodes {
      guard let option = option(node, file: top.file, &reading.faults) else { continue }
      reading.problem.levers.append(option)
    }
  }
}

/// A question for a mix as far as it could be read.
package struct SolveReading: Sendable {
  /// The question with the targets and levers that are sound.
  package var problem: SolveProblem
  /// What is wrong in its files.
  package var faults: FaultLog
}
