import ModelDirectory

/// Under which terms a model's sources may be used.
struct TermsOfUse: Sendable {
  /// Each publisher with a licence, once, in the order of the sources.
  let entries: [(publisher: String, licence: String)]
  /// The words that licences want beside the figures, such as "Bron: Vektis", each once.
  let attributions: [String]

  /// The terms that stand in `sources`.
  init(of sources: [SourceRow]) {
    var seen = Set<[String]>()
    entries = sources.filter { seen.insert([$0.publisher, $0.licence]).inserted }
      .map { ($0.publisher, $0.licence) }
    var known = Set<String>()
    attributions = sources.compactMap { Self.attribution(in: $0.licence) }
      .filter { known.insert($0).inserted }
  }

  /// What a licence wants to be said: from "Bron: " to the next quotation mark or punctuation.
  static func attribution(in licence: String) -> String? {
    guard let start = licence.firstRange(of: "Bron: ") else { return nil }
    let name = licence[start.upperBound...].prefix { !"'\"’”;,.()".contains($0) }
    return name.isEmpty ? nil : String(licence[start.lowerBound..<name.endIndex])
  }
}
