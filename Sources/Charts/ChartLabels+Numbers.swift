extension ChartLabels {
  /// A shown number in so many decimals; as a power of ten when it is too large or too small to be written out.
  func text(_ value: Double, decimals: Int) -> String {
    guard value != 0 else { return number(0, decimals > 6 ? 0 : decimals) }
    guard decimals > 6 || value.magnitude >= 1e13 else { return number(value, decimals) }
    let exponent = Ticks.exponent10(value.magnitude)
    let mantissa = value / Ticks.power10(exponent)
    return "\(number(mantissa, Ticks.decimals(mantissa) > 2 ? 2 : Ticks.decimals(mantissa)))e\(exponent)"
  }
}
