import ModelDirectory

/// The people that a group of conditions stands for, as a model names them.
///
/// The national criteria for a regional picture name five groups. A model that uses one of their names is held to all of
/// them: of a group without conditions the report says so. Other models' groups are shown as they are.
enum TargetGroup: String, CaseIterable {
  /// Frail elderly people.
  case frailElderly = "kwetsbare ouderen"
  /// People with mental complaints.
  case mentalHealth = "psychische klachten"
  /// People with cancer.
  case cancer = "kanker"
  /// People with diseases of the heart and the vessels.
  case heartAndVessels = "hart- en vaatziekten"
  /// People who find information on health hard to use.
  case healthLiteracy = "beperkte gezondheidsvaardigheden"

  /// The name of its text.
  var textName: String {
    switch self {
    case .frailElderly: "group_frail_elderly"
    case .mentalHealth: "group_mental_health"
    case .cancer: "group_cancer"
    case .heartAndVessels: "group_heart"
    case .healthLiteracy: "group_literacy"
    }
  }

  /// The conditions of a model by group: those of the criteria first, in their order, then the others in the model's.
  ///
  /// - Returns: the group as the model names it, and the places of its conditions; none where the criteria name a group that
  ///   the model leaves out.
  static func groups(of conditions: [Condition]) -> [(name: String, rows: [Int])] {
    var names: [String] = []
    for condition in conditions where !names.contains(condition.targetGroup) {
      names.append(condition.targetGroup)
    }
    let national = allCases.map(\.rawValue)
    let isNational = names.contains { national.contains($0) }
    let order = isNational ? national + names.filter { !national.contains($0) } : names
    return order.map { name in
      (name, conditions.indices.filter { conditions[$0].targetGroup == name })
    }
  }
}
