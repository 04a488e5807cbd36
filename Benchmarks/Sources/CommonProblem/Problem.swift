import CKernels
import Foundation

/// The inputs of the common problem, as the kernels want them: women before men, and draws in adjacent places.
///
/// `Benchmarks/Peers/generate.py` states the layout of the files and the equations.
struct Problem: Sendable {
  /// The sizes in `meta.json`, under the names they have there.
  struct Sizes: Decodable, Sendable {
    // swift-format-ignore
    let R, D, T, A, S, K: Int
    /// Boys per girl at birth.
    let srb: Double
  }

  /// Neighbouring draws that are calculated side by side.
  struct Block: Sendable {
    /// The first of them.
    let first: Int
    /// How many, made up to whole vectors; those beyond the last draw repeat it.
    let lanes: Int
  }

  static let fertileAges = 15..<50
  static let lanesOfBlock = 64

  let sizes: Sizes
  let regions: Int
  let draws: Int
  let blocks: [Block]
  /// Draws, made up to whole vectors.
  let paddedDraws: Int
  /// cells x regions.
  let population: Doubles
  /// 2 x regions.
  let mortalityFactors: Doubles
  /// One per region.
  let fertilityFactors: Doubles
  /// cells x regions.
  let migrants: Doubles
  /// cells.
  let migrantShape: Doubles
  /// products x cells, a column per cell.
  let rates: Doubles
  /// Per region and year, padded draws.
  let migrantShift: Doubles
  /// The files' own order: years x cells x draws, men first, and years x ages x draws.
  private let deaths, births: Doubles

  var cells: Int { sizes.S * sizes.A }

  /// Reads the first `regions` and `draws` of the files in `directory`.
  init(directory: URL, regions: Int, draws: Int) throws {
    let file = directory.appending(path: "meta.json")
    let sizes = try JSONDecoder().decode(Sizes.self, from: Data(contentsOf: file))
    guard regions <= sizes.R else { throw ProblemError.range(name: "REGIONS", value: regions, most: sizes.R) }
    guard draws <= sizes.D else { throw ProblemError.range(name: "DRAWS", value: draws, most: sizes.D) }
    func read(_ name: String, _ count: Int) throws -> Doubles {
      try Doubles(file: directory.appending(path: "\(name).bin"), count: count)
    }
    let cells = sizes.S * sizes.A
    (self.sizes, self.regions, self.draws) = (sizes, regions, draws)
    blocks = Self.blocks(of: draws)
    paddedDraws = Self.padded(draws)
    population = Self.womenFirst(try read("P0", sizes.R * cells), width: sizes.A)
    mortalityFactors = Self.womenFirst(try read("theta", sizes.R * sizes.S), width: 1)
    fertilityFactors = try read("phi", sizes.R)
    migrants = Self.womenFirst(try read("mb", sizes.R * cells), width: sizes.A)
    migrantShape = Self.womenFirst(try read("ms", cells), width: sizes.A)
    rates = Self.byCells(Self.womenFirst(try read("rate", sizes.K * cells), width: sizes.A), cells: cells)
    deaths = Self.womenFirst(try read("q", sizes.T * cells * sizes.D), width: sizes.A * sizes.D)
    births = try read("f", sizes.T * Self.fertileAges.count * sizes.D)
    migrantShift = Self.padded(
      try read("z", sizes.R * sizes.T * sizes.D), rows: regions * sizes.T, of: sizes.D, to: draws)
  }

  /// Probabilities of dying by block, year and cell, each with the block's lanes.
  func deathsByBlock() -> Doubles { byBlock(deaths, rows: sizes.T * cells) }

  /// Births per woman by block, year and age, each with the block's lanes.
  func birthsByBlock() -> Doubles { byBlock(births, rows: sizes.T * Self.fertileAges.count) }

  /// The rows of a file, draw after draw, cut into blocks.
  private func byBlock(_ values: Doubles, rows: Int) -> Doubles {
    let result = Doubles(rows * paddedDraws)
    var place = result.start
    for block in blocks {
      let inside = min(block.lanes, draws - block.first)
      for row in 0..<rows {
        let from = values.start + row * sizes.D + block.first
        place.update(from: from, count: inside)
        (place + inside).update(repeating: from[inside - 1], count: block.lanes - inside)
        place += block.lanes
      }
    }
    return result
  }
}

extension Problem {
  /// As many draws as whole vectors hold.
  private static func padded(_ draws: Int) -> Int {
    let width = Int(CK_LANES)
    return (draws + width - 1) / width * width
  }

  private static func blocks(of draws: Int) -> [Block] {
    stride(from: 0, to: draws, by: lanesOfBlock).map { first in
      Block(first: first, lanes: padded(min(lanesOfBlock, draws - first)))
    }
  }

  /// Pairs of `width` numbers, men and women, the other way round.
  private static func womenFirst(_ values: Doubles, width: Int) -> Doubles {
    let result = Doubles(values.count)
    for pair in stride(from: 0, to: values.count, by: 2 * width) {
      result.set(values.start + pair + width, count: width, at: pair)
      result.set(values.start + pair, count: width, at: pair + width)
    }
    return result
  }

  /// Rows of `cells` numbers, as a matrix stored by cells.
  private static func byCells(_ values: Doubles, cells: Int) -> Doubles {
    let rows = values.count / cells
    let result = Doubles(values.count)
    for row in 0..<rows {
      for cell in 0..<cells { result.start[row + cell * rows] = values.start[row * cells + cell] }
    }
    return result
  }

  /// The first `draws` of `rows` rows, made up to whole vectors with the last of them.
  private static func padded(_ values: Doubles, rows: Int, of width: Int, to draws: Int) -> Doubles {
    let padded = padded(draws)
    let result = Doubles(rows * padded)
    for row in 0..<rows {
      result.set(values.start + row * width, count: draws, at: row * padded)
      let end = result.start + row * padded + draws
      end.update(repeating: (end - 1).pointee, count: padded - draws)
    }
    return result
  }
}
