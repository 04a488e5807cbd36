/// Walks over the fields of delimited text, once, without making strings.
package struct CSVScanner {
  /// What follows a field.
  package enum Terminator { case delimiter, newline, end }

  /// What is wrong with the spelling of a field.
  package enum Flaw: String {
    case unclosedQuote = "a quoted field is never closed"
    case textAfterQuote = "text follows the closing quote of a field"
    case strayQuote = "a quote stands inside a field that isn't quoted; quote the field and double the quote"
    case bareCarriageReturn = "a carriage return without a line feed; lines end in LF or CRLF"
  }

  /// A field: its bytes stand in the text, or in `scratch` where a doubled quote was undone.
  package struct Field {
    package var range: Range<Int>
    package var isInScratch = false
    package var isQuoted = false
    package var terminator: Terminator
    package var flaw: Flaw?
  }

  package let bytes: UnsafeBufferPointer<UInt8>
  let delimiter: UInt8
  /// The next byte to read.
  package private(set) var position: Int
  /// The line of that byte, counted from 1.
  package private(set) var line: Int
  /// The last field that had doubled quotes.
  package private(set) var scratch: [UInt8] = []

  private static let quote = UInt8(ascii: "\"")
  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  package init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, from position: Int, line: Int = 1) {
    (self.bytes, self.delimiter, self.position, self.line) = (bytes, delimiter, position, line)
  }

  package var isAtEnd: Bool { position >= bytes.count }

  /// The next field. After a flaw the rest of the line is skipped.
  package mutating func next() -> Field {
    if position < bytes.count, bytes[position] == Self.quote { return nextQuoted() }
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      // Nearly every byte of a table is above the comma and not a semicolon.
      if byte > 0x2C, byte != delimiter {
        position += 1
        continue
      }
      if byte == delimiter || byte == Self.newline || byte == Self.carriageReturn {
        return finish(Field(range: start..<position, terminator: .end))
      }
      if byte == Self.quote { return fail(.strayQuote) }
      position += 1
    }
    return Field(range: start..<position, terminator: .end)
  }

  private mutating func nextQuoted() -> Field {
    position += 1
    var field = Field(range: position..<position, isQuoted: true, terminator: .end)
    var start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Self.newline { line += 1 }
      position += 1
      guard byte == Self.quote else { continue }
      let chunk = start..<position - 1
      if position < bytes.count, bytes[position] == Self.quote {
        if !field.isInScratch { scratch.removeAll(keepingCapacity: true) }
        field.isInScratch = true
        scratch.append(contentsOf: bytes[chunk])
        start = position  // the second quote of the pair belongs to the text
        position += 1
        continue
      }
      if field.isInScratch { scratch.append(contentsOf: bytes[chunk]) }
      field.range = field.isInScratch ? 0..<scratch.count : chunk
      return finish(field)
    }
    field.flaw = .unclosedQuote
    return field
  }

  /// Steps over what ends a field at `position`.
  private mutating func finish(_ field: Field) -> Field {
    var field = field
    guard position < bytes.count else { return field }
    switch bytes[position] {
    case delimiter:
      position += 1
      field.terminator = .delimiter
    case Self.newline:
      endLine()
      field.terminator = .newline
    case Self.carriageReturn:
      guard position + 1 < bytes.count, bytes[position + 1] == Self.newline else {
        return fail(.bareCarriageReturn)
      }
      position += 1
      endLine()
      field.terminator = .newline
    default: return fail(.textAfterQuote)
    }
    return field
  }

  private mutating func fail(_ flaw: Flaw) -> Field {
    while position < bytes.count, bytes[position] != Self.newline { position += 1 }
    let isEnd = position >= bytes.count
    if !isEnd { endLine() }
    return Field(range: position..<position, terminator: isEnd ? .end : .newline, flaw: flaw)
  }

  private mutating func endLine() {
    position += 1
    line += 1
  }

  /// Calls `body` with the bytes of `field`.
  package func withBytes<R>(of field: Field, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    guard field.isInScratch else { return body(UnsafeBufferPointer(rebasing: bytes[field.range])) }
    return scratch.withUnsafeBufferPointer(body)
  }
}
