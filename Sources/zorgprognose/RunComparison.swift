import ModelDirectory
import Prognosis
import Reporting

/// The comparison that goes with a run, or why there is none.
struct RunComparison {
  /// Nil where the model doesn't allow one.
  let result: RegionalComparison?
  /// Why there is none; a prognosis doesn't need one, so that nothing ends for it.
  let refusal: [Notice]
  /// Its tables, as far as there are figures.
  let tables: [OutputTable]

  /// Compares areas of a model.
  ///
  /// - Parameter isSuppressed: whether the run leaves out small counts.
  /// - Throws: `Failure` where the options are wrong.
  init(
    of model: RegionModel, _ options: ComparisonOptions, language: Language, isSuppressed: Bool
  ) throws(Failure) {
    do throws(ComparisonError) {
      let made = try ComparisonRun(model: model, options: options).result()
      let result = isSuppressed ? made.withoutAgeShares() : made
      self.result = result
      refusal = []
      tables = OutputTable.tables(of: result, language: language)
    } catch {
      guard case .unusable(let fault) = error else { throw Failure(error) }
      (result, tables) = (nil, [])
      refusal = [
        Notice(
          dutch: "Er is niets vergeleken: \(fault).", english: "Nothing was compared: \(fault).")
      ]
    }
  }

  /// What a reader of the tables should know.
  var notices: [Notice] { refusal + (result?.notices ?? []) }

  /// The files to look at first.
  var leadingFiles: [String] {
    tables.map(\.schema).filter { ["benchmark", "priorities"].contains($0.name) }.map(\.fileName)
  }
}
