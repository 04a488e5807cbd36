import Charts
import Foundation

/// A colour in linear light, as eyes of several kinds see it.
struct Colour {
  /// Red, green and blue, 0 to 1, in proportion to light.
  var light: [Double]

  init(_ hexadecimal: ChartPalette.Colour) {
    light = [16, 8, 0].map { shift in
      let value = Double((hexadecimal >> shift) & 0xFF) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
  }

  private init(light: [Double]) { self.light = light.map { min(max($0, 0), 1) } }

  /// The relative luminance of WCAG 2.2.
  var luminance: Double { 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] }

  /// The contrast ratio of WCAG 2.2 with another colour.
  func contrast(_ other: Colour) -> Double {
    let (high, low) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (high + 0.05) / (low + 0.05)
  }

  /// As seen without red-sensitive cones: Machado, Oliveira and Fernandes (2009), table 1, severity 1.
  var protanopia: Colour {
    seen([
      [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998],
    ])
  }

  /// As seen without green-sensitive cones: Machado, Oliveira and Fernandes (2009), table 1, severity 1.
  var deuteranopia: Colour {
    seen([
      [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881],
    ])
  }

  private func seen(_ matrix: [[Double]]) -> Colour {
    Colour(light: matrix.map { row in zip(row, light).map { $0 * $1 }.reduce(0, +) })
  }

  /// Under another colour that covers this share of it.
  func under(_ other: Colour, _ share: Double) -> Colour {
    // As browsers blend: on the values of the screen rather than on light.
    let blend = zip(light, other.light).map { below, above in
      let value = Self.screen(below) * (1 - share) + Self.screen(above) * share
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return Colour(light: blend)
  }

  private static func screen(_ light: Double) -> Double {
    light <= 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055
  }

  /// Its place in CIELAB under daylight (D65).
  var lab: Lab {
    let xyz = [
      [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
      [0.0193339, 0.1191920, 0.9503041],
    ].map { row in zip(row, light).map { $0 * $1 }.reduce(0, +) }
    let f = zip(xyz, [0.95047, 1, 1.08883]).map { value, white in
      value / white > 216.0 / 24389 ? cbrt(value / white) : (24389.0 / 27 * value / white + 16) / 116
    }
    return Lab(l: 116 * f[1] - 16, a: 500 * (f[0] - f[1]), b: 200 * (f[1] - f[2]))
  }
}
