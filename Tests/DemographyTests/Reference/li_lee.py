"""Li-Lee fit of norway_both_sexes.csv without 2002 and 2003, written to li_lee.csv with 17 digits.

Made with Python 3.11, numpy 2.4.6, scipy 1.17.1:  python3 li_lee.py
No random numbers. The age-weighted deviations are found by scipy's least squares instead of a decomposition, the
autoregression by numpy's lstsq, and the variance of the jump-off ratios by brentq on the score of the negative
binomial likelihood.
"""
import csv, pathlib
import numpy as np
from scipy.optimize import brentq, least_squares

here = pathlib.Path(__file__).parent
lines = [line for line in open(here / "norway_both_sexes.csv") if not line.startswith("#")]
rows = [r for r in csv.DictReader(lines) if r["year"] not in ("2002", "2003")]
years = np.array(sorted({int(r["year"]) for r in rows}))
ages = sorted({int(r["age"]) for r in rows})
D = {s: np.zeros((len(ages), len(years))) for s in "FM"}
E = {s: np.zeros((len(ages), len(years))) for s in "FM"}
for r in rows:
    cell = int(r["age"]) - ages[0], list(years).index(int(r["year"]))
    for s in "FM":
        D[s][cell], E[s][cell] = float(r["deaths" + s]), float(r["exposure" + s])

out = open(here / "li_lee.csv", "w")
out.write("# Written by li_lee.py: python 3.11, numpy " + np.__version__ + "; see there.\n")
out.write("quantity,sex,index,value\n")


def write(quantity, sex, values, first=0):
    for i, value in enumerate(np.atleast_1d(values)):
        out.write(f"{quantity},{sex},{first + i},{value:.17g}\n")


a = {s: np.log(D[s] / E[s]).mean(1) for s in "FM"}
R = {s: np.log(D[s] / E[s]) - a[s][:, None] for s in "FM"}
u, w, vt = np.linalg.svd(np.vstack([R["F"], R["M"]]).reshape(2, len(ages), -1).mean(0))
B = u[:, 0] / u[:, 0].sum()
K = vt[0] * w[0] * u[:, 0].sum()
write("B", "", B)
write("K", "", K)
gaps, steps = np.diff(years), np.diff(K)
drift = (K[-1] - K[0]) / (years[-1] - years[0])
sigma2 = ((steps - gaps * drift) ** 2 / gaps).sum() / (len(steps) - 1)
write("drift", "", drift)
write("driftStandardError", "", np.sqrt(sigma2 / (years[-1] - years[0])))
write("innovationVariance", "", sigma2)
target = 2024
for s in "FM":
    rest = R[s] - np.outer(B, K)
    root = np.sqrt(D[s].mean(1))
    n = len(ages)
    start = np.linalg.svd(rest)
    p = least_squares(lambda p: (root[:, None] * (rest - np.outer(p[:n], p[n:]))).ravel(),
                      np.concatenate([start[0][:, 0], start[2][0] * start[1][0]]), xtol=1e-15, ftol=1e-15,
                      gtol=1e-15).x
    for _ in range(200):  # alternating least squares to the last digits
        b = rest @ p[n:] / (p[n:] @ p[n:])
        k = (root ** 2 * b) @ rest / (root ** 2 * b * b).sum()
        p = np.concatenate([b, k])
    scale = np.linalg.norm(p[:n]) * np.sign(p[:n].sum())
    b, k = p[:n] / scale, p[n:] * scale
    write("b", s, b)
    write("k", s, k)
    pairs = np.where(gaps == 1)[0]
    design = np.column_stack([np.ones(len(pairs)), k[pairs]])
    (c, phi), ss, *_ = np.linalg.lstsq(design, k[pairs + 1], rcond=None)
    level, bounded = c / (1 - phi), 0
    if not (abs(phi) <= 0.99 and k.min() <= level <= k.max()):
        bounded, level = 1, k.mean()
        phi = min(0.99, (k[pairs] - level) @ (k[pairs + 1] - level) / ((k[pairs] - level) ** 2).sum())
        ss = ((k[pairs + 1] - level - phi * (k[pairs] - level)) ** 2).sum()
    write("phi", s, phi)
    write("level", s, level)
    write("bounded", s, bounded)
    write("variance", s, np.asarray(ss).ravel()[0] / (len(pairs) - (1 if bounded else 2)))
    m = np.exp(a[s][:, None] + np.outer(B, K) + np.outer(b, k))
    o, e = D[s][:, -5:].sum(1), (E[s] * m)[:, -5:].sum(1)

    def score(v):  # d/dv of the log-likelihood, with sums instead of digammas: counts are whole numbers
        terms = [(np.arange(n) / (1 + v * np.arange(n))).sum() for n in o.astype(int)]
        if v == 0:
            return (np.array(terms) + e * e / 2 - o * e).sum()
        shift = (np.log1p(v * e) - v * e / (1 + v * e)) / v**2 - o * e / (1 + v * e)
        return (np.array(terms) + shift).sum()

    assert (o == o.astype(int)).all()
    v = brentq(score, 1e-7, 1, xtol=1e-16, rtol=1e-14) if score(0) > 0 else 0
    write("variance of ratios", s, v)
    ratio = (1 + v * o) / (1 + v * e)
    write("ratio", s, ratio)
    k_target = level + phi ** (target - years[-1]) * (k[-1] - level)
    write("rate2024", s, m[:, -1] * ratio * np.exp(B * drift * (target - years[-1]) + b * (k_target - k[-1])))
