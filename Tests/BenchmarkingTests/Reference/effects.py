"""Reference of DecorrelatedEffects: R^(1/2) b and R^(-1/2) z by SciPy's matrix square root.

Run: python3 effects.py > effects.csv. Values are made up (a fixed formula, no random numbers).
"""
import sys
import numpy as np
import scipy
from scipy.linalg import sqrtm, inv

n, p = 40, 4
i = np.arange(1, n + 1)[:, None]
j = np.arange(1, p + 1)[None, :]
x = np.sin(1.7 * i * j) + 0.9 * np.sin(0.37 * i) + 10 * j
beta = np.array([0.3, -0.2, 0.5, 0.1])
m, s = x.mean(0), x.std(0, ddof=1)
z = (x - m) / s
r = z.T @ z / (n - 1)
root = np.real(sqrtm(r))
omega = root @ beta
effects = omega * (inv(root) @ z.T).T
print(f"# effects.py, NumPy {np.__version__}, SciPy {scipy.__version__}, Python {sys.version.split()[0]}")
print("quantity,value")
for w in omega:
    print(f"weight,{w:.17g}")
for row in (0, 7, 39):
    for e in effects[row]:
        print(f"effect {row},{e:.17g}")
