import Foundation
import Statistics

extension DrawSampler {
  /// A factor on what a branch's staff depends on, the same in all years, per draw.
  ///
  /// Its logarithm follows its margin, at √ρ z + √(1 - ρ) z_j with z common to all branches.
  package func staffFactors(
    _ factor: WorkforceUncertainty.Factor, branch: String, draws: Range<Int>
  ) -> [Double] {
    guard let margin = parameters.workforce.factors[factor] else {
      return [Double](repeating: 1, count: draws.count)
    }
    return staffNormals(factor.rawValue, branch: branch, draws: draws).map {
      exp(margin.value(standardNormal: $0))
    }
  }

  /// The share of staff that becomes unneeded in a year, per draw.
  package func labourSaving(branch: String, draws: Range<Int>) -> [Double] {
    let staff = parameters.workforce
    guard let margin = staff.labourSavingMargin else {
      return [Double](repeating: staff.labourSaving, count: draws.count)
    }
    return staffNormals("labour_saving", branch: branch, draws: draws).map {
      -expm1(margin.value(standardNormal: $0))
    }
  }

  /// The yield of a branch's training relative to the central one, per draw.
  package func trainingFactors(branch: String, draws: Range<Int>) -> [Double] {
    guard let margin = parameters.workforce.training[branch] else {
      return [Double](repeating: 1, count: draws.count)
    }
    let stream = StreamName(seed: seed, purpose: "\(DrawPurpose.training.rawValue).\(branch)")
    return normals(stream, draws, 0).map { exp(margin.value(standardNormal: $0)) }
  }

  /// The factor exp(σ z) on an observed wait, per draw: one draw of z for each list.
  ///
  /// - Parameters:
  ///   - list: what names the list.
  ///   - deviation: σ, the standard error of the wait's logarithm.
  package func waitFactors(list: String, deviation: Double, draws: Range<Int>) -> [Double] {
    guard parameters.workforce.hasWaitingErrors, deviation > 0 else {
      return [Double](repeating: 1, count: draws.count)
    }
    let stream = StreamName(seed: seed, purpose: "\(DrawPurpose.wait.rawValue).\(list)")
    return normals(stream, draws, 0).map { exp(deviation * $0) }
  }

  private func staffNormals(_ what: String, branch: String, draws: Range<Int>) -> [Double] {
    let purpose = "\(DrawPurpose.workforce.rawValue).\(what)"
    let common = normals(StreamName(seed: seed, purpose: "\(purpose).common"), draws, 0)
    let own = normals(StreamName(seed: seed, purpose: "\(purpose).branch.\(branch)"), draws, 0)
    let correlation = parameters.workforce.correlation
    let (shared, rest) = (correlation.squareRoot(), (1 - correlation).squareRoot())
    return zip(common, own).map { shared * $0 + rest * $1 }
  }
}
