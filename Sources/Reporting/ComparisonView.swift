import ModelDirectory
import Prognosis

/// One area of a comparison, with the names that its figures go by.
struct ComparisonView: Sendable {
  let result: RegionalComparison
  /// The area, as an index into the result's.
  let index: Int
  let model: RegionModel
  let options: ComparisonOptions
  /// The areas of other sets with the same members.
  let twins: [Area]
  let language: Language
  let style: NumberStyle
  let names: ItemNames

  init(
    of result: RegionalComparison, area index: Int, model: RegionModel, options: ComparisonOptions,
    twins: [Area] = [], language: Language
  ) {
    precondition(result.areas.indices.contains(index))
    (self.result, self.index, self.model, self.options) = (result, index, model, options)
    self.twins = twins
    (self.language, style) = (language, NumberStyle(language))
    names = ItemNames(of: model.care.products, language: language)
  }

  var area: Area { result.areas[index] }
  var lines: [BenchmarkLine?] { result.lines[index] }
  var similar: [SimilarArea] { result.similarAreas[index] }
  var profile: [CharacteristicValue] { result.profiles[index] }
  var differences: [RateDifference] { result.differences[index] }
  var priorities: [Priority] { result.priorities[index] }
  /// What comes nearest to them.
  var nearPriorities: [NearPriority] {
    result.nearPriorities.indices.contains(index) ? result.nearPriorities[index] : []
  }
  var notices: [String] { result.notices.map { text($0) } }

  /// Staff and waits; nil where the model says nothing of them.
  var access: AreaAccess? { result.access.indices.contains(index) ? result.access[index] : nil }

  /// What a topic is about.
  func name(of priority: Priority) -> String {
    switch priority.kind {
    case .level, .unexplained, .growth: return names[priority.item]
    case .staff:
      let item = access?.staff.first { $0.item.code == priority.item }?.item
      let name = item?.name(language) ?? priority.item
      return LocalText("Personeel, \(name)", "Staff, \(name)")[language]
    case .wait:
      let name = access?.waits.first { $0.service == priority.item }?.name(language) ?? priority.item
      return LocalText("Wachten, \(name)", "Waiting, \(name)")[language]
    }
  }

  /// A notice in the language of the output.
  func text(_ notice: Notice) -> String { LocalText(notice.dutch, notice.english)[language] }

  /// The name of a characteristic.
  func name(of characteristic: Characteristic) -> String {
    LocalText(characteristic.nameNL, characteristic.nameEN)[language]
  }

  /// The places of the items whose figures are counted in `unit`, totals first, and last those that don't tell need.
  func items(in unit: String) -> [Int] {
    let all = result.items.indices.filter { result.items[$0].unit == unit && lines[$0] != nil }
    let regional = all.filter(isRegional)
    return regional.filter { result.items[$0].isTotal } + regional.filter { !result.items[$0].isTotal }
      + all.filter { !isRegional($0) }
  }

  /// Whether an item's regional figures can be read as need.
  func isRegional(_ item: Int) -> Bool { model.settings.notRegional[result.items[item].code] == nil }

  /// The name of an item, with a mark where its regional figures can't be read as need.
  func markedName(of item: Int) -> String { names[result.items[item].code] + (isRegional(item) ? "" : " *") }

  /// What the mark says, where an item bears it.
  var markNote: String? {
    guard result.items.indices.contains(where: { lines[$0] != nil && !isRegional($0) }) else { return nil }
    return LocalText(
      "* Zegt per gebied niet wat mensen nodig hebben: zie de opmerkingen.",
      "* Doesn't tell by area what people need: see the notes.")[language]
  }

  /// The units that figures are counted in, euro first.
  var units: [String] {
    var seen = Set<String>()
    let all = result.items.map(\.unit).filter { seen.insert($0).inserted }
    return all.filter { $0 == CareItem.euro } + all.filter { $0 != CareItem.euro }
  }

  /// The difference of an item with a benchmark.
  func difference(of item: Int, with benchmark: RateDifference.Benchmark) -> RateDifference? {
    differences.first { $0.item == result.items[item].code && $0.against == benchmark }
  }

  /// What the regional figures of care are of, as the model's sources say; nil where they don't.
  var carePeriod: String? {
    var seen = Set<String>()
    let periods = model.sources.filter { $0.file == "care_regional.csv" && !$0.period.isEmpty }.map(\.period)
      .filter { seen.insert($0).inserted }
    return periods.isEmpty ? nil : periods.joined(separator: ", ")
  }

  /// The first and the last year of the determinants' values.
  var determinantYears: ClosedRange<Int>? {
    let years = result.characteristics.compactMap(\.year)
    guard let first = years.min(), let last = years.max() else { return nil }
    return first...last
  }
}

extension CareItem {
  /// Whether it is a sum over products.
  var isTotal: Bool { code.hasPrefix(Self.total) }
}
