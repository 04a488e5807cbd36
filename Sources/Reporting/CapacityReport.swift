import Workforce

/// The capacity plan of a profession as text, as JSON and as a table.
public struct CapacityReport: Sendable {
  let model: CapacityModel
  let language: Language

  /// A report on `model`.
  public init(on model: CapacityModel, language: Language) { (self.model, self.language) = (model, language) }

  /// The years that the text shows: every fifth, and the equilibrium years.
  var shownYears: [Int] {
    let fifths = stride(from: model.years.lowerBound, through: model.years.upperBound, by: 5)
    return Set(Array(fifths) + model.parameters.equilibriumYears).sorted()
  }

  /// The equilibrium years, each once, ascending.
  var equilibriumYears: [Int] { Set(model.parameters.equilibriumYears).sorted() }

  func supply(in year: Int) -> CapacitySupply { model.supply[year - model.years.lowerBound] }

  /// Everything as JSON.
  public var json: String { String(decoding: document.bytes, as: UTF8.self) }

  private var document: JSONValue {
    let parameters = model.parameters
    return .members([
      "engine": .members(["name": .string(Engine.name), "version": .string(Engine.version)]),
      "profession": .string(parameters.profession),
      "base_year": .integer(parameters.baseYear),
      "adjustment_year": .integer(parameters.adjustmentYear),
      "trend_year": .integer(parameters.trendYear),
      "present_intake": .number(parameters.adjusted.intake),
      "supply": .array(model.supply.map(Self.value)),
      "demand": .array(
        model.years.map { year in
          .object([("year", .integer(year))] + variants { .number(model.demand($0, in: year)) })
        }),
      "unfilled": .array(
        model.years.map { year in
          .object([("year", .integer(year))] + variants { .number(model.unfilled($0, in: year)) })
        }),
      "intake": .array(
        equilibriumYears.map { year in
          .object(
            [("equilibrium_year", .integer(year))] + variants { .number(model.intake($0, balancing: year)) })
        }),
    ])
  }

  private func variants(_ value: (DemandVariant) -> JSONValue) -> [(key: String, value: JSONValue)] {
    DemandVariant.allCases.map { ($0.rawValue, value($0)) }
  }

  private static func value(_ supply: CapacitySupply) -> JSONValue {
    .members([
      "year": .integer(supply.year),
      "women": .number(supply.total.women),
      "men": .number(supply.total.men),
      "fte": .number(supply.fte),
      "people_by_source": .object(
        SupplySource.allCases.map { ($0.rawValue, .number(supply.people[$0]?.total ?? 0)) }),
    ])
  }

  /// Everything as a table: year, quantity, variant (of demand) or source (of people), value, unit.
  public var csv: String {
    var writer = CSVWriter(fieldCount: 6)
    func row(_ year: Int, _ quantity: String, _ part: String, _ value: Double, _ unit: String) {
      writer.text(CSVText(model.parameters.profession))
      writer.integer(year)
      writer.text(CSVText(fields: [quantity, part]))
      writer.number(value, decimals: 6)
      writer.text(CSVText(unit))
      writer.endRow()
    }
    for supply in model.supply {
      row(supply.year, "supply", "women", supply.total.women, "persons")
      row(supply.year, "supply", "men", supply.total.men, "persons")
      row(supply.year, "supply", "total", supply.fte, "fte")
      for source in SupplySource.allCases {
        row(supply.year, "supply_from", source.rawValue, supply.people[source]?.total ?? 0, "persons")
      }
      for variant in DemandVariant.allCases {
        row(supply.year, "demand", variant.rawValue, model.demand(variant, in: supply.year), "fte")
        row(supply.year, "unfilled", variant.rawValue, model.unfilled(variant, in: supply.year), "fte")
      }
    }
    for year in equilibriumYears {
      for variant in DemandVariant.allCases {
        row(year, "intake", variant.rawValue, model.intake(variant, balancing: year), "persons_per_year")
      }
    }
    return "profession,year,quantity,part,value,unit\n" + String(decoding: writer.bytes, as: UTF8.self)
  }
}
