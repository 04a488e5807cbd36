#include "variant.h"

ck_variant ck_best_variant(void) {
#if CK_HAS_AVX
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw"))
    return CK_AVX512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return CK_AVX2;
  return CK_PLAIN;
#else
  return CK_AVX2;
#endif
}

ck_variant ck_variant_best = CK_PLAIN;
_Thread_local int ck_variant_asked = -1;

// Before main, so that no call has to ask whether it was done.
__attribute__((constructor)) static void choose(void) { ck_variant_best = ck_best_variant(); }

ck_variant ck_get_variant(void) { return ck_current(); }

void ck_set_variant(ck_variant variant) {
  const ck_variant best = ck_best_variant();
  ck_variant_asked = (int)(variant < best ? variant : best);
}
