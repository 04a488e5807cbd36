/// What the pages of a report share, whatever they are made from.
struct PageFrame: Sendable {
  /// The language of the pages.
  var language: Language
  /// The texts of the pages.
  var texts: ReportTexts
  /// The first and the last year of the run.
  var period: String
  /// The pages that aren't about an area.
  var generalPages: [PageLink]
  /// What the pages were made with.
  var identity: String
  /// The command that makes them again.
  var command: String

  /// How numbers are written.
  var style: NumberStyle { NumberStyle(language) }
}

extension ReportContext {
  /// What its pages share.
  var frame: PageFrame {
    PageFrame(
      language: language, texts: texts, period: period, generalPages: generalPages, identity: identity,
      command: record.command)
  }
}
