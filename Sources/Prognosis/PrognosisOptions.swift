/// What is asked of a prognosis.
public struct PrognosisOptions: Sendable {
  /// The years that a prognosis may reach ahead.
  public static let horizons = 1...50
  /// The numbers of draws that can be asked for; 0 is the central path alone.
  public static let drawCounts = 0...100_000

  /// The areas to give results for; they never change a value.
  public var areas: [Area]
  /// Years ahead, in `horizons`.
  public var horizon: Int
  /// At most this many workers at once; nil for as many as there are cores.
  public var threads: Int?
  /// How many draws to make, in `drawCounts`.
  public var draws: Int
  /// The seed of the draws' random streams.
  public var seed: UInt64
  /// How the margins of the population divide the ages.
  public var ages: AgeDetail
  /// How uncertain everything is; nil to estimate it from the model. A study with known parameters sets it.
  public var uncertainty: UncertaintyParameters?
  /// Whether staff and waits are worked out, where the model has them.
  public var includesWorkforce = true

  /// - Precondition: `horizon` lies in `horizons` and `draws` in `drawCounts`.
  public init(
    areas: [Area], horizon: Int = 10, threads: Int? = nil, draws: Int = 0, seed: UInt64 = 20_240_101,
    ages: AgeDetail = .five
  ) {
    precondition(Self.horizons.contains(horizon) && Self.drawCounts.contains(draws))
    (self.areas, self.horizon, self.threads) = (areas, horizon, threads)
    (self.draws, self.seed, self.ages) = (draws, seed, ages)
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
  /// The parts of a prognosis that go through the years one by one.
  public enum Part: Sendable {
    /// The central path's population.
    case projection
    /// The draws, once all of the central path is there.
    case draws
  }

  /// The part that it is about.
  public var part = Part.projection
  /// The step that is done, from 1; 0 when the part begins: when the rates of all years are ready, or the draws start.
  public var step: Int
  /// How many there are.
  public var of: Int
  /// The calendar year it was about.
  public var year: Int
}
