"""Writes streams.csv (quantity,index,value).

python3 streams.py   (Python 3.11, numpy 2.4.6, scipy 1.17.1, mpmath 1.3.0; seed 20240101)

philox_*: Philox4x32-10 in Python's own integers. The first three blocks are the known answers that come with Random123, the
  library of Salmon et al. (2011), retyped: zeros, ones and the digits of pi; the script stops when it doesn't reproduce them.
  The others are of random counters and keys. Words in the order counter (4), key (2), block (4).
stream_*: the uniform numbers and normal values of four streams at (draw, position), from the description in the article: FNV-1a
  and its finaliser written again, the normal quantile by mpmath at 50 digits.
variates_*: the first gamma, beta and Poisson variates of the second stream, the methods written again at 50 digits.
normal_*: normal quantiles by mpmath: of probabilities, and of 64 random bits.
gamma_*, beta_*: regularised incomplete functions at (shape, x) and (a, b, x), by scipy.
poisson_*, binomial_*: logarithms of probabilities, by mpmath at 60 digits.
quantiles_*, weighted_*: numpy's quantile (type 7), and numpy's interp at the middles of the weights.
anderson_*: the values that the Anderson-Darling statistic of a sample from the distribution itself exceeds with the given
  probability, by inverting the characteristic function of its limit, sum of chi-squares / (j (j + 1)) (Imhof 1961).
"""
import csv
from pathlib import Path

import mpmath as mp
import numpy as np
from scipy import integrate, optimize, special

here = Path(__file__).parent
mp.mp.dps = 50
rng = np.random.default_rng(20240101)
out = []


def put(name, values):
    out.extend((name, i, mp.nstr(mp.mpf(v), 17, strip_zeros=False)) for i, v in enumerate(values))


def put_integers(name, values):
    out.extend((name, i, str(v)) for i, v in enumerate(values))


def philox(c, k):
    c, k = list(c), list(k)
    for _ in range(10):
        first, second = c[0] * 0xD2511F53, c[2] * 0xCD9E8D57
        c = [second >> 32 ^ c[1] ^ k[0], second & 0xFFFFFFFF, first >> 32 ^ c[3] ^ k[1], first & 0xFFFFFFFF]
        k = [(k[0] + 0x9E3779B9) % 2**32, (k[1] + 0xBB67AE85) % 2**32]
    return c


known = """
00000000 00000000 00000000 00000000 00000000 00000000 6627e8d5 e169c58d bc57ac4c 9b00dbd8
ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff 408f276d 41c83b0e a20bc7c6 6d5451fd
243f6a88 85a308d3 13198a2e 03707344 a4093822 299f31d0 d16cfe09 94fdcceb 5001e420 24126ea1"""
blocks = [[int(word, 16) for word in line.split()] for line in known.split("\n")[1:]]
assert all(philox(b[:4], b[4:6]) == b[6:] for b in blocks)
for _ in range(20):
    words = [int(w) for w in rng.integers(0, 2**32, 6)]
    blocks.append(words + philox(words[:4], words[4:]))
for i, column in enumerate("c0 c1 c2 c3 k0 k1 b0 b1 b2 b3".split()):
    put_integers(f"philox_{column}", [b[i] for b in blocks])


def quantile(p):
    """The normal quantile of a probability up to 1/2, by Newton's method on log erfc."""
    p = mp.mpf(p)
    if p == mp.mpf(1) / 2:
        return mp.mpf(0)
    z = -mp.sqrt(-2 * mp.log(p)) if p < 0.02 else (p - 0.5) * mp.sqrt(2 * mp.pi)
    for _ in range(200):
        step = (mp.ncdf(z) - p) / mp.npdf(z)
        if p < 0.02:
            step = (mp.log(mp.ncdf(z)) - mp.log(p)) * mp.ncdf(z) / mp.npdf(z)
        z -= step
        if abs(step) < mp.mpf(10) ** -40 * abs(z):
            break
    return z


def both_sides(p):
    return quantile(p) if p <= mp.mpf(1) / 2 else -quantile(1 - p)


def of_bits(bits):
    return both_sides((mp.mpf(bits) + mp.mpf(1) / 2) / 2**64)


