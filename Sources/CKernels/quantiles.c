#include "variant.h"

#include <math.h>
#include <string.h>
#if CK_HAS_AVX
#include <immintrin.h>
#endif

#include "quantiles.h"

// Eight doubles with comparisons that select.
typedef double w8 __attribute__((ext_vector_type(8), aligned(8)));

#if CK_HAS_AVX
#define VARIANT(f) f##_avx512
#define FEW 128
TARGET_AVX512
// A store of eight where fewer count never passes what has been read: the parts hold i numbers together.
static inline __attribute__((always_inline)) ck_parts split_avx512(const double *from, size_t n, double p, double q,
                                                                   double *low, double *middle, double *high,
                                                                   const int all) {
  const __m512d ps = _mm512_set1_pd(p), qs = _mm512_set1_pd(q);
  size_t l = 0, m = 0, i = 0;
  for (; i + 8 <= n; i += 8) {
    const __m512d x = _mm512_loadu_pd(from + i);
    const __mmask8 below = _mm512_cmp_pd_mask(x, ps, _CMP_LT_OQ), upto = _mm512_cmp_pd_mask(x, qs, _CMP_LT_OQ);
    const __mmask8 between = upto & (__mmask8)~below;
    _mm512_storeu_pd(middle + m, _mm512_maskz_compress_pd(between, x));
    if (all) {
      _mm512_storeu_pd(low + l, _mm512_maskz_compress_pd(below, x));
      _mm512_storeu_pd(high + (i - l - m), _mm512_maskz_compress_pd((__mmask8)~upto, x));
    }
    l += (size_t)__builtin_popcount(below), m += (size_t)__builtin_popcount(between);
  }
  const ck_parts rest = ck_split_rest(from + i, n - i, p, q, low + l, middle + m, high + (i - l - m), all);
  return (ck_parts){l + rest.low, m + rest.middle};
}
#include "quantiles_body.h"
TARGET_END
#undef VARIANT
#undef FEW
#endif

#define VARIANT(f) f##_avx2
#define FEW 64
TARGET_AVX2
#if CK_HAS_AVX
// Stores four numbers, the marked ones first.
static inline __attribute__((always_inline)) void gather_avx2(__m256d x, int marks, double *to) {
  // For each set of marked numbers, where the halves of those numbers stand, marked ones first.
#define FROM(a, b, c, d) {2 * a, 2 * a + 1, 2 * b, 2 * b + 1, 2 * c, 2 * c + 1, 2 * d, 2 * d + 1}
  static const int32_t first[16][8] = {
      FROM(0, 1, 2, 3), FROM(0, 1, 2, 3), FROM(1, 0, 2, 3), FROM(0, 1, 2, 3), FROM(2, 0, 1, 3), FROM(0, 2, 1, 3),
      FROM(1, 2, 0, 3), FROM(0, 1, 2, 3), FROM(3, 0, 1, 2), FROM(0, 3, 1, 2), FROM(1, 3, 0, 2), FROM(0, 1, 3, 2),
      FROM(2, 3, 0, 1), FROM(0, 2, 3, 1), FROM(1, 2, 3, 0), FROM(0, 1, 2, 3)};
#undef FROM
  const __m256i order = _mm256_loadu_si256((const __m256i *)first[marks]);
  _mm256_storeu_ps((float *)to, _mm256_permutevar8x32_ps(_mm256_castpd_ps(x), order));
}

