#include "normals_scalar.h"

// Draws whose tails are moved together.
enum { BATCH = 256 };

typedef uint64_t u8 __attribute__((vector_size(64), aligned(8)));
typedef int64_t i8 __attribute__((vector_size(64), aligned(8)));

double ck_normal_magnitude(double centre, double tail) {
  return centre <= CENTRE_BOUND ? centre_magnitude(centre) : tail_magnitude(tail);
}

double ck_normal_of_bits(uint64_t bits) {
  const int upper = bits >> 63 != 0;
  const uint64_t half = UINT64_MAX >> 1;
  const uint64_t m = upper ? bits & half : ~bits & half;
  const double centre = ((double)m + 0.5) * 0x1p-64, tail = ((double)(half - m) + 0.5) * 0x1p-64;
  const double magnitude = ck_normal_magnitude(centre, tail);
  return upper ? magnitude : -magnitude;
}

static uint64_t philox_bits(uint64_t key, uint64_t name, uint32_t counter0, uint32_t draw) {
  uint32_t c0 = counter0, c1 = draw, c2 = (uint32_t)name, c3 = (uint32_t)(name >> 32);
  uint32_t k0 = (uint32_t)key, k1 = (uint32_t)(key >> 32);
  for (int round = 0; round < 10; round++) {
    const uint64_t p0 = PHILOX_M0 * c0, p1 = PHILOX_M1 * c2;
    c0 = (uint32_t)(p1 >> 32) ^ c1 ^ k0;
    c2 = (uint32_t)(p0 >> 32) ^ c3 ^ k1;
    c1 = (uint32_t)p1;
    c3 = (uint32_t)p0;
    k0 += PHILOX_W0;
    k1 += PHILOX_W1;
  }
  return c0 | (uint64_t)c1 << 32;
}

static void batch_plain(uint64_t key, uint64_t name, uint32_t counter0, uint32_t first, size_t count,
                        double *out) {
  for (size_t i = 0; i < count; i++)
    out[i] = ck_normal_of_bits(philox_bits(key, name, counter0, first + (uint32_t)i));
}

TARGET_AVX2
#define VARIANT(f) f##_avx2
#include "normals_body.h"
#undef VARIANT
TARGET_END

#if CK_HAS_AVX
TARGET_AVX512
#define VARIANT(f) f##_avx512
#include "normals_body.h"
#undef VARIANT
TARGET_END
#endif

typedef void (*batch_function)(uint64_t, uint64_t, uint32_t, uint32_t, size_t, double *);

static batch_function batch_now(void) {
#if CK_HAS_AVX
  if (ck_current() == CK_AVX512) return batch_avx512;
#endif
  return ck_current() == CK_PLAIN ? batch_plain : batch_avx2;
}

void ck_normals(uint64_t key, uint64_t name, uint32_t counter0, uint32_t first, size_t count, double *out) {
  const batch_function batch = batch_now();
  for (size_t i = 0; i < count; i += BATCH)
    batch(key, name, counter0, first + (uint32_t)i, count - i < BATCH ? count - i : BATCH, out + i);
}
