import Foundation

/// A colour in CIELAB.
struct Lab {
  var l: Double
  var a: Double
  var b: Double

  /// The colour difference CIEDE2000, of which 1 is hardly seen.
  ///
  /// Luo, Cui and Rigg (2001), as set out by Sharma, Wu and Dalal (2005), equations 2 to 22.
  func difference(_ other: Lab) -> Double {
    let mean7 = pow((hypot(a, b) + hypot(other.a, other.b)) / 2, 7)
    let g = 0.5 * (1 - (mean7 / (mean7 + pow(25, 7))).squareRoot())
    let (a1, a2) = (a * (1 + g), other.a * (1 + g))
    let (c1, c2) = (hypot(a1, b), hypot(a2, other.b))
    let (h1, h2) = (Self.hue(a1, b), Self.hue(a2, other.b))
    var turn = c1 * c2 == 0 ? 0 : h2 - h1
    if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
    let deltaH = 2 * (c1 * c2).squareRoot() * Self.sine(turn / 2)
    let (meanL, meanC) = ((l + other.l) / 2, (c1 + c2) / 2)
    let meanH = Self.meanHue(h1, h2, isGrey: c1 * c2 == 0)
    let t =
      1 - 0.17 * Self.cosine(meanH - 30) + 0.24 * Self.cosine(2 * meanH)
      + 0.32 * Self.cosine(3 * meanH + 6) - 0.20 * Self.cosine(4 * meanH - 63)
    let square = (meanL - 50) * (meanL - 50)
    let sl = 1 + 0.015 * square / (20 + square).squareRoot()
    let (sc, sh) = (1 + 0.045 * meanC, 1 + 0.015 * meanC * t)
    let c7 = pow(meanC, 7)
    let bend = (meanH - 275) / 25
    let rt = -2 * (c7 / (c7 + pow(25, 7))).squareRoot() * Self.sine(60 * exp(-bend * bend))
    let (x, y, z) = ((other.l - l) / sl, (c2 - c1) / sc, deltaH / sh)
    return (x * x + y * y + z * z + rt * y * z).squareRoot()
  }

  private static func hue(_ a: Double, _ b: Double) -> Double {
    let degrees = atan2(b, a) * 180 / .pi
    return degrees < 0 ? degrees + 360 : degrees
  }

  private static func meanHue(_ one: Double, _ other: Double, isGrey: Bool) -> Double {
    if isGrey { return one + other }
    if (one - other).magnitude <= 180 { return (one + other) / 2 }
    return one + other < 360 ? (one + other + 360) / 2 : (one + other - 360) / 2
  }

  private static func sine(_ degrees: Double) -> Double { sin(degrees * .pi / 180) }
  private static func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
}
