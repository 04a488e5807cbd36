/// The weights of characteristics in the distances, from the names a user gave them by.
enum CharacteristicWeights {
  /// A weight per entering characteristic: that of its code, else that of its theme (`age` for age groups), else 1.
  ///
  /// - Throws: `.unknownWeight`, `.invalidWeight`, `.noWeight`.
  static func weights(
    _ given: [String: Double], for table: CharacteristicTable
  ) throws(ComparisonError) -> [Double] {
    let own = table.characteristics.indices.filter { table.characteristics[$0].role != .context }
    var seen = Set<String>()
    let known = (own.map { table.characteristics[$0].code } + own.map { table.themes[$0] })
      .filter { seen.insert($0).inserted }
    for (name, weight) in given.sorted(by: { $0.key < $1.key }) {
      guard seen.contains(name) else { throw .unknownWeight(name, known: known) }
      guard weight >= 0, weight.isFinite else { throw .invalidWeight(name, weight) }
    }
    let weights = table.entering.map { c in
      given[table.characteristics[c].code] ?? given[table.themes[c]] ?? 1
    }
    guard weights.isEmpty || weights.contains(where: { $0 > 0 }) else { throw .noWeight }
    return weights
  }
}
