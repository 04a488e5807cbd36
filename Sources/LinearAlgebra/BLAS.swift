import CLAPACKShims

/// Settings of the BLAS library, which are the whole process's.
public enum BLAS {
  /// Keeps every BLAS call on the thread that makes it.
  ///
  /// Call once, before the first parallel section: it is global to the process. With it, no result depends
  /// on the number of threads.
  public static func useCallingThreadOnly() { la_set_num_threads(1) }

  /// The number of threads that a BLAS call may use now.
  public static var threadCount: Int { Int(la_get_num_threads()) }

  /// The library's own description: version, options and the processor it was chosen for.
  public static var configuration: String { unsafe String(cString: la_config()) }
}
