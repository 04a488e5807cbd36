// Included by projection.c once per variant; see there and in variant.h. No include guard.

#ifndef CK_PROJECTION_INLINE
#define CK_PROJECTION_INLINE static inline __attribute__((always_inline))
#endif
#define LOAD(p) (*(const VEC *)(p))
#define STORE(p, value) (*(VEC *)(p) = (value))
#define SPREAD(x) ((VEC)(x))

CK_PROJECTION_INLINE VEC VARIANT(larger)(VEC a, VEC b) { return a > b ? a : b; }

CK_PROJECTION_INLINE int VARIANT(is_any_positive)(VEC x) {
  const double *values = (const double *)&x;
  for (int i = 0; i < WIDTH; i++)
    if (values[i] > 0) return 1;
  return 0;
}

#include "projection_survival_body.h"
#include "projection_net_body.h"
#include "projection_gross_body.h"
#include "projection_sums_body.h"

#undef LOAD
#undef STORE
#undef SPREAD
