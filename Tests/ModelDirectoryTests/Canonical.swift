import ModelDirectory

/// Every value in `value`, spelled out in an order that doesn't depend on that of dictionaries.
func canonical(_ value: Any) -> String {
  let mirror = Mirror(reflecting: value)
  switch mirror.displayStyle {
  case .dictionary, .set:
    return "{" + mirror.children.map { canonical($0.value) }.sorted().joined(separator: ";") + "}"
  case .none: return String(reflecting: value)
  default:
    let name = mirror.children.isEmpty ? "\(value)" : "\(mirror.subjectType)"
    return name + "(" + mirror.children.map { canonical($0.value) }.joined(separator: ",") + ")"
  }
}

/// The model without the hashes of its files.
func canonicalContents(_ model: RegionModel) -> String {
  var model = model
  model.inputs = []
  return canonical(model)
}
