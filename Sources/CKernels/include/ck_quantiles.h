#ifndef CK_QUANTILES_H
#define CK_QUANTILES_H

#include <stddef.h>

// At most this many probabilities in one call.
enum { CK_PROBABILITIES = 64 };

// The doubles of working memory that quantiles of series of n draws take.
size_t ck_quantiles_scratch(size_t n);

// Quantiles of many series of n draws, n at least 1: series s has its draws at src[s * stride + i]. With h = p (n - 1), l the
// whole part of h and x(l) the draw with l draws below it, quantile p is x(l) + (h - l) (x(l + 1) - x(l)): definition 7 of
// Hyndman and Fan (1996). out[s * count + k] is the quantile at probabilities[k].
//
// The probabilities ascend, lie in 0...1 and are CK_PROBABILITIES at most. A series with a NaN has only NaN; between -inf and
// inf lies NaN; a zero has no sign. The order statistics are exact, so every variant gives the same bits.
void ck_quantiles(const double *src, size_t series, size_t stride, size_t n, const double *probabilities,
                  size_t count, double *out, double *scratch);

// The mean of each series. Draw i is added to partial sum i mod 32, and halves of the partial sums are added until one
// is left: the same bits in every variant.
void ck_means(const double *src, size_t series, size_t stride, size_t n, double *out);

#endif
