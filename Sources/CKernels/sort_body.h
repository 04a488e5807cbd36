// Needs VARIANT(f). Sorts 32 or 64 numbers, none of them NaN, without a branch. Column c of the rows is a run in place
// c * rows + row. First each column is sorted by itself; then runs are merged two by two (bitonic merging: Batcher 1968).

#define LOWER(a, b) ((a) < (b) ? (a) : (b))
#define HIGHER(a, b) ((a) < (b) ? (b) : (a))
#define PICK(a, b, ...) __builtin_shufflevector(a, b, __VA_ARGS__)

#define EXCHANGE(a, b)           \
  {                              \
    const w8 low = LOWER(a, b);  \
    b = HIGHER(a, b), a = low;   \
  }

// Compares columns at distance d within the same row; BLEND takes the lower columns from its first argument.
#define ACROSS(NEIGHBOUR, BLEND)                                  \
  _Pragma("clang loop unroll(full)") for (int r = 0; r < rows; r++) { \
    const w8 other = NEIGHBOUR(x[r]);                             \
    x[r] = BLEND(LOWER(x[r], other), HIGHER(other, x[r]));        \
  }

// Compares two adjacent runs from both ends inwards, which leaves the lower half in the first, both bitonic.
#define FOLD(MIRROR, BLEND)                                              \
  _Pragma("clang loop unroll(full)") for (int r = 0; r < rows / 2; r++) { \
    const w8 a = x[r], b = x[rows - 1 - r], ma = MIRROR(a), mb = MIRROR(b); \
    x[r] = BLEND(LOWER(a, mb), HIGHER(a, mb));                           \
    x[rows - 1 - r] = BLEND(LOWER(b, ma), HIGHER(b, ma));                \
  }

#define MIRROR2(a) PICK(a, a, 1, 0, 3, 2, 5, 4, 7, 6)
#define MIRROR4(a) PICK(a, a, 3, 2, 1, 0, 7, 6, 5, 4)
#define MIRROR8(a) PICK(a, a, 7, 6, 5, 4, 3, 2, 1, 0)
#define SWAP2(a) PICK(a, a, 2, 3, 0, 1, 6, 7, 4, 5)
#define BLEND1(a, b) PICK(a, b, 0, 9, 2, 11, 4, 13, 6, 15)
#define BLEND2(a, b) PICK(a, b, 0, 1, 10, 11, 4, 5, 14, 15)
#define BLEND4(a, b) PICK(a, b, 0, 1, 2, 3, 12, 13, 14, 15)

// Sorts every column by itself when it is bitonic.
static inline __attribute__((always_inline)) void VARIANT(down)(w8 *x, const int rows) {
#pragma clang loop unroll(full)
  for (int d = rows / 2; d > 0; d /= 2)
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++)
      if (!(r & d)) EXCHANGE(x[r], x[r + d])
}

// Sorts every column by itself, with the networks of 5 and 19 comparators.
static inline __attribute__((always_inline)) void VARIANT(columns)(w8 *x, const int rows) {
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r += 4) {
    EXCHANGE(x[r], x[r + 2])
    EXCHANGE(x[r + 1], x[r + 3])
    EXCHANGE(x[r], x[r + 1])
    EXCHANGE(x[r + 2], x[r + 3])
    EXCHANGE(x[r + 1], x[r + 2])
  }
  if (rows < 8) return;
#pragma clang loop unroll(full)
  for (int r = 0; r < 4; r++) EXCHANGE(x[r], x[r + 4])
  EXCHANGE(x[2], x[4])
  EXCHANGE(x[3], x[5])
  EXCHANGE(x[1], x[2])
  EXCHANGE(x[3], x[4])
  EXCHANGE(x[5], x[6])
}

static inline __attribute__((always_inline)) void VARIANT(sort)(w8 *x, const int rows) {
  VARIANT(columns)(x, rows);
  FOLD(MIRROR2, BLEND1)
  VARIANT(down)(x, rows);
  FOLD(MIRROR4, BLEND2)
  ACROSS(MIRROR2, BLEND1)
  VARIANT(down)(x, rows);
  FOLD(MIRROR8, BLEND4)
  ACROSS(SWAP2, BLEND2)
  ACROSS(MIRROR2, BLEND1)
  VARIANT(down)(x, rows);
}

#undef LOWER
#undef HIGHER
#undef PICK
#undef EXCHANGE
#undef ACROSS
#undef FOLD
#undef MIRROR2
#undef MIRROR4
#undef MIRROR8
#undef SWAP2
#undef BLEND1
#undef BLEND2
#undef BLEND4
