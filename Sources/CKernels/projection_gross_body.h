// Part of projection_body.h, once per variant. No include guard.

// A cell within the year: S, (1 + S) / 2, net migrants at the start (`moved`, of whom `refused` had to stay), people with them,
// the gross flows, and who is there at the end without arrivals.
typedef struct {
  VEC survival, half, moved, refused, present, departing, emigrating, immigrating, stayed;
} VARIANT(leaving);

// What all cells of a region share, for the draws of one vector.
typedef struct {
  const double *survival, *people;
  VEC departure, emigration, immigrants, shift;
} VARIANT(gross_column);

CK_PROJECTION_INLINE VARIANT(gross_column)
    VARIANT(gross_column_at)(const ck_vital *v, const ck_gross *g, const double *population, int32_t l) {
  return (VARIANT(gross_column)){v->survival + l, population + l, LOAD(g->departure_factor + l),
                                 LOAD(g->emigration_factor + l), LOAD(g->immigrants + l),
                                 g->net ? LOAD(g->net->shift + l) : SPREAD(0.0)};
}

// Net migrants of a cell who come at the start of the year, or at its end.
CK_PROJECTION_INLINE VEC VARIANT(net_part)(const ck_net *net, VEC shift, int64_t cell, double share) {
  return SPREAD(share * net->mean[cell]) + SPREAD(share * net->shape[cell]) * shift;
}

CK_PROJECTION_INLINE double VARIANT(first_share)(const ck_net *net) { return net->at_end ? 0.0 : 0.5; }

// `excess` receives the largest shortage so far. With `is_bounded` outflow is cut to who is there, and `excess` adds up
// those who had to stay.
CK_PROJECTION_INLINE VARIANT(leaving)
    VARIANT(leave_cell)(const VARIANT(gross_column) * c, const ck_gross *g, int32_t lanes, int64_t cell,
                        int is_bounded, int has_net, VEC *excess) {
  VARIANT(leaving) r;
  r.survival = LOAD(c->survival + cell * lanes);
  r.half = SPREAD(0.5) + SPREAD(0.5) * r.survival;
  const VEC people = LOAD(c->people + cell * lanes), exposure = people * r.half;
  r.moved = r.refused = SPREAD(0.0);
  if (has_net) {
    const VEC wanted = VARIANT(net_part)(g->net, c->shift, cell, VARIANT(first_share)(g->net));
    r.moved = VARIANT(larger)(wanted, -people);
    r.refused = r.moved - wanted;
  }
  r.present = people + r.moved;
  r.departing = SPREAD(g->departure_rates[cell]) * c->departure * exposure;
  r.emigrating = SPREAD(g->emigration_rates[cell]) * c->emigration * exposure;
  r.immigrating = SPREAD(g->immigrant_profile[cell]) * c->immigrants;
  const VEC out = r.half * (r.departing + r.emigrating);
  const VEC there = r.survival * r.present + r.half * r.immigrating;
  const VEC missing = out - there;
  if (is_bounded) {
    const VEC cut = missing > SPREAD(0.0) ? there / out : SPREAD(1.0);
    r.departing *= cut;
    r.emigrating *= cut;
    *excess += missing > SPREAD(0.0) ? missing / r.half : SPREAD(0.0);
    // A statement of its own keeps the product from being fused with the difference: a draw in which nothing is cut has the
    // same bits whether or not another draw takes it through this branch.
    const VEC left = r.half * (r.departing + r.emigrating);
    r.stayed = VARIANT(larger)(SPREAD(0.0), there - left);
  } else {
    *excess = VARIANT(larger)(*excess, missing);
    r.stayed = VARIANT(larger)(SPREAD(0.0), there - out);
  }
  return r;
}

CK_PROJECTION_INLINE int32_t VARIANT(leave_lanes)(const ck_vital *v, const ck_gross *g, int is_bounded,
                                                  int has_net, const double *population, double *sent,
                                                  int32_t l) {
  const VARIANT(gross_column) c = VARIANT(gross_column_at)(v, g, population, l);
  const int32_t lanes = v->lanes;
  VEC excess = SPREAD(0.0);
  for (int64_t cell = 0; cell < 2 * (int64_t)v->ages; cell++) {
    const VARIANT(leaving) r = VARIANT(leave_cell)(&c, g, lanes, cell, is_bounded, has_net, &excess);
    STORE(sent + cell * lanes + l, r.departing * LOAD(g->reach + (int64_t)g->group[cell] * lanes + l));
  }
  return VARIANT(is_any_positive)(excess);
}

