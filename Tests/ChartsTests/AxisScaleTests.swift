import Charts
import TestSupport
import Testing

@Suite struct AxisScaleTests {
  private let plain = ChartAxis("Figures")
  private let factors = ChartAxis("Ratios", isLogarithmic: true)

  @Test func `equal steps lie equally far apart`() {
    let scale = AxisScale([3, 88], axis: plain, from: 40, to: 390)
    expectClose(
      [scale.place(25)], [(scale.place(10) + scale.place(40)) / 2], within: .relative(1e-12))
    expectClose(scale.tickPlaces, scale.ticks.values.map(scale.place), within: .relative(1e-12))
    expectClose(
      [scale.tickPlaces[0], scale.tickPlaces[scale.tickPlaces.count - 1]], [40, 390], within: .relative(1e-12)
    )
  }

  @Test func `equal factors lie equally far apart`() {
    let scale = AxisScale([0.4, 5], axis: factors, from: 40, to: 390)
    expectClose([scale.place(1)], [(scale.place(0.5) + scale.place(2)) / 2], within: .relative(1e-12))
  }

  @Test func `the axis's factor is in the numbers and not in the places`() {
    let shares = AxisScale([0.1, 0.4], axis: ChartAxis("", factor: 100), from: 0, to: 100)
    let parts = AxisScale([10.0, 40], axis: plain, from: 0, to: 100)
    #expect(shares.ticks == parts.ticks)
    expectClose([shares.place(0.25)], [parts.place(25)], within: .relative(1e-12))
  }

  private static let equal: [[Double]] = [
    [5], [5, 5, 5], [0], [0, 0], [-3, -3], [1e-12], [4e15, 4e15], [1, 1 + 1e-15],
  ]

  @Test(arguments: equal)
  func `equal figures lie within the field`(_ figures: [Double]) {
    for axis in [plain, ChartAxis("", includesZero: true)] {
      let scale = AxisScale(figures, axis: axis, from: 0, to: 100)
      #expect(scale.hasFigures && scale.ticks.values.count >= 2)
      #expect(figures.allSatisfy { (0...100).contains(scale.place($0)) })
    }
  }

  @Test(arguments: [1e-200, 1e-30, 1e-7, 1e6, 1e14, 1e30, 1e250])
  func `tiny and huge figures lie within the field and are written briefly`(_ size: Double) {
    for sign in [-1.0, 1] {
      let scale = AxisScale([sign * size, sign * 3.7 * size], axis: plain, from: 0, to: 100)
      #expect((0...100).contains(scale.place(sign * 2 * size)))
      let texts = scale.tickTexts(SampleCharts.labels)
      #expect(Set(texts).count == texts.count && texts.allSatisfy { $0.count <= 16 }, "\(texts)")
    }
  }

  @Test func `what isn't a number has no place and no part in the range`() {
    let scale = AxisScale(
      [.nan, 1, .infinity, 3, -.infinity, .greatestFiniteMagnitude], axis: plain, from: 0, to: 100)
    #expect(scale.domain == 1...3)
    #expect([Double.nan, .infinity, -.infinity].allSatisfy { scale.place($0).isNaN })
    let ratios = AxisScale([-1, 0, 0.5, 2], axis: factors, from: 0, to: 100)
    #expect(ratios.place(0).isNaN && ratios.place(-1).isNaN && ratios.domain.contains(0.5))
  }

  @Test func `without figures there are no numbers`() {
    for axis in [plain, factors] {
      let scale = AxisScale([.nan], axis: axis, from: 0, to: 100)
      #expect(!scale.hasFigures && scale.tickTexts(SampleCharts.labels).isEmpty)
      #expect(scale.tickPlaces.allSatisfy { $0.isFinite })
    }
  }

  @Test func `zero is on the axis that has to include it`() {
    let scale = AxisScale([80, 90], axis: ChartAxis("", includesZero: true), from: 0, to: 100)
    #expect(scale.domain.lowerBound == 0 && scale.zero == 0)
    #expect(AxisScale([80, 90], axis: plain, from: 0, to: 100).domain.lowerBound == 80)
    let below = AxisScale([-80, -90], axis: ChartAxis("", includesZero: true), from: 0, to: 100)
    #expect(below.domain.upperBound == 0 && below.zero == 100)
  }

  @Test func `a suffix follows each number`() {
    let scale = AxisScale([0, 1], axis: ChartAxis("", factor: 100, suffix: " %"), from: 0, to: 100)
    #expect(scale.tickTexts(SampleCharts.labels) == ["0 %", "20 %", "40 %", "60 %", "80 %", "100 %"])
  }
}
