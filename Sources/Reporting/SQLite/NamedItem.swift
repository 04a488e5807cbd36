import ModelDirectory
import Prognosis

/// The name of what a code in the tables stands for, in the language of a run.
struct NamedItem: Hashable, Sendable {
  /// What codes stand for.
  enum Kind: String, Sendable {
    /// A care product, or a total in euro.
    case product
    /// A branch of care, or `total`.
    case branch
    /// Care that people wait for.
    case service
    /// A condition.
    case condition
  }

  let kind: Kind
  let code: String
  let name: String

  /// What the codes of a result stand for, each once.
  static func all(of result: PrognosisResult, language: Language) -> [NamedItem] {
    let names = ItemNames(of: result.products, language: language)
    let products = CareItem.items(of: result.products).map {
      NamedItem(kind: .product, code: $0.code, name: names[$0.code])
    }
    let branches = (result.workforce?.items ?? []).map {
      NamedItem(kind: .branch, code: $0.code, name: $0.name(language))
    }
    let services = (result.waiting?.services ?? []).map {
      NamedItem(kind: .service, code: $0.service, name: $0.name(language))
    }
    let conditions = result.conditions.map {
      NamedItem(kind: .condition, code: $0.code, name: LocalText($0.nameNL, $0.nameEN)[language])
    }
    var seen = Set<[String]>()
    return (products + branches + services + conditions).filter {
      seen.insert([$0.kind.rawValue, $0.code]).inserted
    }
  }
}
