/// Lines of text in columns: the first to the left, the others to the right unless said otherwise.
struct TextColumns {
  private var rows: [[String]] = []
  private let left: Set<Int>

  /// - Parameter left: the columns that start at the left.
  init(left: Set<Int> = [0]) { self.left = left }

  mutating func add(_ cells: String...) { add(cells) }

  mutating func add(_ cells: [String]) { rows.append(cells.map(TerminalText.harmless)) }

  /// The lines, their columns two spaces apart.
  var lines: [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return left.contains(column) ? cell + space : space + cell
      }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}
