import LinearAlgebra

/// Sums of items by group, such as euro products by the act that pays for them.
public struct GroupTotals<Label: Hashable & Sendable>: Sendable {
  /// The groups, in order of their first item.
  public let groups: [Label]
  private let groupOfItem: [Int?]

  /// Groups the items by `labels`, one per item; an item whose label is nil belongs to no group.
  public init(labels: [Label?]) {
    var groups: [Label] = []
    var indices: [Label: Int] = [:]
    groupOfItem = labels.map { label in
      guard let label else { return nil }
      if let index = indices[label] { return index }
      indices[label] = groups.count
      groups.append(label)
      return groups.count - 1
    }
    self.groups = groups
  }

  /// The sums of the rows of each group: groups x columns, in the unit of `items`.
  ///
  /// Sum each draw by itself: quantiles of a total are those of its summed draws.
  ///
  /// - Precondition: `items` has a row per label.
  public func sums(of items: Matrix) -> Matrix {
    precondition(items.rows == groupOfItem.count, "a row per label")
    var sums = Matrix(rows: groups.count, columns: items.columns)
    for column in 0..<items.columns {
      for (row, group) in groupOfItem.enumerated() {
        if let group { sums[group, column] += items[row, column] }
      }
    }
    return sums
  }
}
