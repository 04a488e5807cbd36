/// The table of all areas, to be sorted and searched where a script runs.
package struct AreaTable: Sendable {
  /// A figure.
  struct Cell: Sendable {
    /// As it is shown.
    var text: String
    /// What stands below it, such as an interval; nil without.
    var detail: String?
    /// What it is sorted by; nil sorts it by its text.
    var key: Double?
  }

  /// An area.
  struct Row: Sendable {
    /// Its name and page.
    var link: PageLink
    /// Its set.
    var set: String
    /// What stands beyond the name and the set.
    var cells: [Cell]
  }

  /// What the table holds.
  var caption: String
  /// The headings: of the name, of the set, and of the cells.
  var columns: [String]
  /// The areas.
  var rows: [Row]
  /// What the controls say.
  var labels: Labels

  /// What the controls say.
  struct Labels: Sendable {
    /// Of the field to search in.
    var search: String
    /// Of the choice of a set.
    var set: String
    /// The choice of all sets.
    var allSets: String
    /// How many areas are shown, with `#` for the number shown and `##` for that of all.
    var count: String
  }

  /// For the template.
  var values: TemplateValues {
    var seen = Set<String>()
    let sets = rows.map(\.set).filter { seen.insert($0).inserted }
    return [
      "caption": .text(caption), "columns": .texts(columns), "search": .text(labels.search),
      "setLabel": .text(labels.set), "allSets": .text(labels.allSets), "countText": .text(labels.count),
      "lastColumn": .text(String(columns.count)),
      "sets": .list(sets.map { ["code": .text($0), "name": .text($0)] }),
      "rows": .list(
        rows.map { row in
          [
            "set": .text(row.set), "setName": .text(row.set), "address": .text(row.link.page.fileName),
            "name": .text(row.link.text),
            "cells": .list(
              row.cells.map { cell in
                [
                  "text": .text(cell.text), "detail": .optional(cell.detail),
                  "key": .optional(cell.key.map { "\($0)" }),
                ]
              }),
          ]
        }),
    ]
  }
}
