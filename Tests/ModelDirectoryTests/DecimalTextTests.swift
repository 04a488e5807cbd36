import ModelDirectory
import TestSupport
import Testing

struct DecimalTextTests {
  private func double(_ text: String, decimal: Character = ".") -> Double? {
    Array(text.utf8).withUnsafeBufferPointer { DecimalText.double($0, decimal: decimal.asciiValue ?? 0) }
  }

  private func integer(_ text: String) -> Int? {
    Array(text.utf8).withUnsafeBufferPointer(DecimalText.integer)
  }

  /// A spelling of a number: 1 to 25 digits, a point anywhere or nowhere, a sign and an exponent now and then.
  private func spelling(_ generator: inout SplitMix64) -> String {
    let digits = (1...Int.random(in: 1...25, using: &generator)).map { _ in
      String(Int.random(in: 0...9, using: &generator))
    }
    let point = Int.random(in: -1...digits.count, using: &generator)
    var text = ["", "", "-", "+"].randomElement(using: &generator) ?? ""
    text += point < 0 ? digits.joined() : (digits[..<point] + ["."] + digits[point...]).joined()
    if Bool.random(using: &generator) {
      let power = Int.random(in: Bool.random(using: &generator) ? -30...30 : -400...400, using: &generator)
      text += Bool.random(using: &generator) ? "e\(power)" : "E+\(power.magnitude)"
    }
    return text
  }

  @Test func `numbers are the nearest doubles, bit for bit`() throws {
    var generator = SplitMix64(seed: 20_240_101)
    for _ in 0..<10_000 {
      let text = spelling(&generator)
      let reference = try #require(Double(text), "\(text)")
      #expect(double(text)?.bitPattern == reference.bitPattern, "\(text)")
      let comma = String(text.map { $0 == "." ? "," : $0 })
      #expect(double(comma, decimal: ",")?.bitPattern == reference.bitPattern, "\(comma)")
    }
  }

  @Test(arguments: [
    "0", "-0", "9007199254740992", "9007199254740993", "9007199254740991e22", "1e22", "1e23",
    "123456789012345678",
    "0.1", "0.3", "2.2250738585072011e-308", "4.9e-324", "1e-400", "1.7976931348623157e308", "1e309",
    "-1e309",
    "0.000000000000000000000000000001", "100000000000000000000000000000000", "5.", ".5",
  ]) func `hard numbers are read as the standard library reads them`(_ text: String) throws {
    #expect(double(text)?.bitPattern == Double(text)?.bitPattern)
    #expect(double(text) != nil)
  }

  @Test(arguments: [
    "", "-", "+", ".", "e5", "1e", "1e+", "1e5.0", "nan", "NaN", "inf", "-Infinity", "0x10", "1 ", " 1",
    "1,5", "1.2.3",
    "1_000", "--1", "½", "1e1e1",
  ]) func `what is no number is none`(_ text: String) {
    #expect(double(text) == nil)
  }

  @Test func `a point is no decimal comma`() {
    #expect(double("1.5", decimal: ",") == nil)
    #expect(double("1,5", decimal: ",") == 1.5)
  }

  @Test func `whole numbers`() {
    for value in [0, 7, -7, 2024, 999_999_999_999_999_999] { #expect(integer("\(value)") == value) }
    #expect(integer("+5") == 5)
    #expect(integer("007") == 7)
    for text in ["", "-", "1.0", "1e3", "x", "1 ", "1000000000000000000"] { #expect(integer(text) == nil) }
  }
}
