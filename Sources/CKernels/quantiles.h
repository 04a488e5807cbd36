#ifndef CK_INTERNAL_QUANTILES_H
#define CK_INTERNAL_QUANTILES_H

#include <math.h>
#include <stddef.h>
#include <string.h>

// What the variants of the quantiles share.

enum {
  // A sample of fewer says too little about where to split.
  CK_SMALL_SAMPLE = 8,
  // Splits of splits before the rest is sorted, so that no order of the draws can make the time quadratic.
  CK_DEPTH = 40
};

// Ascending ranks among all n numbers, counted from 0, and where their values go. `offset` numbers of the whole are below
// those at hand.
typedef struct {
  const size_t *rank;
  double *value;
  size_t count, offset;
} ck_wanted;

// Numbers from..<to of 64 that were sorted as 8 rows of columns.
typedef struct {
  const double *sorted;
  int from, to;
} ck_sample;

static inline double ck_sorted(ck_sample sample, int k) { return sample.sorted[k % 8 * 8 + k / 8]; }

// The ranks among the lowest `low` numbers at hand.
static inline ck_wanted ck_below(ck_wanted wanted, size_t low) {
  size_t count = 0;
  while (count < wanted.count && wanted.rank[count] < wanted.offset + low) count++;
  wanted.count = count;
  return wanted;
}

// The other ranks, `count` of them being below.
static inline ck_wanted ck_above(ck_wanted wanted, size_t count, size_t low) {
  return (ck_wanted){.rank = wanted.rank + count,
                     .value = wanted.value + count,
                     .count = wanted.count - count,
                     .offset = wanted.offset + low};
}

// Gives the ranks among the lowest `low` numbers this value; returns the other ranks.
static inline ck_wanted ck_fill(ck_wanted wanted, size_t low, double value) {
  const size_t count = ck_below(wanted, low).count;
  for (size_t k = 0; k < count; k++) wanted.value[k] = value;
  return ck_above(wanted, count, low);
}

// Two numbers to split at, the lower one first, and the places in the sample that the three parts then have: the part
// below is from..<lower, the one between lower..<upper, the one above upper..<to. `ends` says that no wanted rank is
// expected but between.
typedef struct {
  double p, q;
  int lower, upper, ends;
} ck_choice;

// Where in the sample a rank is expected among n, `side` standard deviations of the sample's quantile further.
static inline int ck_place(size_t n, double rank, double side, ck_sample sample) {
  const double share = (rank + 0.5) / (double)n, size = sample.to - sample.from;
  return sample.from + (int)floor(share * size + side * sqrt(share * (1 - share) * size));
}

static inline int ck_clamp(int place, ck_sample sample) {
  return place < sample.from ? sample.from : place < sample.to ? place : sample.to;
}

// Splits in the two widest ranges without a wanted rank: between wanted ranks in the middle, at an end a standard deviation
// and a half away from the wanted rank, so that the part beyond is likely to be dropped.
static inline ck_choice ck_choose(size_t n, ck_wanted wanted, ck_sample sample) {
  const size_t count = wanted.count;
  size_t best[2] = {0, 0}, gap[2] = {0, 0};
  for (size_t k = 0; k <= count; k++) {
    const size_t from = k > 0 ? wanted.rank[k - 1] : wanted.offset;
    const size_t to = k < count ? wanted.rank[k] : wanted.offset + n;
    const int second = to - from > gap[0] ? 0 : 1;
    if (to - from <= gap[second]) continue;
    if (second == 0) best[1] = best[0], gap[1] = gap[0];
    best[second] = k, gap[second] = to - from;
  }
  int place[2];
  for (int i = 0; i < 2; i++) {
    const size_t k = best[i];
    const double first = k > 0 ? (double)(wanted.rank[k - 1] - wanted.offset) : 0;
    if (k == 0) place[i] = ck_place(n, (double)(wanted.rank[0] - wanted.offset), -1.5, sample);
    else if (k == count) place[i] = ck_place(n, first, 1.5, sample);
    else place[i] = ck_place(n, first + (double)gap[i] / 2, 0, sample);
  }
  int lower = place[0] < place[1] ? place[0] : place[1], upper = place[0] < place[1] ? place[1] : place[0];
  // Beyond the sample is beyond all numbers; but one of the pivots must split.
  if (lower < sample.from && upper >= sample.to) lower = upper = (sample.from + sample.to) / 2;
  const double p = lower < sample.from ? -INFINITY : ck_sorted(sample, lower < sample.to ? lower : sample.to - 1);
  const double q = upper >= sample.to ? INFINITY : ck_sorted(sample, upper > sample.from ? upper : sample.from);
  return (ck_choice){.p = p,
                     .q = q,
                     .lower = ck_clamp(lower, sample),
                     .upper = ck_clamp(upper, sample),
                     .ends = best[0] + best[1] == count && (best[0] == 0 || best[1] == 0)};
}

// How many numbers are below both pivots, and how many between them.
typedef struct {
  size_t low, middle;
} ck_parts;

// Splits without vectors, and without a branch that could be guessed wrong.
static inline ck_parts ck_split_rest(const double *from, size_t n, double p, double q, double *low, double *middle,
                                     double *high, const int all) {
  size_t l = 0, m = 0;
  for (size_t i = 0; i < n; i++) {
    const double x = from[i];
    middle[m] = x;
    if (all) low[l] = x, high[i - l - m] = x;
    l += x < p, m += !(x < p) & (x < q);
  }
  return (ck_parts){l, m};
}

// Makes x[root...] of n numbers a heap with the largest on top, when its branches are.
static inline void ck_sift(double *x, size_t root, size_t n) {
  const double moved = x[root];
  for (size_t child; (child = 2 * root + 1) < n; root = child) {
    if (child + 1 < n && x[child] < x[child + 1]) child++;
    if (!(moved < x[child])) break;
    x[root] = x[child];
  }
  x[root] = moved;
}

static inline void ck_heap_sort(double *x, size_t n) {
  for (size_t i = n / 2; i-- > 0;) ck_sift(x, i, n);
  for (size_t i = n; i-- > 1;) {
    const double top = x[0];
    x[0] = x[i], x[i] = top;
    ck_sift(x, 0, i);
  }
}

// The plain twin of selecting: sorts them all, in x, which may be where they are. NaN gives NaN.
static void ck_select_sorted(const double *from, size_t n, double *x, ck_wanted wanted) {
  int nan = 0;
  for (size_t i = 0; i < n; i++) nan |= from[i] != from[i];
  if (from != x) memcpy(x, from, n * sizeof *x);
  ck_heap_sort(x, n);
  for (size_t k = 0; k < wanted.count; k++)
    wanted.value[k] = nan ? NAN : x[wanted.rank[k] - wanted.offset];
}

#endif
