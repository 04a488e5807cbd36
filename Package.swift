// swift-tools-version: 6.2
import PackageDescription

let checked: [SwiftSetting] = [.treatAllWarnings(as: .error)]
let strict: [SwiftSetting] = checked + [.strictMemorySafety()]

/// The texts, templates, style and script of the report.
let reportFiles = [
  "common.yaml", "demand.yaml", "supply.yaml", "comparison.yaml", "priorities.yaml", "index.yaml",
  "method.yaml", "monitor.yaml", "page.mustache", "section.mustache", "figure.mustache", "table.mustache",
  "areas.mustache", "report.css", "report.js",
]

let package = Package(
  name: "zorgprognose",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "zorgprognose", targets: ["zorgprognose"]),
    .library(
      name: "Zorgprognose",
      targets: [
        "LinearAlgebra", "Statistics", "Demography", "CareDemand", "Benchmarking", "Workforce",
        "ModelDirectory", "Prognosis", "Charts", "Reporting",
      ]),
    // For programs that bring their own draws, such as Benchmarks/Sources/CommonProblem.
    .library(name: "CKernels", targets: ["CKernels"]),
    // What Benchmarks measures; part of this package, so that it reaches the draw engine.
    .library(name: "Measurements", targets: ["Measurements"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .target(
      name: "CLAPACKShims",
      linkerSettings: [.linkedLibrary("openblas"), .linkedLibrary("m", .when(platforms: [.linux]))]),
    .target(name: "CKernels"),
    .target(name: "LinearAlgebra", dependencies: ["CLAPACKShims", "CKernels"], swiftSettings: strict),
    .target(name: "Statistics", dependencies: ["CKernels", "LinearAlgebra"], swiftSettings: checked),
    .target(
      name: "Demography", dependencies: ["CKernels", "LinearAlgebra", "Statistics"], swiftSettings: checked),
    .target(
      name: "CareDemand", dependencies: ["CKernels", "LinearAlgebra", "Statistics", "Demography"],
      swiftSettings: checked),
    .target(name: "Benchmarking", dependencies: ["LinearAlgebra", "Statistics"], swiftSettings: checked),
    .target(
      name: "Workforce", dependencies: ["CKernels", "LinearAlgebra", "Statistics"], swiftSettings: checked),
    .target(
      name: "ModelDirectory",
      dependencies: [
        "LinearAlgebra", "Demography", .product(name: "Yams", package: "Yams"),
        .product(name: "Crypto", package: "swift-crypto"),
      ], swiftSettings: checked),
    .target(
      name: "Prognosis",
      dependencies: [
        "LinearAlgebra", "Statistics", "Demography", "CareDemand", "Benchmarking", "Workforce",
        "ModelDirectory",
      ],
      swiftSettings: checked),
    .target(name: "Charts", swiftSettings: checked),
    .target(
      name: "Reporting",
      dependencies: [
        "LinearAlgebra", "Statistics", "Demography", "Benchmarking", "Workforce", "ModelDirectory",
        "Prognosis",
        "Charts", .product(name: "Yams", package: "Yams"), .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      // Put into the program itself, so that it needs nothing beside it.
      resources: reportFiles.map { .embedInCode("Report/Resources/\($0)") },
      swiftSettings: checked),
    .target(
      name: "DefaultModel", path: "Models", exclude: ["Schemas"], resources: [.copy("nederland")],
      swiftSettings: checked),
    .executableTarget(
      name: "zorgprognose",
      dependencies: [
        "LinearAlgebra", "Statistics", "Workforce", "ModelDirectory", "Prognosis", "Reporting",
        "DefaultModel",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: checked),
    .target(
      name: "Measurements",
      dependencies: [
        "LinearAlgebra", "Statistics", "Demography", "CareDemand", "ModelDirectory", "Prognosis",
      ],
      path: "Benchmarks/Sources/Measurements", swiftSettings: checked),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: checked),
    .testTarget(
      name: "LinearAlgebraTests", dependencies: ["CKernels", "LinearAlgebra", "TestSupport"],
      exclude: ["Reference"],
      swiftSettings: checked),
    .testTarget(
      name: "StatisticsTests", dependencies: ["CKernels", "LinearAlgebra", "Statistics", "TestSupport"],
      exclude: ["Reference"],
      swiftSettings: checked),
    .testTarget(
      name: "DemographyTests", dependencies: ["CKernels", "Demography", "LinearAlgebra", "TestSupport"],
      exclude: ["Reference"], swiftSettings: checked),
    .testTarget(
      name: "CareDemandTests",
      dependencies: ["CKernels", "CareDemand", "Demography", "LinearAlgebra", "TestSupport"],
      exclude: ["Reference"], swiftSettings: checked),
    .testTarget(
      name: "BenchmarkingTests",
      dependencies: ["Benchmarking", "LinearAlgebra", "Statistics", "TestSupport"],
      exclude: ["Reference"], swiftSettings: checked),
    .testTarget(
      name: "WorkforceTests",
      dependencies: ["CKernels", "Workforce", "LinearAlgebra", "Statistics", "TestSupport"],
      exclude: ["Reference"], swiftSettings: checked),
    .testTarget(
      name: "ModelDirectoryTests", dependencies: ["ModelDirectory", "Demography", "TestSupport"],
      swiftSettings: checked),
    .testTarget(
      name: "PrognosisTests",
      dependencies: [
        "Prognosis", "CareDemand", "LinearAlgebra", "Statistics", "ModelDirectory", "Demography",
        "Benchmarking", "Workforce", "DefaultModel",
        "TestSupport",
      ],
      exclude: ["Reference"],
      swiftSettings: checked),
    .testTarget(name: "ChartsTests", dependencies: ["Charts", "TestSupport"], swiftSettings: checked),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "Charts", "Reporting", "Prognosis", "Benchmarking", "Workforce", "ModelDirectory", "Demography",
        "LinearAlgebra", "Statistics", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: checked),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "zorgprognose", "DefaultModel", "Reporting", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: [
        "Browser/browser-requirements.txt", "Browser/browser_check.py", "Browser/install.sh", "Reference",
      ],
      swiftSettings: checked),
  ],
  swiftLanguageModes: [.v6]
)
