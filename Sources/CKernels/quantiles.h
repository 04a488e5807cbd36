#ifndef CK_INTERNAL_QUANTILES_H
#define CK_INTERNAL_QUANTILES_H

#include <math.h>
#include <stddef.h>
#include <string.h>

// What the variants of the quantiles share.

enum {
  // Numbers that are sorted rather than split.
  CK_FEW = 64,
  // A sample of fewer says too little about where to split.
  CK_SMALL_SAMPLE = 4,
  // Splits of splits before the rest is sorted, so that no order of the draws can make the time quadratic.
  CK_DEPTH = 60
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

// The place in the sample to split n numbers at, for which the widest range without a wanted rank counts. Between wanted
// ranks: its middle. At an end: near the wanted rank, a standard deviation and a half of the sample's quantile away
// from it, so that the whole range is likely to be dropped.
static inline int ck_choose(size_t n, ck_wanted wanted, ck_sample sample) {
  const size_t first = wanted.rank[0] - wanted.offset, last = wanted.rank[wanted.count - 1] - wanted.offset;
  size_t widest = first > n - 1 - last ? first : n - 1 - last;
  double rank = first > n - 1 - last ? (double)first : (double)last, side = first > n - 1 - last ? -1.5 : 1.5;
  for (size_t k = 1; k < wanted.count; k++)
    if (wanted.rank[k] - wanted.rank[k - 1] > widest) {
      widest = wanted.rank[k] - wanted.rank[k - 1];
      rank = (double)(wanted.rank[k] - wanted.offset) - (double)widest / 2, side = 0;
    }
  const double share = (rank + 0.5) / (double)n, size = sample.to - sample.from;
  const double place = share * size + side * sqrt(share * (1 - share) * size);
  const int k = place > 0 ? (int)place : 0;
  return sample.from + (k < sample.to - sample.from ? k : sample.to - sample.from - 1);
}

// Splits without vectors, and without a branch that could be guessed wrong.
static inline size_t ck_split_rest(const double *from, size_t n, double pivot, double *low, double *high) {
  size_t l = 0;
  for (size_t i = 0; i < n; i++) {
    const double x = from[i];
    low[l] = x, high[i - l] = x;
    l += x < pivot;
  }
  return l;
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
