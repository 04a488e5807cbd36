// swift-tools-version: 6.2
import PackageDescription

let checked: [SwiftSetting] = [.treatAllWarnings(as: .error)]

// Measurements, apart from the library so that nothing of it depends on them. Without traits the measuring package needs neither
// jemalloc nor its own replacement of malloc.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "common-problem", targets: ["CommonProblem"]),
    .executable(name: "bench-table", targets: ["BenchTable"]),
    .executable(name: "coverage-study", targets: ["CoverageStudy"]),
    .executable(name: "regressions", targets: ["Regressions"]),
  ],
  dependencies: [
    .package(name: "zorgprognose", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "CommonProblem",
      dependencies: [.product(name: "CKernels", package: "zorgprognose")],
      swiftSettings: checked),
    .executableTarget(
      name: "BenchTable",
      dependencies: [
        .product(name: "Measurements", package: "zorgprognose"),
        .product(name: "Zorgprognose", package: "zorgprognose"),
      ],
      swiftSettings: checked),
    .executableTarget(
      name: "CoverageStudy", dependencies: [.product(name: "Zorgprognose", package: "zorgprognose")],
      swiftSettings: checked),
    .executableTarget(
      name: "Regressions", dependencies: [.product(name: "Zorgprognose", package: "zorgprognose")],
      swiftSettings: checked),
    .executableTarget(
      name: "Engine",
      dependencies: [
        .product(name: "Measurements", package: "zorgprognose"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Engine",
      swiftSettings: checked,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ],
  swiftLanguageModes: [.v6]
)
