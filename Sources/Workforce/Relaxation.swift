import Foundation

/// How a list with a share theta leaving per week goes to its balance in a period.
///
/// With phi1(z) = (1 - e^-z) / z and phi2(z) = (1 - phi1(z)) / z, a list L with net inflow g = lambda - mu is after t
/// weeks e^(-theta t) L + g t phi1(theta t), and its integral is L t phi1 + g t^2 phi2. Both hold at theta = 0.
struct Relaxation: Sendable {
  private let rate: Double
  private let weeks: Double
  private let decay: Double
  private let phi1: Double
  private let phi2: Double

  init(rate: Double, weeks: Double) {
    let z = rate * weeks
    (self.rate, self.weeks) = (rate, weeks)
    decay = exp(-z)
    phi1 = z > 0 ? -expm1(-z) / z : 1
    phi2 = Self.phi2(z, phi1)
  }

  /// The series below 0.1, where the difference would lose digits; nine terms leave less than 1e-17.
  private static func phi2(_ z: Double, _ phi1: Double) -> Double {
    guard z < 0.1 else { return (1 - phi1) / z }
    return (0..<9).reversed().reduce(0) { sum, k in (1 - z * sum) / Double(k + 2) }
  }

  /// A whole period with constant arrivals and capacity.
  func month(from backlog: Double, arrivals: Double, capacity: Double) -> WaitingMonth {
    let net = arrivals - capacity
    let end = decay * backlog + net * weeks * phi1
    guard end < 0 || (backlog == 0 && net <= 0) else { return full(from: backlog, net, capacity, to: end) }
    guard backlog > 0 else {
      return WaitingMonth(backlog: 0, served: arrivals * weeks, left: 0, waited: 0)
    }
    // The list runs empty on the way, after which what comes is served.
    let until = emptied(backlog, falling: -net)
    let first = Relaxation(rate: rate, weeks: until).full(from: backlog, net, capacity, to: 0)
    return WaitingMonth(
      backlog: 0, served: first.served + arrivals * (weeks - until), left: first.left, waited: first.waited)
  }

  private func full(
    from backlog: Double, _ net: Double, _ capacity: Double, to end: Double
  ) -> WaitingMonth {
    let waited = backlog * weeks * phi1 + net * weeks * weeks * phi2
    return WaitingMonth(backlog: end, served: capacity * weeks, left: rate * waited, waited: waited)
  }

  /// When L e^(-theta t) = f t phi1(theta t), f being the net outflow.
  private func emptied(_ backlog: Double, falling: Double) -> Double {
    rate > 0 ? log1p(rate * backlog / falling) / rate : backlog / falling
  }
}
