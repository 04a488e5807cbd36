/// Why an area has no predicted ratio although its item has a regression.
enum PredictionGap: Error, Hashable, Sendable {
  /// It has no figures of the item either.
  case noFigures
  /// It has more than half of the model's people.
  case holdsMost
  /// Regions with more than half of its expected use have no determinants.
  case tooLittleKnown
  /// Without its members too few regions are left for the determinants.
  case tooFewLeft(regions: Int, needed: Int)
  /// The other regions don't determine it.
  case undetermined
  /// The fit without its members has no answer, in words.
  case unsolved(String)
}

extension Notice {
  /// Why an area has no predicted ratio.
  init(_ gap: PredictionGap) {
    switch gap {
    case .noFigures: self.init(dutch: "geen cijfers", english: "no figures")
    case .holdsMost:
      self.init(dutch: "meer dan de helft van de inwoners", english: "more than half of the people")
    case .tooLittleKnown:
      self.init(dutch: "te weinig kenmerken bekend", english: "too few determinants known")
    case .tooFewLeft(let regions, let needed):
      self.init(
        dutch: "zonder dit gebied \(regions) regio's over, \(needed) nodig",
        english: "\(regions) regions left without it, \(needed) needed")
    case .undetermined:
      self.init(dutch: "de andere regio's bepalen haar niet", english: "the other regions don't determine it")
    case .unsolved(let what):
      self.init(
        dutch: "de regressie zonder dit gebied heeft geen oplossing: \(what)",
        english: "the regression without it has no solution: \(what)")
    }
  }
}
