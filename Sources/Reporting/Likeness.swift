import Prognosis

/// Which characteristics make an area's similar areas alike, and which set them apart.
///
/// Differences are in standard deviations between the model's regions, of the plain values: what a reader can follow. The
/// distances themselves are measured with the correlations taken out, so that parts of a distance needn't be in the same order.
struct Likeness {
  private let view: ComparisonView

  init(_ view: ComparisonView) { self.view = view }

  /// The characteristics in which the area is unlike the nation while its similar areas are near to it, together nearer to it
  /// than to the nation, by most first.
  var alike: [Int] {
    first(Self.shown) { place in
      let gap = mean(gaps(of: place))
      let isNear = gap.magnitude < Self.noticeable && gap.magnitude < (gap + deviation(place)).magnitude
      return isNear ? deviation(place).magnitude - spread(of: place) : -1
    }
  }

  /// The characteristics in which the mean of the similar areas lies farthest from the area, if it is half a standard
  /// deviation or more.
  var unlike: [Int] {
    first(Self.shown) { mean(gaps(of: $0)).magnitude - Self.noticeable }
  }

  /// The characteristics in which the area lies a standard deviation or more from the nation, shown ones too.
  var standingOut: [Int] {
    ranked(Array(view.profile.indices)) { deviation($0).magnitude - 1 }.prefix(Self.standing).map { $0 }
  }

  /// The characteristics that add most to the distance of a similar area: at most two, each of a tenth of the squared
  /// distance or more.
  func largestParts(of similar: SimilarArea) -> [Int] {
    let least = 0.1 * similar.distance * similar.distance
    return ranked(Array(similar.contributions.indices)) { similar.contributions[$0] - least }.prefix(2).map {
      $0
    }
  }

  /// The mean of a characteristic over the similar areas, in its unit; NaN where none is known.
  func mean(of place: Int) -> Double {
    mean(view.similar.map { $0.profile[place].value }.filter(\.isFinite))
  }

  /// How far the area lies from the nation, standard deviations; NaN where unknown.
  private func deviation(_ place: Int) -> Double {
    view.profile[place].standardised - view.profile[place].standardisedNational
  }

  /// Similar areas less the area, standard deviations, as far as known.
  private func gaps(of place: Int) -> [Double] {
    view.similar.map { $0.profile[place].standardised - view.profile[place].standardised }
      .filter(\.isFinite)
  }

  /// The root of the mean square of the gaps; infinite where none is known.
  private func spread(of place: Int) -> Double {
    let squares = gaps(of: place).map { $0 * $0 }
    return squares.isEmpty ? .infinity : mean(squares).squareRoot()
  }

  private func mean(_ values: [Double]) -> Double {
    values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count)
  }

  /// The first characteristics that take part in distances.
  private func first(_ count: Int, by score: (Int) -> Double) -> [Int] {
    let used = view.result.characteristics.indices.filter {
      let characteristic = view.result.characteristics[$0]
      return characteristic.role != .context && characteristic.leftOut == nil
    }
    return ranked(used, by: score).prefix(count).map { $0 }
  }

  /// Those of a score above 0, the highest first; of equal ones the first in order.
  private func ranked(_ places: [Int], by score: (Int) -> Double) -> [Int] {
    places.map { (place: $0, score: score($0)) }.filter { $0.score > 0 }
      .sorted { ($1.score, $0.place) < ($0.score, $1.place) }.map(\.place)
  }

  private static let shown = 5
  private static let standing = 8
  private static let noticeable = 0.5
}
