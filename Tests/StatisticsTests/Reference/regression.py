"""Writes regression_exact.csv (quantity,index,value): the fit to collinear.csv in 60-digit arithmetic.

python3 regression.py   (in this folder, after regression.R; Python 3.11, mpmath 1.3.0)

Newton steps on the score of the quasi-Poisson model in the units given, with an intercept; the covariances by their
definitions. R's glm, which factors the columns as they are, agrees with
these to 5e-11 in the coefficients and 2e-9 in the leverages.
"""
import csv
from pathlib import Path

import mpmath as mp

mp.mp.dps = 60
here = Path(__file__).parent
with open(here / "collinear.csv") as f:
    rows = list(csv.DictReader(line for line in f if not line.startswith("#")))
y = [mp.mpf(float(r["observed"])) for r in rows]
e = [mp.mpf(float(r["expected"])) for r in rows]
x = mp.matrix([[1] + [mp.mpf(float(r[name])) for name in ("x1", "x2", "x3", "x4")] for r in rows])
n, p = x.rows, x.cols
b = mp.matrix([mp.log(sum(y) / sum(e)), 0, 0, 0, 0])
for step in range(60):
    eta = x * b
    mu = [e[i] * mp.exp(eta[i]) for i in range(n)]
    a = mp.matrix(p, p)
    for i in range(n):
        for j in range(p):
            for k in range(p):
                a[j, k] += mu[i] * x[i, j] * x[i, k]
    change = mp.lu_solve(a, x.T * mp.matrix([y[i] - mu[i] for i in range(n)]))
    b += change
    if max(abs(c) for c in change) < mp.mpf(10) ** -45:
        break
else:
    raise SystemExit("no convergence")
inverse = a ** -1
h = [mu[i] * (x[i, :] * inverse * x[i, :].T)[0] for i in range(n)]
phi = sum((y[i] - mu[i]) ** 2 / mu[i] for i in range(n)) / (n - p)
meat = mp.matrix(p, p)
for i in range(n):
    for j in range(p):
        for k in range(p):
            meat[j, k] += ((y[i] - mu[i]) / (1 - h[i])) ** 2 * x[i, j] * x[i, k]
robust = inverse * meat * inverse
out = {
    "coefficients": list(b),
    "standard_errors": [mp.sqrt(phi * inverse[j, j]) for j in range(p)],
    "hc3": [mp.sqrt(robust[j, j]) for j in range(p)],
    "dispersion": [phi],
    "deviance": [2 * sum(y[i] * mp.log(y[i] / mu[i]) - (y[i] - mu[i]) for i in range(n))],
    "leverages": h,
    "fitted": mu,
}
with open(here / "regression_exact.csv", "w") as f:
    f.write("# Written by regression.py\nquantity,index,value\n")
    for name, values in out.items():
        for i, value in enumerate(values):
            f.write(f"{name},{i},{mp.nstr(value, 17, strip_zeros=False)}\n")
