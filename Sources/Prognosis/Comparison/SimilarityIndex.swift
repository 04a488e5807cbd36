import Benchmarking
import LinearAlgebra
import ModelDirectory

/// Finds the areas that are most like another.
struct SimilarityIndex: Sendable {
  /// With fewer areas to choose from in its own set, an area is held against the model's regions.
  static let leastCandidates = 4
  /// How many similar areas are given, if a third of the candidates is as many.
  static let defaultCount = 10

  private let table: CharacteristicTable
  private let entering: [Int]
  private let metric: SimilarityMetric
  /// The nation's value of each characteristic.
  private let national: [Double]

  /// Nil where the model has too few regions or too little to tell them apart by.
  init?(_ table: CharacteristicTable, weights: [Double]) throws(PrognosisError) {
    let rows = table.usableRegions
    entering = table.entering
    guard rows.count >= CharacteristicTable.leastRegions, !entering.isEmpty else { return nil }
    self.table = table
    national = table.national
    let values = Matrix(
      rows: rows.count, columns: entering.count,
      byColumns: entering.flatMap { c in rows.map { table.values[$0, c] } })
    do throws(SimilarityError) {
      metric = try SimilarityMetric(
        values, allowsLogarithm: entering.map { table.characteristics[$0].role == .regressor },
        weights: weights)
    } catch {
      throw .unusable(file: "determinants.csv", what: error.description)
    }
  }

  /// Where an area lies; nil where too little is known of it.
  func coordinates(_ members: [RegionSet.Member]) -> [Double]? {
    guard table.isUsable(members) else { return nil }
    let usable = members.filter { table.isUsable[$0.region] }
    return metric.coordinates(of: entering.map { table.value($0, usable) })
  }

  /// Areas to choose from.
  struct Candidates: Sendable {
    let areas: [Area]
    let coordinates: [[Double]?]

    init(_ areas: [Area], in index: SimilarityIndex) {
      self.areas = areas
      coordinates = areas.map { index.coordinates($0.members) }
    }

    /// Those that share no region with an area and of which enough is known.
    func places(apartFrom area: Area) -> [Int] {
      areas.indices.filter { coordinates[$0] != nil && !areas[$0].overlaps(area) }
    }
  }

  /// The areas most like `area`, nearest first; of equals the one with the lower code.
  ///
  /// - Parameter count: how many; nil for the usual number.
  /// - Throws: `.tooManyPeers`.
  func nearest(
    to area: Area, in own: Candidates, else regions: Candidates, count: Int?
  ) throws(ComparisonError) -> [SimilarArea] {
    guard !area.holdsMost(of: table.people), let place = coordinates(area.members) else { return [] }
    var (candidates, places) = (own, own.places(apartFrom: area))
    if places.count < Self.leastCandidates {
      (candidates, places) = (regions, regions.places(apartFrom: area))
    }
    guard !places.isEmpty else { return [] }
    let wanted = count ?? max(1, min(Self.defaultCount, places.count / 3))
    let distances = candidates.coordinates.map { $0.map { metric.distance($0, place) } ?? .nan }
    do throws(SimilarityError) {
      return try NearestNeighbours(distances: distances, candidates: places, count: wanted).neighbours
        .map { similar(candidates, $0, to: place) }
    } catch {
      throw .tooManyPeers(asked: wanted, area: area.name, most: places.count)
    }
  }

  private func similar(
    _ candidates: Candidates, _ neighbour: NearestNeighbours.Neighbour, to place: [Double]
  ) -> SimilarArea {
    var contributions = [Double](repeating: 0, count: table.characteristics.count)
    if let other = candidates.coordinates[neighbour.index] {
      for (c, share) in zip(entering, metric.contributions(place, other)) { contributions[c] = share }
    }
    let area = candidates.areas[neighbour.index]
    return SimilarArea(
      area: area, distance: neighbour.distance, contributions: contributions,
      profile: table.profile(area.members, national: national))
  }
}
