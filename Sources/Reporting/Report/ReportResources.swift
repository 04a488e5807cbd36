/// The files that the report is made with, which the build puts into the program.
package enum ReportResources {
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

  /// The templates by name.
  package static let templates: [(name: String, bytes: [UInt8])] = [
    ("page", PackageResources.page_mustache),
    ("section", PackageResources.section_mustache),
    ("figure", PackageResources.figure_mustache),
    ("table", PackageResources.table_mustache),
    ("areas", PackageResources.areas_mustache),
  ]

  /// The style of the pages; that of the drawings comes with them.
  static let style = PackageResources.report_css

  /// The script of the pages, without which they can be read as well.
  static let script = PackageResources.report_js
}
