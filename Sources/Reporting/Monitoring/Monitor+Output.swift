extension Monitor {
  /// A readable summary of at most 100 columns, ending in a line feed.
  public var text: String { MonitorText(monitor: self).text }

  /// Everything as JSON, ending in a line feed; its keys are in the module's article.
  public var json: String { String(decoding: document.bytes, as: UTF8.self) }

  /// The table as CSV.
  ///
  /// - Throws: `.notFinite` where a figure is not a number: a fault of the program.
  public func csv() throws(ReportingError) -> String {
    String(decoding: Array(try rendered().file.pieces.joined()), as: UTF8.self)
  }

  func rendered() throws(ReportingError) -> RenderedTable { try OutputTable.rendered([table])[0] }
}
