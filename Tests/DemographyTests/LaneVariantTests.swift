import CKernels
import Demography
import LinearAlgebra
import TestSupport
import Testing

/// The kernels for wide vectors against their twins in plain C. A variant is its thread's own.
@Suite struct LaneVariantTests {
  @Test func `AVX2 projects as plain C does`() throws { try compareProjection(CK_AVX2) }

  @Test func `AVX-512 projects as plain C does`() throws { try compareProjection(CK_AVX512) }

  @Test func `a variant that the processor lacks is not chosen`() {
    defer { ck_set_variant(ck_best_variant()) }
    ck_set_variant(CK_AVX512)
    #expect(ck_get_variant() == ck_best_variant())
    ck_set_variant(CK_PLAIN)
    #expect(ck_get_variant() == CK_PLAIN)
  }

  @Test(arguments: [CK_PLAIN, CK_AVX2, CK_AVX512].map(\.rawValue))
  func `a year that isn't counted gives the same people where nobody is cut off`(variant: UInt32) {
    defer { ck_set_variant(ck_best_variant()) }
    ck_set_variant(ck_variant(variant))
    let year = NetYear(ages: 12, lanes: 16)
    let (counted, uncounted) = (year.people(isCounted: true), year.people(isCounted: false))
    #expect(counted == uncounted)
    #expect(counted != year.start)
  }
}

/// A year of one region with net migrants, few enough that no cell empties.
private struct NetYear {
  let ages: Int
  let lanes: Int
  let start: [Double]
  private let survival, births, fertility, mean, shape, shift: [Double]

  init(ages: Int, lanes: Int) {
    (self.ages, self.lanes) = (ages, lanes)
    var random = SplitMix64(seed: 21)
    func values(_ count: Int, _ range: ClosedRange<Double>) -> [Double] {
      (0..<count).map { _ in Double.random(in: range, using: &random) }
    }
    start = values(2 * ages * lanes, 500...1000)
    survival = values(2 * ages * lanes, 0.5...1)
    births = values(2 * lanes, 0.9...1)
    fertility = values(4 * lanes, 0...0.1)
    mean = values(2 * ages, -20...20)
    shape = values(2 * ages, 0...0.1)
    shift = values(lanes, -30...30)
  }

  func people(isCounted: Bool) -> [Double] {
    let people = LaneBuffer(start)
    let (survival, births, fertility) = (LaneBuffer(survival), LaneBuffer(births), LaneBuffer(fertility))
    let (mean, shape, shift) = (LaneBuffer(mean), LaneBuffer(shape), LaneBuffer(shift))
    let ones = LaneBuffer(lanes, repeating: 1)
    let counts = LaneBuffer(15 * lanes)
    func place(_ i: Int) -> UnsafeMutablePointer<Double> { counts.pointer + 2 * i * lanes }
    var components = ck_components(
      births: place(0), deaths: place(1), immigration: place(2), emigration: place(3), arrivals: place(4),
      departures: place(5), net: place(6), bounded: place(7))
    var vital = ck_vital(
      ages: Int32(ages), lanes: Int32(lanes), survival: survival.pointer, birth_survival: births.pointer,
      first_fertile: 3, fertile: 4, fertility: fertility.pointer, fertility_factor: ones.pointer, boys: 0.51)
    var net = ck_net(mean: mean.pointer, shape: shape.pointer, shift: shift.pointer, at_end: 0)
    if isCounted {
      ck_step_net(&vital, &net, people.pointer, nil, &components)
    } else {
      ck_step_net(&vital, &net, people.pointer, nil, nil)
    }
    return people.elements
  }
}

/// Compares one variant with the plain one in all kinds of system; nothing to compare where the processor lacks it.
private func compareProjection(_ variant: ck_variant) throws {
  guard variant.rawValue <= ck_best_variant().rawValue else { return }
  defer { ck_set_variant(ck_best_variant()) }
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
