import Demography
import Foundation
import ModelDirectory
import TestSupport
import Testing

struct ModelReaderTests {
  @Test func `the whole made-up model is read`() throws {
    let model = try TestModel.whole.read()
    #expect(model.warnings == [])
    #expect(model.settings.version == "2024.10")
    #expect(model.settings.mortality.excludeYears == [2020])
    #expect(model.regions.map(\.code) == ["A", "B", "C"])
    #expect(model.regions[1].name == "Berg, \"de\" hoge")
    #expect(model.grid.cells == 12)
    #expect(model.population[model.grid.index(.male, 1), 1] == 119.25)
    #expect(model.inputs.map(\.name) == TestModel.whole.files.keys.sorted())
  }

  @Test func `demographic tables become matrices`() throws {
    let model = try TestModel.whole.read()
    #expect(model.mortality.history?.years == Array(2018...2023))
    #expect(model.mortality.history?.deaths[5][0] == 13)
    #expect(model.mortality.regional?.expected == [11, 12.5, 8])
    let rates = try #require(model.mortality.rates[2024])
    #expect(rates[3, 0] == 0.1)
    #expect(rates[3, 1] == 0.2, "a row that names its region goes before one for all")
    let survival = try #require(model.mortality.survival[2024])
    #expect(survival.births[1, 2] == 0.90)
    #expect((0...5).map { survival.ratios[$0, 0] } == [0.91, 0.92, 0.93, 0.94, 0.95, 0.95])
    #expect(model.fertility.schedule == [0, 0, 0, 0.2, 0.1, 0])
    #expect(model.fertility.history[1].meanAge.isNaN)
    #expect(model.fertility.sexRatioAtBirth == [2024: 1.04])
  }

  @Test func `migration tables become matrices`() throws {
    let migration = try TestModel.whole.read().migration
    #expect(migration.internalArrivals[2022] == [30, 30, 30])
    #expect(migration.flows.count == 1)
    #expect(migration.flows[0].moves[0, 2] == 3)
    #expect(migration.flows[0].moves[2, 0] == 2)
    #expect(migration.flows[0].moves[1, 1] == 0)
    expectClose([migration.immigrationShare.reduce(0, +)], [1], within: .relative(1e-15))
    let (out, into) = (try #require(migration.outFactor), try #require(migration.inFactor))
    #expect((0...5).map { out[$0, 0] } == [1.5, 1.5, 1.5, 0.5, 0.5, 0.5])
    #expect((6...11).map { into[$0, 1] } == [1, 1, 4, 4, 1, 1])
    #expect(migration.net[2024]?[4, 2] == -1.5)
  }

  @Test func `sets, changes, history, care, staff and waits are read`() throws {
    let model = try TestModel.whole.read()
    #expect(model.sets.map(\.name) == ["half", "land"])
    #expect(model.sets[0].aggregates[0].members.map(\.region) == [0, 1])
    #expect(model.sets[0].aggregates[0].members.map(\.share) == [1, 0.25])
    #expect(model.changes.map(\.oldCode) == ["Y", "Z", "Z"])
    #expect(model.history.population.count == 12)
    #expect(model.history.population[0].region == "A")
    #expect(model.history.population[2].ages == AgeBand(from: 5, to: nil))
    #expect(model.history.components.map(\.year) == [2022, 2023])
    #expect(model.history.components[0].populationStart.isNaN)
    #expect(model.care.use["p1"]?.map(\.rate) == [100, 200, 150])
    #expect(model.care.regional["p1"]?.observed[1].isNaN == true)
    #expect(model.care.trends["c1"]?.p90 == 0.01)
    #expect(model.determinants.years == ["d1": 2023, "d2": 2022])
    #expect(model.determinants.values["d2"]?[2] == -3)
    #expect(model.determinants.relativeRisks.map(\.isCondition) == [true, false, true])
    let smoking = model.determinants.exposures["smoke"] ?? []
    #expect(smoking.map(\.rate) == [0.2, 0.25, 0.1])
    #expect(smoking.map(\.ages) == [.init(from: 3, to: nil), .init(from: 3, to: 4), .init(from: 5, to: nil)])
    #expect(model.workforce.links["b2"] == ["p1": 0.3, "p2": 0.7])
    #expect(model.workforce.employees["b1"] == [30, 30, 30])
    #expect(model.waiting.times.map(\.set) == ["gemeente", "land"])
    #expect(model.waiting.times[0].providers.isNaN)
  }

  @Test func `a model of one region needs no migration`() throws {
    let model = try TestModel.oneRegion.read()
    #expect(model.settings.migration.internal == .none)
    #expect(model.regions.count == 1 && model.population.columns == 1)
  }

  @Test func `a model of one region can't ask for moves between regions`() throws {
    var model = TestModel.oneRegion
    model.replace("international: none", in: "model.yaml", with: "international: none, internal: pool")
    #expect(
      try model.faults() == [
        "model.yaml:5: migration.internal is 'pool', but the model has one region; allowed is none"
      ])
  }

