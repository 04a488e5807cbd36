"""Writes reference.csv (quantity,index,value) and kitagawa_cells.csv.

python3 reference.py   (Python 3.11, numpy 2.4.6, scipy 1.17.1, mpmath 1.3.0; seed 20240101 for kitagawa_cells.csv)

funnel_sids_YEAR_*: the ratios of sudden infant deaths to those expected from the births (sids.csv), variance 1 / expected,
  winsorised by sorting: phi, tau2, and, with the additive and the multiplicative correction, per county the deviation and
  the upper 99.8 % limit; calibrated_*: the same for the additive correction with tau2 such that the winsorised squares have
  the mean of those of standard normal values, by quadrature and Brent's method.
funnel_expected, funnel_POSITION: exact Poisson control limits by solving P(u, e) = tail and Q(l + 1, e) = tail for the
  shape, mpmath at 40 digits; -1 stands for no root (a lower limit of 0).
gamma_AREA: Fay and Feuer's limits at 95 and 99.8 % of the bands in standardisation_bands.csv, per 100000, with gamma
  quantiles of mpmath at 40 digits.
kitagawa_*: the decomposition in fractions, which are exact, of the cells in kitagawa_cells.csv.
"""
import csv
from fractions import Fraction
from pathlib import Path

import mpmath as mp
import numpy as np
from scipy import integrate, optimize, stats

here = Path(__file__).parent
mp.mp.dps = 40
out = []


def put(name, values):
    out.extend((name, i, mp.nstr(mp.mpf(v), 17, strip_zeros=False)) for i, v in enumerate(values))


with open(here / "sids.csv") as f:
    rows = list(csv.DictReader(f))
for year in ("1974", "1979"):
    o = np.array([float(r["deaths_" + year]) for r in rows])
    n = np.array([float(r["births_" + year]) for r in rows])
    e = n * (o.sum() / n.sum())
    s2 = 1 / e
    z = (o / e - 1) / np.sqrt(s2)
    order = np.argsort(z)
    held = z.copy()
    held[order[:10]] = z[order[10]]
    held[order[-10:]] = z[order[-11]]
    phi = (held ** 2).mean()
    w = 1 / s2
    tau2 = (len(z) * phi - (len(z) - 1)) / (w.sum() - (w ** 2).sum() / w.sum())
    assert phi > 1 and tau2 > 0
    q999 = stats.norm.isf(0.001)
    put(f"funnel_sids_{year}_phi", [phi])
    put(f"funnel_sids_{year}_tau2", [tau2])
    put(f"funnel_sids_{year}_additive_deviation", (o / e - 1) / np.sqrt(s2 + tau2))
    put(f"funnel_sids_{year}_additive_upper998", 1 + q999 * np.sqrt(s2 + tau2))
    p = 10 / len(z)
    a = stats.norm.isf(p)
    aim = 2 * integrate.quad(lambda x: min(x, a) ** 2 * stats.norm.pdf(x), 0, 40, points=[a], epsabs=0, epsrel=2e-14)[0]

    def excess(t):
        ordered = np.sort((o / e - 1) / np.sqrt(s2 + t))
        ordered[:10], ordered[-10:] = ordered[10], ordered[-11]
        return (ordered ** 2).mean() - aim

    calibrated = optimize.brentq(excess, 0, 10, xtol=1e-18, rtol=1e-15)
    assert calibrated > tau2
    put(f"funnel_sids_{year}_calibrated_tau2", [calibrated])
    put(f"funnel_sids_{year}_calibrated_deviation", (o / e - 1) / np.sqrt(s2 + calibrated))
    put(f"funnel_sids_{year}_calibrated_upper998", 1 + q999 * np.sqrt(s2 + calibrated))
    put(f"funnel_sids_{year}_multiplicative_deviation", (o / e - 1) / np.sqrt(s2 * phi))
    put(f"funnel_sids_{year}_multiplicative_upper998", 1 + q999 * np.sqrt(s2 * phi))


