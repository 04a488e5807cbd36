#ifndef CK_VARIANT_H
#define CK_VARIANT_H

#include "CKernels.h"

// What the processor has, and what this thread asked for instead; -1 for nothing.
extern ck_variant ck_variant_best;
extern _Thread_local int ck_variant_asked;

static inline ck_variant ck_current(void) {
  return ck_variant_asked < 0 ? ck_variant_best : (ck_variant)ck_variant_asked;
}

// A kernel family stands in NAME_body.h, written for vectors VEC of WIDTH doubles, and is included by NAME.c once per
// variant with VARIANT(f) naming the function. Between TARGET_AVX512 and TARGET_END (or TARGET_AVX2) the compiler may
// use those instructions.
#if defined(__x86_64__)
#define TARGET_AVX2                                                                                  \
  _Pragma("clang attribute push(__attribute__((target(\"avx2,fma\"))), apply_to = function)")
#define TARGET_AVX512                                                                                \
  _Pragma("clang attribute push(__attribute__((target(\"avx512f,avx512dq,avx512vl,avx512bw,avx2,fma\"))), apply_to = function)")
#define TARGET_END _Pragma("clang attribute pop")
#define CK_HAS_AVX 1
#else
#define TARGET_AVX2
#define TARGET_END
#define CK_HAS_AVX 0
#endif

// Four and eight doubles, at any address.
typedef double v4 __attribute__((ext_vector_type(4), aligned(8)));
typedef double v8 __attribute__((ext_vector_type(8), aligned(8)));

#endif
