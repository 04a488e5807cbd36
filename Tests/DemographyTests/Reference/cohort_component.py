"""One year of gross flows between four regions, worked out cell by cell from the formulas of the module's article.

Writes cohort_component.csv: made-up inputs (seed 20240101) and the population one year later. Loops only, no
matrix product: a second way to the same figures. Run: python3 cohort_component.py > cohort_component.csv
Made with Python 3.11.7 and NumPy 2.4.6.
"""
import sys
import numpy as np

A, R = 7, 4                       # open age, regions
ages, cells = A + 1, 2 * (A + 1)
g = np.random.default_rng(20240101)
u = lambda low, high, shape: np.round(g.uniform(low, high, shape), 6)
P = u(100, 900, (cells, R))
S = u(0.9, 0.999, (cells, R))
for s in range(2):
    S[s * ages + A] = S[s * ages + A - 1] = u(0.5, 0.8, R)
Sb = u(0.98, 0.999, (2, R))
f = np.zeros((ages, R))
f[3:6] = u(0.02, 0.2, (3, R))
o = u(0.02, 0.25, (cells, R))     # departures per person-year
a = u(0.3, 3, (cells, R))         # pull
M = u(1, 50, (R, R))              # moves, origin x destination
e = u(0.001, 0.02, (cells, R))    # emigration per person-year
I = u(0, 20, (cells, R))          # immigrants
srb = 1.06

D = M.copy()
np.fill_diagonal(D, 0)
D = D / D.sum(axis=1, keepdims=True)


def arrivals(out, x):
    """Arrivals per destination of departures `out` (per origin) of cell x."""
    into = np.zeros(R)
    for i in range(R):
        weights = [D[i, j] * a[x, j] for j in range(R)]
        for j in range(R):
            into[j] += out[i] * weights[j] / sum(weights)
    return into


Q = np.zeros((cells, R))
for x in range(cells):
    s, age = divmod(x, ages)
    exposure = P[x] * (1 + S[x]) / 2
    out, abroad = o[x] * exposure, e[x] * exposure
    new = S[x] * P[x] + (1 + S[x]) / 2 * (I[x] + arrivals(out, x) - out - abroad)
    Q[s * ages + min(age + 1, A)] += new
births = sum(f[x] * (P[x] + Q[x]) / 2 for x in range(ages))
for s in range(2):
    x = s * ages
    born = births * (srb if s == 1 else 1) / (1 + srb)
    exposure = born * (1 + Sb[s]) / 4
    out, abroad = o[x] * exposure, e[x] * exposure
    Q[x] = Sb[s] * born + (1 + Sb[s]) / 2 * (arrivals(out, x) - out - abroad)

print("# Four regions, one year of gross flows; made by cohort_component.py (seed 20240101). Sex ratio at birth 1.06.")
print("# A row per cell: women 0..7, men 0..7; columns end in the region. fertility holds for women's rows,")
print("# birth_survival and moves (from region = row, for rows 0..3) for the first rows only.")
names = ["population", "survival", "birth_survival", "fertility", "departure", "pull", "moves", "emigration", "immigrants", "result"]
print(",".join(f"{n}{r}" for n in names for r in range(R)))
pad = lambda m: np.vstack([m, np.full((cells - len(m), R), np.nan)])
table = np.hstack([P, S, pad(Sb), pad(f), o, a, pad(M), e, I, Q])
for row in table:
    print(",".join("" if np.isnan(v) else repr(float(v)) for v in row))
