import CKernels

/// The loops in C that draws are made and summed up with.
public enum Kernels {
  /// The instructions that they use on this machine: `plain`, `avx2` or `avx512`; `vector` where the compiler chose.
  public static var variant: String {
    switch ck_get_variant() {
    case CK_AVX512: "avx512"
    case CK_AVX2: vector
    default: "plain"
    }
  }

  #if arch(x86_64)
    private static let vector = "avx2"
  #else
    private static let vector = "vector"
  #endif
}
