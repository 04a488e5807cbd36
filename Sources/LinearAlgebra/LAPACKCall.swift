import CLAPACKShims

/// Stops when LAPACK refused an argument, which only a mistake in this module can bring about.
func requireAccepted(_ info: la_info) {
  precondition(info >= 0, "LAPACK refused argument \(-info)")
}

/// Calls a routine twice: with `lwork` -1 to learn the best workspace, then with that workspace.
func withBestWorkspace(
  _ call: (_ work: UnsafeMutablePointer<Double>, _ lwork: la_int) -> la_info
) -> la_info {
  var best = 0.0
  let query = unsafe call(&best, -1)
  guard query == 0 else { return query }
  return unsafe withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, Int(best))) { work in
    unsafe call(work.baseAddress!, la_int(work.count))
  }
}

/// The estimated reciprocal condition, in the 1-norm, of the upper triangle at `a` of order `n`.
func reciprocalConditionOfTriangle(
  _ a: UnsafePointer<Double>, order n: la_int, leadingDimension: la_int
) -> Double {
  var reciprocal = 0.0
  let info = unsafe withUnsafeTemporaryAllocation(of: Double.self, capacity: 3 * Int(n)) { work in
    unsafe withUnsafeTemporaryAllocation(of: la_int.self, capacity: Int(n)) { iwork in
      unsafe la_dtrcon(
        LA_UPPER, n, a, leadingDimension, &reciprocal, work.baseAddress!, iwork.baseAddress!)
    }
  }
  requireAccepted(info)
  return reciprocal
}
