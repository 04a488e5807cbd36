#ifndef CK_PRODUCT_H
#define CK_PRODUCT_H

#include <stddef.h>
#include <stdint.h>

// The demand product: the same rates times many blocks of people. The rates are packed once, in panels of at
// most CK_PANEL items of nearly equal width, in which the rates of one cell are adjacent; so no item is padded, and one
// packing serves every variant.
enum { CK_PANEL = 14 };

// The doubles that packed rates take.
size_t ck_packed_size(int32_t items, int32_t cells);

// Packs rates[j * stride + i] of item i in cell j; stride is at least items.
void ck_pack_rates(const double *rates, int32_t items, int32_t cells, int32_t stride, double *packed);

// c[i * stride + l] = sum over cells j of rate(i, j) p[j * lanes + l], or with `accumulate` that sum added to what c holds;
// stride is at least lanes.
//
// Terms are added in ascending order of j, starting from zero or from c, so that neither the number of lanes nor a split
// of the cells over several calls changes a bit. The vector variants round once per term (fused multiply-add) and agree with
// each other to the bit; plain C rounds twice.
void ck_product(const double *packed, int32_t items, int32_t cells, const double *p, int32_t lanes, int accumulate,
                double *c, int32_t stride);

// The same for p[j * p_stride + l], where p_stride is far larger than a vector: p is gathered into `panel` (cells x
// CK_PANEL_LANES doubles) a few lanes at a time, so that c may be p where both have as many rows, as far apart.
// This is the product of many columns with one matrix, such as moves between regions.
enum { CK_PANEL_LANES = 16 };
void ck_product_strided(const double *packed, int32_t items, int32_t cells, const double *p, ptrdiff_t p_stride,
                        ptrdiff_t lanes, double *panel, double *c, ptrdiff_t stride);

#endif
