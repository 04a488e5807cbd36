import Foundation

/// The x > 0 at which a function that is concave and monotone in log x has the value `target`, to the last digits.
///
/// Distribution functions and their complements are log-concave in log x when the density of log x is, as it is for
/// the gamma and Student's t. Newton's method in log x then jumps at most once across the root and comes
/// nearer at each step from there on, wherever it starts, so that no bracket is needed.
///
/// - Parameters:
///   - start: above 0.
///   - target: the value, within the function's range.
///   - longestStep: steps up are cut to this, in log x, against a jump to where nothing is left of a tail.
///   - function: the value at x and its slope in log x.
func logConcaveRoot(
  start: Double, target: Double, longestStep: Double = .infinity,
  _ function: (Double) -> (value: Double, slope: Double)
) -> Double {
  var (x, previous) = (start, Double.infinity)
  // Each step squares the relative error; 200 suffice for a start that is 200 cut steps away.
  for _ in 0..<200 {
    let (value, slope) = function(x)
    let step = min((target - value) / slope, longestStep)
    x *= exp(step)
    // The error left is the square of the step, or rounding once steps this small no longer shrink.
    if step.magnitude < 1e-13 || (step.magnitude < 1e-9 && step.magnitude >= previous / 2) { return x }
    previous = step.magnitude
  }
  return x
}
