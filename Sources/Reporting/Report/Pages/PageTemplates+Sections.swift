import Charts

/// The values of the parts of a page.
extension TemplateValues.Value {
  /// Parts of a page.
  static func sections(_ sections: [ReportSection], style: NumberStyle) -> Self {
    .list(
      sections.map { section in
        [
          "id": .text(section.id), "title": .text(section.title), "lead": .texts(section.lead),
          "blocks": .list(blocks(section.blocks, style: style)),
        ]
      })
  }

  /// The pieces of a part. A drawing's title stands below the heading that it follows.
  private static func blocks(_ blocks: [ReportBlock], style: NumberStyle) -> [TemplateValues] {
    var rank = "h3"
    let alone = Self.placesAlone(blocks)
    return blocks.indices.map { place in
      let block = blocks[place]
      switch block {
      case .heading(let text):
        rank = "h4"
        return ["heading": .text(text)]
      case .paragraph(let text): return ["paragraph": .text(text)]
      case .link(let text, let link):
        return [
          "reference": .group(
            ["lead": .text(text), "address": .text(link.page.fileName), "text": .text(link.text)])
        ]
      case .list(let items): return ["items": .group(["entries": .texts(items)])]
      case .figure(let figure):
        return [
          "figure": .group(self.figure(figure, rank: rank, style: style, isAlone: alone.contains(place)))
        ]
      case .table(let table): return ["table": .group(self.table(table))]
      case .areas(let table): return ["areas": .group(table.values)]
      }
    }
  }

  /// The places of the drawings that have none beside them where drawings stand in pairs.
  private static func placesAlone(_ blocks: [ReportBlock]) -> Set<Int> {
    var (alone, isOpen) = (Set<Int>(), false)
    for (place, block) in blocks.enumerated() {
      if case .figure = block {
        if isOpen { alone.remove(place - 1) } else { alone.insert(place) }
        isOpen.toggle()
      } else {
        isOpen = false
      }
    }
    return alone
  }

  private static func figure(
    _ figure: Figure, rank: String, style: NumberStyle, isAlone: Bool
  ) -> TemplateValues {
    let percent = style.percentSign
    let labels = ChartLabels(
      id: figure.id, alternative: figure.alternative,
      intervals: (inner: "80" + percent, outer: "95" + percent),
      beyond: LocalText("buiten de as", "beyond the axis")[style.language], hasUnit: false
    ) { value, decimals in
      style.string(value, decimals: decimals)
    }
    return [
      "id": .text(figure.id), "isAlone": .flag(isAlone), "rank": .markup(rank), "title": .text(figure.title),
      "unit": .text(figure.unit),
      "drawing": .markup(figure.chart.svg(labels)), "table": .group(table(figure.table, label: figure.title)),
      "bypass": .group(
        figure.bypass.map { ["text": .text($0.text), "section": .text($0.section)] }),
      "source": .html(HTMLText(linkingTables: figure.source)), "notes": .texts(figure.notes),
    ]
  }

  /// A number's interval in brackets stands below it.
  private static func cell(_ text: String, isNumeric: Bool) -> HTMLText {
    guard isNumeric, text.last == ")", let bracket = text.firstRange(of: " (") else { return HTMLText(text) }
    let interval = text[bracket.lowerBound...].dropFirst()
    return HTMLText(
      markup: HTMLText(String(text[..<bracket.lowerBound])).html + " <small>"
        + HTMLText(String(interval)).html
        + "</small>")
  }

  /// - Parameter label: what tells it from the other tables of the page; nil for its caption.
  private static func table(_ table: DataTable, label: String? = nil) -> TemplateValues {
    [
      "caption": .text(table.caption), "label": .text(label ?? table.caption),
      "columns": .texts(table.columns.map(\.title)),
      // The first column heads the rows; of the others numbers are the rule.
      "textColumns": .texts(
        table.columns.indices.dropFirst().filter { !table.columns[$0].isNumeric }.map { "\($0 + 1)" }),
      "rows": .list(
        table.rows.indices.map { row in
          [
            "head": .text(table.rows[row].first ?? ""), "isTotal": .flag(table.totals.contains(row)),
            "cells": .htmls(
              zip(table.columns, table.rows[row]).dropFirst().map { cell($1, isNumeric: $0.isNumeric) }),
            "link": .optional(table.links.indices.contains(row) ? table.links[row] : nil),
          ]
        }),
    ]
  }
}