def mixed(purpose, region):
    text = purpose.encode() + (b"" if region is None else b"\xff" + region.encode())
    h = 0xCBF29CE484222325
    for byte in text:
        h = (h ^ byte) * 0x100000001B3 % 2**64
    h = (h ^ h >> 30) * 0xBF58476D1CE4E5B9 % 2**64
    h = (h ^ h >> 27) * 0x94D049BB133111EB % 2**64
    return h ^ h >> 31


def both_bits(seed, purpose, region, draw, position, attempt=0):
    name = mixed(purpose, region)
    block = philox([position << 20 | attempt, draw, name % 2**32, name >> 32], [seed % 2**32, seed >> 32])
    return block[0] | block[1] << 32, block[2] | block[3] << 32


def first_bits(*at):
    return both_bits(*at)[0]


def uniform(bits):
    return mp.mpf(bits >> 11 | 1) / 2**53


names = [(20240101, "mortality.period", None), (20240101, "internal.out", "GM0363"),
         (2**64 - 1, "zorgvraag é", ""), (0, "", None)]
places = [(0, 0), (1, 0), (0, 1), (999, 10), (2**32 - 1, 4095)]
for i, name in enumerate(names):
    bits = [first_bits(*name, *place) for place in places]
    put(f"stream_{i}_uniform", [mp.mpf(b >> 11 | 1) / 2**53 for b in bits])
    put(f"stream_{i}_normal", [of_bits(b) for b in bits])



def log_gamma_variate(shape, at, start=0):
    """Marsaglia and Tsang's method at 50 digits, the boost's uniform number from the first attempt."""
    shape, boost = mp.mpf(shape), mp.mpf(0)
    if shape < 1:
        boost, shape = mp.log(uniform(both_bits(*at, start)[0])) / shape, shape + 1
    d = shape - mp.mpf(1) / 3
    for attempt in range(start + 1, start + 1000):
        first, second = both_bits(*at, attempt)
        x, u = of_bits(first), uniform(second)
        v = (1 + x / mp.sqrt(9 * d)) ** 3
        if v > 0 and mp.log(u) < x * x / 2 + d * (1 - v + mp.log(v)):
            return mp.log(d * v) + boost


def beta_variate(a, b, at):
    x, y = log_gamma_variate(a, at), log_gamma_variate(b, at, 2**19)
    return 1 / (1 + mp.exp(y - x))


def poisson_variate(mean, at):
    """Inversion below a mean of 10, Hörmann's PTRS without any squeeze above."""
    mean = mp.mpf(mean)
    if mean < 10:
        u, k, p = uniform(first_bits(*at)), 0, mp.exp(-mean)
        while u > p:
            u, p, k = u - p, p * mean / (k + 1), k + 1
        return k
    b = 0.931 + 2.53 * mp.sqrt(mean)
    a = -0.059 + 0.02483 * b
    for attempt in range(1000):
        first, second = both_bits(*at, attempt)
        u, v = (mp.mpf(first) + 0.5) / 2**64 - 0.5, uniform(second)
        s = 0.5 - abs(u)
        k = mp.floor((2 * a / s + b) * u + mean + 0.43)
        height = v * (1.1239 + 1.1328 / (b - 3.4)) / (a / s**2 + b)
        if k >= 0 and mp.log(height) <= k * mp.log(mean) - mean - mp.loggamma(k + 1):
            return k


variate_draws = range(12)
for shape in (0.3, 2.5, 400):
    put(f"variates_gamma_{shape}", [mp.exp(log_gamma_variate(shape, (*names[1], d, 3))) for d in variate_draws])
put("variates_beta", [beta_variate(2, 0.5, (*names[1], d, 4)) for d in variate_draws])
for mean in (3.5, 250):
    put(f"variates_poisson_{mean}", [poisson_variate(mean, (*names[1], d, 5)) for d in variate_draws])

points = [1e-300, 1e-100, 1e-30, 1e-19, 1e-17, 1e-15, 1.3e-11, 1.4e-11, 1e-10, 1e-8, 1e-5, 1e-3, 0.01, 0.0249, 0.074999,
          0.075, 0.075001, 0.1, 0.2, 0.25, 0.4, 0.49, 0.499999, 0.5, 0.500001, 0.6, 0.75, 0.9, 0.925, 0.9250001, 0.975,
          0.99, 0.999, 0.999999]
put("normal_points", points)
put("normal_quantiles", [both_sides(mp.mpf(p)) for p in points])
bits = [0, 1, 2, 1000, 2**20, 2**40, 2**60, 2**62, 2**63 - 2**40, 2**63 - 1, 2**63, 2**63 + 12345, 2**63 + 2**62,
        2**64 - 2**50, 2**64 - 2**10, 2**64 - 2, 2**64 - 1]
