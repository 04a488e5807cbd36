package struct DrawQuantiles: Sendable {
  let probabilities: [Double]
  package init(probabilities: [Double]) { self.probabilities = probabilities }
  package func summary(of p: UnsafePointer<Double>, series: Int, stride: Int, draws: Int) -> (means: [Double], quantiles: [Double]) {
    var m: [Double] = [], q: [Double] = []
    for s in 0..<series {
      let v = Array(UnsafeBufferPointer(start: p + s * stride, count: draws)).sorted()
      m.append(v.reduce(0, +) / Double(draws))
      for pr in probabilities { let h = pr * Double(draws - 1); let lo = Int(h); let hi = min(lo + 1, draws - 1); let w = h - Double(lo); q.append(v[lo] * (1 - w) + v[hi] * w) }
    }
    return (m, q)
  }
}
