#include "CKernelsProjection.h"
#include "variant.h"

// Rows that an area adds up in one pass over its members: as many as leave a register for each of two sums.
enum { CK_MEMBER_ROWS = 8 };

// The twin in plain C: the same equations, one draw at a time.
#define VARIANT(name) name##_plain
#define WIDTH 1
#define VEC double
#include "projection_body.h"
#undef VARIANT
#undef WIDTH
#undef VEC

TARGET_AVX2
#define VARIANT(name) name##_avx2
#define WIDTH 4
#define VEC v4
#include "projection_body.h"
#undef VARIANT
#undef WIDTH
#undef VEC
TARGET_END

#if CK_HAS_AVX
TARGET_AVX512
#define VARIANT(name) name##_avx512
#define WIDTH 8
#define VEC v8
#include "projection_body.h"
#undef VARIANT
#undef WIDTH
#undef VEC
TARGET_END
// What the run-time choice comes to.
#define CALL(name, ...)                                                    \
  (ck_current() == CK_AVX512 ? name##_avx512(__VA_ARGS__)                \
   : ck_current() == CK_AVX2 ? name##_avx2(__VA_ARGS__)                  \
                               : name##_plain(__VA_ARGS__))
#else
#define CALL(name, ...) (ck_current() == CK_PLAIN ? name##_plain(__VA_ARGS__) : name##_avx2(__VA_ARGS__))
#endif

void ck_survival_from_rates(int32_t ages, int32_t lanes, const double *rates, const double *theta,
                            double *survival, double *birth_survival) {
  CALL(survival_from_rates, ages, lanes, rates, theta, survival, birth_survival);
}
void ck_survival_from_probabilities(int32_t ages, int32_t lanes, const double *probabilities,
                                    const double *theta, double *survival, double *birth_survival) {
  CALL(survival_from_probabilities, ages, lanes, probabilities, theta, survival, birth_survival);
}
void ck_step_net(const ck_vital *vital, const ck_net *net, double *population, double *mean,
                 const ck_components *components) {
  CALL(step_net, vital, net, population, mean, components);
}
int32_t ck_leave(const ck_vital *vital, const ck_gross *gross, const double *population, double *sent) {
  return CALL(leave, vital, gross, population, sent);
}
void ck_settle(const ck_vital *vital, const ck_gross *gross, int32_t is_bounded, double *population,
               double *landed, double *newborn_sent, const ck_components *components) {
  CALL(settle, vital, gross, is_bounded, population, landed, newborn_sent, components);
}
void ck_land_newborn(const ck_vital *vital, const ck_gross *gross, const double *landed, double *population,
                     double *mean, const ck_components *components) {
  CALL(land_newborn, vital, gross, landed, population, mean, components);
}
void ck_weigh(int32_t groups, int32_t lanes, const double *pull, const double *factor, double *weighed) {
  CALL(weigh, groups, lanes, pull, factor, weighed);
}
int64_t ck_reciprocal(int64_t count, double *values) { return CALL(reciprocal, count, values); }
void ck_pool(int32_t regions, int64_t count, int64_t stride, const double *shares, const double *sent,
             double *landed, double *total) {
  CALL(pool, regions, count, stride, shares, sent, landed, total);
}
void ck_mix_cells(int32_t cells, int32_t lanes, const int32_t *terms, const int32_t *source, const int32_t *weight,
                  const double *weights, const double *people, double *mixed) {
  CALL(mix_cells, cells, lanes, terms, source, weight, weights, people, mixed);
}
void ck_life_expectancy(int32_t ages, int32_t lanes, int32_t at, const double *rates, const double *theta,
                        int32_t by_cell, double *expectancies) {
  CALL(life_expectancy, ages, lanes, at, rates, theta, by_cell, expectancies);
}
void ck_add_members(const ck_members *members, int64_t rows, int32_t lanes, const double *values, double *sums) {
  CALL(add_members, members, rows, lanes, values, sums);
}
void ck_weigh_members(const ck_members *members, int64_t rows, int32_t lanes, const double *values,
                      const double *factors, double *sums, double *weighted) {
  CALL(weigh_members, members, rows, lanes, values, factors, sums, weighted);
}
void ck_times(int64_t rows, int32_t lanes, const double *values, const double *factor, double *product) {
  CALL(times, rows, lanes, values, factor, product);
}
void ck_quotient(int64_t rows, int32_t lanes, const double *sum, const double *people, const double *otherwise,
                 double *quotient) {
  CALL(quotient, rows, lanes, sum, people, otherwise, quotient);
}
void ck_sum_ranges(int32_t rows, int32_t ranges, const int32_t *from, const int32_t *to, const int32_t *row,
                   int32_t lanes, const double *cells, double *sums) {
  CALL(sum_ranges, rows, ranges, from, to, row, lanes, cells, sums);
}
void ck_scale_rows(int32_t rows, int32_t lanes, const int32_t *row, const double *values, const double *trend,
                   const double *ratio, int32_t ratios, double *scaled) {
  CALL(scale_rows, rows, lanes, row, values, trend, ratio, ratios, scaled);
}
void ck_place_rows(int64_t rows, int32_t lanes, const double *values, int64_t stride, double *places) {
  for (int64_t row = 0; row < rows; row++)
    for (int32_t l = 0; l < lanes; l++) places[row * stride + l] = values[row * lanes + l];
}
