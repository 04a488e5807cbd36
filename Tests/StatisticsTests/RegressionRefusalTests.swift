import LinearAlgebra
import Statistics
import TestSupport
import Testing

@Suite struct RegressionRefusalTests {
  private static let x: [Double] = [1, 2, 4, 7, 5, 3]

  private func refusal(
    _ response: [Double], offset: [Double]? = nil, _ family: ResponseFamily = .poisson
  ) -> GeneralisedLinearError? {
    do throws(GeneralisedLinearError) {
      let design = try RegressionDesign(Matrix(columns: [Self.x]))
      _ = try GeneralisedLinearModel(response: response, offset: offset, design: design, family: family)
      return nil
    } catch { return error }
  }

  private func refusal(columns: [[Double]]) -> GeneralisedLinearError? {
    do throws(GeneralisedLinearError) {
      _ = try RegressionDesign(Matrix(columns: columns))
      return nil
    } catch { return error }
  }

  @Test func `responses that the family can't have`() {
    #expect(refusal([1, 2, 3, -4, 5, 6]) == .negativeResponse(row: 3, value: -4))
    #expect(refusal([1, 2, 3, -4, 5, 6], .gaussian) == nil)
    #expect(refusal([0, 1, 0, 1, 1.5, 0], .binomial) == .responseNotProportion(row: 4, value: 1.5))
    #expect(refusal([0, 1, -0.1, 1, 1, 0], .binomial) == .responseNotProportion(row: 2, value: -0.1))
    #expect(refusal([1, .nan, 3, 4, 5, 6]) == .notFinite(argument: "response", index: 1))
    #expect(refusal([1, 2, 3, 4, .infinity, 6]) == .notFinite(argument: "response", index: 4))
    #expect(refusal([0, 0, 0, 0, 0, 0]) == .responseAtBorder(value: 0))
    #expect(refusal([1, 1, 1, 1, 1, 1], .binomial) == .responseAtBorder(value: 1))
  }

  @Test func `an offset that isn't finite`() {
    #expect(
      refusal([1, 2, 3, 4, 5, 6], offset: [0, 0, -.infinity, 0, 0, 0])
        == .notFinite(argument: "offset", index: 2))
  }

  @Test func `a column that the intercept stands for already`() {
    #expect(refusal(columns: [Self.x, [3, 3, 3, 3, 3, 3]]) == .constantColumn(1))
    #expect(refusal(columns: [[0, 0, 0, 0, 0, 0]]) == .constantColumn(0))
    #expect(refusal(columns: [[1e9, 1e9, 1e9, 1e9, 1e9, 1e9 + 1e-6]]) == .constantColumn(0))
    #expect(refusal(columns: [[1e-300, 2e-300, 4e-300, 3e-300, 1e-300, 0]]) == nil)
    #expect(refusal(columns: [[1e300, 2e300, 4e300, 3e300, 1e300, 0]]) == nil)
  }

  @Test func `a column with a hole`() {
    #expect(refusal(columns: [Self.x, [3, 3, .nan, 4, 3, 3]]) == .designNotFinite(row: 2, column: 1))
  }

  @Test func `as many coefficients as rows`() {
    let columns = (0..<5).map { j in (0..<6).map { $0 == j ? 1.0 : 0 } }
    #expect(refusal(columns: columns) == .tooFewRows(rows: 6, coefficients: 6))
  }

  @Test func `dependent columns are named, and only those`() {
    let free: [Double] = [2, 0, 1, 0, 0, 1]
    let a: [Double] = [1, 0, 0, 1, 0, 0]
    let b: [Double] = [0, 1, 1, 0, 0, 0]
    let c = zip(a, b).map { 1 - $0 - $1 }
    #expect(refusal(columns: [a, free, b, c]) == .rankDeficient(rank: 3, columns: [0, 2, 3]))
    #expect(
      refusal(columns: [Self.x, free, Self.x.map { 1.8 * $0 + 32 }])
        == .rankDeficient(rank: 2, columns: [0, 2]))
    #expect(refusal(columns: [a, free, b]) == nil)
  }

  @Test func `lengths that don't fit trap`() async {
    await #expect(processExitsWith: .failure) {
      let design = try RegressionDesign(Matrix(columns: [[1, 2, 4, 7]]))
      _ = try GeneralisedLinearModel(response: [1, 2, 3], design: design, family: .poisson)
    }
    await #expect(processExitsWith: .failure) {
      let design = try RegressionDesign(Matrix(columns: [[1, 2, 4, 7]]))
      let fit = try GeneralisedLinearModel(response: [1, 2, 3, 5], design: design, family: .poisson)
      _ = try fit.prediction(leavingOut: [4])
    }
  }

  @Test func `each refusal says what and where`() {
    #expect("\(GeneralisedLinearError.constantColumn(3))" == "column 3 has the same value in all rows")
    #expect(
      "\(GeneralisedLinearError.rankDeficient(rank: 3, columns: [0, 2, 3]))"
        == "only 3 columns are independent; a combination of columns 0, 2, 3 is constant")
    #expect(
      "\(GeneralisedLinearError.separated(columns: [1], rows: Array(0..<12)))".hasSuffix(
        "rows 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 2 more from the rest: there is no finite estimate"))
  }
}
