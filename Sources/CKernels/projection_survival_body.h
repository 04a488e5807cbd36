// Part of projection_body.h, once per variant. No include guard.

// Survival of the first year: the share who survive it, and the years lived by those born.
//
// a_0 by Andreev and Kingkade: below the first bound of m_0, below the second, above.
CK_PROJECTION_INLINE void VARIANT(infancy)(int sex, VEC m, VEC *surviving, VEC *years) {
  static const double bound[2][2] = {{0.01724, 0.06891}, {0.02300, 0.08307}};
  static const double base[2][3] = {{0.14903, 0.04667, 0.31411}, {0.14929, 0.02832, 0.29915}};
  static const double slope[2][2] = {{-2.05527, 3.88089}, {-1.99545, 3.26021}};
  const VEC one = SPREAD(1.0);
  const VEC low = SPREAD(base[sex][0]) + SPREAD(slope[sex][0]) * m;
  const VEC middle = SPREAD(base[sex][1]) + SPREAD(slope[sex][1]) * m;
  const VEC a = m < SPREAD(bound[sex][0]) ? low : m < SPREAD(bound[sex][1]) ? middle : SPREAD(base[sex][2]);
  const VEC whole = a * m, scale = one / (one + (one - a) * m);
  // Where nobody survives the interval (a m >= 1) the years lived are 1 / m.
  *years = whole >= one ? one / m : one - (one - a) * m * scale;
  *surviving = VARIANT(larger)(SPREAD(0.0), (one - whole) * scale);
}

static void VARIANT(survival_from_rates)(int32_t ages, int32_t lanes, const double *rates, const double *theta,
                                         double *survival, double *birth_survival) {
  for (int sex = 0; sex < 2; sex++) {
    const int64_t start = (int64_t)sex * ages * lanes;
    for (int32_t l = 0; l < lanes; l += WIDTH) {
      const VEC factor = LOAD(theta + l);
      const double *rate = rates + start + l;
      double *ratio = survival + start + l;
      VEC m = factor * LOAD(rate);
      VEC surviving, years;
      VARIANT(infancy)(sex, m, &surviving, &years);
      STORE(birth_survival + sex * lanes + l, years);
      // S_x = p_x h_{x+1} / h_x; with a = 1/2, p_x / h_x is 1 - m / 2 and h is 1 / max(1 + m / 2, m).
      VEC quotient = surviving / years;
      for (int32_t x = 0; x < ages - 2; x++) {
        m = factor * LOAD(rate + (int64_t)(x + 1) * lanes);
        const VEC half = SPREAD(0.5) * m;
        years = SPREAD(1.0) / VARIANT(larger)(SPREAD(1.0) + half, m);
        STORE(ratio + (int64_t)x * lanes, quotient * years);
        quotient = VARIANT(larger)(SPREAD(0.0), SPREAD(1.0) - half);
      }
      const VEC open_rate = factor * LOAD(rate + (int64_t)(ages - 1) * lanes);
      const VEC reaching = quotient * years / open_rate;
      const VEC last = reaching / (years + reaching);
      STORE(ratio + (int64_t)(ages - 2) * lanes, last);
      STORE(ratio + (int64_t)(ages - 1) * lanes, last);
    }
  }
}

static void VARIANT(survival_from_probabilities)(int32_t ages, int32_t lanes, const double *probabilities,
                                                 const double *theta, double *survival,
                                                 double *birth_survival) {
  for (int sex = 0; sex < 2; sex++) {
    const int64_t start = (int64_t)sex * ages * lanes;
    for (int32_t l = 0; l < lanes; l += WIDTH) {
      const VEC factor = LOAD(theta + sex * lanes + l);
      const double *q = probabilities + start + l;
      double *ratio = survival + start + l;
      STORE(birth_survival + sex * lanes + l, SPREAD(1.0) - factor * LOAD(q));
      VEC last = SPREAD(1.0);
      for (int32_t x = 0; x < ages - 1; x++) {
        last = SPREAD(1.0) - factor * LOAD(q + (int64_t)(x + 1) * lanes);
        STORE(ratio + (int64_t)x * lanes, last);
      }
      STORE(ratio + (int64_t)(ages - 1) * lanes, last);
    }
  }
}

static void VARIANT(life_expectancy)(int32_t ages, int32_t lanes, int32_t at, const double *rates,
                                     const double *theta, int32_t by_cell, double *expectancies) {
  for (int sex = 0; sex < 2; sex++)
    for (int32_t l = 0; l < lanes; l += WIDTH) {
      VEC e = SPREAD(0.0), e_at = SPREAD(0.0);
      for (int32_t x = ages - 1; x >= 0; x--) {
        const int64_t cell = ((int64_t)sex * ages + x) * lanes + l;
        const VEC m = LOAD(rates + cell) * LOAD(theta + (by_cell ? cell : l));
        if (x == ages - 1) {
          e = SPREAD(1.0) / m;
        } else if (x > 0) {
          const VEC half = SPREAD(0.5) * m;
          const VEC years = SPREAD(1.0) / VARIANT(larger)(SPREAD(1.0) + half, m);
          e = years + VARIANT(larger)(SPREAD(0.0), SPREAD(1.0) - half) * years * e;
        } else {
          VEC surviving, years;
          VARIANT(infancy)(sex, m, &surviving, &years);
          e = years + surviving * e;
        }
        if (x == at) e_at = e;
      }
      STORE(expectancies + (int64_t)(2 * sex) * lanes + l, e);
      STORE(expectancies + (int64_t)(2 * sex + 1) * lanes + l, e_at);
    }
}
