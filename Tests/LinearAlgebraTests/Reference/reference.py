"""Writes reference.csv (quantity,index,value): what exact or 60-digit arithmetic gives.

python3 reference.py   (Python 3.11, mpmath 1.3.0; no random numbers)

longley_*: ordinary least squares on longley.csv in exact fractions. They agree with the certified values of NIST's
  Statistical Reference Datasets, Longley, to all the digits printed there.
hilbert_*: least squares with the 12 by 6 matrix 1/(i+j+1) and the right-hand side 1/(i+1)^2, i, j from 0.
constrained_*: the same with the constraints sum(x) = 1 and x_0 = x_5, by the exact saddle-point equations.
singular_*, eigen_*: the singular values of the 8 by 5 matrix 1/(i+j+1), and the eigenvalues of the one of order 6.
"""
import csv
from fractions import Fraction as F
from pathlib import Path

import mpmath

here = Path(__file__).parent
mpmath.mp.dps = 60


def solve(a, b):
    """The solution of a square system in fractions."""
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


def gram(a):
    return [[sum(r[i] * r[j] for r in a) for j in range(len(a[0]))] for i in range(len(a[0]))]


def squares(a, x, b):
    return sum((sum(p * q for p, q in zip(r, x)) - v) ** 2 for r, v in zip(a, b))


def least_squares(a, b):
    x = solve(gram(a), [sum(r[i] * v for r, v in zip(a, b)) for i in range(len(a[0]))])
    return x, squares(a, x, b)


out = []


def put(name, values):
    out.extend((name, i, v if isinstance(v, str) else format(float(v), ".17g")) for i, v in enumerate(values))


with open(here / "longley.csv") as f:
    table = [[F(v) for v in row] for row in list(csv.reader(f))[1:]]
a, b = [[F(1)] + r[1:] for r in table], [r[0] for r in table]
x, rss = least_squares(a, b)
put("longley_coefficients", x)
put("longley_residual_sum_of_squares", [rss])
unit = lambda i: [F(int(i == j)) for j in range(7)]
variances = [solve(gram(a), unit(i))[i] * rss / 9 for i in range(7)]
put("longley_standard_errors", [mpmath.sqrt(mpmath.mpf(v.numerator) / v.denominator) for v in variances])

# The doubles that the program holds, exactly.
a = [[F(1.0 / (i + j + 1)) for j in range(6)] for i in range(12)]
b = [F(1.0 / (i + 1) ** 2) for i in range(12)]
x, rss = least_squares(a, b)
put("hilbert_coefficients", x)
put("hilbert_residual_sum_of_squares", [rss])

c = [[F(1)] * 6, [F(1), F(0), F(0), F(0), F(0), F(-1)]]
d = [F(1), F(0)]
kkt = [g + [r[i] for r in c] for i, g in enumerate(gram(a))] + [r + [F(0)] * 2 for r in c]
x = solve(kkt, [sum(r[i] * v for r, v in zip(a, b)) for i in range(6)] + d)[:6]
put("constrained_solution", x)
put("constrained_residual_sum_of_squares", [squares(a, x, b)])

m = mpmath.matrix(8, 5)
for i in range(8):
    for j in range(5):
        m[i, j] = mpmath.mpf(1.0 / (i + j + 1))
put("singular_values", mpmath.svd_r(m, compute_uv=False))
m = mpmath.matrix(6, 6)
for i in range(6):
    for j in range(6):
        m[i, j] = mpmath.mpf(1.0 / (i + j + 1))
put("eigen_values", mpmath.eigsy(m, eigvals_only=True))

with open(here / "reference.csv", "w") as f:
    csv.writer(f, lineterminator="\n").writerows([("quantity", "index", "value"), *out])
