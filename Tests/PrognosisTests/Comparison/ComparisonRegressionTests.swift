import Benchmarking
import Foundation
import LinearAlgebra
import ModelDirectory
import Prognosis
import TestSupport
import Testing

/// What is said of regressions: measures of fit, and findings in words.
@Suite struct ComparisonRegressionTests {
  func english(_ result: RegionalComparison) -> [String] { result.notices.map(\.english) }

  @Test func `measures have how nearly determinants depend on each other`() throws {
    let model = try ComparisonModel().method.read()
    let columns = ["armoede", "dichtheid", "roken"].map { model.determinants.values[$0] ?? [] }
    let clinic = try #require(model.care.regional["kliniek"])
    let fit = try RatioRegression(
      observed: clinic.observed, expected: clinic.expected, determinants: Matrix(columns: columns))
    let regression = try #require(
      try ComparisonModel().result().regressions.first { $0.item == "kliniek" })
    let measures = Dictionary(uniqueKeysWithValues: regression.measures.map { ($0.name, $0.value) })
    #expect(measures["uncentred_condition_index"] == fit.measures.uncentredConditionIndex)
    #expect(measures["condition_index"] == fit.measures.conditionIndex)
    #expect(fit.measures.uncentredConditionIndex > fit.measures.conditionIndex)
    // The diagonal of the inverse of a 3 x 3 correlation matrix, by cofactors.
    let (a, b, c) = (
      correlation(columns[0], columns[1]), correlation(columns[0], columns[2]),
      correlation(columns[1], columns[2])
    )
    let determinant = 1 + 2 * a * b * c - a * a - b * b - c * c
    let largest = [a, b, c].map { (1 - $0 * $0) / determinant }.max() ?? .nan
    expectClose([measures["largest_variance_inflation"] ?? .nan], [largest], within: .relative(1e-10))
  }

  func correlation(_ x: [Double], _ y: [Double]) -> Double {
    func centred(_ values: [Double]) -> [Double] {
      let mean = values.reduce(0, +) / Double(values.count)
      return values.map { $0 - mean }
    }
    func product(_ x: [Double], _ y: [Double]) -> Double { zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } }
    let (x, y) = (centred(x), centred(y))
    return product(x, y) / (product(x, x) * product(y, y)).squareRoot()
  }

  @Test func `a determinant that differs only where figures lack is named with its product`() throws {
    let result = try ComparisonModel().mapping("determinants.csv") { line in
      line.contains(",roken,") && !line.hasPrefix("R33") ? line.prefix(3) + ",roken,2020,0.5" : line
    }.mapping("care_regional.csv") { $0.hasPrefix("R33,pillen") ? nil : $0 }.result()
    let notice = try #require(english(result).first { $0.hasPrefix("Determinants that are the same") })
    #expect(
      notice.hasSuffix("and so left out of the regression of: pillen (Smoking), total_Zvw (Smoking)."))
    #expect(
      result.notices.contains {
        $0.dutch.hasPrefix("Kenmerken die in alle regio's met cijfers even groot")
          && $0.dutch.contains("(Roken)")
      })
    let terms = result.regressions.map(\.terms.count)
    #expect(terms == [4, 4, 3, 3])
  }

  @Test func `a negative binomial without spread is said to be Poisson`() throws {
    // Use that poverty explains to the last euro.
    let model = try ComparisonModel().method.read()
    let poverty = try #require(model.determinants.values["armoede"])
    let exact = ComparisonModel().mapping("care_regional.csv") { line in
      let fields = line.split(separator: ",").map(String.init)
      guard let region = ComparisonModel.regions.firstIndex(of: fields[0]), let expected = Double(fields[3])
      else { return line }
      return "\(fields[0]),\(fields[1]),\(expected * exp(0.3 * poverty[region] - 0.15)),\(expected)"
    }
    let prefix = "No more dispersed than by chance"
    let result = try exact.result { $0.family = .negativeBinomial }
    #expect(
      english(result).contains {
        $0 == "\(prefix): the negative binomial is a Poisson distribution here (4): all products."
      }, "\(english(result))")
    #expect(!english(try exact.result()).contains { $0.hasPrefix(prefix) })
  }

  @Test func `predictions are safe for regions like those of the fit only`() throws {
    let notices = try DefaultComparison.result().notices
    let notice = try #require(notices.first { $0.english.hasPrefix("Determinants go together closely") })
    #expect(notice.english.hasSuffix("Predictions for regions like those of the fit don't suffer."))
    #expect(notice.dutch.hasSuffix("Voorspellingen voor regio's zoals die van de fit lijden er niet onder."))
  }
}
