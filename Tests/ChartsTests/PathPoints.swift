/// The corners of a path of absolute steps.
struct PathPoints {
  /// The pieces between lifts of the pen.
  private(set) var pieces: [[(x: Double, y: Double)]] = []

  init(_ path: String) {
    var (command, numbers): (Character, [Double]) = ("M", [])
    var text = ""
    for character in path + "Z" {
      if character.isLetter || character == " " {
        if let number = Double(text) { numbers.append(number) }
        text = ""
      } else {
        text.append(character)
      }
      guard character.isLetter else { continue }
      add(command, numbers)
      (command, numbers) = (character, [])
    }
  }

  private mutating func add(_ command: Character, _ numbers: [Double]) {
    let last = pieces.last?.last ?? (.nan, .nan)
    switch (command, numbers.count) {
    case ("M", 2): pieces.append([(numbers[0], numbers[1])])
    case ("L", 2): pieces[pieces.count - 1].append((numbers[0], numbers[1]))
    case ("H", 1): pieces[pieces.count - 1].append((numbers[0], last.y))
    case ("V", 1): pieces[pieces.count - 1].append((last.x, numbers[0]))
    default: break
    }
  }
}
