extension Monitor {
  /// The files of the report that change: the page, and the index with a link to it.
  func pages(index: [UInt8]) throws(ReportingError) -> [OutputFile] { [] }
}
