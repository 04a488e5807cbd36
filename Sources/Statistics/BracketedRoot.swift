/// A point between `a` and `b` where `f` changes sign, to the last bits.
///
/// Inverse quadratic interpolation where it is safe and bisection elsewhere, so that it always ends.
/// Source: Chandrupatla (1997), *Advances in Engineering Software* 28, 145-149.
///
/// - Parameters:
///   - a: one end, with `fa` the value there.
///   - b: the other end, with `fb` the value there.
///   - f: continuous in between.
/// - Precondition: `fa` and `fb` differ in sign or one of them is zero.
package func bracketedRoot(
  from a: Double, _ fa: Double, to b: Double, _ fb: Double, of f: (Double) -> Double
) -> Double {
  precondition(fa * fb <= 0)
  var (x1, f1, x2, f2, x3, f3) = (a, fa, b, fb, a, fa)
  var t = 0.5
  while true {
    let (best, value) = f1.magnitude < f2.magnitude ? (x1, f1) : (x2, f2)
    let limit = (2 * .ulpOfOne * best.magnitude + .leastNormalMagnitude) / (x2 - x1).magnitude
    if value == 0 || !(limit < 0.5) { return best }
    let x = x1 + min(1 - limit, max(limit, t)) * (x2 - x1)
    let fx = f(x)
    if (fx < 0) == (f1 < 0) { (x3, f3) = (x1, f1) } else { (x3, f3, x2, f2) = (x2, f2, x1, f1) }
    (x1, f1) = (x, fx)
    let (xi, phi) = ((x1 - x2) / (x3 - x2), (f1 - f2) / (f3 - f2))
    if phi * phi < xi, (1 - phi) * (1 - phi) < 1 - xi {
      t =
        f1 / (f2 - f1) * f3 / (f2 - f3)
        + (x3 - x1) / (x2 - x1) * f1 / (f3 - f1) * f2 / (f3 - f2)
    } else {
      t = 0.5
    }
  }
}
