"""Reference figures for care demand and the decomposition of its growth, by direct loops.

Run: python3 care_demand.py > care_demand.csv   (made with Python 3.11, numpy 2.x; see the first line)
Each line: name, rows, columns, the values by columns. NaN is "nan". Nothing here follows the
program: rates are read with numpy.interp, demand is summed cell by cell, and the Shapley values are
the mean over all 24 orders in which the four drivers can join.
"""
import itertools
import math
import platform
import sys

import numpy as np

OPEN_AGE, ITEMS, REGIONS, YEARS, SHARE = 70, 3, 4, 7, 0.5
GAIN = {0: 1.3, 1: -0.7}  # women gain, men lose
random = np.random.default_rng(20240101)
ages = OPEN_AGE + 1
cells = 2 * ages

rates = np.round(random.uniform(0, 5, (ITEMS, cells)), 3)
rates[1, 60:66] = math.nan  # women 60-65 unknown
rates[1, ages + 66:] = math.nan  # men 66 and over unknown
rates[2, :18] = math.nan
ratios = np.round(random.uniform(0.5, 1.5, (ITEMS, REGIONS)), 3)
growth = np.array([0.012, -0.004, 0.0])
base = np.round(random.uniform(0, 100, (cells, REGIONS)), 2)
later = np.round(random.uniform(0, 100, (cells, REGIONS)), 2)
base[:, 3] = 0  # a region that is new


def shifted(rates):
    result = rates.copy()
    for item, sex, age in itertools.product(range(ITEMS), range(2), range(55, ages)):
        own = rates[item, sex * ages + age]
        if math.isnan(own):
            continue
        at = min(age - SHARE * GAIN[sex], OPEN_AGE)
        needed = {math.floor(at), math.ceil(at)}
        if any(math.isnan(rates[item, sex * ages + a]) for a in needed):
            continue
        profile = rates[item, sex * ages:(sex + 1) * ages]
        known = np.where(np.isnan(profile), 0, profile)
        result[item, sex * ages + age] = np.interp(at, np.arange(ages), known)
    return result


def demand(rates, people, structure, factor, item, region):
    total = structure[:, region].sum()
    if total == 0:
        return 0.0
    use = 0.0
    for cell in range(cells):
        if not math.isnan(rates[item, cell]):
            use += rates[item, cell] * structure[cell, region] / total
    return factor * ratios[item, region] * people[:, region].sum() * use


def structure_of(population, other, region):
    return population if population[:, region].sum() > 0 else other


def value(subset, item, region):
    people = later if "population" in subset else base
    chosen, other = (later, base) if "structure" in subset else (base, later)
    structure = structure_of(chosen, other, region)
    use = shifted(rates) if "health" in subset else rates
    factor = (1 + growth[item]) ** YEARS if "trend" in subset else 1.0
    return demand(use, people, structure, factor, item, region)


DRIVERS = ["population", "structure", "health", "trend"]
parts = {driver: np.zeros((ITEMS, REGIONS)) for driver in DRIVERS}
orders = list(itertools.permutations(DRIVERS))
now, then = np.zeros((ITEMS, REGIONS)), np.zeros((ITEMS, REGIONS))
for item, region in itertools.product(range(ITEMS), range(REGIONS)):
    values = {
        frozenset(s): value(s, item, region)
        for n in range(5) for s in itertools.combinations(DRIVERS, n)
    }
    now[item, region] = values[frozenset()]
    then[item, region] = values[frozenset(DRIVERS)]
    for order in orders:
        joined = frozenset()
        for driver in order:
            after = joined | {driver}
            parts[driver][item, region] += (values[after] - values[joined]) / len(orders)
            joined = after

atone = np.array([[demand(rates, base, base, 1, i, r) / ratios[i, r] for r in range(REGIONS)]
                  for i in range(ITEMS)])
normalised = ratios * (atone.sum(axis=1) / (ratios * atone).sum(axis=1))[:, None]


def emit(name, matrix):
    matrix = np.atleast_2d(matrix)
    values = ["%.17g" % x for x in matrix.flatten(order="F")]
    print(",".join([name, str(matrix.shape[0]), str(matrix.shape[1])] + values))


print("# care_demand.py, Python %s, numpy %s, seed 20240101" % (platform.python_version(), np.__version__))
emit("rates", rates)
emit("ratios", ratios)
emit("growth", growth)
emit("base", base)
emit("later", later)
emit("settings", [OPEN_AGE, YEARS, SHARE, GAIN[0], GAIN[1]])
emit("shifted", shifted(rates))
emit("demand_base", now)
emit("demand_later", then)
emit("normalised", normalised)
for driver in DRIVERS:
    emit(driver, parts[driver])
sys.stdout.flush()
