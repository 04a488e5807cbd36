#ifndef CK_STAFF_H
#define CK_STAFF_H

#include <stddef.h>
#include <stdint.h>

// The staff of a branch. Where lanes is no multiple of CK_LANES, plain C does it.

// Takes cohorts through a year. Each is people[row * lanes + l], with `groups` times `ages` rows, one cohort after the
// other; of those at a row a share retire[row * lanes + l] retires and leave[...] leaves, the others move to the next row.
// Those at a group's last row that remain are dropped: their retire is 1. The first row of each group becomes 0. sums gets
// three rows per cohort: people at the start, who leave, who retire.
//
// Rows are added in ascending order.
void ck_staff_step(int32_t cohorts, int32_t groups, int32_t ages, int32_t lanes, const double *retire,
                   const double *leave, double *people, double *sums);

// The staff of regions from coefficients and the past of their working-age population.
typedef struct {
  // The regions, and the employees of each.
  const int32_t *region;
  const double *employees;
  // w: [(region * years + u) * lanes + l].
  const double *index;
  // Per lane: FTE per person.
  const double *supply;
  // Stock, leaving and retiring (lanes each) of the common part and of the entrants of years 0 ... year - 1; then the
  // common part of the inflow and what goes with w of `year`.
  const double *coefficients;
  // Row i of region r: out[r * stride + i * lanes + l]; rows supply, people, inflow, outflow, retirement.
  double *out;
  ptrdiff_t stride;
  int32_t regions, years, year, lanes;
} ck_staff;

// E times (common part + sum over u, ascending, of coefficient times w(u)); supply is the product of people and FTE per person.
void ck_staff_regions(const ck_staff *staff);

// Demand for the staff of a region: out[j * stride + l] = staff[j] left[j * lanes + l] sum over the terms i of branch j,
// first[j] ... first[j + 1] - 1, of share[i] now/base of product[i]; index (products x lanes) gets now/base, 1 where base is 0.
void ck_labour_demand(int32_t branches, int32_t products, int32_t lanes, const int32_t *first, const int32_t *product,
                      const double *share, const double *staff, const double *left, const double *now,
                      const double *base, double *index, double *out, ptrdiff_t stride);

#endif
