extension Monitor {
  /// The name of its JSON file.
  public static let fileName = "monitor.json"

  /// Puts the table, the JSON and, where the run has a report, a page beside the run, in the place of those of an earlier monitor.
  ///
  /// All of it or nothing, at whichever moment the program is ended.
  /// - Parameter output: the directory, as it was before the run was read.
  /// - Throws: where the directory isn't one that this program wrote, can't be written, or has been replaced since.
  public func join(_ output: OutputDirectory) throws(MonitorError) {
    let table = try made { () throws(ReportingError) in try rendered() }
    var files = [table.file, OutputFile(name: Self.fileName, pieces: [document.bytes])]
    if let index = output.contents(of: Self.indexName) {
      files += try made { () throws(ReportingError) in try pages(index: index) }
    }
    let names = files.dropFirst().map(\.name).filter { $0 != Self.indexName }
    let described = output.contents(of: DataPackage.fileName).flatMap {
      DataPackage.file($0, with: table, files: names, monitor: record, language: language)
    }
    guard let described else { throw .stored(.foreign(path: output.path)) }
    files.append(described)
    let database = output.file(ResultDatabase.fileName)
    let changed = files.map(\.name) + (database == nil ? [] : [ResultDatabase.fileName])
    do throws(OutputError) {
      try output.add(Set(changed)) { (sink) throws(OutputError) in
        for file in files { try sink.write(file) }
        guard let database else { return }
        try ResultDatabase.copy(of: database, with: table, language: language, to: sink)
      }
    } catch {
      throw .output(error)
    }
  }

  private func made<Made>(_ making: () throws(ReportingError) -> Made) throws(MonitorError) -> Made {
    do throws(ReportingError) { return try making() } catch { throw .report(error) }
  }

  /// What is to be known of it, for the description of the directory.
  private var record: JSONValue {
    .members([
      "engine": .members(["name": .string(Engine.name), "version": .string(Engine.version)]),
      "scenario": .string(options.scenario), "reference_value": .number(options.reference),
      "threshold": .number(options.threshold), "realised": .array(inputs.map(Self.value)),
      "notices": .array(notices.map(JSONValue.string)),
    ])
  }

  private static let indexName = "\(Report.folder)/index.html"
}
