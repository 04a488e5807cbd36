import Benchmarking

/// Control limits of the ratios of areas, per item.
struct Funnels: Sendable {
  /// Fewer areas say too little of how much areas differ.
  static let leastAreas = RegionalComparison.leastAreas

  /// Items x areas; nil where an area has no figures.
  let places: [[FunnelLimits.Region?]]
  /// τ² per item.
  let betweenVariances: [Double]

  /// - Parameters:
  ///   - amounts: items x areas.
  ///   - borrowed: τ² per item from elsewhere; nil to estimate it from these areas.
  init(_ items: [ComparedItem], _ amounts: [[AreaAmount?]], borrowed: [Double]?) throws(PrognosisError) {
    var (places, variances) = ([[FunnelLimits.Region?]](), [Double]())
    for (i, row) in amounts.enumerated() {
      guard row.contains(where: { $0 != nil }) else {
        places.append(row.map { _ in nil })
        variances.append(0)
        continue
      }
      let added = borrowed?[i] ?? 0
      do throws(BenchmarkingError) {
        let funnel = try FunnelLimits(
          ratios: row.map { $0?.ratio ?? .nan },
          baseVariances: row.map { $0.map { items[i].chanceVariance($0.expected) + added } ?? .nan },
          overdispersion: borrowed == nil ? .additiveCalibrated : .ignored)
        places.append(funnel.regions)
        variances.append(borrowed == nil ? funnel.betweenVariance : added)
      } catch {
        throw .unusable(file: ComparedItem.file, what: "\(error)")
      }
    }
    (self.places, betweenVariances) = (places, variances)
  }
}
