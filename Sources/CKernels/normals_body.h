// The normals of up to BATCH adjacent draws, eight at a time: first all of them as if in the centre, then
// those in the tails (15 %), moved together. The operations on a value are those of its scalar twin, in the
// same order.

// The first two words of eight blocks, as one number of 64 bits each.
static inline void VARIANT(philox_bits)(uint64_t key, uint64_t name, uint32_t counter0, uint32_t first,
                                        u8 *bits) {
  const u8 low = (u8){0} + 0xFFFFFFFF, lane = {0, 1, 2, 3, 4, 5, 6, 7};
  u8 c0 = (u8){0} + counter0, c1 = (lane + first) & low;
  u8 c2 = (u8){0} + (name & 0xFFFFFFFF), c3 = (u8){0} + (name >> 32);
  uint32_t k0 = (uint32_t)key, k1 = (uint32_t)(key >> 32);
  for (int round = 0; round < 10; round++) {
    const u8 p0 = (c0 & low) * PHILOX_M0, p1 = (c2 & low) * PHILOX_M1;
    c0 = (p1 >> 32) ^ c1 ^ (uint64_t)k0;
    c2 = (p0 >> 32) ^ c3 ^ (uint64_t)k1;
    c1 = p1 & low;
    c3 = p0 & low;
    k0 += PHILOX_W0;
    k1 += PHILOX_W1;
  }
  *bits = c0 | (c1 << 32);
}

// The square roots of -log tail.
static inline void VARIANT(roots)(const double *tails, v8 *root) {
  u8 bits = *(const u8 *)tails;
  const u8 n = (ROOT_HALF_BITS + (EXPONENT_ONE - 1) - bits) >> 52;
  bits += n << 52;
  const v8 m = (v8)bits, s = (m - 1) / (m + 1), w = s * s, e = __builtin_convertvector(n, v8);
  *root = __builtin_elementwise_sqrt(e * LOG2_HIGH + (e * LOG2_LOW - (s + s) * ARTANH_RATIO(w)));
}

// The magnitudes in `tails[0 ..< count]`, put where `places` says, with the sign that is there.
static inline void VARIANT(put_tails)(const double *tails, const uint32_t *places, size_t count,
                                      double *out) {
  for (size_t i = 0; i < count; i += 8) {
    v8 root;
    VARIANT(roots)(tails + i, &root);
    const v8 r = root - 1.6;
    const v8 z = NEAR_NUMERATOR(r) / NEAR_DENOMINATOR(r);
    const size_t filled = count - i < 8 ? count - i : 8;
    for (size_t j = 0; j < filled; j++) {
      const double magnitude = root[j] > FAR_BOUND ? far_magnitude(root[j]) : z[j];
      out[places[i + j]] = copysign(magnitude, out[places[i + j]]);
    }
  }
}

static void VARIANT(batch)(uint64_t key, uint64_t name, uint32_t counter0, uint32_t first, size_t count,
                           double *out) {
  double tails[BATCH + 8];
  uint32_t places[BATCH + 8];
  size_t tail_count = 0;
  for (size_t i = 0; i < count; i += 8) {
    u8 bits;
    VARIANT(philox_bits)(key, name, counter0, first + (uint32_t)i, &bits);
    const u8 upper = (u8)((i8)bits < 0);
    const u8 m = (bits ^ ~upper) & (UINT64_MAX >> 1);
    const v8 centre = (__builtin_convertvector(m, v8) + 0.5) * 0x1p-64;
    const v8 tail = (__builtin_convertvector((UINT64_MAX >> 1) - m, v8) + 0.5) * 0x1p-64;
    const v8 r = 0.180625 - centre * centre;
    const v8 z = centre * CENTRE_NUMERATOR(r) / CENTRE_DENOMINATOR(r);
    const v8 value = (v8)((u8)z | (~upper & 0x8000000000000000));
    const size_t filled = count - i < 8 ? count - i : 8;
    memcpy(out + i, &value, filled * sizeof(double));
    for (size_t j = 0; j < filled; j++) {
      tails[tail_count] = tail[j];
      places[tail_count] = (uint32_t)(i + j);
      tail_count += centre[j] > CENTRE_BOUND;
    }
  }
  for (size_t j = 0; j < 8; j++) tails[tail_count + j] = 0.05;
  VARIANT(put_tails)(tails, places, tail_count, out);
}
