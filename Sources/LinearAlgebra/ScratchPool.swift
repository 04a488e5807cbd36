import Synchronization

/// Working values that outlive a call of ``concurrentUpdate(_:threads:scratch:_:)``: a worker takes one and gives it back, so
/// that no more are made than ever worked at the same time.
package final class ScratchPool<Scratch>: Sendable {
  private struct Idle: @unchecked Sendable {
    // Safe although unchecked: a value is either here, behind the lock, or with the one worker that took it.
    var values: [Scratch] = []
  }

  private let idle = Mutex(Idle())
  private let make: @Sendable () -> Scratch

  /// A pool of values that `make` makes when none is idle.
  package init(_ make: @escaping @Sendable () -> Scratch) { self.make = make }

  /// A value that nobody else has.
  func take() -> Scratch {
    let kept = idle.withLock { idle in Idle(values: idle.values.popLast().map { [$0] } ?? []) }
    return kept.values.first ?? make()
  }

  /// Keeps a value for the next who takes one.
  func giveBack(_ value: Scratch) {
    let returned = Idle(values: [value])
    idle.withLock { $0.values += returned.values }
  }
}
