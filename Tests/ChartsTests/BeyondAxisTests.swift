import Charts
import TestSupport
import Testing

/// Figures that lie so far out that the others couldn't be told apart.
@Suite struct BeyondAxisTests {
  /// Rows of figures around 1, and one of its own.
  private func chart(
    _ own: ChartEstimate, others: Int = 7, mark: IntervalChart.Mark = .dot, reference: Double = 1,
    isLogarithmic: Bool = false
  ) -> IntervalChart {
    let rows = (0..<others).map { place in
      IntervalChart.Row("Row \(place)", [SampleCharts.estimate(0.8 + 0.1 * Double(place % 5), 0.02)])
    }
    return IntervalChart(
      rows: rows + [IntervalChart.Row("Own", [own])], series: ["One"],
      references: [ChartReference("Nation", at: reference)], mark: mark,
      axis: ChartAxis("Ratio", isLogarithmic: isLogarithmic))
  }

  private func document(_ chart: IntervalChart) -> SVGDocument {
    SVGDocument(chart.svg(SampleCharts.labels))
  }

  private func hasArrow(_ document: SVGDocument) -> Bool {
    document.texts.contains("beyond the axis")
  }

  @Test func `a mark far out is an arrow at the edge with its number, and the others can be read`() {
    let chart = chart(SampleCharts.estimate(4.8, 0.2))
    let document = document(chart)
    let axis = ReadAxis.horizontal(document)
    let marks = PathPoints(document.all("path", "s1 mark").last?.attributes["d"] ?? "").pieces
    #expect(marks.count == 7)
    let edge = document.all("path", "grid")[0].attributes["d"].map {
      PathPoints($0).pieces.last?[0].x ?? .nan
    }
    #expect(axis.figure(at: edge ?? .nan) < 2)
    let arrow = document.all("path", "s1 mark")[0].attributes["d"].map { PathPoints($0).pieces[0] } ?? []
    #expect(arrow[0].x > 388 && arrow[1].x > arrow[0].x && arrow[1].x < SVGWriter.width)
    let number = document.all("text", "aside")
    #expect(number.map(\.text) == ["4.80"] && number.allSatisfy { $0.classes.contains("end") })
    #expect(hasArrow(document))
    #expect(document.all("desc").first?.text == "What it shows. (beyond the axis: Own 4.80)")
    // The whiskers of the others read as their intervals, and the row's own ends at the edge.
    let thin = document.all("path", "s1 thin").flatMap { PathPoints($0.attributes["d"] ?? "").pieces }
    #expect(thin.count == 8)
    expectClose(
      thin.prefix(7).flatMap { $0.map { axis.figure(at: $0.x) } },
      chart.rows.prefix(7).flatMap { row in
        row.estimates[0].outer.map { [$0.lowerBound, $0.upperBound] } ?? []
      }, within: .absolute(axis.step))
  }

  @Test func `far below the arrow points the other way`() {
    let document = document(chart(SampleCharts.estimate(-9, 0.1)))
    let number = document.all("text", "aside")
    #expect(number.map(\.text) == ["-9.00"] && !number[0].classes.contains("end"))
    let arrow = document.all("path", "s1 mark")[0].attributes["d"].map { PathPoints($0).pieces[0] } ?? []
    #expect(arrow[1].x < arrow[0].x && arrow[1].x > 0)
  }

  @Test(arguments: [(2.35, false), (2.45, true)])
  func `three spans of the others decide`(figure: Double, isBeyond: Bool) {
    // Marks from 0.8 to 1.2: three spans beyond is 2.4.
    #expect(hasArrow(document(chart(ChartEstimate(figure)))) == isBeyond)
  }

  @Test func `of few rows none is left out`() {
    #expect(!hasArrow(document(chart(ChartEstimate(4.8), others: 2))))
    #expect(hasArrow(document(chart(ChartEstimate(4.8), others: 3))))
  }

  @Test func `two of eight rows may lie far out, three may not`() {
    var two = chart(ChartEstimate(4.8))
    two.rows[0].estimates = [ChartEstimate(50)]
    #expect(document(two).all("text", "aside").map(\.text) == ["50.0", "4.80"])
    two.rows[1].estimates = [ChartEstimate(5)]
    let three = document(two)
    #expect(three.all("text", "aside").map(\.text) == ["50.0"])
  }

  @Test func `a wide interval alone is cut at the edge with the number of its end`() {
    let wide = ChartEstimate(1.1, outer: 0.9...31)
    let document = document(chart(wide))
    #expect(document.all("text", "aside").map(\.text) == ["31.0"])
    let marks = PathPoints(document.all("path", "s1 mark").last?.attributes["d"] ?? "").pieces
    #expect(marks.count == 8)
    // The figure itself isn't beyond.
    #expect(document.all("desc").first?.text == "What it shows.")
  }

  @Test func `a line to hold figures against stays`() {
    let document = document(chart(ChartEstimate(5), reference: 4))
    #expect(!hasArrow(document))
  }

  @Test func `a bar is left beyond only when it is much longer`() {
    // From zero the others span 1.2: of 8 of these beyond is from 10.8.
    #expect(!hasArrow(document(chart(ChartEstimate(10.7), mark: .bar))))
    let document = document(chart(ChartEstimate(10.9), mark: .bar))
    #expect(document.all("text", "aside").map(\.text) == ["10.9"])
  }

  @Test func `on an axis of factors spans are factors`() {
    // From 0.76 to 1.24 with intervals; marks span a factor 1.5, of which the third power beyond 1.2 is 4.05.
    #expect(!hasArrow(document(chart(ChartEstimate(4), isLogarithmic: true))))
    #expect(hasArrow(document(chart(ChartEstimate(4.1), isLogarithmic: true))))
    #expect(hasArrow(document(chart(ChartEstimate(0.19), isLogarithmic: true))))
  }

  @Test func `what isn't there is no outlier`() {
    var chart = chart(ChartEstimate(.nan))
    #expect(!hasArrow(document(chart)))
    for row in chart.rows.indices { chart.rows[row].estimates = [ChartEstimate(1)] }
    chart.rows[0].estimates = [ChartEstimate(500)]
    // Of equal figures nothing says how far is far.
    #expect(!hasArrow(document(chart)))
  }

  @Test func `beside a mark far out the end of another series' interval is an arrow alone`() {
    var chart = chart(ChartEstimate(4.8))
    chart.series.append("Two")
    for row in chart.rows.indices { chart.rows[row].estimates.append(ChartEstimate(1)) }
    chart.rows[7].estimates[1] = ChartEstimate(1.1, outer: 0.9...3)
    let document = document(chart)
    #expect(document.all("text", "aside").map(\.text) == ["4.80"])
    let arrows = (1...2).map { document.all("path", "s\($0) mark").first?.attributes["d"] ?? "" }
    #expect(arrows.allSatisfy { PathPoints($0).pieces.count == 1 && $0.hasSuffix("z") })
  }
}
