import Foundation
import TestSupport
import Testing

// One report at a time: a browser takes a processor or two.
@Suite(.serialized, .enabled(if: Browser.found != nil, Browser.missing)) struct ReportInBrowserTests {
  /// At least so many times each of these must have been checked: a report without tables or drawings passes nothing.
  private static let least = [
    "sort columns": 1, "sorted by keyboard": 4, "sorted by mouse": 4, "aria-sort": 8, "both directions": 2,
    "keyboard reaches header": 2, "filter by typing": 1, "filter by set": 2, "sets make up all": 1,
    "link to area": 2, "link to method": 2, "link to index": 2, "link within": 20, "anchor": 4,
    "data of figures": 1, "data opened": 1, "data rows": 1, "text alternative": 10, "title of drawing": 10,
    "marks": 10, "table is labelled": 15, "fits desktop": 3, "fits phone": 3, "rows without script": 1,
    "no dead controls": 2, "drawings without script": 1, "data without script": 1, "prints": 3,
    "text on paper": 3, "drawings on paper": 3, "headings in order": 3, "names once": 3,
    "data of drawing": 10,
    "rows are whole": 15, "focus shows": 90, "focus on the page": 90, "drawn text": 6, "drawn texts": 200,
    // Index, area and method, light and wide, dark and narrow; the area once more with all data open.
    "axe pages": 7, "axe rules": 7,
  ]

  /// Each of these once more for the page of a monitor, and axe twice.
  private static let pages = ["fits desktop", "fits phone", "prints", "headings in order", "names once"]

  /// Two years of what might have happened: one of them far off.
  private static let figures = """
    table,set,code,year,item,value
    components,provincie,PV29,2024,births,3300
    components,provincie,PV29,2024,deaths,9000
    components,provincie,PV29,2025,deaths,9000
    population_groups,provincie,PV29,2025,total,392000

    """

  @Test(
    arguments: [
      (["--set", "zorgkantoor", "--set", "provincie", "--scenario", "preventie"], true),
      (["--set", "provincie", "--set", "land", "--language", "en"], false),
    ])
  func `a report can be read, searched, sorted and printed by everyone`(
    _ options: [String], hasMonitor: Bool
  ) throws {
    let browser = try #require(Browser.found)
    try withTemporaryDirectory { directory in
      let run = ["run", "--draws", "32", "--quiet", "--output", "out"] + options
      let outcome = try Program.run(run, in: directory)
      try #require(outcome.status == 0, "\(outcome.error)")
      if hasMonitor {
        try Data(Self.figures.utf8).write(to: directory.appendingPathComponent("cijfers.csv"))
        let monitor = try Program.run(
          ["monitor", "--run", "out", "--realised", "cijfers.csv"], in: directory)
        try #require(monitor.status == 0, "\(monitor.error)")
      }
      let findings = try browser.check(directory.appendingPathComponent("out/report"))
      #expect(findings.faults.isEmpty, "\(findings.faults.joined(separator: "\n"))")
      for (check, count) in Self.least {
        let least = count + (!hasMonitor ? 0 : Self.pages.contains(check) ? 1 : check == "axe pages" ? 2 : 0)
        #expect(
          findings.checks[check] ?? 0 >= least, "\(check): checked \(findings.checks[check] ?? 0) times")
      }
    }
  }
}
