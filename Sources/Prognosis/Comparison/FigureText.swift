import Foundation

/// Figures as they stand in sentences, in both languages.
struct FigureText {
  let dutch: String
  let english: String

  /// A number with this many decimals.
  init(_ value: Double, decimals: Int) {
    let text = String(format: "%.\(decimals)f", value)
    // No minus sign before a zero.
    english = text.contains(where: { "123456789".contains($0) }) ? text : text.replacing("-", with: "")
    dutch = english.replacing(".", with: ",")
  }

  /// A share in per cent.
  static func percent(_ share: Double, decimals: Int = 1) -> FigureText {
    FigureText(100 * share, decimals: decimals)
  }
}

extension FigureText {
  init(dutch: String, english: String) { (self.dutch, self.english) = (dutch, english) }

  /// A figure with its interval: `1.12 (1.08-1.16)`.
  init(_ estimate: IntervalEstimate, decimals: Int) {
    let parts = [estimate.value, estimate.lower, estimate.upper].map {
      FigureText($0, decimals: decimals)
    }
    dutch = "\(parts[0].dutch) (\(parts[1].dutch)-\(parts[2].dutch))"
    english = "\(parts[0].english) (\(parts[1].english)-\(parts[2].english))"
  }

  /// An amount per inhabitant: `€12 per inhabitant`; of what is counted `4.1 admissions per 1,000 inhabitants`.
  static func perInhabitant(_ amount: Double, unit: String) -> FigureText {
    guard unit != CareItem.euro else {
      let text = FigureText(amount, decimals: amount.magnitude < 10 ? 1 : 0)
      return FigureText(dutch: "€ \(text.dutch) per inwoner", english: "€\(text.english) per inhabitant")
    }
    let text = FigureText(1000 * amount, decimals: 1000 * amount.magnitude < 100 ? 1 : 0)
    let name = CareItem.unitName(unit)
    return FigureText(
      dutch: "\(text.dutch) \(name.dutch) per 1.000 inwoners",
      english: "\(text.english) \(name.english) per 1,000 inhabitants"
    )
  }
}
