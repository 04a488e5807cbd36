import ModelDirectory

/// What a reader of a comparison should know.
struct ComparisonNotices {
  let basis: ComparisonBasis
  let options: ComparisonOptions
  let similar: [[SimilarArea]]

  var all: [Notice] { [] }
}
