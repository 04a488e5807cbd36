import Charts
import Testing

@Suite struct ChartStyleSheetTests {
  private var css: String { ChartStyleSheet.css }

  @Test func `blocks are closed`() {
    var depth = 0
    for character in css {
      depth += character == "{" ? 1 : character == "}" ? -1 : 0
      #expect((0...2).contains(depth))
    }
    #expect(depth == 0)
  }

  @Test func `each class in a drawing has a rule`() {
    let selectors = Set(
      css.split { !($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }.flatMap { piece in
        piece.split(separator: ".", omittingEmptySubsequences: false).dropFirst().map(String.init)
      })
    var drawn: Set<String> = []
    for (_, chart) in SampleCharts.all("One", link: "x") {
      drawn.formUnion(SVGDocument(chart.svg(SampleCharts.labels)).elements.flatMap { Array($0.classes) })
    }
    #expect(drawn.count > 25)
    #expect(drawn.subtracting(selectors).isEmpty, "\(drawn.subtracting(selectors))")
  }

  @Test func `each colour that is used is given, for light and dark`() {
    let used = Set(
      css.split(separator: "var(").dropFirst().map { String($0.prefix { $0 != ")" && $0 != "," }) })
    let blocks = css.split(separator: "\n").filter { $0.contains("--chart-ink:") }.map(String.init)
    #expect(blocks.count == 3)
    for name in used where name != "--c" {
      #expect(blocks.allSatisfy { $0.contains("\(name):") }, "\(name)")
    }
  }

  @Test func `dark is for screens alone, so that paper stays white`() {
    #expect(css.contains("@media screen and (prefers-color-scheme:dark)"))
    #expect(css.split(separator: "prefers-color-scheme").count == 2)
  }
}
