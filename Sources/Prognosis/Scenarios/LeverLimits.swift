import ModelDirectory

/// Whether levers together keep figures where they can be: people at least 0, absence a share.
///
/// Looked at on the central path, for each part of the regions that levers tell apart, and with each lever in turn at the ends of
/// its margin.
struct LeverLimits {
  let model: RegionModel

  /// Notes levers that bring a figure where it can't be.
  func require(_ levers: [ResolvedLever], _ faults: inout FaultLog) {
    for target in LeverTarget.allCases {
      let acting = levers.filter { $0.lever.target == target }
      guard !acting.isEmpty else { continue }
      let figures = figures(of: target, for: acting)
      // People can't be spread over nobody.
      let spread = acting.filter { $0.lever.unit == .peoplePerYear && $0.lever.size != 0 }
      let empty = spread.filter { lever in
        figures.contains { $0.includes(lever) && !$0.perUnit(lever).isFinite }
      }
      for lever in empty {
        faults.add(lever.lever, "selects nothing: there is nobody among whom to spread people")
      }
      guard empty.isEmpty else { continue }
      let breaches = figures.compactMap { breach(of: $0, acting.filter($0.includes)) }
      tell(breaches, &faults)
    }
  }

  /// A figure that levers bring where it can't be.
  private struct Breach {
    /// The lever that does so.
    var lever: Lever
    /// What it does.
    var text: String
    /// What the figure is one of several of.
    var part: String
  }

  /// Notes each lever once, with the first of its breaches and what else it breaks.
  private func tell(_ breaches: [Breach], _ faults: inout FaultLog) {
    var told = Set<Lever>()
    for breach in breaches where told.insert(breach.lever).inserted {
      var parts: [String] = []
      for other in breaches where other.lever == breach.lever && other.part != breach.part {
        if !parts.contains(other.part) { parts.append(other.part) }
      }
      let others = parts.isEmpty ? "" : "; the same holds for \(Quoted.list(parts, limit: 12))"
      faults.add(breach.lever, breach.text + others)
    }
  }

  /// The first breach of a figure's bounds; nil where there is none.
  private func breach(of figure: LeverFigure, _ levers: [ResolvedLever]) -> Breach? {
    guard !levers.isEmpty, figure.base.isFinite else { return nil }
    let (classes, years) = (classes(levers), years(levers))
    for variant in variants(levers) {
      for shares in classes {
        for year in years {
          let sizes = levers.indices.map { i in
            levers[i].lever.course.weight(in: year) * variant.sizes[i] * shares[i]
          }
          let value = figure.value(levers, sizes: sizes)
          guard !figure.allows(value) else { continue }
          let culprit = variant.lever ?? sizes.lastIndex { $0 != 0 } ?? 0
          let text = Self.text(figure, value, year, end: variant.end)
          return Breach(lever: levers[culprit].lever, text: text, part: figure.part)
        }
      }
    }
    return nil
  }

  private static func text(_ figure: LeverFigure, _ value: Double, _ year: Int, end: String) -> String {
    let rounded = (value * 1e6).rounded() / 1e6
    let at = end.isEmpty ? "" : " at its \(end)"
    return "makes \(figure.name) \(rounded)\(figure.unit) in \(year)\(at); allowed is \(figure.text)"
  }

  /// The levers' sizes, one lever at an end of its margin.
  private struct Variant {
    var sizes: [Double]
    var lever: Int?
    var end = ""
  }

  private func variants(_ levers: [ResolvedLever]) -> [Variant] {
    let central = Variant(sizes: levers.map(\.lever.size))
    let ends = levers.indices.flatMap { i in
      [("p10", levers[i].lever.p10), ("p90", levers[i].lever.p90)].filter { $0.1 != levers[i].lever.size }.map
      {
        var variant = central
        (variant.sizes[i], variant.lever, variant.end) = ($0.1, i, $0.0)
        return variant
      }
    }
    return [central] + ends
  }

  /// The shares of each lever in the parts of the model that the levers tell apart.
  private func classes(_ levers: [ResolvedLever]) -> [[Double]] {
    var seen = Set<[Double]>()
    return model.regions.indices.map { r in levers.map { $0.regions[r] } }.filter { seen.insert($0).inserted }
  }

  /// The years from the first to the one after which nothing changes any more.
  private func years(_ levers: [ResolvedLever]) -> ClosedRange<Int> {
    let spans = levers.map { lever in
      switch lever.lever.course {
      case .atOnce(let from, let until): (from, until ?? from)
      case .linear(let from, let until): (from, until)
      }
    }
    let first = spans.map(\.0).min() ?? 0
    return first...max(first, spans.map(\.1).max() ?? 0)
  }
}
