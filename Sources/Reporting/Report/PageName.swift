import Prognosis

/// The name of a page's file: safe on every system and in every link, whatever the area is called.
///
/// Made of the set and the code, never of the name: letters a to z, digits and hyphens, at most 60 characters. What doesn't
/// fit is replaced, and areas that would then share a name are told apart by their place.
struct PageName: Hashable, Sendable {
  /// The file's name, in the folder of the report.
  let fileName: String

  /// A page that isn't about an area.
  static let index = PageName(fileName: "index.html")

  private init(fileName: String) { self.fileName = fileName }

  /// The pages of areas, in their order; no two the same, not even where capitals don't count.
  static func names(of areas: [Area]) -> [PageName] {
    var seen = Set<String>(["index", "method", "monitor"])
    return areas.enumerated().map { place, area in
      var stem = plain("\(area.set)-\(area.code)")
      if stem.isEmpty || !seen.insert(stem).inserted {
        stem = "\(stem.prefix(40))-area-\(place)"
        seen.insert(stem)
      }
      return PageName(fileName: stem + ".html")
    }
  }

  private static func plain(_ text: String) -> String {
    var (result, isGap) = ("", false)
    for character in text.lowercased() {
      guard character.isASCII, character.isLetter || character.isNumber else {
        isGap = true
        continue
      }
      if isGap, !result.isEmpty { result.append("-") }
      isGap = false
      result.append(character)
    }
    return String(result.prefix(60))
  }
}