def bisect(f, low, high):
    """Where an increasing function of log x crosses 0."""
    low, high = mp.log(low), mp.log(high)
    assert f(mp.exp(low)) < 0 < f(mp.exp(high))
    for _ in range(110):
        middle = (low + high) / 2
        low, high = (middle, high) if f(mp.exp(middle)) < 0 else (low, middle)
    return mp.exp((low + high) / 2)


lower = lambda a, x: mp.gammainc(a, 0, x, regularized=True)
upper = lambda a, x: mp.gammainc(a, x, mp.inf, regularized=True)
expected = [0.01, 0.5, 3.0, 4.0, 7.5, 25.0, 300.0, 2000.0]
put("funnel_expected", expected)
for name, tail in (("95", mp.mpf("0.025")), ("998", mp.mpf("0.001"))):
    up, low = [], []
    for e in map(mp.mpf, expected):
        up.append(bisect(lambda u: tail - lower(u, e), e, 5 * e + 20))
        low.append(bisect(lambda l: upper(l + 1, e) - tail, mp.mpf(10) ** -12, e) if mp.exp(-e) < tail else -1)
    put("funnel_upper" + name, up)
    put("funnel_lower" + name, low)

with open(here / "standardisation_bands.csv") as f:
    bands = list(csv.DictReader(f))
for area in ("testdata_big", "testdata_small", "testdata_tiny"):
    mine = [b for b in bands if b["area"] == area]
    weights = [mp.mpf(b["standard"]) / 100000 / mp.mpf(b["people"]) for b in mine]
    events = [mp.mpf(b["events"]) for b in mine]
    r = sum(w * o for w, o in zip(weights, events))
    v = sum(w * w * o for w, o in zip(weights, events))
    s = max(weights)
    limits = []
    for tail in (mp.mpf("0.025"), mp.mpf("0.001")):
        a = r * r / v
        limits.append(v / r * bisect(lambda x: lower(a, x) - tail, a / 1000, a))
        a = (r + s) ** 2 / (v + s * s)
        limits.append((v + s * s) / (r + s) * bisect(lambda x: tail - upper(a, x), a, 10 * a + 20))
    put("gamma_" + area, [x * 100000 for x in limits])

g = np.random.default_rng(20240101)
cells = []
for i in range(40):
    people, other = int(g.integers(50, 5000)), int(g.integers(500, 90000))
    cells.append([int(people * (i + 1) * g.uniform(5, 15)), people, int(other * (i + 1) * g.uniform(8, 12)), other])
cells[3][:2] = [0, 0]
cells[17][:2] = [0, 0]
cells[38][2:] = [0, 0]
cells[39] = [0, 0, 0, 0]
with open(here / "kitagawa_cells.csv", "w") as f:
    w = csv.writer(f, lineterminator="\n")
    w.writerow(("amount", "people", "reference_amount", "reference_people"))
    w.writerows(cells)
total, other = sum(c[1] for c in cells), sum(c[3] for c in cells)
composition, rates = [], []
for a, n, b, m in cells:
    r = Fraction(a, n) if n else Fraction(b, m) if m else Fraction(0)
    q = Fraction(b, m) if m else r
    composition.append((Fraction(n, total) - Fraction(m, other)) * (r + q) / 2)
    rates.append((r - q) * (Fraction(n, total) + Fraction(m, other)) / 2)
difference = Fraction(sum(c[0] for c in cells), total) - Fraction(sum(c[2] for c in cells), other)
assert sum(composition) + sum(rates) == difference
real = lambda x: mp.mpf(x.numerator) / x.denominator
put("kitagawa_parts", [real(sum(composition)), real(sum(rates)), real(difference)])
put("kitagawa_composition", map(real, composition))
put("kitagawa_rates", map(real, rates))

with open(here / "reference.csv", "w") as f:
    csv.writer(f, lineterminator="\n").writerows([("quantity", "index", "value"), *out])
