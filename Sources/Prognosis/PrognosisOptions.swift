/// What is asked of a prognosis.
public struct PrognosisOptions: Sendable {
  /// The years that a prognosis may reach ahead.
  public static let horizons = 1...50

  /// The areas to give results for; they never change a value.
  public var areas: [Area]
  /// Years ahead, in `horizons`.
  public var horizon: Int
  /// At most this many workers at once; nil for as many as there are cores.
  public var threads: Int?

  /// - Precondition: `horizon` lies in `horizons`.
  public init(areas: [Area], horizon: Int = 10, threads: Int? = nil) {
    precondition(Self.horizons.contains(horizon))
    (self.areas, self.horizon, self.threads) = (areas, horizon, threads)
  }
}

/// Why a valid model gives no prognosis.
public enum PrognosisError: Error, Sendable, CustomStringConvertible {
  /// A part of the model can't be used; what is wrong and what is allowed.
  case unusable(file: String, what: String)

  /// `file: what`.
  public var description: String {
    switch self {
    case .unusable(let file, let what): "\(file): \(what)"
    }
  }
}

/// How far a prognosis is.
public struct ProgressStep: Sendable, Equatable {
  /// The step that is done, from 1; 0 when the rates of all years are ready.
  public var step: Int
  /// How many there are.
  public var of: Int
  /// The calendar year it was about.
  public var year: Int
}
