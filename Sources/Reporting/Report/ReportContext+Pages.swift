import Prognosis

/// What pages say of the run.
extension ReportContext {
  /// The first and the last year.
  var period: String { "\(reference.years.first ?? 0)-\(reference.years.last ?? 0)" }

  /// The pages that aren't about an area.
  var generalPages: [PageLink] {
    [
      PageLink(text: texts("common.overview"), page: .index),
      PageLink(text: texts("method.title"), page: .method),
    ]
  }

  /// What the report was made with.
  var identity: String {
    let settings = reference.settings
    let draws = reference.margins.map { margins in
      texts("common.draws", ["count": style.string(Double(margins.draws)), "seed": String(margins.seed)])
    }
    return texts(
      "common.identity",
      [
        "engine": "\(Engine.name) \(Engine.version)",
        "model": [settings.name, settings.version].filter { !$0.isEmpty }.joined(separator: " "),
        "draws": draws ?? texts("common.central"),
      ])
  }
}
