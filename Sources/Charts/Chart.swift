/// A drawing of figures, in SVG.
///
/// Drawings carry no colours of their own: every mark has a class, and ``ChartStyleSheet`` says how each looks on a
/// screen and on paper. A figure that is NaN isn't there: it leaves a gap.
public protocol Chart: Sendable {
  /// The drawing as one `svg` element.
  ///
  /// - Parameter labels: what assistive technology is told, and how numbers are written.
  func svg(_ labels: ChartLabels) -> String
}

/// What a drawing is called, and how it writes numbers.
public struct ChartLabels: Sendable {
  /// Unique on the page, of lower-case letters, digits and hyphens.
  public var id: String
  /// What it shows, in a sentence or two, for those who can't see it; plain text.
  public var alternative: String
  /// A number in so many decimals, as the reader's language has it.
  public var number: @Sendable (_ value: Double, _ decimals: Int) -> String
  /// What the legend calls the intervals of 80 % and 95 %.
  public var intervals: (inner: String, outer: String)
  /// What the legend calls an arrow at the edge: a figure that lies beyond the axis.
  public var beyond: String
  /// Whether the drawing says what its axis of values measures; not where the text around it does.
  public var hasUnit: Bool

  /// Labels of a drawing.
  public init(
    id: String, alternative: String, intervals: (inner: String, outer: String) = ("80 %", "95 %"),
    beyond: String = "beyond the axis", hasUnit: Bool = true,
    number: @escaping @Sendable (_ value: Double, _ decimals: Int) -> String
  ) {
    (self.id, self.alternative, self.intervals, self.number) = (id, alternative, intervals, number)
    (self.beyond, self.hasUnit) = (beyond, hasUnit)
  }
}

/// A figure with its margins.
public struct ChartEstimate: Hashable, Sendable {
  /// The figure; NaN where there is none.
  public var value: Double
  /// The interval of 80 %; nil where there is none.
  public var inner: ClosedRange<Double>?
  /// The interval of 95 %; nil where there is none.
  public var outer: ClosedRange<Double>?

  /// A figure with its margins.
  public init(_ value: Double, inner: ClosedRange<Double>? = nil, outer: ClosedRange<Double>? = nil) {
    (self.value, self.inner, self.outer) = (value, inner, outer)
  }
}

/// The axis of values.
public struct ChartAxis: Hashable, Sendable {
  /// What is measured, with its unit; plain text.
  public var title: String
  /// Whether zero is always on it.
  public var includesZero: Bool
  /// Whether a step is a factor, as of ratios.
  public var isLogarithmic: Bool
  /// What figures are multiplied by before they are written: 100 for shares in per cent.
  public var factor: Double
  /// What follows a number: ` %`, or nothing.
  public var suffix: String

  /// An axis.
  public init(
    _ title: String, includesZero: Bool = false, isLogarithmic: Bool = false, factor: Double = 1,
    suffix: String = ""
  ) {
    (self.title, self.includesZero, self.isLogarithmic) = (title, includesZero, isLogarithmic)
    (self.factor, self.suffix) = (factor, suffix)
  }
}

/// A line to hold figures against, such as a norm.
public struct ChartReference: Hashable, Sendable {
  /// What it is; plain text.
  public var name: String
  /// Where it is, in the axis's unit before `factor`.
  public var value: Double

  /// A line.
  public init(_ name: String, at value: Double) { (self.name, self.value) = (name, value) }
}
