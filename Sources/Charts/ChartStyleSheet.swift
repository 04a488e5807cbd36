/// How the marks of every drawing look.
public enum ChartStyleSheet {
  /// Rules of CSS for the classes of the drawings, on screens (light and dark) and on paper.
  public static let css = ""
}
