import CKernels

extension StreamName {
  /// A standard normal value, by inversion of 64 random bits.
  ///
  /// The bits choose the middle of one of 2⁶⁴ equal intervals of probability, counted from the nearer end, so
  /// that both tails are resolved to 2⁻⁶⁵ (|z| up to 9.16). Increases with the uniform number of the same draw
  /// and position. Relative error of the inversion below 1e-15 (``NormalDistribution``). The same to the bit
  /// on every machine.
  ///
  /// - Parameters: as in ``uniform(draw:position:)``.
  public func normal(draw: Int, position: Int) -> Double {
    Self.normal(bits: bits(draw: draw, position: position).first)
  }

  /// The standard normal value that 64 random bits choose.
  static func normal(bits: UInt64) -> Double { ck_normal_of_bits(bits) }

  /// The normal values of adjacent draws at a position: those of ``normal(draw:position:)`` to the bit,
  /// faster.
  ///
  /// - Parameters:
  ///   - draws: the draws, from 0 to 2³² - 1.
  ///   - position: the year's index.
  ///   - values: receives one value per draw from `start` on, and must have the place.
  ///   - start: the index in `values` of the first draw.
  public func normals(draws: Range<Int>, position: Int, into values: inout [Double], at start: Int = 0) {
    precondition(start >= 0 && start + draws.count <= values.count, "no place for \(draws.count) values")
    values.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      normals(draws: draws, position: position, into: base + start)
    }
  }

  /// The normal values of adjacent draws, written to `draws.count` places from `values` on.
  package func normals(draws: Range<Int>, position: Int, into values: UnsafeMutablePointer<Double>) {
    guard let last = draws.last else { return }
    _ = Self.counter(draw: last)
    ck_normals(
      key, name, Self.counter(position: position, attempt: 0), Self.counter(draw: draws.lowerBound),
      draws.count, values)
  }
}
