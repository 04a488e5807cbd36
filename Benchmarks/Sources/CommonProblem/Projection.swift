import CKernels
import Dispatch
import Synchronization

/// The common problem, worked out region by region on several threads.
struct Projection: Sendable {
  let problem: Problem
  let stage: Arguments.Stage
  let threads: Int

  /// The sums of the last year. Regions are handed out one by one and added up in their own order, so that the outcome doesn't
  /// depend on the number of threads.
  func run() -> Sums {
    let inputs = Inputs(problem: problem, stage: stage)
    let next = Atomic(0)
    let found = Mutex([Sums](repeating: Sums(), count: problem.regions))
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      let worker = Worker(inputs: inputs)
      while true {
        let region = next.add(1, ordering: .relaxed).oldValue
        guard region < problem.regions else { return }
        let sums = worker.sums(of: region)
        found.withLock { $0[region] = sums }
      }
    }
    return found.withLock { $0.reduce(Sums(), +) }
  }
}

/// What all workers read.
struct Inputs: Sendable {
  let problem: Problem
  let stage: Arguments.Stage
  /// Probabilities of dying and births per woman, cut into blocks.
  let deaths, births: Doubles
  /// The rates of the products, in the order of the product kernel.
  let packedRates: Doubles

  init(problem: Problem, stage: Arguments.Stage) {
    (self.problem, self.stage) = (problem, stage)
    (deaths, births) = (problem.deathsByBlock(), problem.birthsByBlock())
    let (items, cells) = (Int32(problem.sizes.K), Int32(problem.cells))
    packedRates = Doubles(Int(ck_packed_size(items, cells)))
    ck_pack_rates(problem.rates.start, items, cells, items, packedRates.start)
  }

  /// The products whose demand is asked for.
  var products: Int { stage >= .demand ? problem.sizes.K : 0 }
}
