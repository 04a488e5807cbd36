// Needs VARIANT(f) and VARIANT(split)(from, n, pivot, low, high), which writes the numbers below the pivot to low and the
// others to high and returns how many are low; low may be where from is.

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

// Up to 64 numbers: sorts them and reads the ranks off.
static void VARIANT(select_few)(const double *x, size_t n, ck_wanted wanted) {
  w8 row[8];
  double *const place = (double *)row;
  const int rows = n <= 32 ? 4 : 8;
  for (size_t i = 0; i < n; i++) place[i] = x[i];
  for (size_t i = n; i < 8 * (size_t)rows; i++) place[i] = INFINITY;
  if (rows == 4) VARIANT(sort)(row, 4);
  else VARIANT(sort)(row, 8);
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

// Finds the wanted ranks among the n numbers at `from`, by splitting and dropping the sides without wanted ranks. x and y
// have room for n each; `from` is x, or numbers to be left as they are. The numbers below the pivot go to the front of x, the
// others to the front of y, and what is left of x and y is room for the two sides' own splits.
static void VARIANT(select)(const double *from, double *x, double *y, size_t n, ck_wanted wanted, ck_sample sample,
                            int depth) {
  w8 row[8];
  while (wanted.count > 0) {
    if (n <= CK_FEW) return VARIANT(select_few)(from, n, wanted);
    if (depth-- == 0) return ck_select_sorted(from, n, x, wanted);
    if (sample.to - sample.from < CK_SMALL_SAMPLE) sample = VARIANT(draw_sample)(from, n, row);
    const int middle = ck_choose(n, wanted, sample);
    const double pivot = ck_sorted(sample, middle);
    size_t low = VARIANT(split)(from, n, pivot, x, y);
    ck_wanted below = ck_below(wanted, low);
    if (low > 0) {
      const ck_sample part = {.sorted = sample.sorted, .from = sample.from, .to = middle};
      VARIANT(select)(x, x, y + (n - low), low, below, part, depth);
      from = y, y = x + low, x = (double *)from;
    } else {
      // The pivot is the smallest, and maybe of many: everything moved to y, and now the equal ones come off.
      low = VARIANT(split)(y, n, nextafter(pivot, INFINITY), y, x);
      if (pivot == INFINITY) low = n;
      below = ck_below(wanted, low);
      for (size_t k = 0; k < below.count; k++) below.value[k] = pivot;
      from = x, y = y + low;
    }
    wanted = ck_above(wanted, below.count, low);
    n -= low, sample.from = middle + 1;
  }
}

static void VARIANT(quantile_ranks)(const double *x, size_t n, ck_wanted wanted, double *scratch) {
  if (VARIANT(has_nan)(x, n))
    for (size_t k = 0; k < wanted.count; k++) wanted.value[k] = NAN;
  else VARIANT(select)(x, scratch, scratch + n, n, wanted, (ck_sample){0}, CK_DEPTH);
}

static void VARIANT(partial_sums)(const double *x, size_t n, double *sum) {
  w8 s[4] = {0};
  for (size_t i = 0; i + 32 <= n; i += 32)
#pragma clang loop unroll(full)
    for (int k = 0; k < 4; k++) s[k] += ((const w8 *)(x + i))[k];
  for (int k = 0; k < 4; k++) ((w8 *)sum)[k] = s[k];
}
