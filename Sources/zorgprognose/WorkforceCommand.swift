import ArgumentParser

/// `zorgprognose workforce`.
struct WorkforceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workforce",
    abstract: "Works out how many of a profession there will be and have to be trained.",
    discussion: """
      Example:

        zorgprognose workforce capacity
      """,
    subcommands: [CapacityCommand.self])
}
