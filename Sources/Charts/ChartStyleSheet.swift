/// How the marks of every drawing look.
public enum ChartStyleSheet {
  /// Rules of CSS for the classes of the drawings, on screens (light and dark) and on paper.
  ///
  /// A drawing fills its box up to a width at which its text is as large as the page's. In a wide window drawings stand
  /// beside each other and their text takes fewer units. These rules name the class twice, so that they stand before a
  /// page's rule for whatever it shows in a box.
  public static let css =
    ".chart{\(variables(.light))}\n"
    + "@media screen and (prefers-color-scheme:dark){.chart{\(variables(.dark))}}\n"
    + rules + seriesRules + tileRules + forcedColours

  private static func variables(_ palette: ChartPalette) -> String {
    let named = [
      ("background", palette.background), ("ink", palette.ink), ("muted", palette.muted),
      ("grid", palette.grid), ("rise", palette.rise), ("fall", palette.fall), ("accent", palette.accent),
    ]
    let series = palette.series.enumerated().map { ("s\($0 + 1)", $1) }
    let tiles = palette.tiles.enumerated().map { ("t\($0 + 1)", $1) }
    let names = palette.names.enumerated().map { ("n\($0 + 1)", $1) }
    return (named + series + names + tiles).map { "--chart-\($0):\(hexadecimal($1))" }.joined(separator: ";")
  }

  private static func hexadecimal(_ colour: ChartPalette.Colour) -> String {
    let digits = String(colour, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  private static let rules = """
    .chart.chart{display:block;width:100%;max-width:460px;height:auto;font:14px system-ui,sans-serif;fill:var(--chart-ink);overflow:visible}
    @media screen and (min-width:900px){.chart.chart{max-width:540px;font-size:12px}}
    .chart .middle{text-anchor:middle}
    .chart .end{text-anchor:end}
    .chart .unit,.chart .tick,.chart .aside{fill:var(--chart-muted)}
    .chart .heading,.chart .name,.chart .figure{font-weight:600}
    .chart .aside{paint-order:stroke;stroke:var(--chart-background);stroke-width:3px;stroke-linejoin:round}
    .chart path{fill:none}
    .chart .grid{stroke:var(--chart-grid);stroke-width:1}
    .chart .base{stroke:var(--chart-muted);stroke-width:1}
    .chart .outline{stroke:var(--chart-ink);stroke-width:1.6}
    .chart .reference{stroke:var(--chart-ink);stroke-width:1.4;stroke-dasharray:6 3}
    .chart .reference.other{stroke-dasharray:2 3}
    .chart .break{stroke:var(--chart-background);stroke-width:4}
    .chart .limit{stroke:var(--chart-muted);stroke-width:1.4;stroke-dasharray:5 3}
    .chart .limit.wide{stroke-dasharray:none}
    .chart .line{stroke:var(--c);stroke-width:2.2;stroke-linejoin:round;stroke-linecap:round}
    .chart .mark{fill:var(--c);stroke:var(--c);stroke-width:1.2}
    .chart .inner{fill:var(--c);fill-opacity:.3}
    .chart .outer{fill:var(--c);fill-opacity:.16}
    .chart .bar{fill:var(--c);fill-opacity:.55;stroke:var(--c);stroke-width:1}
    .chart .thin{stroke:var(--c,var(--chart-ink));stroke-width:1.2}
    .chart .thick{stroke:var(--c,var(--chart-ink));stroke-width:3.4}
    .chart .rise{fill:var(--chart-rise)}
    .chart .fall{fill:var(--chart-fall)}
    .chart .one{fill:var(--chart-accent);stroke:var(--chart-background);stroke-width:1.5}
    .chart .other{fill:var(--chart-muted);fill-opacity:.65;stroke:var(--chart-muted);stroke-width:1}
    .chart .crowd{stroke:var(--chart-muted);stroke-opacity:.65;stroke-width:4;stroke-linecap:round}
    .chart .alarm{fill:none;stroke:var(--chart-accent);stroke-width:2}
    .chart .tile{stroke:var(--chart-muted);stroke-width:1}
    .chart .course{--c:var(--chart-ink)}
    .chart .course .inner{fill-opacity:.14}
    .chart .course .outer{fill-opacity:.08}
    .chart .any{--c:var(--chart-muted)}
    .chart a{outline:none;cursor:pointer}
    .chart a:hover>*,.chart a:focus-visible>*{stroke:var(--chart-ink)}
    .chart a:focus-visible>.tile,.chart a:focus-visible>circle{stroke:var(--chart-ink);stroke-width:4}
    .chart a:hover>text,.chart a:focus-visible>text,.chart a:hover>g,.chart a:focus-visible>g{stroke:none}

    """

  private static let dashes = ["", "8 4", "2.5 3.5", "9 3 2 3", "14 4", "5 3", "1 4", "12 3 2 3 2 3"]

  private static let seriesRules = dashes.enumerated().map { index, dash in
    let name = "s\(index + 1)"
    let line = dash.isEmpty ? "" : ".chart .\(name) .line{stroke-dasharray:\(dash)}\n"
    return
      ".chart .\(name){--c:var(--chart-\(name))}\n.chart .name.\(name){fill:var(--chart-n\(index + 1))}\n"
      + line
  }.joined()

  private static let tileRules =
    ".chart .t0{fill:var(--chart-background)}\n"
    + (1...5).map { ".chart .t\($0){fill:var(--chart-t\($0))}\n" }.joined()

  private static let forcedColours = """
    @media (forced-colors:active){.chart{--chart-background:Canvas;--chart-ink:CanvasText;--chart-muted:CanvasText;\
    --chart-grid:GrayText;--chart-accent:Highlight;--chart-rise:CanvasText;--chart-fall:GrayText;\
    \(["s", "n", "t"].flatMap { kind in (1...(kind == "t" ? 5 : 8)).map { "--chart-\(kind)\($0):Canvas\(kind == "t" ? "" : "Text")" } }
      .joined(separator: ";"))}}

    """
}
