// Part of projection_body.h, once per variant. No include guard.

// The totals of one sex, for the draws of one vector.
typedef struct {
  VEC births, deaths, net, bounded;
} VARIANT(net_totals);

typedef struct {
  const ck_net *net;
  const double *survival;
  double *people, *mean;
  int32_t lanes;
  VEC shift;
  int is_counted;
} VARIANT(net_column);

// A share of the net migrants of a cell: half of them, or all where they come at the end.
CK_PROJECTION_INLINE VEC VARIANT(part)(const VARIANT(net_column) * c, int64_t cell, double share) {
  return SPREAD(share * c->net->mean[cell]) + SPREAD(share * c->net->shape[cell]) * c->shift;
}

// Those of the wanted migrants who move: nobody leaves who isn't there, unless nothing is counted.
CK_PROJECTION_INLINE VEC VARIANT(move_net)(const VARIANT(net_column) * c, VEC people, VEC wanted,
                                           VARIANT(net_totals) * totals) {
  if (!c->is_counted) return wanted;
  const VEC moved = VARIANT(larger)(wanted, -people);
  totals->net += moved;
  totals->bounded += moved - wanted;
  return moved;
}

// People of a cell after those who come at the start.
CK_PROJECTION_INLINE VEC VARIANT(present)(const VARIANT(net_column) * c, int64_t cell, double first,
                                          VARIANT(net_totals) * totals) {
  const VEC people = LOAD(c->people + cell * c->lanes);
  if (first == 0) return people;
  return people + VARIANT(move_net)(c, people, VARIANT(part)(c, cell, first), totals);
}

CK_PROJECTION_INLINE VEC VARIANT(survivors)(const VARIANT(net_column) * c, int64_t cell, VEC present,
                                            VARIANT(net_totals) * totals) {
  const VEC staying = LOAD(c->survival + cell * c->lanes) * present;
  if (c->is_counted) totals->deaths += present - staying;
  return staying;
}

// Puts people into a cell at the end of the year, with those who come then.
CK_PROJECTION_INLINE VEC VARIANT(fill)(const VARIANT(net_column) * c, int64_t cell, VEC people, double last,
                                       VARIANT(net_totals) * totals) {
  const VEC now = people + VARIANT(move_net)(c, people, VARIANT(part)(c, cell, last), totals);
  if (c->mean) STORE(c->mean + cell * c->lanes, SPREAD(0.5) * (LOAD(c->people + cell * c->lanes) + now));
  STORE(c->people + cell * c->lanes, now);
  return now;
}

CK_PROJECTION_INLINE void VARIANT(net_sex)(const ck_vital *v, const ck_net *net, int sex, int32_t l,
                                           double first, int is_counted, double *population, double *mean,
                                           VEC *births, const ck_components *out) {
  const int32_t lanes = v->lanes, open = v->ages - 1;
  const int64_t start = (int64_t)sex * v->ages;
  const double last = 1 - first;
  const VARIANT(net_column) c = {net,   v->survival + l, population + l, mean ? mean + l : 0,
                                 lanes, LOAD(net->shift + l), is_counted};
  VARIANT(net_totals) totals = {SPREAD(0.0), SPREAD(0.0), SPREAD(0.0), SPREAD(0.0)};
  const int32_t low = v->first_fertile, high = low + v->fertile;
  const double *fertility = v->fertility + l;
  VEC born = SPREAD(0.0);
  // From the oldest age down, in place: what a cell gives is read before the cell is filled.
  VEC here = VARIANT(present)(&c, start + open, first, &totals);
  VEC stayed = VARIANT(survivors)(&c, start + open, here, &totals);
  for (int32_t x = open; x > 0; x--) {
    const VEC below = VARIANT(present)(&c, start + x - 1, first, &totals);
    const VEC aged = VARIANT(survivors)(&c, start + x - 1, below, &totals);
    const VEC end = x == open ? stayed + aged : aged;
    const VEC now = VARIANT(fill)(&c, start + x, end, last, &totals);
    if (sex == 0 && x >= low && x < high) {
      const VEC exposed = here + (net->at_end ? end : now);
      born += LOAD(fertility + (int64_t)(x - low) * lanes) * exposed;
    }
    here = below;
  }
  if (sex == 0) {
    if (low == 0 && v->fertile > 0) born += LOAD(fertility) * here;
    *births = SPREAD(0.5) * LOAD(v->fertility_factor + l) * born;
  }
  const VEC own = *births * SPREAD(sex == 0 ? 1 - v->boys : v->boys);
  const VEC infants = LOAD(v->birth_survival + sex * lanes + l) * own;
  totals.deaths += own - infants;
  VARIANT(fill)(&c, start, infants, last, &totals);
  if (!is_counted) return;
  const int64_t at = sex * lanes + l;
  STORE(out->births + at, own);
  STORE(out->deaths + at, totals.deaths);
  STORE(out->net + at, totals.net);
  STORE(out->immigration + at, SPREAD(0.0));
  STORE(out->emigration + at, SPREAD(0.0));
  STORE(out->arrivals + at, SPREAD(0.0));
  STORE(out->departures + at, SPREAD(0.0));
  STORE(out->bounded + l, LOAD(out->bounded + l) + totals.bounded);
}

static void VARIANT(step_net)(const ck_vital *v, const ck_net *net, double *population, double *mean,
                              const ck_components *out) {
  for (int32_t l = 0; l < v->lanes; l += WIDTH) {
    VEC births = SPREAD(0.0);
    for (int sex = 0; sex < 2; sex++) {
      // Constant arguments, so that each case has a loop of its own.
      if (net->at_end && out)
        VARIANT(net_sex)(v, net, sex, l, 0, 1, population, mean, &births, out);
      else if (net->at_end)
        VARIANT(net_sex)(v, net, sex, l, 0, 0, population, mean, &births, out);
      else if (out)
        VARIANT(net_sex)(v, net, sex, l, 0.5, 1, population, mean, &births, out);
      else
        VARIANT(net_sex)(v, net, sex, l, 0.5, 0, population, mean, &births, out);
    }
  }
}
