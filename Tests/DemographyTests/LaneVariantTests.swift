import CKernels
import Demography
import LinearAlgebra
import TestSupport
import Testing

/// The kernels for wide vectors against their twins in plain C.
///
/// The variant in use belongs to the whole process, so each comparison has a process of its own.
@Suite struct LaneVariantTests {
  @Test func `AVX2 projects as plain C does`() async {
    await #expect(processExitsWith: .success) { try compareProjection(CK_AVX2) }
  }

  @Test func `AVX-512 projects as plain C does`() async {
    await #expect(processExitsWith: .success) { try compareProjection(CK_AVX512) }
  }

  @Test func `a variant that the processor lacks is not chosen`() async {
    await #expect(processExitsWith: .success) {
      ck_set_variant(CK_AVX512)
      #expect(ck_get_variant() == ck_best_variant())
      ck_set_variant(CK_PLAIN)
      #expect(ck_get_variant() == CK_PLAIN)
    }
  }
}

/// Compares one variant with the plain one in all kinds of system; nothing to compare where the processor lacks it.
private func compareProjection(_ variant: ck_variant) throws {
  guard variant.rawValue <= ck_best_variant().rawValue else { return }
  for kind in LaneKind.all {
    for traits in [[], [.harsh], [.regional, .fertileInfants]] as [Set<LaneSystem.Trait>] {
      let system = LaneSystem(kind, LaneShape(openAge: 12, regions: 3, lanes: 24), traits: traits)
      ck_set_variant(CK_PLAIN)
      let plain = try LaneRun(system)
      ck_set_variant(variant)
      #expect(ck_get_variant() == variant)
      let wide = try LaneRun(system)
      // In people, of whom a cell has a thousand: what is left where all leave is rounding itself.
      let tolerance = Tolerance(relative: 1e-13, absolute: 1e-11)
      for lane in 0..<system.shape.lanes {
        #expect(
          firstDifference(wide.results(ofLane: lane), plain.results(ofLane: lane), within: tolerance) == nil,
          "\(kind) \(traits), draw \(lane)")
      }
    }
  }
}
