extension String {
  /// The text with a capital at its start, as the heading of a column or a drawing has it.
  var withCapital: String { prefix(1).uppercased() + dropFirst() }
}
