#ifndef CKERNELS_PROJECTION_H
#define CKERNELS_PROJECTION_H

#include <stdint.h>

// One year of cohort-component projection of one region, for `lanes` draws side by side.
//
// Cells are women 0...A, then men 0...A, and `ages` is A + 1; a value per cell and draw stands at
// [cell * lanes + lane]. The equations are those of CohortComponentModel. Totals come per sex: [sex * lanes + lane],
// women first.

// Survival and fertility of a region.
typedef struct {
  int32_t ages, lanes;
  const double *survival;          // S_x: cells x lanes
  const double *birth_survival;    // S_b: 2 x lanes
  int32_t first_fertile, fertile;  // the ages that bear children: first, and how many
  const double *fertility;         // f_x of the nation: fertile x lanes
  const double *fertility_factor;  // the region's factor: lanes
  double boys;                     // the share of births that are boys
} ck_vital;

// What a year brings, per sex and lane. Every step sets each of them, to zero where the model has no such flow; only `bounded` is
// added to what it holds. ck_land_newborn adds to what ck_settle has set.
typedef struct {
  double *births, *deaths, *immigration, *emigration, *arrivals, *departures, *net;
  double *bounded;  // lanes: people who would have left but were not there
} ck_components;

// Migrants given as net counts: mean + shift * shape, spread half at the start and half at the end, or all at the end.
typedef struct {
  const double *mean, *shape;  // cells
  const double *shift;         // lanes
  int32_t at_end;
} ck_net;

// Gross migration of a region. Rates per cell hold for the age at the start.
typedef struct {
  const double *departure_rates, *emigration_rates;    // cells
  const double *departure_factor, *emigration_factor;  // lanes
  const double *immigrant_profile;                     // cells, adding up to 1
  const double *immigrants;                            // lanes: the region's immigrants
  const int32_t *group;                                // cells: which row of reach and pull a cell has
  const double *reach;                                 // groups x lanes: 1 / c
  const double *pull;                                  // groups: a
  const double *pull_factor;                           // lanes
  const ck_net *net;                                   // net migrants beside them, or null
} ck_gross;

// Survival ratios S and S_b from death rates m (cells x lanes) times theta (lanes). Andreev and Kingkade's a_0; a_x = 1/2.
void ck_survival_from_rates(int32_t ages, int32_t lanes, const double *rates, const double *theta,
                            double *survival, double *birth_survival);
// Survival ratios 1 - theta q from one-year probabilities of dying q (cells x lanes) and theta (2 x lanes): entry 0 of a sex is for
// births, entry x + 1 for people who reach age x + 1, the last for all who reach the open age.
void ck_survival_from_probabilities(int32_t ages, int32_t lanes, const double *probabilities,
                                    const double *theta, double *survival, double *birth_survival);

// A year with net migrants; `mean` (cells x lanes, or null) receives the mean of both populations. Where `components` is null nothing
// is counted, and net emigrants who aren't there leave a number below zero.
void ck_step_net(const ck_vital *vital, const ck_net *net, double *population, double *mean,
                 const ck_components *components);

// First half of a year with gross migration: who departs to other regions, over what they can reach (cells x lanes).
// Returns whether somewhere more would have left than were there.
int32_t ck_leave(const ck_vital *vital, const ck_gross *gross, const double *population, double *sent);
// Second half: deaths, births, migrants, a year older. `is_bounded` is what ck_leave returned for this region and must not be 0
// where outflow can exceed who is there. `landed` (cells x lanes) holds the arrivals before pull and receives the mean
// of both populations. `newborn_sent` (2 x lanes) receives the newborn who depart, over what they can reach.
void ck_settle(const ck_vital *vital, const ck_gross *gross, int32_t is_bounded, double *population,
               double *landed, double *newborn_sent, const ck_components *components);
// The arrivals of the newborn (2 x lanes, before pull).
void ck_land_newborn(const ck_vital *vital, const ck_gross *gross, const double *landed, double *population,
                     double *mean, const ck_components *components);

// weighed = pull x factor: groups x lanes.
void ck_weigh(int32_t groups, int32_t lanes, const double *pull, const double *factor, double *weighed);
// Puts the reciprocal of each value in its place; `count` is a multiple of CK_LANES. Returns 1 where one was not above zero
// (a NaN isn't either), else 0.
int64_t ck_reciprocal(int64_t count, double *values);
// landed = share of the region x (all - its own) for every region's `count` values (a multiple of CK_LANES), `stride` apart;
// `total` receives all.
void ck_pool(int32_t regions, int64_t count, int64_t stride, const double *shares, const double *sent,
             double *landed, double *total);

// mixed[c] = the sum over the terms i of cell c, terms[c] ..< terms[c + 1], of weights[weight[i]] x people[source[i]]; a row of
// weights has a value per lane. `mixed` is not `people`.
void ck_mix_cells(int32_t cells, int32_t lanes, const int32_t *terms, const int32_t *source, const int32_t *weight,
                  const double *weights, const double *people, double *mixed);

// Life expectancy of both sexes at 0 and at age `at` from death rates m (cells x lanes) times theta (lanes, or cells x lanes where
// `by_cell`): women at 0 and `at`, men at 0 and `at`, each with its lanes.
void ck_life_expectancy(int32_t ages, int32_t lanes, int32_t at, const double *rates, const double *theta,
                        int32_t by_cell, double *expectancies);

// The regions of an area, and which share of each is part of it. Values of region r start `stride` x r further.
typedef struct {
  int32_t count;
  const int32_t *region;
  const double *share;
  int64_t stride;
} ck_members;

// sums = the sum over the members of share x values: rows x lanes. Members are added in their order.
void ck_add_members(const ck_members *members, int64_t rows, int32_t lanes, const double *values, double *sums);
// The same, and weighted = the sum of share x factor x values, with a factor per region and lane.
void ck_weigh_members(const ck_members *members, int64_t rows, int32_t lanes, const double *values,
                      const double *factors, double *sums, double *weighted);
// product = values x factor, the factor by lane.
void ck_times(int64_t rows, int32_t lanes, const double *values, const double *factor, double *product);
// quotient = sum / people where there are people, else `otherwise` of the lane.
void ck_quotient(int64_t rows, int32_t lanes, const double *sum, const double *people, const double *otherwise,
                 double *quotient);
// sums[row[i]] = the sum of the cells from[i] ..< to[i], over all i of a row: rows x lanes. A row without a range is zero.
void ck_sum_ranges(int32_t rows, int32_t ranges, const int32_t *from, const int32_t *to, const int32_t *row,
                   int32_t lanes, const double *cells, double *sums);
// scaled[row[i]] = values[i] x trend[row[i]] x ratio[row[i]]; rows from `ratios` on have no ratio.
void ck_scale_rows(int32_t rows, int32_t lanes, const int32_t *row, const double *values, const double *trend,
                   const double *ratio, int32_t ratios, double *scaled);
// Row i of values (rows x lanes) to places i * stride on.
void ck_place_rows(int64_t rows, int32_t lanes, const double *values, int64_t stride, double *places);

#endif