static int32_t VARIANT(leave)(const ck_vital *v, const ck_gross *g, const double *population, double *sent) {
  int32_t is_bounded = 0;
  for (int32_t l = 0; l < v->lanes; l += WIDTH) {
    // Constant arguments, so that the usual case has a loop without divisions of its own.
    const int32_t is_short = g->net ? VARIANT(leave_lanes)(v, g, 0, 1, population, sent, l)
                                    : VARIANT(leave_lanes)(v, g, 0, 0, population, sent, l);
    if (is_short) VARIANT(leave_lanes)(v, g, 1, g->net != 0, population, sent, l);
    is_bounded |= is_short;
  }
  return is_bounded;
}

typedef struct {
  VEC deaths, immigration, emigration, arrivals, departures, net, bounded;
} VARIANT(gross_totals);

// People of a cell who are there at the end of the year; `present` receives those at its start.
CK_PROJECTION_INLINE VEC VARIANT(settle_cell)(const VARIANT(gross_column) * c, const ck_gross *g,
                                              int32_t lanes, int64_t cell, int is_bounded, int has_net,
                                              VEC landed, VEC pull, VARIANT(gross_totals) * t, VEC *present) {
  VEC excess = SPREAD(0.0);
  const VARIANT(leaving) r = VARIANT(leave_cell)(c, g, lanes, cell, is_bounded, has_net, &excess);
  const VEC arriving = landed * SPREAD(g->pull[g->group[cell]]) * pull;
  const VEC balance = r.immigrating + arriving - r.departing - r.emigrating;
  t->deaths += (SPREAD(1.0) - r.survival) * r.present + (SPREAD(1.0) - r.half) * balance;
  t->immigration += r.immigrating;
  t->emigration += r.emigrating;
  t->arrivals += arriving;
  t->departures += r.departing;
  if (is_bounded) t->bounded += excess;
  if (has_net) {
    t->net += r.moved;
    t->bounded += r.refused;
  }
  *present = r.present;
  return r.stayed + r.half * arriving;
}

// The newborn of a sex: those who survive and leave, and `sent` of those who depart.
CK_PROJECTION_INLINE VEC VARIANT(settle_newborn)(const VARIANT(gross_column) * c, const ck_vital *v,
                                                 const ck_gross *g, int sex, int32_t l, VEC born,
                                                 double *newborn_sent, VARIANT(gross_totals) * t) {
  const int32_t lanes = v->lanes;
  const int64_t cell = (int64_t)sex * v->ages;
  const VEC survival = LOAD(v->birth_survival + sex * lanes + l);
  const VEC half = SPREAD(0.5) + SPREAD(0.5) * survival, exposure = SPREAD(0.5) * born * half;
  VEC departing = SPREAD(g->departure_rates[cell]) * c->departure * exposure;
  VEC emigrating = SPREAD(g->emigration_rates[cell]) * c->emigration * exposure;
  const VEC out = half * (departing + emigrating), there = survival * born;
  const VEC cut = out > there ? there / out : SPREAD(1.0);
  t->bounded += out > there ? (out - there) / half : SPREAD(0.0);
  departing *= cut;
  emigrating *= cut;
  t->deaths += (SPREAD(1.0) - survival) * born - (SPREAD(1.0) - half) * (departing + emigrating);
  t->emigration += emigrating;
  t->departures += departing;
  STORE(newborn_sent + sex * lanes + l, departing * LOAD(g->reach + (int64_t)g->group[cell] * lanes + l));
  return VARIANT(larger)(SPREAD(0.0), there - half * (departing + emigrating));
}

// Those who come at the end of the year, or leave then.
CK_PROJECTION_INLINE VEC VARIANT(take_net)(const ck_gross *g, VEC shift, int64_t cell, VEC people, VEC *net,
                                           VEC *bounded) {
  const VEC wanted = VARIANT(net_part)(g->net, shift, cell, 1 - VARIANT(first_share)(g->net));
  const VEC taken = VARIANT(larger)(wanted, -people);
  *net += taken;
  *bounded += taken - wanted;
  return people + taken;
}

// From the oldest age down, in place. Returns births before the region's factor: the sum of f_x times the women at both ends.
CK_PROJECTION_INLINE VEC VARIANT(settle_ages)(const VARIANT(gross_column) * c, const ck_vital *v,
                                              const ck_gross *g, int is_bounded, int has_net, int sex, int32_t l,
                                              double *people, double *land, VARIANT(gross_totals) * t,
                                              VEC *infants) {
  const int32_t lanes = v->lanes, open = v->ages - 1;
  const int32_t low = v->first_fertile, high = low + v->fertile;
  const int64_t start = (int64_t)sex * v->ages;
  const VEC pull = LOAD(g->pull_factor + l);
  VEC born = SPREAD(0.0), here, below;
  const VEC stayed = VARIANT(settle_cell)(c, g, lanes, start + open, is_bounded, has_net,
                                          LOAD(land + (start + open) * lanes), pull, t, &here);
  for (int32_t x = open; x > 0; x--) {
    const int64_t at = (start + x) * lanes;
    const VEC aged = VARIANT(settle_cell)(c, g, lanes, start + x - 1, is_bounded, has_net,
                                          LOAD(land + at - lanes), pull, t, &below);
    const VEC end = x == open ? stayed + aged : aged;
    const VEC now = has_net ? VARIANT(take_net)(g, c->shift, start + x, end, &t->net, &t->bounded) : end;
    if (sex == 0 && x >= low && x < high)
      born += LOAD(v->fertility + (int64_t)(x - low) * lanes + l) * (here + (has_net && g->net->at_end ? end : now));
    STORE(land + at, SPREAD(0.5) * (LOAD(people + at) + now));
    STORE(people + at, now);
    here = below;
  }
  *infants = here;
  return born;
}

