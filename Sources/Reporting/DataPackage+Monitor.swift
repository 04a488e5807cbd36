extension DataPackage {
  /// The description of a run with that of a monitor beside it, in the place of an earlier one's.
  ///
  /// - Parameters:
  ///   - bytes: the description as it was written.
  ///   - table: the table of the monitor.
  ///   - files: the names of its other files, with their folders.
  ///   - monitor: what is to be known of the monitor.
  /// - Returns: nil where the bytes aren't a description that this program wrote.
  static func file(
    _ bytes: [UInt8], with table: RenderedTable, files: [String], monitor: JSONValue, language: Language
  ) -> OutputFile? {
    guard let value = JSONValue(parsing: bytes), case .array(let resources)? = value["resources"],
      let run = value["run"]
    else { return nil }
    let others = resources.filter { resource in
      if case .string(table.schema.name)? = resource["name"] { false } else { true }
    }
    var names = files
    if case .array(let known)? = run["files"] {
      let old = known.compactMap { if case .string(let name) = $0 { name } else { nil } }
      names = old + files.filter { !old.contains($0) }
    }
    let described =
      value
      .replacing("resources", with: .array(others + [resource(table, language: language)]))
      .replacing("run", with: run.replacing("files", with: .array(names.map(JSONValue.string))))
      .replacing("monitor", with: monitor)
    return OutputFile(name: fileName, pieces: [described.bytes])
  }
}
