// Needs VARIANT(f), TILE_ITEMS and TILE_VECTORS: the largest tile whose sums stay in registers.

// Adds to (or sets) `items` rows of c, over `vectors` times eight lanes. Both are constants where this is inlined, which
// turns `sum` into registers.
static inline __attribute__((always_inline)) void VARIANT(tile)(const int items, const int vectors,
                                                                const ck_tile t) {
  v8 sum[TILE_ITEMS][TILE_VECTORS];
#pragma clang loop unroll(full)
  for (int i = 0; i < items; i++)
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++)
      sum[i][v] = t.accumulate ? ((const v8 *)(t.c + i * t.stride))[v] : (v8){0};
  const double *rate = t.rates, *p = t.p;
  for (int32_t j = 0; j < t.cells; j++, rate += t.width, p += t.lanes)
#pragma clang loop unroll(full)
    for (int i = 0; i < items; i++)
#pragma clang loop unroll(full)
      for (int v = 0; v < vectors; v++) sum[i][v] += rate[i] * ((const v8 *)p)[v];
#pragma clang loop unroll(full)
  for (int i = 0; i < items; i++)
#pragma clang loop unroll(full)
    for (int v = 0; v < vectors; v++) ((v8 *)(t.c + i * t.stride))[v] = sum[i][v];
}

#define TILE_CASE(n) \
  case n:            \
    if (n <= TILE_ITEMS) VARIANT(tile)(n <= TILE_ITEMS ? n : 1, vectors, t); \
    break;

// A tile of any number of items up to TILE_ITEMS.
static inline __attribute__((always_inline)) void VARIANT(tile_of)(int32_t items, const int vectors, ck_tile t) {
  switch (items) {
    TILE_CASE(1) TILE_CASE(2) TILE_CASE(3) TILE_CASE(4) TILE_CASE(5) TILE_CASE(6) TILE_CASE(7)
    TILE_CASE(8) TILE_CASE(9) TILE_CASE(10) TILE_CASE(11) TILE_CASE(12) TILE_CASE(13) TILE_CASE(14)
    default: break;
  }
}
#undef TILE_CASE

// A panel in tiles of nearly equal height.
static inline __attribute__((always_inline)) void VARIANT(panel)(const int vectors, ck_tile t) {
  const int32_t tiles = (t.width + TILE_ITEMS - 1) / TILE_ITEMS;
  for (int32_t k = 0; k < tiles; k++) {
    const int32_t items = ck_share(t.width, tiles, k);
    VARIANT(tile_of)(items, vectors, t);
    t.rates += items;
    t.c += items * t.stride;
  }
}

// Lanes outside and panels inside, so that the people of a tile are read from the first-level cache. `next`, where there is
// one, is fetched meanwhile, a part beside each panel.
static void VARIANT(product)(const double *packed, int32_t items, ck_tile t, ck_next next) {
  const int32_t panels = ck_panels(items), all = (int32_t)t.lanes;
  const double *const p = t.p;
  double *const c = t.c;
  for (int32_t l = 0; l < all; l += 8 * TILE_VECTORS) {
    t.p = p + l, t.c = c + l, t.rates = packed;
    for (int32_t k = 0; k < panels; k++) {
      ck_fetch(&next, ck_share(t.cells, panels, k));
      t.width = ck_share(items, panels, k);
      if (all - l >= 8 * TILE_VECTORS) VARIANT(panel)(TILE_VECTORS, t);
      else VARIANT(panel)(1, t);
      t.rates += (ptrdiff_t)t.width * t.cells;
      t.c += t.width * t.stride;
    }
  }
}

// Rows of `width` lanes, side by side.
static void VARIANT(gather)(const double *p, ptrdiff_t stride, int32_t rows, ptrdiff_t width, double *panel) {
  for (int32_t j = 0; j < rows; j++, p += stride, panel += width)
    for (ptrdiff_t l = 0; l < width; l += 8) *(v8 *)(panel + l) = *(const v8 *)(p + l);
}

// A few lanes at a time. The lanes of the next time come from afar, so they are fetched during the product.
static void VARIANT(product_strided)(const double *packed, int32_t items, const double *p, ptrdiff_t p_stride,
                                     double *panel, ck_tile t) {
  const ptrdiff_t lanes = t.lanes;
  double *const c = t.c;
  for (ptrdiff_t l = 0; l < lanes; l += CK_PANEL_LANES) {
    t.lanes = lanes - l < CK_PANEL_LANES ? lanes - l : CK_PANEL_LANES;
    VARIANT(gather)(p + l, p_stride, t.cells, t.lanes, panel);
    t.p = panel, t.c = c + l;
    const ck_next next = {.p = l + CK_PANEL_LANES < lanes ? p + l + CK_PANEL_LANES : 0, .stride = p_stride};
    VARIANT(product)(packed, items, t, next);
  }
}
