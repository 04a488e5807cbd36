/// Lines of text in columns: the first to the left, the others to the right unless said otherwise.
struct TextColumns {
  private var rows: [[String]] = []
  private let left: Set<Int>

  /// - Parameter left: the columns that start at the left.
  init(left: Set<Int> = [0]) { self.left = left }

  mutating func add(_ cells: String...) { add(cells) }

  mutating func add(_ cells: [String]) { rows.append(cells.map(TerminalText.harmless)) }

  /// The lines, their columns two spaces apart.
  var lines: [String] { lines(of: rows) }

  /// The lines, the first column cut as far as needed to keep them within `width`.
  func lines(within width: Int) -> [String] {
    let others = widths(of: rows).dropFirst().reduce(0) { $0 + $1 + 2 }
    let room = max(Self.leastRoom, width - others)
    return lines(of: rows.map { row in [ItemNames.fitted(row[0], to: room)] + row.dropFirst() })
  }

  private func lines(of rows: [[String]]) -> [String] {
    let widths = widths(of: rows)
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return left.contains(column) ? cell + space : space + cell
      }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private func widths(of rows: [[String]]) -> [Int] {
    let count = rows.map(\.count).max() ?? 0
    return (0..<count).map { column in rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0 }
  }

  private static let leastRoom = 12
}
