import Prognosis

/// The name of a page's file: safe on every system and in every link, whatever the area is called.
///
/// Made of the set and the code, never of the name: letters a to z, digits and hyphens. Where these don't say all that set and code
/// say, or say it of another area already, a mark of the set and the code is added, so that an area keeps its page's name
/// whichever areas are asked for beside it.
package struct PageName: Hashable, Sendable {
  /// The file's name, in the folder of the report.
  package let fileName: String

  /// The page that leads to all others.
  static let index = PageName(fileName: "index.html")
  /// What a reader must know of the method.
  static let method = PageName(fileName: "method.html")
  /// Realised figures against those of a run.
  static let monitor = PageName(fileName: "monitor.html")

  private init(fileName: String) { self.fileName = fileName }

  /// The pages of areas, in their order; no two the same, not even where capitals don't count.
  package static func names(of areas: [Area]) -> [PageName] {
    var seen = Set([PageName.index, .method, .monitor].map(\.fileName))
    return areas.map { area in
      let whole = "\(area.set)-\(area.code)"
      let stem = plain(whole)
      var name = PageName(fileName: stem + ".html")
      var attempt = 0
      while attempt == 0 && stem != whole.lowercased() || !seen.insert(name.fileName).inserted {
        // A zero can't stand in a text of a model, so that no two areas are marked by the same text.
        name = PageName(
          fileName: "\(stem.prefix(longestStem - 17))-\(mark("\(area.set)\0\(area.code)\0\(attempt)")).html")
        attempt += 1
      }
      return name
    }
  }

  private static func plain(_ text: String) -> String {
    var (result, isGap) = ("", false)
    // By code point: with a mark on it a letter is another character, which still lies between a and z.
    for scalar in text.lowercased().unicodeScalars {
      guard ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) else {
        isGap = true
        continue
      }
      if isGap, !result.isEmpty { result.append("-") }
      isGap = false
      result.unicodeScalars.append(scalar)
    }
    return result.isEmpty ? "area" : String(result.prefix(longestStem))
  }

  private static let longestStem = 60

  /// Sixteen digits that stand for a text (the hash FNV-1a in 64 bits; Fowler, Noll and Vo).
  private static func mark(_ text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
