import GRDB
import GRDBSQLite
import ModelDirectory

/// Puts the rows of a table, as they were written for its CSV file, into a database.
///
/// By SQLite's own calls: a run has millions of fields, and none of them becomes a string or an array on its way.
struct RowInserter {
  private let statement: Statement
  private let database: Database
  private let fields: [FieldDescription]

  init(_ schema: TableSchema, in database: Database) throws {
    statement = try database.makeStatement(sql: schema.insertion)
    self.database = database
    fields = schema.fields
  }

  /// Adds complete rows.
  func insert(_ rows: [UInt8]) throws {
    try rows.withUnsafeBufferPointer { bytes in
      var scanner = CSVScanner(bytes, delimiter: UInt8(ascii: ","), from: 0)
      var place = 0
      while !scanner.isAtEnd {
        let field = scanner.next()
        precondition(field.flaw == nil, "the rows are of this program")
        try check(
          field.isInScratch
            ? scanner.scratch.withUnsafeBufferPointer { bind($0, at: place, isKept: false) }
            : bind(UnsafeBufferPointer(rebasing: bytes[field.range]), at: place, isKept: true))
        place += 1
        guard field.terminator != .delimiter else { continue }
        precondition(place == fields.count, "a row has \(fields.count) fields, not \(place)")
        place = 0
        try step()
      }
    }
  }

  /// Gives a field to the statement; `isKept` says that its bytes stay where they are until the row is added.
  private func bind(_ text: UnsafeBufferPointer<UInt8>, at place: Int, isKept: Bool) -> CInt {
    let (number, handle) = (CInt(place + 1), statement.sqliteStatement)
    switch fields[place].kind {
    case .string:
      if text.isEmpty, !fields[place].isRequired { return sqlite3_bind_null(handle, number) }
      guard isKept, !text.contains(UInt8(ascii: "'")) else {
        return bind(CSVText.decoded(String(decoding: text, as: UTF8.self)), at: number)
      }
      return bind(text, at: number, isKept: true)
    case .integer, .year:
      guard let value = DecimalText.integer(text) else { return sqlite3_bind_null(handle, number) }
      return sqlite3_bind_int64(handle, number, Int64(value))
    case .number:
      guard let value = DecimalText.double(text, decimal: UInt8(ascii: ".")) else {
        return sqlite3_bind_null(handle, number)
      }
      return sqlite3_bind_double(handle, number, value)
    }
  }

  private func bind(_ text: String, at number: CInt) -> CInt {
    var text = text
    return text.withUTF8 { bind($0, at: number, isKept: false) }
  }

  private func bind(_ text: UnsafeBufferPointer<UInt8>, at number: CInt, isKept: Bool) -> CInt {
    // SQLite's SQLITE_STATIC and SQLITE_TRANSIENT are casts, which Swift doesn't see.
    let lifetime: sqlite3_destructor_type? =
      isKept ? nil : unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    return text.withMemoryRebound(to: CChar.self) { characters in
      // The empty text has an address too, or it would be a NULL.
      guard let start = characters.baseAddress, !characters.isEmpty else {
        return sqlite3_bind_text(statement.sqliteStatement, number, "", 0, nil)
      }
      return sqlite3_bind_text(statement.sqliteStatement, number, start, CInt(characters.count), lifetime)
    }
  }

  private func step() throws {
    let outcome = sqlite3_step(statement.sqliteStatement)
    sqlite3_reset(statement.sqliteStatement)
    try check(outcome == SQLITE_DONE ? SQLITE_OK : outcome)
  }

  private func check(_ code: CInt) throws {
    guard code != SQLITE_OK else { return }
    throw DatabaseError(
      resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage, sql: statement.sql)
  }
}
