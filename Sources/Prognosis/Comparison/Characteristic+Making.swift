import Benchmarking
import ModelDirectory

extension Characteristic {
  /// A determinant.
  init(_ definition: DeterminantData.Definition, year: Int?, leftOut: Notice?) {
    self.init(
      code: definition.code, nameNL: definition.nameNL, nameEN: definition.nameEN, unit: definition.unit,
      unitEN: definition.unitEN,
      role: definition.isRegressor ? .regressor : .context, influenceable: definition.influenceable,
      year: year, leftOut: leftOut)
  }

  /// The share of an age group.
  init(_ group: AgeStructure.Group) {
    self.init(
      code: group.code, nameNL: group.nameNL, nameEN: group.nameEN, unit: AgeStructure.unit,
      role: .ageStructure, influenceable: "", year: nil, leftOut: nil)
  }
}

extension Notice {
  /// Why a determinant takes no part.
  init(_ exclusion: DeterminantTable.Exclusion) {
    switch exclusion {
    case .noVariance:
      self.init(dutch: "overal even groot", english: "the same everywhere")
    case .tooFewKnown(let known, let count):
      self.init(dutch: "bekend in \(known) van \(count)", english: "known in \(known) of \(count)")
    }
  }
}
