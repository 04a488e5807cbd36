#include "ck_staff.h"

#include "variant.h"

// The twin in plain C: the same equations, one draw at a time.
#define VARIANT(name) name##_plain
#define WIDTH 1
#define VEC double
#include "staff_body.h"
#undef VARIANT
#undef WIDTH
#undef VEC

TARGET_AVX2
#define VARIANT(name) name##_avx2
#define WIDTH 4
#define VEC v4
#include "staff_body.h"
#undef VARIANT
#undef WIDTH
#undef VEC
TARGET_END

#if CK_HAS_AVX
TARGET_AVX512
#define VARIANT(name) name##_avx512
#define WIDTH 8
#define VEC v8
#include "staff_body.h"
#undef VARIANT
#undef WIDTH
#undef VEC
TARGET_END
#define WIDEST(name, ...)                                                                                  \
  (ck_current() == CK_AVX512 ? name##_avx512(__VA_ARGS__) : name##_avx2(__VA_ARGS__))
#else
#define WIDEST(name, ...) name##_avx2(__VA_ARGS__)
#endif

// What the run-time choice comes to; a single draw has no vectors.
#define CALL(name, lanes, ...)                                                                             \
  (ck_current() == CK_PLAIN || (lanes) % CK_LANES ? name##_plain(__VA_ARGS__) : WIDEST(name, __VA_ARGS__))

void ck_staff_step(int32_t cohorts, int32_t groups, int32_t ages, int32_t lanes, const double *retire,
                   const double *leave, double *people, double *sums) {
  CALL(staff_step, lanes, cohorts, groups, ages, lanes, retire, leave, people, sums);
}

void ck_staff_regions(const ck_staff *staff) { CALL(staff_regions, staff->lanes, staff); }

void ck_labour_demand(int32_t branches, int32_t products, int32_t lanes, const int32_t *first, const int32_t *product,
                      const double *share, const double *staff, const double *left, const double *now,
                      const double *base, double *index, double *out, ptrdiff_t stride) {
  CALL(labour_demand, lanes, branches, products, lanes, first, product, share, staff, left, now, base, index, out,
       stride);
}
