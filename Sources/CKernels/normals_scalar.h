#ifndef CK_NORMALS_SCALAR_H
#define CK_NORMALS_SCALAR_H

#include <math.h>
#include <string.h>

#include "variant.h"

#pragma STDC FP_CONTRACT OFF

// Written once, for a double (the scalar twin) and for a vector of eight.
#define HORNER7(x, a7, a6, a5, a4, a3, a2, a1, a0)                                                        \
  ((((((((a7) * (x) + (a6)) * (x) + (a5)) * (x) + (a4)) * (x) + (a3)) * (x) + (a2)) * (x) + (a1)) * (x) +   \
   (a0))

// Wichura (1988), algorithm AS 241, PPND16: rational functions for the centre, the near and the far tail.
#define CENTRE_NUMERATOR(r)                                                                             \
  HORNER7(r, 2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4,                 \
          4.5921953931549871457e4, 1.3731693765509461125e4, 1.9715909503065514427e3,                    \
          1.3314166789178437745e2, 3.3871328727963666080e0)
#define CENTRE_DENOMINATOR(r)                                                                           \
  HORNER7(r, 5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4,                 \
          2.1213794301586595867e4, 5.3941960214247511077e3, 6.8718700749205790830e2,                    \
          4.2313330701600911252e1, 1.0)
#define NEAR_NUMERATOR(r)                                                                               \
  HORNER7(r, 7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,           \
          1.27045825245236838258e0, 3.64784832476320460504e0, 5.76949722146069140550e0,                 \
          4.63033784615654529590e0, 1.42343711074968357734e0)
#define NEAR_DENOMINATOR(r)                                                                             \
  HORNER7(r, 1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2,           \
          1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940e0,               \
          2.05319162663775882187e0, 1.0)
#define FAR_NUMERATOR(r)                                                                                \
  HORNER7(r, 2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,           \
          2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e0,               \
          5.46378491116411436990e0, 6.65790464350110377720e0)
#define FAR_DENOMINATOR(r)                                                                              \
  HORNER7(r, 2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,          \
          7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1,              \
          5.99832206555887937690e-1, 1.0)

// |centre| up to here is the centre; a root of -log tail up to 5 is the near tail.
static const double CENTRE_BOUND = 0.425;
static const double FAR_BOUND = 5;

// log m = 2 artanh s, s = (m - 1) / (m + 1), for m from sqrt(1/2) to sqrt 2: s^2 < 0.03, so that eleven terms
// give all digits. ARTANH_RATIO is artanh(s) / s as a series in w = s^2.
#define ARTANH_RATIO(w)                                                                                  \
  (((HORNER7(w, 1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13, 1.0 / 11, 1.0 / 9, 1.0 / 7) * (w) +    \
     1.0 / 5) * (w) + 1.0 / 3) * (w) + 1.0)
// log 2 in two parts, the first with so few digits that its product with an exponent is exact.
static const double LOG2_HIGH = 6.93147180369123816490e-01;
static const double LOG2_LOW = 1.90821492927058770002e-10;
// The bits of sqrt(1/2), and one in the exponent.
static const uint64_t ROOT_HALF_BITS = 0x3FE6A09E667F3BCD;
static const uint64_t EXPONENT_ONE = 0x0010000000000000;

// The multipliers and key increments of Philox4x32 (Salmon et al. 2011).
static const uint64_t PHILOX_M0 = 0xD2511F53, PHILOX_M1 = 0xCD9E8D57;
static const uint32_t PHILOX_W0 = 0x9E3779B9, PHILOX_W1 = 0xBB67AE85;

// -log t for 2.3e-308 <= t <= 0.7, as n log 2 - log m with t = m 2^-n.
static inline double minus_log(double t) {
  uint64_t bits;
  memcpy(&bits, &t, sizeof bits);
  const uint64_t n = (ROOT_HALF_BITS + (EXPONENT_ONE - 1) - bits) >> 52;
  bits += n << 52;
  double m;
  memcpy(&m, &bits, sizeof m);
  const double s = (m - 1) / (m + 1), w = s * s, e = (double)n;
  return e * LOG2_HIGH + (e * LOG2_LOW - (s + s) * ARTANH_RATIO(w));
}

static inline double centre_magnitude(double centre) {
  const double r = 0.180625 - centre * centre;
  return centre * CENTRE_NUMERATOR(r) / CENTRE_DENOMINATOR(r);
}

static inline double far_magnitude(double root) {
  const double r = root - FAR_BOUND;
  return FAR_NUMERATOR(r) / FAR_DENOMINATOR(r);
}

static inline double tail_magnitude(double tail) {
  const double root = sqrt(minus_log(tail));
  if (root > FAR_BOUND) return far_magnitude(root);
  const double r = root - 1.6;
  return NEAR_NUMERATOR(r) / NEAR_DENOMINATOR(r);
}

#endif
