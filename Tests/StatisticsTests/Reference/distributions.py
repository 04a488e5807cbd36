"""Writes distributions.csv (quantity,parameter,argument,value).

python3 distributions.py   (Python 3.11, mpmath 1.3.0, scipy 1.17.1 for starting points only; no seed)

All from power series with 50 digits beyond what cancels, rounded to 17.
gamma_below, gamma_above: P(a, x) and Q(a, x) for shape a = parameter and x = argument.
gamma_quantile, gamma_upper_quantile: x with P(a, x) or Q(a, x) = argument, the double as it is.
student_below, student_quantile: the same for Student's t with `parameter` degrees of freedom.
normal_below: the normal distribution function at argument.
log_gamma_one_plus: log gamma(1 + argument).
byar_lower, byar_upper, wilson_lower, wilson_upper: of the count `argument` (among 1000) at confidence 0.998.
"""
import csv
import math
from functools import lru_cache
from pathlib import Path

import mpmath as mp
from scipy import special, stats

here = Path(__file__).parent
mp.mp.dps = 60
out = []


def put(quantity, parameter, argument, value):
    out.append((quantity, repr(float(parameter)), repr(float(argument)),
                mp.nstr(mp.mpf(value), 17, strip_zeros=False, min_fixed=0, max_fixed=0)))


@lru_cache(maxsize=1)
def below(a, x):
    term = total = mp.mpf(1)
    n = 0
    while term > total * mp.eps / 100:
        n += 1
        term *= x / (a + n)
        total += term
    return mp.exp(a * mp.log(x) - x - mp.loggamma(a + 1)) * total


def root(f, slope, start, digits=25):
    """Newton in log x at full precision; far out a step may be too long."""
    x = mp.mpf(start)
    while True:
        step = max(min(f(x) / (slope(x) * x), 3), -0.3)
        x *= mp.exp(-step)
        if abs(step) < mp.mpf(10) ** -digits:
            return x


shapes = [1e-3, 0.02, 0.5, 1, 1.5, 9, 37.3, 895, 9999.5, 10001, 3e5, 1e7]
for a in shapes:
    m, s = mp.mpf(a), mp.sqrt(mp.mpf(a))
    points = {float(m + k * s) for k in (-20, -8, -3, -0.7, 0, 0.4, 3, 8, 30)}
    points |= {a / 1000, 0.4 * a, 1e-5, 0.3, 1.0, 1.2} if a < 100 else {0.81 * a, 1.19 * a}
    points = {p for p in points if p > 0 and abs(p - a) < 0.2 * a or a < 1000 and p > 0}
    for x in sorted(points):
        rough = special.gammaincc(a, x)
        with mp.workdps(60 - int(math.log10(max(rough, 1e-300)))):
            p = below(m, mp.mpf(x))
            if 1e-290 < p:
                put("gamma_below", a, x, p)
            if 1e-290 < rough:
                put("gamma_above", a, x, 1 - p)
    log_density = lambda x: mp.exp((m - 1) * mp.log(x) - x - mp.loggamma(m))
    for prob in (1e-300, 1e-12, 0.001, 0.025, 0.3, 0.5, 0.975):
        p = mp.mpf(prob)
        # scipy's tails far out are not precise enough to start from everywhere: Wilson-Hilferty or the first term.
        z = mp.mpf(float(stats.norm.ppf(prob)))
        first = mp.exp((mp.log(p) + mp.loggamma(m + 1)) / m)
        base = 1 - 1 / (9 * m) + z / (3 * s)
        start = first if base <= 0.2 or a < 2 else m * base ** 3
        if first > 1e-290 or a > 2:
            g = lambda x: mp.log(below(m, x) / p)
            x = root(g, lambda x: log_density(x) / below(m, x), start)
            put("gamma_quantile", a, prob, x)
        upper_first = mp.exp((mp.log(1 - p) + mp.loggamma(m + 1)) / m)
        base = 1 - 1 / (9 * m) - z / (3 * s)
        start = (upper_first if upper_first < 0.1 else -mp.log(p) / 2 + 0.5 if a < 100
                 else m * base ** 3)
        if upper_first > 1e-290 or a > 2:
            g = lambda x: mp.log((1 - below(m, x)) / p)
            with mp.workdps(60 - int(1.5 * math.log10(prob))):
                x = root(g, lambda x: -log_density(x) / (1 - below(m, x)), start)
            put("gamma_upper_quantile", a, prob, x)