CK_PROJECTION_INLINE void VARIANT(settle_sex)(const ck_vital *v, const ck_gross *g, int is_bounded, int has_net,
                                              int sex, int32_t l, double *population, double *landed,
                                              double *newborn_sent, VEC *births, const ck_components *out) {
  const int32_t lanes = v->lanes;
  const int64_t first = (int64_t)sex * v->ages * lanes + l;
  const VARIANT(gross_column) c = VARIANT(gross_column_at)(v, g, population, l);
  const VEC none = SPREAD(0.0);
  VARIANT(gross_totals) t = {none, none, none, none, none, none, none};
  VEC infants;
  VEC born = VARIANT(settle_ages)(&c, v, g, is_bounded, has_net, sex, l, population + l, landed + l, &t, &infants);
  if (sex == 0) {
    if (v->first_fertile == 0 && v->fertile > 0) born += LOAD(v->fertility + l) * infants;
    *births = SPREAD(0.5) * LOAD(v->fertility_factor + l) * born;
  }
  const VEC own = *births * SPREAD(sex == 0 ? 1 - v->boys : v->boys);
  const VEC now = VARIANT(settle_newborn)(&c, v, g, sex, l, own, newborn_sent, &t);
  STORE(landed + first, SPREAD(0.5) * (LOAD(population + first) + now));
  STORE(population + first, now);
  const int64_t at = sex * lanes + l;
  STORE(out->births + at, own);
  STORE(out->deaths + at, t.deaths);
  STORE(out->immigration + at, t.immigration);
  STORE(out->emigration + at, t.emigration);
  STORE(out->arrivals + at, t.arrivals);
  STORE(out->departures + at, t.departures);
  STORE(out->net + at, t.net);
  STORE(out->bounded + l, LOAD(out->bounded + l) + t.bounded);
}

static void VARIANT(settle)(const ck_vital *v, const ck_gross *g, int32_t is_bounded, double *population,
                            double *landed, double *newborn_sent, const ck_components *out) {
  for (int32_t l = 0; l < v->lanes; l += WIDTH) {
    VEC births = SPREAD(0.0);
    for (int sex = 0; sex < 2; sex++) {
      if (is_bounded || g->net)
        VARIANT(settle_sex)(v, g, 1, g->net != 0, sex, l, population, landed, newborn_sent, &births, out);
      else
        VARIANT(settle_sex)(v, g, 0, 0, sex, l, population, landed, newborn_sent, &births, out);
    }
  }
}

static void VARIANT(land_newborn)(const ck_vital *v, const ck_gross *g, const double *landed, double *population,
                                  double *mean, const ck_components *out) {
  const int32_t lanes = v->lanes;
  for (int sex = 0; sex < 2; sex++) {
    const int64_t cell = (int64_t)sex * v->ages;
    for (int32_t l = 0; l < lanes; l += WIDTH) {
      const int64_t at = sex * lanes + l;
      const VEC half = SPREAD(0.5) + SPREAD(0.5) * LOAD(v->birth_survival + at);
      const VEC arriving = LOAD(landed + at) * SPREAD(g->pull[g->group[cell]]) * LOAD(g->pull_factor + l);
      double *people = population + cell * lanes + l, *both = mean + cell * lanes + l;
      VEC now = LOAD(people) + half * arriving;
      if (g->net) {
        VEC net = LOAD(out->net + at), bounded = LOAD(out->bounded + l);
        now = VARIANT(take_net)(g, LOAD(g->net->shift + l), cell, now, &net, &bounded);
        STORE(out->net + at, net);
        STORE(out->bounded + l, bounded);
      }
      STORE(both, LOAD(both) + SPREAD(0.5) * (now - LOAD(people)));
      STORE(people, now);
      STORE(out->arrivals + at, LOAD(out->arrivals + at) + arriving);
      STORE(out->deaths + at, LOAD(out->deaths + at) + (SPREAD(1.0) - half) * arriving);
    }
  }
}
