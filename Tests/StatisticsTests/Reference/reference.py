"""Writes amounts.csv and reference.csv (quantity,index,value).

python3 reference.py   (Python 3.11, numpy 2.4.6, scipy 1.17.1, mpmath 1.3.0; seed 20240101)

special_*: log x - digamma(x), Binet's function and log(1 + x) - x at the points in special_points, by mpmath at 50 digits.
sids_*, synthetic_*: the negative binomial likelihood of counts around gamma ratios with mean 1, written with
  mpmath's log-gamma at 50 digits and its derivative set to zero by findroot: the variance, the gain in the log-likelihood
  over zero variance, the first five posterior means.
amounts_*: the two equations for the variances of ratios of amounts, solved as they stand by scipy's root in
  (log v, log phi): bounded (2.5 standard deviations), and plain (no bound) without the absurd region 7.
"""
import csv
from pathlib import Path

import mpmath as mp
import numpy as np
from scipy import optimize, stats

here = Path(__file__).parent
mp.mp.dps = 50
out = []


def put(name, values):
    out.extend((name, i, mp.nstr(mp.mpf(v), 17, strip_zeros=False)) for i, v in enumerate(values))


points = [1e-8, 1e-3, 0.3, 1.0, 2.5, 9.99, 10.0, 37.5, 1e3, 1e8]
put("special_points", points)
put("special_log_minus_digamma", [mp.log(x) - mp.digamma(x) for x in map(mp.mpf, points)])
put("special_binet",
    [mp.loggamma(x) - (x - 0.5) * mp.log(x) + x - mp.log(2 * mp.pi) / 2 for x in map(mp.mpf, points)])
offsets = [-0.99, -0.5, -0.49, -1e-3, -1e-9, 1e-300, 1e-12, 1e-4, 0.3, 0.4999, 0.5, 7.0]
put("special_offsets", offsets)
mp.mp.dps = 700
put("special_log_one_plus_minus", [mp.log(1 + x) - x for x in map(mp.mpf, offsets)])
mp.mp.dps = 50


def gamma_poisson(name, observed, expected, start):
    o, e = [mp.mpf(float(x)) for x in observed], [mp.mpf(float(x)) for x in expected]

    def gain(v):
        a = 1 / v
        return sum(mp.loggamma(x + a) - mp.loggamma(a) + a * mp.log(a) - (x + a) * mp.log(y + a)
                   + y for x, y in zip(o, e))

    def score(u):
        a = mp.exp(-u)
        return sum(mp.digamma(x + a) - mp.digamma(a) + mp.log(a / (y + a)) + (y - x) / (y + a) for x, y in zip(o, e))

    v = mp.exp(mp.findroot(score, mp.log(start)))
    put(name + "_variance", [v])
    put(name + "_gain", [gain(v)])
    put(name + "_factors", [(x + 1 / v) / (y + 1 / v) for x, y in zip(o[:5], e[:5])])


with open(here / "sids.csv") as f:
    rows = list(csv.DictReader(f))
for year in ("1974", "1979"):
    o = np.array([float(r["deaths_" + year]) for r in rows])
    b = np.array([float(r["births_" + year]) for r in rows])
    gamma_poisson("sids_" + year, o, b * (o.sum() / b.sum()), 0.1)
# Fractional counts of very different size with little variance, as deaths per municipality are.
e = [10.0 * 1.2 ** i for i in range(40)]
o = [x * (1 + 0.05 * (-1) ** i + (0.5 - (i % 3) / 2) / x ** 0.5) for i, x in enumerate(e)]
gamma_poisson("synthetic", o, e, 0.002)

g = np.random.default_rng(20240101)
e = np.exp(g.normal(14, 1.2, 60))
q = 1 + np.sqrt(0.03) * g.standard_normal(60) + np.sqrt(40000 / e) * g.standard_normal(60)
q[7] = 15.0
o = np.maximum(q, 0.05) * e
with open(here / "amounts.csv", "w") as f:
    w = csv.writer(f, lineterminator="\n")
    w.writerow(("observed", "expected"))
    w.writerows((f"{x:.17g}", f"{y:.17g}") for x, y in zip(o, e))


def dispersed(name, o, e, c):
    q = o / e
    kappa = 1.0 if np.isinf(c) else stats.chi2.cdf(c * c, 3) + c * c * stats.chi2.sf(c * c, 1)

    def equations(p):
        v, phi = np.exp(p)
        s = v + phi / e
        psi = np.minimum((q - 1) ** 2 / s, c * c) / kappa - 1
        return [np.sum(psi * v / s), np.sum(psi * phi / e / s)]

    found = set()
    for v in (0.003, 0.03, 0.3):
        for phi in (4e3, 4e4, 4e5):
            r = optimize.root(equations, np.log([v, phi]), tol=1e-14)
            # The logarithms let either variance run to 0, which is no solution.
            if np.abs(r.fun).max() < 1e-10 and r.x[0] > np.log(1e-5) and r.x[1] > 0:
                found.add(tuple(np.exp(r.x)))
    assert max(x[0] for x in found) - min(x[0] for x in found) < 1e-10, (name, found)
    v, phi = sorted(found)[0]
    put(name, [v, phi])
    put(name + "_factors", 1 + v / (v + phi / e[:10]) * (q[:10] - 1))


dispersed("amounts_bounded", o, e, 2.5)
keep = np.arange(60) != 7
dispersed("amounts_plain_without_outlier", o[keep], e[keep], np.inf)

with open(here / "reference.csv", "w") as f:
    csv.writer(f, lineterminator="\n").writerows([("quantity", "index", "value"), *out])
