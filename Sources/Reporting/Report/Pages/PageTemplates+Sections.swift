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
    return blocks.map { block in
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
      case .figure(let figure): return ["figure": .group(self.figure(figure, rank: rank, style: style))]
      case .table(let table): return ["table": .group(self.table(table))]
      case .areas(let table): return ["areas": .group(table.values)]
      }
    }
  }

  private static func figure(_ figure: Figure, rank: String, style: NumberStyle) -> TemplateValues {
    let labels = ChartLabels(id: figure.id, alternative: figure.alternative) { value, decimals in
      style.string(value, decimals: decimals)
    }
    return [
      "id": .text(figure.id), "rank": .markup(rank), "title": .text(figure.title), "unit": .text(figure.unit),
      "drawing": .markup(figure.chart.svg(labels)), "table": .group(table(figure.table)),
      "source": .html(HTMLText(linkingTables: figure.source)), "notes": .texts(figure.notes),
    ]
  }

  private static func table(_ table: DataTable) -> TemplateValues {
    [
      "caption": .text(table.caption), "columns": .texts(table.columns.map(\.title)),
      // The first column heads the rows; of the others numbers are the rule.
      "textColumns": .texts(
        table.columns.indices.dropFirst().filter { !table.columns[$0].isNumeric }.map { "\($0 + 1)" }),
      "rows": .list(
        table.rows.indices.map { row in
          [
            "head": .text(table.rows[row].first ?? ""), "cells": .texts(Array(table.rows[row].dropFirst())),
            "link": .optional(table.links.indices.contains(row) ? table.links[row] : nil),
          ]
        }),
    ]
  }
}
