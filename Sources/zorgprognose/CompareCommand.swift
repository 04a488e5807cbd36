import ArgumentParser
import ModelDirectory
import Prognosis
import Reporting

/// `zorgprognose compare`.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract:
      "Holds one area against the nation, against what its circumstances predict and against areas like it.",
    discussion: """
      Examples, of a province, of a municipality with five similar ones, of a set of your own, and as a table:

        zorgprognose compare --region Zeeland
        zorgprognose compare --region GM0344 --peers 5 --weight age=2
        zorgprognose compare --region ziekenhuis:Z1 --sets mijn-gebieden.csv
        zorgprognose compare --region Heerlen --format csv --table similar_regions

      A ratio is observed over expected use, expected being what the area's own people would use at national rates by \
      age and sex: 1 is the national average. The regression learns from the other regions alone what ratio an area's \
      determinants lead to expect; what is left is unexplained. Similar areas are those nearest in determinants and age \
      structure. Ends of intervals are those of 95 %.

      A name that fits several areas is refused with the list of them; set:code names one. Areas of several sets with the \
      same members count as one: the first is taken, and the others are named.
      """)

  @OptionGroup var options: CompareOptions

  func run() throws {
    let model = try Models.read(options.model, regionSets: options.ownSets)
    let area = try area(of: model)
    let asked = options.asked(of: area)
    let result = try comparison(of: model, asked)
    switch options.format {
    case .text: try Console.print(report(on: result, of: area, model, asked).text)
    case .json: try Console.print(report(on: result, of: area, model, asked).json)
    case .csv: try Console.print(table(of: result))
    }
  }

  private func area(of model: RegionModel) throws(Failure) -> Area {
    let areas: [Area]
    do throws(SelectionError) {
      areas = try AreaSelection.areas(
        of: model, sets: options.set.map { [$0] } ?? [], regions: options.regions)
    } catch {
      throw Failure(.usage, error.description)
    }
    return areas[0]
  }

  private func comparison(
    of model: RegionModel, _ asked: ComparisonOptions
  ) throws(Failure) -> RegionalComparison {
    do throws(ComparisonError) { return try ComparisonRun(model: model, options: asked).result() } catch {
      throw Failure(error)
    }
  }

  private func report(
    on result: RegionalComparison, of area: Area, _ model: RegionModel, _ asked: ComparisonOptions
  ) -> ComparisonReport {
    ComparisonReport(
      of: result, model: model, options: asked, twins: AreaSelection.twins(of: area, in: model),
      language: options.language)
  }

  private func table(of result: RegionalComparison) throws(Failure) -> String {
    let name = options.table ?? OutputTable.comparisonNames[0]
    let tables = [OutputTable.table(name, of: result, language: options.language)].compactMap { $0 }
    do throws(ReportingError) {
      let files = try OutputTable.rendered(tables).map(\.file)
      return files.map { String(decoding: Array($0.pieces.joined()), as: UTF8.self) }.joined()
    } catch {
      throw Failure(.software, error.description)
    }
  }
}
