"""Amounts of the 60 made-up regions, and their ratios regressed on the characteristics with a ridge penalty.

Written with Python 3.11, NumPy 2.4.6 (generator PCG64, seed 20240919). Run in this folder after similarity.py; writes ratios.csv
and ridge.csv. ratios.R reads the first, for the regression without a penalty.

Newton's method on the normal equations, every region left out by a fit of its own from the start.
"""

import numpy as np

x = np.loadtxt("characteristics.csv", delimiter=",", skiprows=2)
rng = np.random.default_rng(20240919)
n, p = x.shape
z = (x - x.mean(0)) / x.std(0)
expected = np.exp(rng.normal(16, 1, n))
unit = 20000.0
ratio = np.exp(0.02 + z @ np.array([0.06, -0.03, 0.0, 0.08, 0.02, 0.0]) + rng.normal(0, 0.06, n))
observed = unit * rng.gamma(expected * ratio / unit)
with open("ratios.csv", "w") as file:
    file.write(f"# by ratios.py, NumPy {np.__version__}\nobserved,expected\n")
    for o, e in zip(observed, expected):
        file.write(f"{o:.17g},{e:.17g}\n")

design = np.column_stack([np.ones(n), z])
relative = 0.01
penalty = relative * observed.sum()
P = np.diag([0.0] + [penalty] * p)


def deviance(y, m):
    return 2 * (y * np.log(y / m) - (y - m))


def fit(rows):
    """Coefficients, inverse of the penalised information and the covariance HC3, on standardised columns."""
    y, e, a = observed[rows], expected[rows], design[rows]
    b = np.zeros(p + 1)
    b[0] = np.log(y.sum() / e.sum())
    for _ in range(60):
        m = e * np.exp(a @ b)
        step = np.linalg.solve(a.T @ (a * m[:, None]) + P, a.T @ (y - m) - P @ b)
        b += step
    m = e * np.exp(a @ b)
    inverse = np.linalg.inv(a.T @ (a * m[:, None]) + P)
    h = m * np.einsum("ij,jk,ik->i", a, inverse, a)
    u = (y - m) / (1 - h)
    return b, inverse @ ((a * u[:, None]).T @ (a * u[:, None])) @ inverse, h, m


everything = np.arange(n)
b, covariance, h, m = fit(everything)
out = []


def put(name, values):
    out.extend(f"{name},{i},{v:.17g}" for i, v in enumerate(np.atleast_1d(values)))


wider = np.sqrt(n / (n - 1))  # per standard deviation with divisor n - 1
put("intercept", [b[0], np.sqrt(covariance[0, 0])])
put("coefficient", b[1:] * wider)
put("error", np.sqrt(np.diag(covariance))[1:] * wider)
put("leverage", h)
freedom = n - h.sum()
dispersion = ((observed - m) ** 2 / m).sum() / freedom
put("dispersion", dispersion)
put("cook", (observed - m) ** 2 / m * h / (dispersion * h.sum() * (1 - h) ** 2))
null = expected * observed.sum() / expected.sum()
put("null_deviance", deviance(observed, null).sum())
put("deviance", deviance(observed, m).sum())
predicted, errors = np.zeros(n), np.zeros(n)
for i in range(n):
    c, v, _, _ = fit(np.delete(everything, i))
    predicted[i] = np.exp(design[i] @ c)
    errors[i] = np.sqrt(design[i] @ v @ design[i])
put("left_out", predicted)
put("left_out_error", errors)
put("left_out_explained", 1 - deviance(observed, expected * predicted).sum() / deviance(observed, null).sum())
# A group of five regions, one of them for a part.
members, shares = np.array([3, 10, 11, 40, 59]), np.array([1, 1, 0.25, 1, 1])
c, v, _, _ = fit(np.delete(everything, members))
t = shares * expected[members] * np.exp(design[members] @ c)
g = design[members].T @ (t / t.sum())
put("group", [t.sum() / (shares * expected[members]).sum(), np.sqrt(g @ v @ g)])
with open("ridge.csv", "w") as file:
    file.write(f"# by ratios.py, NumPy {np.__version__}\nquantity,index,value\n" + "\n".join(out) + "\n")
