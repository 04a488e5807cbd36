/// The files that the report is made with, which the build puts into the program.
enum ReportResources {
  /// The texts by part of the report.
  static let texts: [(name: String, bytes: [UInt8])] = [
    ("common", PackageResources.common_yaml),
    ("demand", PackageResources.demand_yaml),
    ("supply", PackageResources.supply_yaml),
    ("comparison", PackageResources.comparison_yaml),
    ("priorities", PackageResources.priorities_yaml),
    ("index", PackageResources.index_yaml),
    ("method", PackageResources.method_yaml),
    ("monitor", PackageResources.monitor_yaml),
  ]
}
