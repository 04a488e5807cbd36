// Needs VARIANT(f) and vectors VEC of WIDTH doubles.

static inline VEC VARIANT(load)(const double *p) { return *(const VEC *)p; }
static inline void VARIANT(store)(double *p, VEC v) { *(VEC *)p = v; }

// One group of a cohort, for WIDTH draws: adds to the sums and moves everyone up by a year.
static inline void VARIANT(age_group)(int32_t ages, ptrdiff_t lanes, const double *retire, const double *leave,
                                      double *people, VEC sum[3]) {
  VEC arriving = (VEC){0};
  for (ptrdiff_t row = 0; row < ages * lanes; row += lanes) {
    const VEC n = VARIANT(load)(people + row);
    const VEC leaving = n * VARIANT(load)(leave + row), retiring = n * VARIANT(load)(retire + row);
    sum[0] += n;
    sum[1] += leaving;
    sum[2] += retiring;
    VARIANT(store)(people + row, arriving);
    arriving = (n - retiring) - leaving;
  }
}

static void VARIANT(staff_step)(int32_t cohorts, int32_t groups, int32_t ages, int32_t lanes, const double *retire,
                                const double *leave, double *people, double *sums) {
  const ptrdiff_t group = (ptrdiff_t)ages * lanes;
  for (int32_t k = 0; k < cohorts; k++, sums += 3 * lanes, people += groups * group)
    for (int32_t l = 0; l < lanes; l += WIDTH) {
      VEC sum[3] = {(VEC){0}, (VEC){0}, (VEC){0}};
      for (int32_t g = 0; g < groups; g++)
        VARIANT(age_group)(ages, lanes, retire + g * group + l, leave + g * group + l, people + g * group + l, sum);
      for (int i = 0; i < 3; i++) VARIANT(store)(sums + i * lanes + l, sum[i]);
    }
}

static inline void VARIANT(staff_region)(const ck_staff *s, double employees, const double *w, double *out, int32_t l) {
  const ptrdiff_t lanes = s->lanes;
  const double *c = s->coefficients + l;
  VEC people = VARIANT(load)(c), leaving = VARIANT(load)(c + lanes), retiring = VARIANT(load)(c + 2 * lanes);
  c += 3 * lanes;
  for (int32_t u = 0; u < s->year; u++, c += 3 * lanes, w += lanes) {
    const VEC index = VARIANT(load)(w);
    people += VARIANT(load)(c) * index;
    leaving += VARIANT(load)(c + lanes) * index;
    retiring += VARIANT(load)(c + 2 * lanes) * index;
  }
  const VEC inflow = VARIANT(load)(c) + VARIANT(load)(c + lanes) * VARIANT(load)(w);
  people *= employees;
  VARIANT(store)(out, people * VARIANT(load)(s->supply + l));
  VARIANT(store)(out + lanes, people);
  VARIANT(store)(out + 2 * lanes, inflow * employees);
  VARIANT(store)(out + 3 * lanes, leaving * employees);
  VARIANT(store)(out + 4 * lanes, retiring * employees);
}

static void VARIANT(staff_regions)(const ck_staff *s) {
  for (int32_t i = 0; i < s->regions; i++) {
    const ptrdiff_t region = s->region[i], first = region * s->years * s->lanes;
    for (int32_t l = 0; l < s->lanes; l += WIDTH)
      VARIANT(staff_region)(s, s->employees[i], s->index + first + l, s->out + region * s->stride + l, l);
  }
}

static void VARIANT(labour_demand)(int32_t branches, int32_t products, int32_t lanes, const int32_t *first,
                                   const int32_t *product, const double *share, const double *staff,
                                   const double *left, const double *now, const double *base, double *index,
                                   double *out, ptrdiff_t stride) {
  for (ptrdiff_t i = 0; i < (ptrdiff_t)products * lanes; i++) index[i] = base[i] > 0 ? now[i] / base[i] : 1;
  for (int32_t j = 0; j < branches; j++)
    for (int32_t l = 0; l < lanes; l += WIDTH) {
      VEC sum = (VEC){0};
      for (int32_t i = first[j]; i < first[j + 1]; i++)
        sum += share[i] * VARIANT(load)(index + (ptrdiff_t)product[i] * lanes + l);
      VARIANT(store)(out + j * stride + l, staff[j] * VARIANT(load)(left + (ptrdiff_t)j * lanes + l) * sum);
    }
}
