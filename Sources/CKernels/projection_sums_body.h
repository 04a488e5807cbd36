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

static void VARIANT(mix_cells)(int32_t cells, int32_t lanes, const int32_t *terms, const int32_t *source,
                               const int32_t *weight, const double *weights, const double *people, double *mixed) {
  for (int32_t cell = 0; cell < cells; cell++)
    for (int32_t l = 0; l < lanes; l += WIDTH) {
      VEC sum = SPREAD(0.0);
      for (int32_t i = terms[cell]; i < terms[cell + 1]; i++)
        sum += LOAD(weights + (int64_t)weight[i] * lanes + l) * LOAD(people + (int64_t)source[i] * lanes + l);
      STORE(mixed + (int64_t)cell * lanes + l, sum);
    }
}

// Some rows of the members' sum; `rows` is a constant where this is inlined, which turns `sum` into registers.
CK_PROJECTION_INLINE void VARIANT(add_rows)(const int rows, const ck_members *m, int32_t lanes, const double *values,
                                            double *sums) {
  VEC sum[CK_MEMBER_ROWS];
#pragma clang loop unroll(full)
  for (int k = 0; k < rows; k++) sum[k] = SPREAD(0.0);
  for (int32_t i = 0; i < m->count; i++) {
    const double *own = values + m->region[i] * m->stride;
#pragma clang loop unroll(full)
    for (int k = 0; k < rows; k++) sum[k] += SPREAD(m->share[i]) * LOAD(own + (int64_t)k * lanes);
  }
#pragma clang loop unroll(full)
  for (int k = 0; k < rows; k++) STORE(sums + (int64_t)k * lanes, sum[k]);
}

static void VARIANT(add_members)(const ck_members *m, int64_t rows, int32_t lanes, const double *values,
                                 double *sums) {
  for (int32_t l = 0; l < lanes; l += WIDTH) {
    int64_t row = 0;
    for (; row + CK_MEMBER_ROWS <= rows; row += CK_MEMBER_ROWS)
      VARIANT(add_rows)(CK_MEMBER_ROWS, m, lanes, values + row * lanes + l, sums + row * lanes + l);
    for (; row < rows; row++)
      VARIANT(add_rows)(1, m, lanes, values + row * lanes + l, sums + row * lanes + l);
  }
}

CK_PROJECTION_INLINE void VARIANT(weigh_rows)(const int rows, const ck_members *m, int32_t lanes,
                                              const double *values, const double *factors, double *sums,
                                              double *weighted) {
  VEC sum[CK_MEMBER_ROWS], scaled[CK_MEMBER_ROWS];
#pragma clang loop unroll(full)
  for (int k = 0; k < rows; k++) sum[k] = scaled[k] = SPREAD(0.0);
  for (int32_t i = 0; i < m->count; i++) {
    const double *own = values + m->region[i] * m->stride;
    const VEC share = SPREAD(m->share[i]), factor = share * LOAD(factors + (int64_t)m->region[i] * lanes);
#pragma clang loop unroll(full)
    for (int k = 0; k < rows; k++) {
      const VEC value = LOAD(own + (int64_t)k * lanes);
      sum[k] += share * value;
      scaled[k] += factor * value;
    }
  }
#pragma clang loop unroll(full)
  for (int k = 0; k < rows; k++) {
    STORE(sums + (int64_t)k * lanes, sum[k]);
    STORE(weighted + (int64_t)k * lanes, scaled[k]);
  }
}

static void VARIANT(weigh_members)(const ck_members *m, int64_t rows, int32_t lanes, const double *values,
                                   const double *factors, double *sums, double *weighted) {
  for (int32_t l = 0; l < lanes; l += WIDTH) {
    int64_t row = 0;
    for (; row + CK_MEMBER_ROWS <= rows; row += CK_MEMBER_ROWS) {
      const int64_t at = row * lanes + l;
      VARIANT(weigh_rows)(CK_MEMBER_ROWS, m, lanes, values + at, factors + l, sums + at, weighted + at);
    }
    for (; row < rows; row++) {
      const int64_t at = row * lanes + l;
      VARIANT(weigh_rows)(1, m, lanes, values + at, factors + l, sums + at, weighted + at);
    }
  }
}

static void VARIANT(times)(int64_t rows, int32_t lanes, const double *values, const double *factor,
                           double *product) {
  for (int64_t row = 0; row < rows; row++)
    for (int32_t l = 0; l < lanes; l += WIDTH)
      STORE(product + row * lanes + l, LOAD(values + row * lanes + l) * LOAD(factor + l));
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
