import Foundation

/// The model that comes with the program.
public enum DefaultModel {}