put_integers("normal_bits", bits)
put("normal_of_bits", [of_bits(b) for b in bits])

gammas = [(a, a * f) for a in (0.3, 1, 2.5, 30, 1000) for f in (1e-6, 0.1, 0.8, 1, 1.1, 3)]
put("gamma_shape", [a for a, _ in gammas])
put("gamma_x", [x for _, x in gammas])
put("gamma_lower", [special.gammainc(a, x) for a, x in gammas])
put("gamma_upper", [special.gammaincc(a, x) for a, x in gammas])
betas = [(a, b, x) for a, b in ((0.2, 0.3), (1, 1), (2, 5), (40, 3), (300, 700)) for x in (1e-4, 0.1, 0.3, 0.5, 0.93, 0.9999)]
put("beta_a", [a for a, _, _ in betas])
put("beta_b", [b for _, b, _ in betas])
put("beta_x", [x for _, _, x in betas])
put("beta_lower", [special.betainc(a, b, x) for a, b, x in betas])

mp.mp.dps = 60
poissons = [(0, 0.5), (3, 0.5), (0, 700), (7, 10), (14, 12), (30, 10.5), (1000, 950.25), (10**6, 10**6 + 2500.5),
            (10**12 + 3 * 10**6, 10**12), (10**12 - 10**6, 10**12 - 0.25)]
put("poisson_k", [k for k, _ in poissons])
put("poisson_mean", [m for _, m in poissons])
put("poisson_log", [k * mp.log(m) - m - mp.loggamma(k + 1) for k, m in ((mp.mpf(k), mp.mpf(m)) for k, m in poissons)])
binomials = [(0, 10, 0.3), (10, 10, 0.3), (4, 10, 0.3), (1, 1, 0.5), (50, 100, 0.5), (33, 1000, 0.02),
             (480000, 10**6, 0.4801), (10**11 + 10**5, 10**12, 0.1)]
put("binomial_k", [k for k, _, _ in binomials])
put("binomial_trials", [n for _, n, _ in binomials])
put("binomial_probability", [p for _, _, p in binomials])
put("binomial_log", [mp.log(mp.binomial(n, k)) + k * mp.log(p) + (n - k) * mp.log1p(-p)
                     for k, n, p in ((mp.mpf(k), mp.mpf(n), mp.mpf(p)) for k, n, p in binomials)])
mp.mp.dps = 50

shares = [0, 0.001, 0.025, 0.1, 1 / 3, 0.5, 0.9, 0.975, 0.999, 1]
put("quantiles_probabilities", shares)
for n in (1, 2, 3, 10, 1000):
    values = np.round(rng.standard_t(2, n), 2)
    put(f"quantiles_values_{n}", values)
    put(f"quantiles_{n}", np.quantile(values, shares))
    weights = np.round(rng.gamma(0.5, 10, n), 1) + (n == 1)
    put(f"weighted_weights_{n}", weights)
    order = sorted((v, w) for v, w in zip(values, weights) if w > 0)
    v, w = (np.array(x) for x in zip(*order))
    middles = np.cumsum(w) - w / 2
    at = middles[0] + np.array(shares) * (middles[-1] - middles[0])
    put(f"weighted_{n}", np.interp(at, middles, v))


def anderson_above(x):
    """P(A² > x), Imhof's integral over the terms up to 2,000, the rest at their mean."""
    j = np.arange(1, 2001)
    weight = 1 / (j * (j + 1.0))
    x = x - 1 / 2001

    def integrand(u):
        theta = 0.5 * np.arctan(weight * u).sum() - 0.5 * x * u
        return np.sin(theta) / (u * np.exp(0.25 * np.log1p((weight * u) ** 2).sum()))

    return 0.5 + integrate.quad(integrand, 0, 400, limit=2000)[0] / np.pi


levels = [0.05, 0.01, 0.001]
put("anderson_levels", levels)
put("anderson_values", [optimize.brentq(lambda x: anderson_above(x) - p, 1, 15) for p in levels])

with open(here / "streams.csv", "w", newline="") as f:
    f.write("# Written by streams.py.\n")
    writer = csv.writer(f, lineterminator="\n")
    writer.writerow(("quantity", "index", "value"))
    writer.writerows(out)
