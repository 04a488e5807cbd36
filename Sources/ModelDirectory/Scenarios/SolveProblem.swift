/// A question for the least costly mix of levers that brings figures within limits.
public struct SolveProblem: Sendable {
  /// Its name: letters, digits, `_` and `-`.
  public var name: String
  /// What it is about.
  public var description: String
  /// Where its figures come from.
  public var source: String
  /// What the costs are counted in, such as `mln euro per year`; may be empty.
  public var costUnit: String
  /// The scenario that the mix comes on top of; nil for the reference.
  public var scenario: Scenario?
  /// What must hold, all of it.
  public var targets: [Target]
  /// What may be changed.
  public var levers: [Option]
  /// The figure that a tornado table is about; nil for that of the first target.
  public var figure: Figure?
  /// The file it stands in and those of its scenario.
  public var inputs: [InputFile]

  /// A limit to a figure.
  public struct Target: Hashable, Sendable {
    /// The figure.
    public var figure: Figure
    /// The limit, in the figure's unit.
    public var limit: Limit

    /// A figure and its limit.
    public init(figure: Figure, limit: Limit) { (self.figure, self.limit) = (figure, limit) }
  }

  /// What a figure may be at most.
  public enum Limit: Hashable, Sendable {
    /// A number in the figure's unit.
    case atMost(Double)
    /// Of waits: the norm of the service.
    case norm
  }

  /// A figure of the results; every branch or service, product and area that it names has one of its own.
  public struct Figure: Hashable, Sendable {
    /// What it is.
    public var kind: Kind
    /// Codes or names of areas, or `set:code`; the whole model where empty.
    public var regions: [String]
    /// Where it stands; no part of what it is.
    public var place: Lever.Place

    /// A figure of areas.
    public init(kind: Kind, regions: [String] = [], place: Lever.Place = .init()) {
      (self.kind, self.regions, self.place) = (kind, regions, place)
    }
  }

  /// The kinds of figures.
  public enum Kind: Hashable, Sendable {
    /// Demand for staff less supply; `branches` may hold `total`, and all branches stand for an empty list.
    case gap(branches: [String], unit: GapUnit, year: Int)
    /// The wait, weeks; all services stand for an empty list.
    case wait(services: [String], year: Int)
    /// Growth of care per year, 0.03 for 3 %; `products` may hold sums such as `total`, which stands for an empty list.
    /// Without `from` it grows from the base year on.
    case costGrowth(products: [String], from: Int?, until: Int)
  }

  /// What a gap is counted in.
  public enum GapUnit: String, CaseIterable, Sendable {
    /// Full-time equivalents.
    case fte
    /// People, at the branch's part-time factor.
    case persons
    /// A share of the demand.
    case share
  }

  /// A lever that may be used, and what that costs.
  public struct Option: Hashable, Sendable {
    /// The lever at size 0.
    public var lever: Lever
    /// The smallest size; 0, or below 0 where `most` is 0.
    public var least: Double
    /// The largest size.
    public var most: Double
    /// Cost of each unit of size, away from 0; at least 0.
    public var cost: Double
    /// The size of one step in the tornado table; nil for a tenth of the range.
    public var step: Double?

    /// A lever between bounds.
    public init(lever: Lever, least: Double, most: Double, cost: Double, step: Double? = nil) {
      (self.lever, self.least, self.most, self.cost, self.step) = (lever, least, most, cost, step)
    }

    /// One step of it in a tornado table: the file's, or a tenth of its range; towards the side where it has room.
    public var shownStep: Double {
      let step = min(step ?? (most - least) / 10, most - least)
      return most > 0 ? step : -step
    }

    /// The lever at a size, without a margin.
    public func lever(of size: Double) -> Lever {
      var lever = lever
      (lever.size, lever.p10, lever.p90) = (size, size, size)
      return lever
    }
  }

  /// A question without targets and levers.
  public init(
    name: String, description: String = "", source: String = "", costUnit: String = "",
    scenario: Scenario? = nil, targets: [Target] = [], levers: [Option] = [], figure: Figure? = nil,
    inputs: [InputFile] = []
  ) {
    (self.name, self.description, self.source, self.costUnit) = (name, description, source, costUnit)
    (self.scenario, self.targets, self.levers) = (scenario, targets, levers)
    (self.figure, self.inputs) = (figure, inputs)
  }
}
