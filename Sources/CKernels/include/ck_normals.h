#ifndef CK_NORMALS_H
#define CK_NORMALS_H

#include <stddef.h>
#include <stdint.h>

// Standard normal values of counter-based streams. Every variant gives the same bits: no product is fused with a
// sum, and the logarithm is made of the four operations, whose rounding IEEE 754 prescribes.

// The standard normal value |z| with tail probability P(Z > |z|) = tail and centre = 1/2 - tail, by Wichura's
// PPND16. Both are given because near 0 the one and far out the other keeps its digits; tail >= 2.3e-308.
double ck_normal_magnitude(double centre, double tail);

// The standard normal value of 64 random bits: the inverse distribution function at (bits + 1/2) / 2^64, as
// precise in the upper tail as in the lower.
double ck_normal_of_bits(uint64_t bits);

// out[i], i < count: the normal value of the first two words of the Philox4x32-10 block with this key (low word
// first) and the counter (counter0, first + i, name low, name high).
void ck_normals(uint64_t key, uint64_t name, uint32_t counter0, uint32_t first, size_t count, double *out);

#endif
