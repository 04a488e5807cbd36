import Foundation
import LinearAlgebra

/// The matrices of `Reference/care_demand.csv`, by name.
struct CareReference {
  private let matrices: [String: Matrix]

  /// Reads the file beside this one.
  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Reference/care_demand.csv")
    var matrices: [String: Matrix] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",")
      let values = fields.dropFirst(3).map { Double($0) ?? .infinity }
      guard let rows = Int(fields[1]), let columns = Int(fields[2]) else {
        throw CocoaError(.fileReadCorruptFile)
      }
      matrices[String(fields[0])] = Matrix(rows: rows, columns: columns, byColumns: values)
    }
    self.matrices = matrices
  }

  /// A matrix of the file.
  subscript(name: String) -> Matrix {
    guard let matrix = matrices[name] else { preconditionFailure("no \(name) in the reference") }
    return matrix
  }
}
