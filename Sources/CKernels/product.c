#include <string.h>

#include "variant.h"

// Some items of a panel times some lanes.
typedef struct {
  const double *rates, *p;
  double *c;
  // Items in the panel; cells; from one cell to the next in p; from one item to the next in c.
  int32_t width, cells;
  ptrdiff_t lanes, stride;
  int accumulate;
} ck_tile;

// Panels that hold these items.
static int32_t ck_panels(int32_t items) { return (items + CK_PANEL - 1) / CK_PANEL; }

// The size of part k when a whole is split in parts that differ by one at most.
static int32_t ck_share(int32_t whole, int32_t parts, int32_t k) { return whole / parts + (k < whole % parts); }

size_t ck_packed_size(int32_t items, int32_t cells) { return (size_t)items * (size_t)cells; }

void ck_pack_rates(const double *rates, int32_t items, int32_t cells, int32_t stride, double *packed) {
  const int32_t panels = ck_panels(items);
  for (int32_t k = 0; k < panels; k++) {
    const int32_t width = ck_share(items, panels, k);
    for (int32_t j = 0; j < cells; j++)
      for (int32_t i = 0; i < width; i++) *packed++ = rates[(ptrdiff_t)j * stride + i];
    rates += width;
  }
}

static void product_plain(const double *packed, int32_t items, ck_tile t) {
  const int32_t panels = ck_panels(items);
  for (int32_t k = 0; k < panels; k++) {
    const int32_t width = ck_share(items, panels, k);
    for (int32_t i = 0; i < width; i++, t.c += t.stride)
      for (ptrdiff_t l = 0; l < t.lanes; l++) {
        double sum = t.accumulate ? t.c[l] : 0;
        for (int32_t j = 0; j < t.cells; j++) sum += packed[(ptrdiff_t)j * width + i] * t.p[j * t.lanes + l];
        t.c[l] = sum;
      }
    packed += (ptrdiff_t)width * t.cells;
  }
}

#define VARIANT(f) f##_avx2
#define TILE_ITEMS 6
#define TILE_VECTORS 1
TARGET_AVX2
#include "product_body.h"
TARGET_END
#undef VARIANT
#undef TILE_ITEMS
#undef TILE_VECTORS

#if CK_HAS_AVX
#define VARIANT(f) f##_avx512
#define TILE_ITEMS CK_PANEL
#define TILE_VECTORS 2
TARGET_AVX512
#include "product_body.h"
TARGET_END
#endif

static void product(const double *packed, int32_t items, ck_tile t) {
  switch (ck_current()) {
    case CK_PLAIN: product_plain(packed, items, t); break;
    case CK_AVX2: product_avx2(packed, items, t); break;
#if CK_HAS_AVX
    case CK_AVX512: product_avx512(packed, items, t); break;
#else
    case CK_AVX512: product_avx2(packed, items, t); break;
#endif
  }
}

void ck_product(const double *packed, int32_t items, int32_t cells, const double *p, int32_t lanes, int accumulate,
                double *c, int32_t stride) {
  const ck_tile t = {.p = p, .c = c, .cells = cells, .lanes = lanes, .stride = stride, .accumulate = accumulate};
  product(packed, items, t);
}

void ck_product_strided(const double *packed, int32_t items, int32_t cells, const double *p, ptrdiff_t p_stride,
                        ptrdiff_t lanes, double *panel, double *c, ptrdiff_t stride) {
  for (ptrdiff_t l = 0; l < lanes; l += CK_PANEL_LANES) {
    const ptrdiff_t width = lanes - l < CK_PANEL_LANES ? lanes - l : CK_PANEL_LANES;
    for (int32_t j = 0; j < cells; j++) memcpy(panel + j * width, p + j * p_stride + l, (size_t)width * sizeof *p);
    const ck_tile t = {.p = panel, .c = c + l, .cells = cells, .lanes = width, .stride = stride};
    product(packed, items, t);
  }
}
