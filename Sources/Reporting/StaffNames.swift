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
  /// Its name, or its code where it has none.
  func name(_ language: Language) -> String {
    WaitingData.Norm.name(service, dutch: nameNL, english: nameEN, language)
  }

  /// The English name where there is one and it's wanted, else the Dutch one, else the code.
  fileprivate static func name(
    _ service: String, dutch: String, english: String, _ language: Language
  ) -> String {
    let name = language == .english && !english.isEmpty ? english : dutch
    return name.isEmpty ? service : name
  }
}

extension AreaAccess.Wait {
  /// Its name, or its code where it has none.
  func name(_ language: Language) -> String {
    WaitingData.Norm.name(service, dutch: nameNL, english: nameEN, language)
  }
}

extension Characteristic {
  /// Its unit.
  func unit(_ language: Language) -> String { language == .english && !unitEN.isEmpty ? unitEN : unit }
}
