import ModelDirectory

extension MethodPage {
  /// Where the figures come from, and under which terms they may be used.
  var sources: ReportSection {
    let rows = context.model.sources
    guard !rows.isEmpty else {
      return ReportSection(id: "sources", title: text("sources"), lead: [text("sources.none")], blocks: [])
    }
    let attributions = TermsOfUse(of: rows).attributions.map { "\($0)." }.joined(separator: " ")
    return ReportSection(
      id: "sources", title: text("sources"),
      lead: [text("sources.lead", ["attributions": attributions])], blocks: [.table(table(of: rows))])
  }

  private func table(of rows: [SourceRow]) -> DataTable {
    DataTable(
      caption: text("sources.caption"),
      columns: ["source", "table", "publisher", "period", "licence", "derivation"].map {
        .text(text("column.\($0)"))
      },
      rows: rows.map { row in
        let name = row.source.isEmpty ? row.file : row.source
        // What isn't an address on the web is where the figures were, for a reader to look up.
        let place = row.webAddress == nil && !row.url.isEmpty ? "\(name) (\(row.url))" : name
        return [place, row.file, row.publisher, row.period, row.licence, row.derivation]
      },
      links: rows.map(\.webAddress))
  }
}

extension SourceRow {
  /// The address, where it is one on the web: text from a file must never lead anywhere else.
  var webAddress: String? {
    let isWeb = url.hasPrefix("https://") || url.hasPrefix("http://")
    let isPlain = url.unicodeScalars.allSatisfy {
      $0.isASCII && $0.value > 32 && !"\"<>\\^`{|}".contains(Character($0))
    }
    return isWeb && isPlain ? url : nil
  }
}
