// Part of projection_body.h, once per variant. No include guard.

static void VARIANT(weigh)(int32_t groups, int32_t lanes, const double *pull, const double *factor,
                           double *weighed) {
  for (int32_t g = 0; g < groups; g++)
    for (int32_t l = 0; l < lanes; l += WIDTH)
      STORE(weighed + (int64_t)g * lanes + l, SPREAD(pull[g]) * LOAD(factor + l));
}

static int64_t VARIANT(reciprocal)(int64_t count, double *values) {
  VEC least = SPREAD(1.0);
  for (int64_t i = 0; i < count; i += WIDTH) {
    const VEC x = LOAD(values + i);
    // A NaN is not above zero either.
    least = x > SPREAD(0.0) ? least : SPREAD(-1.0);
    STORE(values + i, SPREAD(1.0) / x);
  }
  return VARIANT(is_any_positive)(-least);
}

static void VARIANT(pool)(int32_t regions, int64_t count, int64_t stride, const double *shares,
                          const double *sent, double *landed, double *total) {
  for (int64_t i = 0; i < count; i += WIDTH) STORE(total + i, SPREAD(0.0));
  for (int32_t r = 0; r < regions; r++)
    for (int64_t i = 0; i < count; i += WIDTH) STORE(total + i, LOAD(total + i) + LOAD(sent + r * stride + i));
  for (int32_t r = 0; r < regions; r++)
    for (int64_t i = 0; i < count; i += WIDTH)
      STORE(landed + r * stride + i, SPREAD(shares[r]) * (LOAD(total + i) - LOAD(sent + r * stride + i)));
}

static void VARIANT(shift_ages)(int32_t ages, int32_t lanes, int32_t from, int32_t first, int32_t span,
                                const double *weights, const uint8_t *known, const double *people,
                                double *shifted) {
  for (int sex = 0; sex < 2; sex++) {
    const int64_t start = (int64_t)sex * ages;
    for (int32_t x = 0; x < ages; x++)
      for (int32_t l = 0; l < lanes; l += WIDTH) {
        const int64_t at = (start + x) * lanes + l;
        STORE(shifted + at, x < from ? LOAD(people + at) : SPREAD(0.0));
      }
    for (int32_t x = from; x < ages; x++)
      for (int32_t m = 0; m < span; m++) {
        int32_t read = x - first - m;
        if (read > ages - 1) read = ages - 1;
        if (read < 0 || !known[start + read] || !known[start + x]) read = x;
        const double *weight = weights + ((int64_t)sex * span + m) * lanes;
        for (int32_t l = 0; l < lanes; l += WIDTH) {
          double *to = shifted + (start + read) * lanes + l;
          STORE(to, LOAD(to) + LOAD(weight + l) * LOAD(people + (start + x) * lanes + l));
        }
      }
  }
}

static void VARIANT(add)(int64_t count, double weight, const double *values, double *sum) {
  for (int64_t i = 0; i < count; i += WIDTH)
    STORE(sum + i, LOAD(sum + i) + SPREAD(weight) * LOAD(values + i));
}

static void VARIANT(add_scaled)(int64_t rows, int32_t lanes, double weight, const double *values,
                                const double *factor, double *sum) {
  for (int64_t row = 0; row < rows; row++)
    for (int32_t l = 0; l < lanes; l += WIDTH) {
      const int64_t at = row * lanes + l;
      STORE(sum + at, LOAD(sum + at) + SPREAD(weight) * LOAD(factor + l) * LOAD(values + at));
    }
}

static void VARIANT(quotient)(int64_t rows, int32_t lanes, const double *sum, const double *people,
                              const double *otherwise, double *quotient) {
  for (int64_t row = 0; row < rows; row++)
    for (int32_t l = 0; l < lanes; l += WIDTH) {
      const int64_t at = row * lanes + l;
      const VEC there = LOAD(people + at);
      STORE(quotient + at, there > SPREAD(0.0) ? LOAD(sum + at) / there : LOAD(otherwise + l));
    }
}

// Each row is the sum of the cells of its ranges: row[i] += cells from[i] ..< to[i].
static void VARIANT(sum_ranges)(int32_t rows, int32_t ranges, const int32_t *from, const int32_t *to,
                                const int32_t *row, int32_t lanes, const double *cells, double *sums) {
  for (int64_t i = 0; i < (int64_t)rows * lanes; i += WIDTH) STORE(sums + i, SPREAD(0.0));
  for (int32_t i = 0; i < ranges; i++)
    for (int32_t l = 0; l < lanes; l += WIDTH) {
      VEC sum = SPREAD(0.0);
      for (int64_t cell = from[i]; cell < to[i]; cell++) sum += LOAD(cells + cell * lanes + l);
      double *all = sums + (int64_t)row[i] * lanes + l;
      STORE(all, LOAD(all) + sum);
    }
}

static void VARIANT(scale_rows)(int32_t rows, int32_t lanes, const int32_t *row, const double *values,
                                const double *trend, const double *ratio, int32_t ratios, double *scaled) {
  for (int32_t i = 0; i < rows; i++)
    for (int32_t l = 0; l < lanes; l += WIDTH) {
      const int64_t at = (int64_t)row[i] * lanes + l;
      const VEC factor = row[i] < ratios ? LOAD(trend + at) * LOAD(ratio + at) : LOAD(trend + at);
      STORE(scaled + at, LOAD(values + (int64_t)i * lanes + l) * factor);
    }
}
