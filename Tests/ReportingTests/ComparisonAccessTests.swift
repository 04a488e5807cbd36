import Foundation
import Prognosis
import Reporting
import Testing

/// Staff and waits in a comparison's text, document and table.
@Suite struct ComparisonAccessTests {
  private func report(_ language: Language = .english, area: Int = 0) throws -> ComparisonReport {
    let model = try SampleComparison.model()
    return ComparisonReport(
      of: try SampleComparison.withAccess(model), area: area, model: model,
      options: try SampleComparison.options(model), language: language)
  }

  private func block(_ start: String, of text: String) -> String? {
    text.components(separatedBy: "\n\n").first { $0.hasPrefix(start) }
  }

  @Test func `staff and waits stand beside the country's`() throws {
    let (english, dutch) = (try report().text, try report(.dutch).text)
    #expect(
      block("Staff gap", of: english) == """
        Staff gap as a share of demand (central path)
                            gap, FTE  2024   2034  nation 2034
          Total                2,400  5.0%  10.0%         8.0%
          Nursing and care       300  4.2%  25.0%        12.5%
        """)
    #expect(
      block("Wachttijden", of: dutch) == """
        Wachttijden in weken (centrale pad)
                     norm  2024  2034  land 2034
          Basis-ggz  14,0  12,5  18,2          –
        """)
    #expect(block("Personeelstekort", of: dutch)?.contains("Verpleging en zorg          300") == true)
  }

  @Test func `topics of staff and waits go by the names of branch and service`() throws {
    let text = try report().text
    #expect(text.contains("  3. Staff, Nursing and care: Too few.\n  4. Waiting, Basis-ggz: Too long."))
    let dutch = try report(.dutch).text
    #expect(dutch.contains("  3. Personeel, Verpleging en zorg: Te weinig."))
    #expect(dutch.contains("  4. Wachten, Basis-ggz: Te lang."))
  }

  @Test func `an area without staff or waits, or a model without them, has no such block`() throws {
    let text = try report(area: 1).text
    #expect(block("Staff gap", of: text) == nil && block("Waits", of: text) == nil)
    let model = try SampleComparison.model()
    let plain = ComparisonReport(
      of: try SampleComparison.made(model), model: model, options: try SampleComparison.options(model),
      language: .english)
    #expect(block("Staff gap", of: plain.text) == nil && plain.json.contains("\"staff\": [],\n"))
  }

  @Test func `the document has them, unknown as null`() throws {
    let object = try JSONSerialization.jsonObject(with: Data(report().json.utf8))
    let json = try #require(object as? [String: Any])
    let staff = try #require(json["staff"] as? [[String: Any]])
    #expect(staff.compactMap { $0["branch"] as? String } == ["vvt", "total"])
    #expect(staff[0]["name"] as? String == "Nursing and care" && staff[1]["name"] as? String == "Total")
    #expect(staff[0]["demand_fte"] as? Double == 1200 && staff[0]["supply_fte"] as? Double == 900)
    #expect(
      staff[0]["gap_share"] as? [String: Double] == ["base_year": 0.0425, "horizon": 0.25, "nation": 0.125])
    let wait = try #require((json["waits"] as? [[String: Any]])?.first)
    #expect(wait["service"] as? String == "basis" && wait["norm_weeks"] as? Double == 14)
    let weeks = try #require(wait["weeks"] as? [String: Any])
    #expect(weeks["horizon"] as? Double == 18.25 && weeks["nation"] is NSNull)
    let topics = try #require(json["priorities"] as? [[String: Any]])
    #expect(topics.compactMap { $0["item"] as? String } == ["ziekenhuis", "bezoek", "vvt", "basis"])
    #expect(topics.map { $0["product"] is NSNull } == [false, false, true, true])
    let figures = topics.compactMap { $0["figure"] as? [String: Any] }
    #expect(figures.map { $0["lower"] is NSNull } == [false, true, true, true])
    #expect(figures.compactMap { $0["value"] as? Double } == [1.2345679, 0.3, 0.25, 18.25])
  }

  @Test func `the table of priorities names branch and service`() throws {
    let model = try SampleComparison.model()
    let table = try #require(
      OutputTable.table("priorities", of: SampleComparison.withAccess(model), language: .dutch))
    let file = CSVFile(Array(try OutputTable.rendered([table])[0].file.pieces.joined()))
    #expect(
      file.lines.suffix(2) == [
        ["provincie", "P1", "Noord", "3", "staff:vvt", "Te weinig.", "1.99", "0.25", "0.125", "0.0012346"],
        ["provincie", "P1", "Noord", "4", "wait:basis", "Te lang.", "1.98", "18.25", "14", "4.25"],
      ])
  }
}
