/// A piece of work that is timed again and again, and whose result is checked each time.
public struct Measurement {
  /// Looks at a result, off the clock.
  ///
  /// - Throws: `MeasurementError.wrong` where it isn't what it should be.
  public typealias Check = () throws -> Void

  /// The operation and its size.
  public let name: String
  /// What throughput counts, such as region-years.
  public let unit: String
  /// How many of these one run of the work does.
  public let amount: Double
  /// Does the work once, and gives the check of its result.
  public let work: () throws -> Check

  init(_ name: String, per unit: String, _ amount: Double, work: @escaping () throws -> Check) {
    (self.name, self.unit, self.amount, self.work) = (name, unit, amount, work)
  }
}

/// Why a measurement isn't one.
public enum MeasurementError: Error, CustomStringConvertible {
  /// The work gave something else than it should.
  case wrong(what: String, got: String, expected: String)
  /// The program that is to be measured failed.
  case failed(program: String, status: Int32)

  /// What is wrong, in a sentence.
  public var description: String {
    switch self {
    case .wrong(let what, let got, let expected): "\(what) is \(got), not \(expected)"
    case .failed(let program, let status): "\(program) ended with status \(status)"
    }
  }
}

/// Refuses a value that is further from `expected` than `tolerance` times that, and a NaN.
func require(_ what: String, _ value: Double, equals expected: Double, within tolerance: Double = 1e-9) throws
{
  guard abs(value - expected) <= tolerance * abs(expected) else {
    throw MeasurementError.wrong(what: what, got: "\(value)", expected: "\(expected)")
  }
}
