import ModelDirectory
import Prognosis

extension WorkforceResult.Item {
  /// Its name, or its code where it has none.
  func name(_ language: Language) -> String {
    guard code != Self.total else { return Labels.total[language] }
    let name = LocalText(nameNL, nameEN)[language]
    return name.isEmpty ? code : name
  }
}

extension WaitingData.Norm {
  /// Its name, which is Dutch, or its code where it has none.
  var label: String { nameNL.isEmpty ? service : nameNL }
}

extension AreaAccess.Wait {
  /// Its name, which is Dutch, or its code where it has none.
  var label: String { nameNL.isEmpty ? service : nameNL }
}
