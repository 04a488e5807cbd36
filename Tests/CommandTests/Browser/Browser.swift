import Foundation
import Testing

/// A browser, and the Python that drives it, where the machine has both.
struct Browser: Sendable {
  let chromium: String
  let python: String

  /// The machine's; nil where one of the two is missing.
  static let found: Browser? = {
    guard let chromium, let python else { return nil }
    return Browser(chromium: chromium, python: python)
  }()

  /// What a skipped test says.
  static let missing: Comment =
    """
    skipped: needs Chromium (Debian: apt-get install chromium) and a Python with browser-requirements.txt \
    (make browser puts it in .build/browser)
    """

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private static let script = folder.appendingPathComponent("browser_check.py")

  private static var chromium: String? {
    let own = ProcessInfo.processInfo.environment["CHROMIUM"].map { [$0] } ?? []
    let places = [
      "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ]
    return (own + places).first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// One that has the packages; asking is quicker than failing later.
  private static var python: String? {
    let own = ProcessInfo.processInfo.environment["BROWSER_PYTHON"].map { [$0] } ?? []
    // Not standardised: that would follow the link to the machine's own Python, which has no packages.
    let root = (1...3).reduce(folder) { folder, _ in folder.deletingLastPathComponent() }
    let installed = root.appendingPathComponent(".build/browser/bin/python").path
    return (own + [installed, "/usr/bin/python3"]).first { python in
      guard FileManager.default.isExecutableFile(atPath: python) else { return false }
      let packages = ["-c", "import playwright.sync_api, axe_playwright_python.sync_playwright"]
      let asked = try? Running(
        URL(fileURLWithPath: python), packages, in: FileManager.default.temporaryDirectory)
      return asked?.end().status == 0
    }
  }

  /// What a look at a report found.
  struct Findings: Decodable {
    /// How often each thing was checked.
    var checks: [String: Int]
    /// What is wrong.
    var faults: [String]
    /// The page of an area that was looked at.
    var area: String
  }

  /// Looks at the report in a folder.
  func check(_ report: URL) throws -> Findings {
    let arguments = [Self.script.path, report.path, chromium]
    let outcome = try Running(URL(fileURLWithPath: python), arguments, in: report).end()
    try #require(outcome.status == 0, "\(outcome.error)")
    return try JSONDecoder().decode(Findings.self, from: Data(outcome.output.utf8))
  }
}
