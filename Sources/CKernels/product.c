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

// Rows of lanes that are needed soon; none where `p` is null.
typedef struct {
  const double *p;
  ptrdiff_t stride;
} ck_next;

// Asks for some of the rows, two cache lines each.
static inline void ck_fetch(ck_next *next, int32_t rows) {
  if (!next->p) return;
  for (int32_t j = 0; j < rows; j++, next->p += next->stride) {
    __builtin_prefetch(next->p, 0, 2);
    __builtin_prefetch(next->p + CK_PANEL_LANES / 2, 0, 2);
  }
}

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

static void product_strided_plain(const double *packed, int32_t items, const double *p, ptrdiff_t p_stride,
                                  double *panel, ck_tile t) {
  const ptrdiff_t lanes = t.lanes;
  double *const c = t.c;
  for (ptrdiff_t l = 0; l < lanes; l += CK_LANES) {
    for (int32_t j = 0; j < t.cells; j++)
      for (int32_t k = 0; k < CK_LANES; k++) panel[j * CK_LANES + k] = p[j * p_stride + l + k];
    t.lanes = CK_LANES, t.p = panel, t.c = c + l;
    product_plain(packed, items, t);
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

static const ck_next ck_no_next = {0};

void ck_product(const double *packed, int32_t items, int32_t cells, const double *p, int32_t lanes, int accumulate,
                double *c, int32_t stride) {
  const ck_tile t = {.p = p, .c = c, .cells = cells, .lanes = lanes, .stride = stride, .accumulate = accumulate};
  switch (ck_current()) {
    case CK_PLAIN: product_plain(packed, items, t); break;
#if CK_HAS_AVX
    case CK_AVX512: product_avx512(packed, items, t, ck_no_next); break;
#else
    case CK_AVX512:
#endif
    case CK_AVX2: product_avx2(packed, items, t, ck_no_next); break;
  }
}

void ck_product_strided(const double *packed, int32_t items, int32_t cells, const double *p, ptrdiff_t p_stride,
                        ptrdiff_t lanes, double *panel, double *c, ptrdiff_t stride) {
  const ck_tile t = {.c = c, .cells = cells, .lanes = lanes, .stride = stride};
  switch (ck_current()) {
    case CK_PLAIN: product_strided_plain(packed, items, p, p_stride, panel, t); break;
#if CK_HAS_AVX
    case CK_AVX512: product_strided_avx512(packed, items, p, p_stride, panel, t); break;
#else
    case CK_AVX512:
#endif
    case CK_AVX2: product_strided_avx2(packed, items, p, p_stride, panel, t); break;
  }
}
