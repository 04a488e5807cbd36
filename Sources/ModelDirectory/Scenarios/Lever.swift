/// A change of the reference, as a scenario file says it.
public struct Lever: Hashable, Sendable {
  /// What it changes.
  public var target: LeverTarget
  /// What it is limited to; everything where empty.
  public var selection = Selection()
  /// Its full size.
  public var size: Double
  /// What `size` is counted in.
  public var unit: LeverUnit
  /// Its 10th percentile, at most `size`.
  public var p10: Double
  /// Its 90th percentile, at least `size`.
  public var p90: Double
  /// Its course in time.
  public var course: Course
  /// Of `care.substitute`: where the care goes.
  public var substitute: Substitute?
  /// Why it should have this size.
  public var reason: String
  /// The same in Dutch; empty where there is one reason for all readers.
  public var reasonNL = ""
  /// Where it stands; no part of what it is.
  public var place: Place

  /// A lever without selection, margin or reason.
  public init(
    target: LeverTarget, size: Double, unit: LeverUnit, course: Course, place: Place = Place()
  ) {
    (self.target, self.size, self.unit, self.course, self.place) = (target, size, unit, course, place)
    (p10, p90, reason) = (size, size, "")
  }

  /// What a lever is limited to, as written: an empty list is everything.
  public struct Selection: Hashable, Sendable {
    /// Codes or names of areas, or `set:code`; a set's name followed by `:*` for all of its areas.
    public var regions: [String] = []
    /// Codes of branches.
    public var branches: [String] = []
    /// Codes of products.
    public var products: [String] = []
    /// Codes of conditions.
    public var conditions: [String] = []
    /// Codes of determinants.
    public var determinants: [String] = []
    /// Ages at last birthday; nil for all.
    public var ages: ClosedRange<Int>?

    /// Everything.
    public init() {}
  }

  /// How a lever's effect goes in time.
  public enum Course: Hashable, Sendable {
    /// All of it from the first day of `from` on; where there is an `until`, up to and including that year.
    case atOnce(from: Int, until: Int?)
    /// None in the year before `from`, evenly more each year, all of it in `until` and after.
    case linear(from: Int, until: Int)

    /// The share of the full size in a year, 0 to 1.
    public func weight(in year: Int) -> Double {
      switch self {
      case .atOnce(let from, let until): year >= from && year <= until ?? year ? 1 : 0
      case .linear(let from, let until):
        min(1, max(0, Double(year - from + 1) / Double(until - from + 1)))
      }
    }
  }

  /// Where the care of a `care.substitute` goes.
  public struct Substitute: Hashable, Sendable {
    /// The product that takes the care over.
    public var product: String
    /// Units of that product for each unit that moves, above 0 or 0 for care that isn't replaced.
    public var ratio: Double
    /// Whether the file gives the ratio; without one it is 1, which only products of the same unit allow.
    public var isRatioGiven = true

    /// A product, and how much of it stands for a unit that moves.
    public init(product: String, ratio: Double) { (self.product, self.ratio) = (product, ratio) }
  }

  /// A place in a file.
  public struct Place: Hashable, Sendable {
    /// The file.
    public var file: String
    /// The line, from 1.
    public var line: Int?

    /// A place, or none.
    public init(file: String = "", line: Int? = nil) { (self.file, self.line) = (file, line) }
  }

  /// What it is, whatever file it stands in and whatever its reason: levers of the same identity share their draws.
  ///
  /// Lists are in order, so that their order in the file doesn't matter.
  public var identity: String {
    let lists = [
      selection.regions, selection.branches, selection.products, selection.conditions, selection.determinants,
    ]
    let texts = lists.map { $0.sorted().joined(separator: ",") }
    let ages = selection.ages.map { "\($0.lowerBound)-\($0.upperBound)" } ?? ""
    let time =
      switch course {
      case .atOnce(let from, let until): "at_once \(from)-\(until.map(String.init) ?? "")"
      case .linear(let from, let until): "linear \(from)-\(until)"
      }
    let moved = substitute.map { "\($0.product) \($0.ratio)" } ?? ""
    return ([target.rawValue] + texts + [ages, "\(size) \(unit.rawValue) \(p10) \(p90)", time, moved])
      .joined(separator: "|")
  }
}
