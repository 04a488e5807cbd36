extension Matrix {
  /// Whether the element of largest magnitude in a column, the first of equals, is negative.
  func leadingElementIsNegative(ofColumn j: Int) -> Bool {
    column(j).reduce(0) { $1.magnitude > $0.magnitude ? $1 : $0 } < 0
  }

  /// Changes the sign of every element of a column.
  mutating func negateColumn(_ j: Int) {
    for i in j * rows..<(j + 1) * rows { elements[i].negate() }
  }
}
