import ModelDirectory
import Testing

// Figures and codes that would give results without a meaning.
extension RefusalTests {
  private static func unit(_ spelling: String) -> Refusal {
    Refusal(
      "money as \(spelling)",
      "care_products.csv:2: unit is '\(spelling)'; allowed is 'eur' for money, or what is counted"
    ) { $0.setLine(2, of: "care_products.csv", to: "p1,Een,One,Zvw,b1,\(spelling),2022") }
  }

  private static func reserved(_ code: String) -> Refusal {
    Refusal(
      "a product called \(code)",
      "care_products.csv:4: product is '\(code)'; allowed is anything but 'total' and what starts with "
        + "'total_', which stand for sums over products"
    ) { $0.append("\(code),Drie,Three,Zvw,b1,clients,2022", to: "care_products.csv") }
  }

  private static let growth = "allowed is a number from -0.5 to 0.5"

  static let bounds =
    ["euro", "EUR", "Eur", "Euro", "EURO", "euros", "€", "eur "].map(unit)
    + ["total", "total_Zvw", "total_"].map(reserved) + [
      Refusal(
        "growth in per cent", "care_trends.csv:2: growth is '1.3'; \(growth)",
        "care_trends.csv:2: p10 is '-0.51'; \(growth)", "care_trends.csv:2: p90 is '0.51'; \(growth)"
      ) { $0.setLine(2, of: "care_trends.csv", to: "p1,1.3,-0.51,0.51,") },
      Refusal(
        "growth outside its margin", "care_trends.csv:2: growth is 0.03, above p90, which is 0.02",
        "care_trends.csv:3: p10 is 0.005, above growth, which is 0.0"
      ) {
        $0.setLine(2, of: "care_trends.csv", to: "p1,0.03,0,0.02,")
        $0.setLine(3, of: "care_trends.csv", to: "c1,0,0.005,0.01,")
      },
      Refusal(
        "use beyond all measure", "care_use.csv:2: rate is '1.1e9'; allowed is a number from 0 to 1000000000"
      ) { $0.setLine(2, of: "care_use.csv", to: "p1,F,0,2,1.1e9") },
      Refusal(
        "boys per hundred girls",
        "sex_ratio_at_birth.csv:2: ratio is '104'; allowed is a number from 0.8 to 1.3"
      ) { $0.setLine(2, of: "sex_ratio_at_birth.csv", to: "2024,104") },
      Refusal(
        "a negative factor",
        "internal_migration_regional_age.csv:2: in_factor is '-0.5'; allowed is a finite number of at least 0"
      ) { $0.setLine(2, of: "internal_migration_regional_age.csv", to: "A,F,0,2,1.5,-0.5") },
    ]
}

struct ProductCodeTests {
  @Test func `codes and units that only resemble the reserved ones are free`() throws {
    var model = TestModel.whole
    for code in ["totaal", "subtotal", "totals", "Total"] {
      model.append("\(code),Drie,Three,Zvw,b1,europallets,2022", to: "care_products.csv")
    }
    let care = try model.read().care
    #expect(care.products.map(\.code) == ["Total", "p1", "p2", "subtotal", "totaal", "totals"])
    #expect(
      care.products.map(\.unit) == ["europallets", "eur", "eur"]
        + [String](repeating: "europallets", count: 3))
  }
}
