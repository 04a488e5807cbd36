import Foundation
import ModelDirectory
import Statistics

/// What exposure to a determinant does to an item of care.
struct ExposureRisk: Sendable {
  /// The determinant's code.
  let determinant: String
  /// The product, or the condition after the products.
  let item: Int
  /// The margin of the logarithm of the relative risk; its centre is where p10 and p90 don't enclose it.
  let logarithm: SplitNormal
  /// The name of its random stream.
  let purpose: String

  init(_ risk: DeterminantData.RelativeRisk, item: Int) {
    (determinant, self.item) = (risk.determinant, item)
    let centre = log(risk.relativeRisk)
    logarithm = SplitNormal(
      centre: centre, p10: min(centre, log(risk.p10)), p90: max(centre, log(risk.p90)))
    let kind = risk.isCondition ? "condition" : "product"
    purpose = "\(DrawPurpose.relativeRisk.rawValue).\(risk.determinant).\(kind).\(risk.target)"
  }

  /// The logarithm on the central path.
  var central: [Double] { [logarithm.centre] }

  /// The logarithm per draw, the same in all years and scenarios.
  func values(_ draws: Range<Int>, seed: UInt64) -> [Double] {
    guard logarithm.p10 < logarithm.p90 else {
      return [Double](repeating: logarithm.centre, count: draws.count)
    }
    var normals = [Double](repeating: 0, count: draws.count)
    StreamName(seed: seed, purpose: purpose).normals(draws: draws, position: 0, into: &normals)
    return normals.map { logarithm.value(standardNormal: $0) }
  }
}
