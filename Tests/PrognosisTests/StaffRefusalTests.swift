import ModelDirectory
import Prognosis
import Testing

/// What is said where a model lacks tables on staff, and where their figures can't be.
@Suite struct StaffRefusalTests {
  private func notices(_ model: MethodModel) throws -> [Notice] { try model.result().warnings }

  @Test(arguments: ["workforce_age.csv", "workforce_flows.csv", "workforce_links.csv"])
  func `a model that lacks a table on staff says so`(table: String) throws {
    let result = try MethodModel.staffed.without(table).result()
    #expect(result.workforce == nil && result.waiting == nil)
    let said = result.warnings
    #expect(
      said.contains {
        $0.english == "No staff in the results, as the model lacks tables (1): \(table)."
          && $0.dutch == "Geen personeel in de uitkomsten, want het model mist tabellen (1): \(table)."
      }, "\(said)")
    #expect(
      said.contains { $0.english == "No waits in the results: none has its observation, product and staff." })
  }

  @Test func `a model without any table on staff names all that it takes`() throws {
    let said = try notices(.uncertainCare).map(\.english)
    #expect(
      said.contains(
        "No staff in the results, as the model lacks tables (4): workforce_branches.csv, workforce_age.csv, "
          + "workforce_flows.csv, workforce_links.csv."), "\(said)")
    #expect(
      said.contains(
        "No waits in the results, as the model lacks tables (2): waiting_norms.csv, waiting_times.csv."))
  }

  @Test func `a model with staff and no waits says so, one with both says nothing`() throws {
    let without = try MethodModel.staffed.without("waiting_times.csv").result()
    #expect(without.workforce != nil && without.waiting == nil)
    #expect(
      without.warnings.contains {
        $0.english == "No waits in the results, as the model lacks tables (1): waiting_times.csv."
      }, "\(without.warnings)")
    #expect(!without.warnings.contains { $0.english.hasPrefix("No staff") })
    let whole = try notices(.staffed)
    #expect(!whole.contains { $0.english.hasPrefix("No staff") || $0.english.hasPrefix("No waits") })
  }

  /// A figure that can't be, and what is said of it.
  struct Fault: Sendable, CustomTestStringConvertible {
    let file, old, new, said: String
    var testDescription: String { new }
  }

  @Test(arguments: [
    Fault(
      file: "workforce_flows.csv", old: "een,retirement,0.03", new: "een,retirement,1.5",
      said: "workforce_flows.csv: branch een: "),
    Fault(
      file: "workforce_flows.csv", old: "een,inflow,0.16", new: "een,inflow,0.01",
      said: "workforce_training.csv: branch een: "),
    Fault(
      file: "workforce_branches.csv", old: "een,Een,One,1000,700", new: "een,Een,One,1000,2001",
      said:
        "workforce_branches.csv: branch een: fte is 2001.0; it must be at most twice the employees, 1000.0"
    ),
  ])
  func `a figure that can't be is looked for in its own table`(fault: Fault) throws {
    let text = try #require(MethodModel.staffed.files[fault.file])
    #expect(text.contains(fault.old))
    let spoiled = MethodModel.staffed.replacing(
      fault.file, text.replacingOccurrences(of: fault.old, with: fault.new))
    let error = try #require(throws: PrognosisError.self) { try spoiled.result() }
    #expect(error.description.hasPrefix(fault.said), "\(error)")
  }
}
