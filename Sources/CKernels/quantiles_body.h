// Needs VARIANT(f), FEW (numbers that are sorted rather than split: 64 or 128) and
// VARIANT(split)(from, n, p, q, low, middle, high, all), which writes the numbers below p to low, those
// from p to below q to middle and the others to high, and returns how many are low and middle. Any one of the parts may
// be written where `from` is. Only the middle is written when `all` is 0.

#include "sort_body.h"

static int VARIANT(has_nan)(const double *x, size_t n) {
  // Zero unless a NaN was met: comparing gives all ones.
  __typeof__((w8){0} != (w8){0}) met = {0};
  size_t i = 0;
  for (; i + 8 <= n; i += 8) met |= *(const w8 *)(x + i) != *(const w8 *)(x + i);
  int any = 0;
  for (; i < n; i++) any |= x[i] != x[i];
  for (int k = 0; k < 8; k++) any |= met[k] != 0;
  return any;
}

// Up to FEW numbers: sorts them and reads the ranks off.
static void VARIANT(select_few)(const double *x, size_t n, ck_wanted wanted) {
  w8 row[16];
  double *const place = (double *)row;
  const int rows = FEW == 64 || n <= 64 ? 8 : 16;
  for (size_t i = 0; i < n; i++) place[i] = x[i];
  for (size_t i = n; i < 8 * (size_t)rows; i++) place[i] = INFINITY;
  if (rows == 8) VARIANT(sort)(row, 8);
  else VARIANT(sort)(row, 16);
  for (size_t k = 0; k < wanted.count; k++) {
    const size_t r = wanted.rank[k] - wanted.offset;
    wanted.value[k] = place[r % rows * 8 + r / rows];
  }
}

// 64 of the numbers, sorted: eight adjacent ones at eight places.
static ck_sample VARIANT(draw_sample)(const double *x, size_t n, w8 *row) {
  for (int r = 0; r < 8; r++) row[r] = *(const w8 *)(x + (n - 8) * r / 7);
  VARIANT(sort)(row, 8);
  return (ck_sample){.sorted = (const double *)row, .from = 0, .to = 64};
}

// Finds the wanted ranks among the n numbers at `from`, by splitting and dropping the parts without wanted ranks. x, y and
// z have room for n each; `from` is x, or numbers to be left as they are. The parts go to the fronts of x, y and z, and what is
// left of these is room for the parts' own splits.
static void VARIANT(select)(const double *from, double *x, double *y, double *z, size_t n, ck_wanted wanted,
                            ck_sample sample, int depth) {
  w8 row[8];
  while (wanted.count > 0) {
    if (n <= FEW) return VARIANT(select_few)(from, n, wanted);
    if (depth-- == 0) return ck_select_sorted(from, n, x, wanted);
    if (sample.to - sample.from < CK_SMALL_SAMPLE) sample = VARIANT(draw_sample)(from, n, row);
    const ck_choice c = ck_choose(n, wanted, sample);
    if (c.ends) {
      const ck_parts part = VARIANT(split)(from, n, c.p, c.q, x, y, z, 0);
      if (ck_below(wanted, part.low).count == 0 && ck_below(wanted, part.low + part.middle).count == wanted.count) {
        double *const free = x;
        from = x = y, y = free, n = part.middle;
        wanted.offset += part.low, sample.from = c.lower, sample.to = c.upper;
        continue;
      }
    }
    ck_parts part = VARIANT(split)(from, n, c.p, c.q, x, y, z, 1);
    const size_t high = n - part.low - part.middle;
    if (high == n) {
      // The upper pivot is the smallest, and maybe of many: everything moved to z, and now the equal ones come off.
      part = VARIANT(split)(z, n, c.q, nextafter(c.q, INFINITY), x, y, z, 1);
      if (c.q == INFINITY) part.middle = n;
      wanted = ck_fill(wanted, part.middle, c.q);
      double *const free = x;
      from = x = z, z = free, n -= part.middle, sample.from = c.upper + 1;
      continue;
    }
    const ck_wanted below = ck_below(wanted, part.low), rest = ck_above(wanted, below.count, part.low);
    const ck_wanted between = ck_below(rest, part.middle);
    const ck_sample lower = {sample.sorted, sample.from, c.lower}, middle = {sample.sorted, c.lower, c.upper};
    VARIANT(select)(x, x, y + part.middle, z + high, part.low, below, lower, depth);
    VARIANT(select)(y, y, x + part.low, z + high + part.low, part.middle, between, middle, depth);
    wanted = ck_above(rest, between.count, part.middle);
    double *const free = x + part.low + part.middle;
    from = x = z, z = free, y += part.low + part.middle, n = high, sample.from = c.upper + 1;
  }
}

static void VARIANT(quantile_ranks)(const double *x, size_t n, ck_wanted wanted, double *scratch) {
  if (VARIANT(has_nan)(x, n))
    ck_fill(wanted, n, NAN);
  else VARIANT(select)(x, scratch, scratch + n, scratch + 2 * n, n, wanted, (ck_sample){0}, CK_DEPTH);
}

static void VARIANT(partial_sums)(const double *x, size_t n, double *sum) {
  w8 s[4] = {0};
  for (size_t i = 0; i + 32 <= n; i += 32)
#pragma clang loop unroll(full)
    for (int k = 0; k < 4; k++) s[k] += ((const w8 *)(x + i))[k];
  for (int k = 0; k < 4; k++) ((w8 *)sum)[k] = s[k];
}
