/// The shapes that tell series apart where colours don't.
package enum MarkShape: Int, CaseIterable, Sendable {
  case circle, square, triangle, diamond, cross, plus, wedge, bar

  /// The shape of the series at this place, counted from 0.
  package init(series: Int) { self = Self.allCases[series % Self.allCases.count] }

  /// The pen's steps from the middle, 7 units across.
  var steps: String {
    switch self {
    case .circle: "m-3.2 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0-6.4 0z"
    case .square: "m-3-3h6v6h-6z"
    case .triangle: "m0-4l3.8 6.6h-7.6z"
    case .diamond: "m0-4.2l4.2 4.2l-4.2 4.2l-4.2-4.2z"
    case .cross: "m-3-3l6 6m0-6l-6 6"
    case .plus: "m-4 0h8m-4-4v8"
    case .wedge: "m0 4l3.8-6.6h-7.6z"
    case .bar: "m-1.6-4.2h3.2v8.4h-3.2z"
    }
  }
}
