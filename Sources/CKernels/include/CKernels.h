#ifndef CKERNELS_H
#define CKERNELS_H

#include <stddef.h>
#include <stdint.h>

#include "CKernelsProjection.h"

// Loops that need the machine's widest vectors. Each has three variants: plain C (the twin that tests
// compare with), AVX2 with FMA, and AVX-512; on processors other than x86-64 the vector variant is built for
// what the compiler targets. The variant is chosen once, from what the processor can do.
//
// "Lanes" are draws in adjacent places: element i of draw l stands at [i * lanes + l], and lanes is a multiple
// of CK_LANES. Arrays are at least 8-byte aligned; whole cache lines (64 bytes) are faster.

enum { CK_LANES = 8 };

typedef enum { CK_PLAIN = 0, CK_AVX2 = 1, CK_AVX512 = 2 } ck_variant;

// The variant that this thread uses.
ck_variant ck_get_variant(void);
// The widest that this processor has.
ck_variant ck_best_variant(void);
// Uses another variant from now on in this thread, the widest there is at most: for tests and measurements.
void ck_set_variant(ck_variant variant);

#include "ck_normals.h"
#include "ck_product.h"
#include "ck_quantiles.h"
#include "ck_staff.h"

#endif
