"""Writes bounded.csv (quantity,index,value): least squares within bounds and nearest points, in exact fractions.

python3 bounded.py   (Python 3.11, numpy 2, scipy 1; no random numbers)

Which unknowns are held and which constraints bind is what scipy.optimize (nnls, lsq_linear with method bvls) finds;
the values follow from that in exact fractions, and must agree with scipy's and satisfy the conditions of Karush, Kuhn
and Tucker. The matrices are those of element() below: size m by n and a number that tells them apart.

nonnegative_<m>_<n>: min |A x - b|, x >= 0.   bounded_<m>_<n>: the same with -1/4 <= x_j <= (j mod 3) / 4.
nearest_<p>_<n>: the x nearest to 0 with G x >= h, G and h the first n columns and the last of a p by n + 1 matrix, the
first row of G all ones and h_0 = 1; the sign of the last row is such that all hold at x = (2, ..., 2).
"""
import csv
from fractions import Fraction as F
from pathlib import Path

import numpy as np
from scipy.optimize import lsq_linear, nnls

here = Path(__file__).parent


def element(i, j, which):
    return F((7 * i * i + 3 * j * j + 5 * i * j + which * (i + 2 * j) + 3) % 23 - 11, 4)


def matrix(m, n, which):
    return [[element(i, j, which) for j in range(n)] for i in range(m)]


def solve(a, b):
    n = len(a)
    rows = [r[:] + [v] for r, v in zip(a, b)]
    for k in range(n):
        p = next(i for i in range(k, n) if rows[i][k] != 0)
        rows[k], rows[p] = rows[p], rows[k]
        rows[k] = [v / rows[k][k] for v in rows[k]]
        for i in range(n):
            if i != k and rows[i][k] != 0:
                f = rows[i][k]
                rows[i] = [v - f * w for v, w in zip(rows[i], rows[k])]
    return [r[n] for r in rows]


def within(a, b, lower, upper, near):
    """Exact minimiser with the unknowns held that `near` holds."""
    n = len(a[0])
    at = {}
    for j in range(n):
        if abs(near[j] - float(lower[j])) < 1e-9:
            at[j] = lower[j]
        elif upper[j] is not None and abs(near[j] - float(upper[j])) < 1e-9:
            at[j] = upper[j]
    free = [j for j in range(n) if j not in at]
    rest = [v - sum(r[j] * at[j] for j in at) for r, v in zip(a, b)]
    gram = [[sum(r[i] * r[j] for r in a) for j in free] for i in free]
    x = dict(at)
    if free:
        x.update(zip(free, solve(gram, [sum(r[i] * v for r, v in zip(a, rest)) for i in free])))
    x = [x[j] for j in range(n)]
    w = [sum(r[j] * (v - sum(c * y for c, y in zip(r, x))) for r, v in zip(a, b)) for j in range(n)]
    for j in range(n):
        assert lower[j] <= x[j] and (upper[j] is None or x[j] <= upper[j])
        assert w[j] == 0 if j in free else (w[j] <= 0 if x[j] == lower[j] else w[j] >= 0)
    assert np.allclose([float(v) for v in x], near, atol=1e-9)
    return x


def floats(a):
    return np.array([[float(v) for v in r] for r in a])


out = []


def write(name, values):
    out.extend((name, i, repr(float(v))) for i, v in enumerate(values))


for m, n in [(6, 3), (12, 8), (20, 20), (10, 14)]:
    a, b = matrix(m, n, 1), [element(i, 5, 2) for i in range(m)]
    near = nnls(floats(a), np.array([float(v) for v in b]))[0]
    write(f"nonnegative_{m}_{n}", within(a, b, [F(0)] * n, [None] * n, near))

for m, n in [(6, 3), (12, 8), (20, 15)]:
    a, b = matrix(m, n, 3), [element(i, 4, 5) for i in range(m)]
    lower, upper = [F(-1, 4)] * n, [F(j % 3, 4) for j in range(n)]
    fit = lsq_linear(floats(a), np.array([float(v) for v in b]),
                     ([float(v) for v in lower], [float(v) for v in upper]), method="bvls", tol=1e-15)
    write(f"bounded_{m}_{n}", within(a, b, lower, upper, fit.x))

for p, n in [(4, 2), (12, 5), (30, 8)]:
    g = matrix(p, n, 7)
    g[0] = [F(1)] * n
    h = [element(i, n, 7) for i in range(p)]
    h[0] = F(1)
    for i in range(p):
        if 2 * sum(g[i]) < h[i]:
            g[i], h[i] = [-v for v in g[i]], -h[i]
    e = np.vstack([floats(g).T, [float(v) for v in h]])
    u = nnls(e, np.array([0.0] * n + [1.0]))[0]
    active = [i for i in range(p) if u[i] > 1e-9]
    gram = [[sum(x * y for x, y in zip(g[i], g[j])) for j in active] for i in active]
    lam = solve(gram, [h[i] for i in active])
    assert all(v > 0 for v in lam)
    x = [sum(v * g[i][j] for v, i in zip(lam, active)) for j in range(n)]
    assert all(sum(r * v for r, v in zip(g[i], x)) >= h[i] for i in range(p))
    write(f"nearest_{p}_{n}", x)

with open(here / "bounded.csv", "w", newline="") as f:
    w = csv.writer(f, lineterminator="\n")
    w.writerow(["quantity", "index", "value"])
    w.writerows(out)
