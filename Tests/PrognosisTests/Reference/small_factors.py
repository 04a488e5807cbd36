"""Shrunken regional factors of the small models of the tests.

    python3 small_factors.py MODEL > small_factors.csv

The formulas of independent_prognosis.py (which reads MODEL) on the counts that the tests give the models. The
sum of expected is set to that of observed; the factors are not scaled. Python 3.11.7, NumPy 2.4.6, SciPy
1.17.1.
"""

import sys

import numpy as np

sys.dont_write_bytecode = True  # no folder of compiled modules beside the reference figures

from independent_prognosis import dispersed_factors, gamma_poisson  # noqa: E402


def poisson(observed, expected):
    return gamma_poisson(observed, expected * observed.sum() / expected.sum())


CASES = {
    "births": (poisson, [130, 280], [100, 300]),
    "deaths": (poisson, [130, 280], [100, 300]),
    "care": (dispersed_factors, [180, 800, 11500, 8500], [100, 1000, 10000, 10000]),
}

print("quantity,region,value")
for name, (factors, observed, expected) in CASES.items():
    for r, factor in enumerate(factors(np.array(observed, float), np.array(expected, float))):
        print(f"{name},{r},{factor:.17g}")
