/// The round numbers that an axis names.
package struct Ticks: Hashable, Sendable {
  /// The numbers, ascending, as they are shown.
  package var values: [Double]
  /// The decimals that tell them apart.
  package var decimals: Int

  /// Multiples of 1, 2, 2.5 or 5 times a power of ten that cover a range with at most `most` numbers.
  ///
  /// - Precondition: the range has a length; `most` is 3 or more.
  package static func linear(_ range: ClosedRange<Double>, most: Int) -> Ticks {
    let least = (range.upperBound - range.lowerBound) / Double(most - 1)
    var power = power10(exponent10(least))
    for _ in 0..<3 {
      for factor in [1, 2, 2.5, 5] where factor * power >= least * (1 - 1e-9) {
        let ticks = multiples(of: factor * power, covering: range)
        if ticks.count <= most { return Ticks(values: ticks, decimals: decimals(factor * power)) }
      }
      power *= 10
    }
    return Ticks(values: [range.lowerBound, range.upperBound], decimals: 6)
  }

  /// Powers of ten times 1, 2 and 5, or the like, that lie within a range of positive numbers; its ends where it is
  /// too short to hold two of them.
  package static func logarithmic(_ range: ClosedRange<Double>, most: Int) -> Ticks {
    for mantissas in [[1, 1.5, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1.0]] {
      let values = steps(mantissas, within: range)
      if (3...most).contains(values.count) {
        return Ticks(values: values, decimals: values.map(decimals).max() ?? 0)
      }
    }
    if range.upperBound / range.lowerBound < 30 {
      var ticks = linear(range, most: most)
      ticks.values.removeAll { !range.contains($0) }
      return ticks
    }
    let all = steps([1.0], within: range)
    let values = all.indices.filter { $0 % (all.count / most + 1) == 0 }.map { all[$0] }
    return Ticks(values: values, decimals: values.map(decimals).max() ?? 0)
  }

  private static func multiples(of step: Double, covering range: ClosedRange<Double>) -> [Double] {
    let first = (range.lowerBound / step + 1e-9).rounded(.down)
    let last = (range.upperBound / step - 1e-9).rounded(.up)
    guard last - first < 50 else { return [] + repeatElement(0, count: 51) }
    return stride(from: first, through: last, by: 1).map { $0 * step }
  }

  private static func steps(_ mantissas: [Double], within range: ClosedRange<Double>) -> [Double] {
    let (first, last) = (exponent10(range.lowerBound), exponent10(range.upperBound))
    let (least, most) = (range.lowerBound * (1 - 1e-9), range.upperBound * (1 + 1e-9))
    var values: [Double] = []
    for exponent in first...max(first, last) {
      let power = power10(abs(exponent))
      values += mantissas.map { exponent < 0 ? $0 / power : $0 * power }.filter { $0 >= least && $0 <= most }
    }
    return values
  }

  /// The decimals that write a number of one or two digits in full; 7 when it takes more than 6.
  static func decimals(_ step: Double) -> Int {
    var scaled = step
    for decimals in 0..<7 {
      if (scaled - scaled.rounded()).magnitude < 1e-6 * scaled.magnitude { return decimals }
      scaled *= 10
    }
    return 7
  }

  /// The power of ten at or below a positive number.
  static func exponent10(_ value: Double) -> Int {
    guard value > 0, value.isFinite else { return 0 }
    var exponent = 0
    var rest = value
    while rest >= 10 * (1 - 1e-12) {
      rest /= 10
      exponent += 1
    }
    while rest < 1 - 1e-12 {
      rest *= 10
      exponent -= 1
    }
    return exponent
  }

  static func power10(_ exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<exponent.magnitude { power *= 10 }
    return exponent < 0 ? 1 / power : power
  }
}
