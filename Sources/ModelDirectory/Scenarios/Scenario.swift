/// A scenario with the levers of those that it extends.
public struct Scenario: Sendable {
  /// The name of the scenario without levers.
  public static let reference = "reference"

  /// Its name, in the tables: letters, digits, `_` and `-`.
  public var name: String
  /// Its title in Dutch.
  public var titleNL: String
  /// Its title in English.
  public var titleEN: String
  /// What it is about.
  public var description: String
  /// The same in Dutch; empty where there is one description for all readers.
  public var descriptionNL = ""
  /// Where its figures come from.
  public var source: String
  /// The same in Dutch; empty where there is one text for all readers.
  public var sourceNL = ""
  /// Its levers: those of the scenarios it extends, each once, then its own.
  public var levers: [Lever]
  /// The file it stands in and those it extends.
  public var inputs: [InputFile]

  /// A scenario of these levers.
  public init(
    name: String, titleNL: String = "", titleEN: String = "", description: String = "", source: String = "",
    levers: [Lever] = [], inputs: [InputFile] = []
  ) {
    (self.name, self.titleNL, self.titleEN) = (name, titleNL, titleEN)
    (self.description, self.source, self.levers, self.inputs) = (description, source, levers, inputs)
  }
}