// A store of four where fewer count never passes what has been read.
static inline __attribute__((always_inline)) ck_parts split_avx2(const double *from, size_t n, double p, double q,
                                                                 double *low, double *middle, double *high,
                                                                 const int all) {
  const __m256d ps = _mm256_set1_pd(p), qs = _mm256_set1_pd(q);
  size_t l = 0, m = 0, i = 0;
  for (; i + 4 <= n; i += 4) {
    const __m256d x = _mm256_loadu_pd(from + i);
    const int below = _mm256_movemask_pd(_mm256_cmp_pd(x, ps, _CMP_LT_OQ));
    const int upto = _mm256_movemask_pd(_mm256_cmp_pd(x, qs, _CMP_LT_OQ)), between = upto & ~below;
    gather_avx2(x, between, middle + m);
    if (all) {
      gather_avx2(x, below, low + l);
      gather_avx2(x, 15 - upto, high + (i - l - m));
    }
    l += (size_t)__builtin_popcount((unsigned)below), m += (size_t)__builtin_popcount((unsigned)between);
  }
  const ck_parts rest = ck_split_rest(from + i, n - i, p, q, low + l, middle + m, high + (i - l - m), all);
  return (ck_parts){l + rest.low, m + rest.middle};
}
#else
#define split_avx2 ck_split_rest
#endif
#include "quantiles_body.h"
TARGET_END
#undef VARIANT
#undef FEW

size_t ck_quantiles_scratch(size_t n) { return 3 * n; }

static void quantile_ranks(const double *x, size_t n, ck_wanted wanted, double *scratch) {
  switch (ck_current()) {
#if CK_HAS_AVX
    case CK_AVX512: quantile_ranks_avx512(x, n, wanted, scratch); break;
#else
    case CK_AVX512:
#endif
    case CK_AVX2: quantile_ranks_avx2(x, n, wanted, scratch); break;
    case CK_PLAIN: ck_select_sorted(x, n, scratch, wanted); break;
  }
}

// Between x and y, both of them order statistics. The same expression for every variant.
static double between(double x, double y, double weight) {
#pragma clang fp contract(off)
  // Equal neighbours give themselves and not a rounding of it, and infinity is not multiplied by zero. Adding zero takes
  // the sign off zero, which is not ordered.
  if (weight == 0 || x == y) return x + 0.0;
  return x * (1 - weight) + y * weight + 0.0;
}

void ck_quantiles(const double *src, size_t series, size_t stride, size_t n, const double *probabilities,
                  size_t count, double *out, double *scratch) {
  size_t rank[2 * CK_PROBABILITIES], place[CK_PROBABILITIES], ranks = 0;
  double value[2 * CK_PROBABILITIES], weight[CK_PROBABILITIES];
  for (size_t k = 0; k < count; k++) {
    const double h = probabilities[k] * (double)(n - 1);
    const size_t low = (size_t)h;
    weight[k] = h - (double)low;
    // What the probability before wanted may be wanted again.
    while (ranks > 0 && rank[ranks - 1] >= low) ranks--;
    place[k] = ranks;
    rank[ranks++] = low;
    if (low + 1 < n) rank[ranks++] = low + 1;
  }
  const ck_wanted wanted = {.rank = rank, .value = value, .count = ranks, .offset = 0};
  for (size_t s = 0; s < series; s++, out += count) {
    quantile_ranks(src + s * stride, n, wanted, scratch);
    for (size_t k = 0; k < count; k++) {
      const size_t low = place[k], high = low + 1 < ranks ? low + 1 : low;
      out[k] = between(value[low], value[high], weight[k]);
    }
  }
}

static void partial_sums_plain(const double *x, size_t n, double *sum) {
  for (size_t i = 0; i + 32 <= n; i += 32)
    for (int k = 0; k < 32; k++) sum[k] += x[i + k];
}

static void partial_sums(const double *x, size_t n, double *sum) {
  switch (ck_current()) {
#if CK_HAS_AVX
    case CK_AVX512: partial_sums_avx512(x, n, sum); break;
#else
    case CK_AVX512:
#endif
    case CK_AVX2: partial_sums_avx2(x, n, sum); break;
    case CK_PLAIN: partial_sums_plain(x, n, sum); break;
  }
}

void ck_means(const double *src, size_t series, size_t stride, size_t n, double *out) {
  for (size_t s = 0; s < series; s++) {
    const double *x = src + s * stride;
    double sum[32] = {0};
    partial_sums(x, n, sum);
    for (size_t i = n / 32 * 32; i < n; i++) sum[i % 32] += x[i];
    for (int half = 16; half > 0; half /= 2)
      for (int k = 0; k < half; k++) sum[k] += sum[k + half];
    out[s] = sum[0] / (double)n;
  }
}
