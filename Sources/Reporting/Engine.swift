/// What the outputs say of the program that wrote them.
public enum Engine {
  /// The program's name, by which its output directories are recognised.
  public static let name = "zorgprognose"
  /// The version of the program.
  public static let version = "0.1.0"
  /// The version of the output tables: raised when a column changes its name, meaning or place.
  public static let tablesVersion = "1"
}