@lru_cache(maxsize=1)
def tails(t, nu):
    """P(|T| < t) and P(|T| > t)."""
    a, half = nu / 2, mp.mpf(1) / 2
    x, y = nu / (nu + t * t), t * t / (nu + t * t)
    b = mp.gamma(half) * mp.exp(mp.loggamma(a) - mp.loggamma(a + half))
    u, p, q = (x, a, half) if x < half else (y, half, a)
    term, total, n = mp.mpf(1), 1 / p, 0
    largest = total
    while abs(term) > mp.eps / 100 * largest:
        n += 1
        term *= (n - q) * u / n
        total += term / (p + n)
        largest = max(largest, abs(total))
    value = u ** p / b * total
    return (1 - value, value) if x < half else (value, 1 - value)


mp.mp.dps = 720
for nu in [1, 1.5, 2, 3.7, 10, 25, 120, 1e4, 1e7]:
    v = mp.mpf(nu)
    density = lambda t: 2 * mp.exp(mp.loggamma((v + 1) / 2) - mp.loggamma(v / 2) - mp.log(v * mp.pi) / 2
                                   - (v + 1) / 2 * mp.log1p(t * t / v))
    for t in (-30.0, -4.0, -1.7, -0.3, 1e-9, 0.9, 2.5):
        inside, outside = tails(mp.mpf(abs(t)), v)
        value = outside / 2 if t < 0 else 1 - outside / 2
        if value > 1e-290:
            put("student_below", nu, t, value)
    for prob in (1e-300, 1e-12, 0.001, 0.025, 0.2, 0.26, 0.4, 0.4999, 0.975):
        p = mp.mpf(prob) if prob < 0.5 else 1 - mp.mpf(prob)
        start = abs(stats.t.ppf(float(p), nu)) if prob > 1e-100 else abs(stats.norm.ppf(prob))
        t = root(lambda t: mp.log(tails(t, v)[1] / (2 * p)), lambda t: -density(t) / tails(t, v)[1], start)
        put("student_quantile", nu, prob, t if prob > 0.5 else -t)

for z in (-37.0, -8.5, -1.96, -0.1, 0.0, 0.7, 3.1):
    put("normal_below", 0, z, mp.erfc(-mp.mpf(z) / mp.sqrt(2)) / 2)
for x in (1e-9, 1e-3, 0.02, 0.4616321449683623, 0.5, 0.999, 1.0, 1.5, 20.0):
    put("log_gamma_one_plus", 0, x, mp.loggamma(1 + mp.mpf(x)))

z = mp.sqrt(2) * mp.erfinv(mp.mpf("0.998"))
for o in (0.25, 1.0, 9.5, 10.0, 65.0, 999.0):
    o = mp.mpf(o)
    cube = lambda n, z: n * (1 - 1 / (9 * n) + z / (3 * mp.sqrt(n))) ** 3
    if o > 5:
        put("byar_lower", 0, o, cube(o, -z))
    put("byar_upper", 0, o, cube(o + 1, z))
    r = z * mp.sqrt(z * z + 4 * o * (1 - o / 1000))
    put("wilson_lower", 0, o, (2 * o + z * z - r) / (2 * (1000 + z * z)))
    put("wilson_upper", 0, o, (2 * o + z * z + r) / (2 * (1000 + z * z)))

with open(here / "distributions.csv", "w") as f:
    csv.writer(f, lineterminator="\n").writerows([("quantity", "parameter", "argument", "value"), *out])
