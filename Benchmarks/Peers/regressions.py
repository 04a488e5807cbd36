"""The regressions of the comparison with statsmodels: python3 regressions.py DIRECTORY REPEATS ITEMS

Does what regressions.R does, on the same files; see there. Python 3.11, statsmodels 0.14 or later.
"""

import csv
import json
import sys
import time
from pathlib import Path

import numpy as np
import statsmodels
from statsmodels.genmod.families import Poisson
from statsmodels.genmod.generalized_linear_model import GLM

directory, repeats, items = Path(sys.argv[1]), int(sys.argv[2]), range(int(sys.argv[3]))


def read(name):
    with open(directory / name, newline="") as file:
        return np.array(list(csv.reader(file))[1:], float)


columns, observed, expected = read("design.csv"), read("observed.csv"), read("expected.csv")
design = np.column_stack([np.ones(len(columns)), columns])
everyone = np.arange(len(design))


def fit(item, rows, start=None):
    model = GLM(observed[rows, item], design[rows], family=Poisson(), offset=np.log(expected[rows, item]))
    return model.fit(scale="X2", tol=1e-14, start_params=start, maxiter=50)


def whole(item):
    model = fit(item, everyone)
    return model.params, model.bse


def seconds(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def without(item, row, start):
    model = fit(item, np.delete(everyone, row), start)
    return expected[row, item] * np.exp(design[row] @ model.params)


models = [whole(item) for item in items]
fits = [seconds(lambda: [whole(item) for item in items]) for _ in range(repeats)]
left_out = []
left_out_s = seconds(lambda: left_out.extend(
    [without(item, row, models[item][0]) for row in everyone] for item in items))
print(json.dumps({
    "version": f"statsmodels {statsmodels.__version__}", "fits_s": fits, "left_out_s": left_out_s,
    "coefficients": [list(b) for b, _ in models], "errors": [list(s) for _, s in models], "left_out": left_out}))