  @Test func `permuted rows give the same model`() throws {
    let reference = canonicalContents(try TestModel.whole.read())
    var generator = SplitMix64(seed: 7)
    for _ in 0..<5 {
      var model = TestModel.whole
      for (name, text) in model.files where name.hasSuffix(".csv") {
        let lines = text.split(separator: "\n")
        model.files[name] = ([lines[0]] + lines[1...].shuffled(using: &generator)).joined(separator: "\n")
      }
      #expect(canonicalContents(try model.read()) == reference)
    }
  }

  @Test func `permuted columns and columns for oneself give the same model`() throws {
    let reference = canonicalContents(try TestModel.whole.read())
    var model = TestModel.whole
    for name in ["population.csv", "care_use.csv", "internal_migration_flows.csv", "net_migration.csv"] {
      let rows = try #require(model.files[name]).split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      let turned = rows.enumerated().map { i, row in
        (row.reversed() + [i == 0 ? "x_note" : "?"]).joined(separator: ",")
      }
      model.files[name] = turned.joined(separator: "\n")
    }
    #expect(canonicalContents(try model.read()) == reference)
  }

  @Test func `semicolons, decimal commas, CRLF and a byte-order mark change nothing`() throws {
    let reference = canonicalContents(try TestModel.whole.read())
    var model = TestModel.whole
    for (name, text) in model.files where name.hasSuffix(".csv") && name != "regions.csv" {
      let dutch = text.replacingOccurrences(of: ",", with: ";").replacingOccurrences(of: ".", with: ",")
        .replacingOccurrences(of: "\n", with: "\r\n")
      model.files[name] = "\u{FEFF}" + dutch
    }
    // Names of files have a dot that is no decimal one.
    model.replace("regions,csv", in: "sources.csv", with: "regions.csv")
    model.replace("population,csv", in: "sources.csv", with: "population.csv")
    model.files["regions.csv"] = "\u{FEFF}region;name\r\nA;Aalst\r\nB;\"Berg, \"\"de\"\" hoge\"\r\nC;Curaçao"
    #expect(canonicalContents(try model.read()) == reference)
  }

  @Test func `age bands are graduated with their totals kept`() throws {
    var model = TestModel.oneRegion
    model.files["population.csv"] = TestModel.table(
      "region,sex,age_from,age_to,population",
      ["A,F,3,5,30", "A,F,0,2,60", "A,M,0,0,7", "A,M,1,4,12", "A,M,5,,0"])
    let people = try model.read().population
    #expect((0...11).allSatisfy { people[$0, 0] >= 0 })
    expectClose(
      [
        (0...2).reduce(0) { $0 + people[$1, 0] }, (3...5).reduce(0) { $0 + people[$1, 0] }, people[6, 0],
        (7...10).reduce(0) { $0 + people[$1, 0] }, people[11, 0],
      ],
      [60, 30, 7, 12, 0], within: .relative(1e-12))
    #expect(people[0, 0] > people[2, 0], "a level band would not be smooth")
  }

  @Test func `flows by age group become a matrix for each`() throws {
    var model = TestModel.whole
    let pairs = TestModel.regions.flatMap { o in TestModel.regions.filter { $0 != o }.map { "\(o),\($0)" } }
    model.files["internal_migration_flows.csv"] = TestModel.table(
      "origin,destination,age_from,age_to,moves", pairs.flatMap { ["\($0),2,,5", "\($0),0,1,3"] })
    let flows = try model.read().migration.flows
    #expect(flows.map(\.ages) == [AgeBand(from: 0, to: 1), AgeBand(from: 2, to: nil)])
    #expect(flows.map { $0.moves[2, 1] } == [3, 5])
  }

  @Test func `fertility by year and region`() throws {
    var model = TestModel.oneRegion
    model.replace("mortality:", in: "model.yaml", with: "fertility: {method: table}\nmortality:")
    model.files["fertility.csv"] = "year,region,age,rate\n2024,,3,0.2\n2024,A,4,0.1\n2025,A,3,0.3\n"
    let fertility = try model.read().fertility
    #expect(fertility.schedule == [])
    #expect((0...5).map { fertility.table[2024]?[$0, 0] } == [0, 0, 0, 0.2, 0.1, 0])
    #expect(fertility.table[2025]?[3, 0] == 0.3)
  }

  @Test func `the user's own sets are added`() throws {
    try TestModel.whole.withDirectory { directory in
      let own = directory.appending(path: "own sets.csv")
      try Data("set;code;name;region;share\nmine;M;Mine;A;0,5\nmine;M;Mine;B;1\n".utf8).write(to: own)
      let model = try ModelReader.read(directory: directory, regionSets: own)
      #expect(model.sets.map(\.name) == ["half", "land", "mine"])
      #expect(model.sets[2].aggregates[0].members.map(\.share) == [0.5, 1])
      #expect(
        model.warnings.contains {
          $0.line == 2
            && $0.what
              == "set 'mine' doesn't cover every region exactly once: A for 0.5, C for 0.0"
        })
    }
  }

  @Test func `the user's own file may have the name of the model's`() throws {
    try TestModel.whole.withDirectory { directory in
      try TestModel.oneRegion.withDirectory { elsewhere in
        let own = URL(filePath: "region_sets.csv", relativeTo: elsewhere)
        try Data("set,code,name,region,share\nmine,M,Mine,A,1\n".utf8).write(to: own)
        let model = try ModelReader.read(directory: directory, regionSets: own)
        #expect(model.sets.map(\.name) == ["half", "land", "mine"])
        #expect(model.inputs.filter { $0.name == "region_sets.csv" }.count == 2)
      }
    }
  }

  @Test func `the user's own sets are checked`() throws {
    try TestModel.whole.withDirectory { directory in
      let own = directory.appending(path: "own.csv")
      try Data("set,code,name,region,share\nland,M,Mine,A,1\nmine,M,Mine,X,1\n".utf8).write(to: own)
      let error = #expect(throws: ModelError.self) {
        try ModelReader.read(directory: directory, regionSets: own)
      }
      guard case .invalid(let faults, 0) = error else {
        return #expect(Bool(false), "\(String(describing: error))")
      }
      #expect(
        faults.map { "\($0.line ?? 0): \($0.what)" } == [
          "2: set is 'land', which region_sets.csv has already",
          "3: region is 'X', which is not a region of regions.csv",
        ])
    }
  }

  @Test func `paths that aren't there are named`() throws {
    let nowhere = URL(fileURLWithPath: "/nowhere/at all")
    #expect(throws: ModelError.self) { try ModelReader.read(directory: nowhere) }
    try TestModel.oneRegion.withDirectory { directory in
      for (path, sets) in [(nowhere, nil), (directory, nowhere)] {
        let error = #expect(throws: ModelError.self) {
          try ModelReader.read(directory: path, regionSets: sets)
        }
        guard case .notFound(let name) = error else {
          return #expect(Bool(false), "\(String(describing: error))")
        }
        #expect(name == (sets ?? path).path)
      }
    }
  }

  @Test func `a path that is no directory is named`() throws {
    try TestModel.oneRegion.withDirectory { directory in
      let file = directory.appending(path: "regions.csv")
      let error = #expect(throws: ModelError.self) { try ModelReader.read(directory: file) }
      guard case .notADirectory(let name) = error else {
        return #expect(Bool(false), "\(String(describing: error))")
      }
      #expect(name == file.path)
    }
  }

  @Test func `a link to a model is a model`() throws {
    try TestModel.oneRegion.withDirectory { directory in
      let link = FileManager.default.temporaryDirectory.appending(path: "link \(UUID().uuidString)")
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: directory)
      defer { try? FileManager.default.removeItem(at: link) }
      #expect(try ModelReader.read(directory: link).settings.name == "Alone")
    }
  }

  @Test func `files have their SHA-256`() throws {
    var model = TestModel.oneRegion
    model.files["regions.csv"] = "region,name\nA,Aalst\n"
    let input = try #require(try model.read().inputs.first { $0.name == "regions.csv" })
    // printf 'region,name\nA,Aalst\n' | sha256sum
    #expect(input.sha256 == "c454a6014aac98cd281affc9efb34f0a3724a161c194b4cd80e39dbf87198f6f")
    #expect(input.bytes == 20)
  }
}
