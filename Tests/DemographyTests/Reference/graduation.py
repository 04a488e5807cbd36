"""The smoothest non-negative curve through band totals, written to graduation.csv with 17 digits.

Made with Python 3.11, numpy 2.4.6, scipy 1.17.1:  python3 graduation.py
No random numbers. scipy's non-negative least squares, with the totals as heavily weighted rows, finds the ages at zero; the
rest is solved from the Karush-Kuhn-Tucker equations, whose signs are asserted, which makes it exact.
"""
import pathlib
import numpy as np
from scipy.optimize import nnls

starts, open_age = [0, 4, 8, 14, 20, 26], 33
totals = np.array([30, 2, 90, 4, 60, 1.0])
weights = 3 + np.cos(np.arange(open_age + 1.0))
n = open_age + 1
C = np.zeros((len(starts), n))
for i, start in enumerate(starts):
    end = starts[i + 1] if i + 1 < len(starts) else n
    C[i, start:end] = weights[start:end]
second = np.diff(np.eye(n), 2, axis=0)
H = second.T @ second
guess = nnls(np.vstack([second, 1e4 * C]), np.concatenate([np.zeros(n - 2), 1e4 * totals]), maxiter=5000)[0]
free = guess > 1e-6
size = free.sum()
kkt = np.block([[H[np.ix_(free, free)], C[:, free].T], [C[:, free], np.zeros((len(starts),) * 2)]])
solution = np.linalg.solve(kkt, np.concatenate([np.zeros(size), totals]))
u = np.zeros(n)
u[free] = solution[:size]
pull = H @ u + C.T @ solution[size:]
assert (u[free] > 0).all() and (pull[~free] > 0).all() and not free.all()
here = pathlib.Path(__file__).parent
with open(here / "graduation.csv", "w") as out:
    out.write("# Written by graduation.py: python 3.11, numpy " + np.__version__ + "; see there.\nage,weight,value\n")
    for x in range(n):
        out.write(f"{x},{weights[x]:.17g},{u[x]:.17g}\n")
