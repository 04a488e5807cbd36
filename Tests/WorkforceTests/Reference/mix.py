"""Writes mix.csv (quantity,index,value): least costly mixes as linear programmes, and the nearest where there is none.

python3 mix.py   (Python 3.11, numpy 2.x, scipy 1.x; numpy's default generator, seed 20)

Case k has levers with bounds <k>_lower, <k>_upper and cost <k>_cost per unit up or down, figures
<k>_start + <k>_effects x (by columns: a lever's effects on all figures together) and limits 0. scipy.optimize.linprog
(HiGHS) splits each lever in up and down; <k>_mix, <k>_total and <k>_price (the marginals with their sign turned).
Cases infeasible<k>: limits that no mix meets; scales are 1 + i. <k>_total is the smallest sum of squared shortfalls over
scales, by lsq_linear with one more unknown per figure for what is more than asked.
"""
import csv
from pathlib import Path

import numpy as np
from scipy.optimize import linprog, lsq_linear

out = []


def write(name, values):
    out.extend((name, i, repr(float(v))) for i, v in enumerate(np.ravel(values)))


g = np.random.default_rng(20)
kept = 0
while kept < 8:
    n, p = [(2, 1), (3, 2), (5, 3), (8, 4)][kept % 4]
    lower = np.where(g.random(n) < 0.4, -g.random(n), 0.0)
    upper = np.where((g.random(n) < 0.8) | (lower == 0), g.random(n) + 0.1, 0.0)
    cost = g.random(n) * 10 + 0.1
    effects = g.normal(size=(p, n))
    start = g.random(p) * 0.8
    split = np.hstack([effects, -effects])
    fit = linprog(np.concatenate([cost, cost]), split, -start,
                  bounds=[(0, u) for u in upper] + [(0, -v) for v in lower], method="highs-ds")
    if fit.status != 0 or fit.fun < 1e-6:
        continue
    x = fit.x[:n] - fit.x[n:]
    k = f"case{kept}"
    for name, v in [("lower", lower), ("upper", upper), ("cost", cost), ("effects", effects.T), ("start", start),
                    ("mix", x), ("total", fit.fun), ("price", -fit.ineqlin.marginals)]:
        write(f"{k}_{name}", v)
    kept += 1

kept = 0
while kept < 3:
    n, p = [(2, 2), (4, 3), (3, 5)][kept]
    lower, upper = -g.random(n) * (g.random(n) < 0.5), g.random(n)
    effects, start = g.normal(size=(p, n)), g.random(p) * 2
    scale = 1.0 + np.arange(p)
    a = np.hstack([-effects / scale[:, None], -np.eye(p)])
    fit = lsq_linear(a, start / scale, (np.concatenate([lower, np.zeros(p)]),
                                        np.concatenate([upper, np.full(p, np.inf)])), method="bvls", tol=1e-15)
    if fit.cost < 1e-3:
        continue
    k = f"infeasible{kept}"
    for name, v in [("lower", lower), ("upper", upper), ("cost", np.ones(n)), ("effects", effects.T), ("start", start),
                    ("total", 2 * fit.cost)]:
        write(f"{k}_{name}", v)
    kept += 1

with open(Path(__file__).parent / "mix.csv", "w", newline="") as f:
    w = csv.writer(f, lineterminator="\n")
    w.writerow(["quantity", "index", "value"])
    w.writerows(out)
