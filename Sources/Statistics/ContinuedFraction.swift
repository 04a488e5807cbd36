/// b_0 + a_1 / (b_1 + a_2 / (b_2 + ...)), by Lentz's method as Thompson and Barnett (1986) modified it.
///
/// - Parameters:
///   - first: b_0, not 0.
///   - term: a_n and b_n for n = 1, 2, ...
/// - Complexity: as many terms as the last digit needs; the caller knows that it converges.
func continuedFraction(from first: Double, term: (_ n: Double) -> (a: Double, b: Double)) -> Double {
  let tiny = 1e-290
  var (value, c, d, n) = (first, first, 0.0, 0.0)
  while true {
    n += 1
    let (a, b) = term(n)
    d = b + a * d
    c = b + a / c
    d = 1 / (d == 0 ? tiny : d)
    c = c == 0 ? tiny : c
    value *= c * d
    // Written so that a NaN ends it too.
    guard (c * d - 1).magnitude > 0x1p-51 else { return value }
  }
}
