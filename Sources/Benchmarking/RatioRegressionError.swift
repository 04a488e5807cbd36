import Statistics

/// Why the ratios of regions can't be regressed on their determinants.
///
/// Regions and determinants count from 0 in the order of the input.
public enum RatioRegressionError: Error, Equatable, Sendable {
  /// An amount is negative or infinite, or an expected one is unknown where something was observed.
  case outOfRange(what: String, region: Int, value: Double)
  /// Something was observed in a region where nothing is expected.
  case observedWithoutExpected(region: Int, observed: Double)
  /// A determinant of a region is infinite.
  case notFinite(region: Int, determinant: Int)
  /// No determinant differs between regions.
  case noDeterminants
  /// Fewer regions with all figures than `needed`, ten more than there are determinants.
  case tooFewRegions(regions: Int, determinants: Int, needed: Int)
  /// These determinants, or a combination of them, say exactly the same: one of them has to go.
  case dependent(determinants: [Int])
  /// The fit has no answer; rows are those of the regions in the fit, columns those of the determinants in it.
  case regression(GeneralisedLinearError)
}

extension RatioRegressionError: CustomStringConvertible {
  /// What is wrong, in words.
  public var description: String {
    switch self {
    case .outOfRange(let what, let region, let value):
      "\(what) of region \(region) is \(value); allowed is 0 or more"
    case .observedWithoutExpected(let region, let observed):
      "\(observed) observed in region \(region), where nothing is expected"
    case .notFinite(let region, let determinant):
      "determinant \(determinant) of region \(region) is infinite"
    case .noDeterminants: "no determinant differs between the regions"
    case .tooFewRegions(let regions, let determinants, let needed):
      "\(regions) regions with all figures for \(determinants) determinants; at least \(needed) regions are needed"
    case .dependent(let determinants):
      "determinants \(determinants.map(String.init).joined(separator: ", ")) say the same; one of them has to go"
    case .regression(let error): error.description
    }
  }
}
