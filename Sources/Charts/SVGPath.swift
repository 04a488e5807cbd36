/// What a pen draws: lines and outlines, with gaps where it is lifted.
package struct SVGPath: Sendable {
  /// A step of the pen.
  struct Piece: Sendable {
    var command: String
    var values: [Double]
  }

  private(set) var pieces: [Piece] = []

  package init() {}

  /// Whether nothing is drawn.
  package var isEmpty: Bool { pieces.isEmpty }

  /// Lifts the pen to a place.
  package mutating func move(_ x: Double, _ y: Double) { pieces.append(Piece(command: "M", values: [x, y])) }

  /// Draws a straight line to a place.
  package mutating func line(_ x: Double, _ y: Double) { pieces.append(Piece(command: "L", values: [x, y])) }

  /// Draws to the left or right.
  package mutating func horizontal(_ x: Double) { pieces.append(Piece(command: "H", values: [x])) }

  /// Draws up or down.
  package mutating func vertical(_ y: Double) { pieces.append(Piece(command: "V", values: [y])) }

  /// Closes an outline.
  package mutating func close() { pieces.append(Piece(command: "Z", values: [])) }

  /// Touches a place: a line of no length, which shows where lines end round.
  package mutating func dot(_ x: Double, _ y: Double) {
    move(x, y)
    pieces.append(Piece(command: "h0", values: []))
  }

  /// Draws a shape of fixed size around a place.
  package mutating func stamp(_ shape: MarkShape, _ x: Double, _ y: Double) {
    move(x, y)
    pieces.append(Piece(command: shape.steps, values: []))
  }
}
