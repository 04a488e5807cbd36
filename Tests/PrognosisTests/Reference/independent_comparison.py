"""The comparison of the default model's regions once more, worked out apart from the program.

    OPENBLAS_NUM_THREADS=1 python3 independent_comparison.py MODEL > comparison.csv

MODEL is the directory Models/nederland. Recomputed from its tables, for the country, three provinces, three zorgkantoor
regions and nine municipalities, for four products and the total of the Zvw:

- observed and expected use, the ratio with its limits (Byar's on the number of independent amounts), the shrunken ratio;
- the place in the funnel of the area's set (Spiegelhalter's model, its variance calibrated on winsorised normal squares) and the rank;
- the ridge regression on the determinants: unknown values by expectation and maximisation, the penalty by
  leave-one-out deviance on its lattice, the ratio predicted without the area's own municipalities with an HC3
  interval, and the unexplained ratio;
- the similar areas with their distances, the mean of their ratios with the interval of Hartung and Knapp;
- Kitagawa's parts of the difference per inhabitant with the country and with the similar areas.

Only the formulas are shared with the program. The fits are Newton steps on dense normal equations, every area's
prediction is a fit of its own from zero, limits are those of SciPy. The rates by single age are those of
independent_prognosis.py. Python 3.11.7, NumPy 2.4.6, SciPy 1.17.1; half a minute.
"""

import csv
import sys

import numpy as np
import scipy
from scipy import optimize, stats

from independent_prognosis import (
    AGES, CELLS, REGION, REGIONS, R, Projection, cell, dispersed_posterior, number, read_rates, rows)

Z95 = stats.norm.ppf(0.975)
PRODUCTS = ("zvw_farmacie", "zvw_ggz", "zvw_overig", "zvw_wijkverpleging")
WRITTEN = {
    "land": ("NL00",), "provincie": ("PV20", "PV29", "PV31"), "zorgkantoor": ("ZK07", "ZK11", "ZK21"),
    "gemeente": ("GM0050", "GM0184", "GM0277", "GM0289", "GM0344", "GM0363", "GM0715", "GM0765", "GM0917")}
PEERS, AT_MOST_ONE_IN = 10, 3
FLOOR, PRIOR = 0.2, 0.01
YOUNG_TO_OLD = ((0, 14), (15, 24), (25, 44), (65, 79), (80, AGES - 1))

people = np.zeros((CELLS, R))
for row in rows("population.csv"):
    people[cell(row["sex"], row["age"]), REGION[row["region"]]] = float(row["population"])
inhabitants = people.sum(0)

# Use

observed, expected = {}, {}
for row in rows("care_regional.csv"):
    for table, column in ((observed, "observed"), (expected, "expected")):
        table.setdefault(row["product"], np.full(R, np.nan))[REGION[row["region"]]] = number(row[column])
assert not any(np.isnan(x).any() for x in observed.values())
acts = {row["product"]: row["domain"] for row in rows("care_products.csv")}
parts = {item: [item] for item in PRODUCTS} | {"total_Zvw": sorted(observed)}
assert all(acts[p] == "Zvw" for p in observed)
projection = Projection()
projection.run()
# The national rates by single age are those that the projection's base year stands on.
rates = {item: np.nan_to_num(curve) for item, curve
         in read_rates("care_use.csv", "product", "rate", projection.mean(0).sum(1)).items()}


def variances(o, e):
    """Between regions, and the amount of one independent unit."""
    factors, posterior = dispersed_posterior(o, e)
    i = np.argmax(abs(o / e - 1))
    weight = (factors[i] - 1) / (o[i] / e[i] - 1)
    phi = posterior[i] * e[i] / weight
    return weight * phi / e[i] / (1 - weight), phi, factors


def kept(o, e):
    shrunk = e * variances(o, e)[2]
    return shrunk * o.sum() / shrunk.sum()


class Item:
    def __init__(self, name):
        self.name = name
        self.o, self.e = (sum(table[p] for p in parts[name]) for table in (observed, expected))
        self.v, self.phi, _ = variances(self.o, self.e)
        # What shrunken ratios make of each region, on the nation's total: the projection's; a total is the sum of its parts.
        self.shrunk = sum(kept(observed[p], expected[p]) for p in parts[name])
        assert self.phi > self.o.sum() / inhabitants.sum()  # so that the floor of one inhabitant's amount is idle
        # Amounts by cell and region: the product's ratio on the national rates.
        self.amounts = sum(rates[p][:, None] * people * (observed[p] / expected[p]) for p in parts[name])


items = [Item(name) for name in parts]

# Areas

sets = {}
for row in rows("region_sets.csv"):
    members = sets.setdefault(row["set"], {}).setdefault(row["code"], np.zeros(R))
    members[REGION[row["region"]]] = float(row["share"])
sets["gemeente"] = {code: np.eye(R)[r] for code, r in REGION.items()}


def limits(o, e, phi):
    n = o / phi
    low = n * max(0, 1 - 1 / (9 * n) - Z95 / (3 * n**0.5)) ** 3 if n > 0 else 0
    high = (n + 1) * (1 - 1 / (9 * (n + 1)) + Z95 / (3 * (n + 1) ** 0.5)) ** 3
    return low * phi / e, high * phi / e


def calibrated_between(q, variance):
    """Variance between areas at which winsorised squares have the mean of those of standard normal values."""
    count = len(q)
    k = int(0.1 * count)
    # The quantile and the partial moments of a standard normal value that is held within its bounds.
    a = stats.norm.isf(k / count) if k else np.inf
    aim = stats.norm.expect(lambda x: x**2, lb=-a, ub=a) + (2 * k / count * a**2 if k else 0)

    def excess(between):
        z = np.sort((q - 1) / (variance + between) ** 0.5)
        return (np.clip(z, z[k], z[-1 - k]) ** 2).mean() - aim

    if count == 1 or excess(0) <= 0:
        return 0
    return optimize.brentq(excess, 0, 100, xtol=1e-18, rtol=1e-15)


# Determinants

definitions = rows("determinant_definitions.csv")
names = sorted(d["determinant"] for d in definitions if d["role"] == "regressor")
raw = np.full((R, len(names)), np.nan)
for row in rows("determinants.csv"):
    if row["determinant"] in names:
        raw[REGION[row["region"]], names.index(row["determinant"])] = number(row["value"])


def correlation(z):
    """Pairwise correlation, and Schaefer and Strimmer's intensity."""
    p = z.shape[1]
    r, variance = np.eye(p), np.zeros((p, p))
    for j in range(p):
        for k in range(p):
            w = z[:, j] * z[:, k]
            w = w[~np.isnan(w)]
            n = len(w)
            if j != k:
                r[j, k] = w.sum() / (n - 1)
                variance[j, k] = n / (n - 1) ** 3 * ((w - w.mean()) ** 2).sum()
    off = ~np.eye(p, dtype=bool)
    return r, min(1, variance[off].sum() / (r[off] ** 2).sum())


def standardised(x):
    return (x - np.nanmean(x, 0)) / np.nanstd(x, 0, ddof=1)


def completed(x):
    z = standardised(x)
    _, intensity = correlation(z)
    intensity = max(intensity, PRIOR)
    mean, covariance = np.zeros(z.shape[1]), np.eye(z.shape[1])
    unknown = np.isnan(z)
    for _ in range(5000):
        filled, rest = z.copy(), np.zeros_like(covariance)
        for i in np.flatnonzero(unknown.any(1)):
            m, k = unknown[i], ~unknown[i]
            gain = np.linalg.solve(covariance[np.ix_(k, k)], covariance[np.ix_(k, m)]).T
            filled[i, m] = mean[m] + gain @ (z[i, k] - mean[k])
            rest[np.ix_(m, m)] += covariance[np.ix_(m, m)] - gain @ covariance[np.ix_(k, m)]
        new = filled.mean(0)
        s = ((filled - new).T @ (filled - new) + rest) / len(z)
        updated = (1 - intensity) * s + intensity * np.eye(len(s))
        change = max(abs(new - mean).max(), abs(updated - covariance).max())
        mean, covariance = new, updated
        if change < 1e-14:
            break
    else:
        raise ArithmeticError("no fit")
    return np.where(unknown, np.nanmean(x, 0) + filled * np.nanstd(x, 0, ddof=1), x)


determinants = completed(raw)

# Regression

design = np.column_stack([np.ones(R), (determinants - determinants.mean(0)) / determinants.std(0)])
penalised = np.diag([0.0] + [1.0] * len(names))


def fit(o, e, penalty, used):
    """Newton's method from zero: coefficients, and the inverse of the penalised information."""
    z, o, e = design[used], o[used], e[used]
    b = np.zeros(z.shape[1])
    b[0] = np.log(o.sum() / e.sum())
    for _ in range(100):
        mu = e * np.exp(z @ b)
        inverse = np.linalg.inv(z.T @ (z * mu[:, None]) + penalty * penalised)
        step = inverse @ (z.T @ (o - mu) - penalty * penalised @ b)
        b += step
        if abs(step).max() < 1e-14:
            break
    mu = e * np.exp(z @ b)
    inverse = np.linalg.inv(z.T @ (z * mu[:, None]) + penalty * penalised)
    return b, mu, inverse


def deviance(o, mu):
    return 2 * np.sum(np.where(o > 0, o * np.log(np.where(o > 0, o, 1) / mu), 0) - (o - mu))


def left_out_deviance(o, e, penalty):
    b, mu, inverse = fit(o, e, penalty, np.arange(R))
    h = mu * np.einsum("ij,jk,ik->i", design, inverse, design)
    eta = design @ b - h * (o - mu) / mu / (1 - h)
    return deviance(o, e * np.exp(eta))


def chosen_penalty(o, e):
    lattice = {}

    def at(k):
        if k not in lattice:
            lattice[k] = left_out_deviance(o, e, o.sum() * 10 ** (k / 32) if k is not None else 0.0)
        return lattice[k]

    best = min(range(-192, 129, 16), key=at)
    for step in (8, 4, 2, 1):
        best = min((k for k in (best - step, best, best + step) if -192 <= k <= 128), key=at)
    assert at(best) < at(None)
    return o.sum() * 10 ** (best / 32)


def hc3(b, mu, inverse, o, used):
    z = design[used]
    h = mu * np.einsum("ij,jk,ik->i", z, inverse, z)
    u = (o[used] - mu) / (1 - h)
    return inverse @ (z.T @ (z * u[:, None] ** 2)) @ inverse


def predicted(item, members):
    """Ratio and the standard error of its logarithm, from a fit without the members."""
    used = np.flatnonzero(members == 0)
    b, mu, inverse = fit(item.o, item.e, item.penalty, used)
    covariance = hc3(b, mu, inverse, item.o, used)
    own = np.flatnonzero(members)
    use = members[own] * item.e[own] * np.exp(design[own] @ b)
    gradient = use @ design[own] / use.sum()
    return use.sum() / (members @ item.e), (gradient @ covariance @ gradient) ** 0.5


for item in items:
    item.penalty = chosen_penalty(item.o, item.e)

# Similar areas


def area_characteristics(members):
    weights = members * inhabitants
    by_age = (people[:AGES] + people[AGES:]) @ members
    shares = [by_age[a:b + 1].sum() / by_age.sum() for a, b in YOUNG_TO_OLD]
    return np.concatenate([weights @ determinants / weights.sum(), shares])


own = np.array([area_characteristics(members) for members in sets["gemeente"].values()])
assert list(sets["gemeente"]) == REGIONS


def skewness(x):
    return stats.skew(x, axis=0)


with np.errstate(divide="ignore", invalid="ignore"):
    by_log = (own.min(0) > 0) & (skewness(own) > 1) & (abs(skewness(np.log(own))) < abs(skewness(own)))
by_log[len(names):] = False


def entered(x):
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(by_log, np.log(x), x)


centre, spread = entered(own).mean(0), entered(own).std(0, ddof=1)
r, intensity = correlation((entered(own) - centre) / spread)
intensity = max(intensity, FLOOR)
d, vectors = np.linalg.eigh((1 - intensity) * r + intensity * np.eye(len(r)))
whitening = vectors @ np.diag(d**-0.5) @ vectors.T


def coordinates(members):
    return whitening @ ((entered(area_characteristics(members)) - centre) / spread)


def is_most(members):
    return members.sum() > R / 2


def similar(set_name, code):
    """The nearest areas, nearest first: set, code, distance, members."""
    members = sets[set_name][code]
    if is_most(members):
        return []
    others = [(set_name, c, m) for c, m in sets[set_name].items() if c != code and not ((m > 0) & (members > 0)).any()]
    if len(others) < 4:
        others = [("gemeente", c, m) for c, m in sets["gemeente"].items() if not ((m > 0) & (members > 0)).any()]
    here = coordinates(members)
    distances = [(np.mean((coordinates(m) - here) ** 2) ** 0.5, c, s, m) for s, c, m in others]
    distances.sort(key=lambda x: x[:2])
    k = max(1, min(PEERS, len(others) // AT_MOST_ONE_IN))
    return [(s, c, distance, m) for distance, c, s, m in distances[:k]]


def pooled(item, peers):
    o, e = (np.array([m @ x for *_, m in peers]) for x in (item.o, item.e))
    q, w = o / e, 1 / (item.v + item.phi / e)
    mean = (w * q).sum() / w.sum()
    if len(q) == 1:
        half = Z95 / w.sum() ** 0.5
    else:
        k = len(q)
        half = stats.t.ppf(0.975, k - 1) * ((w * (q - mean) ** 2).sum() / ((k - 1) * w.sum())) ** 0.5
    return mean, max(0, mean - half), mean + half


# Differences per inhabitant


def kitagawa(item, members, other):
    def shape(m):
        n, a = people @ m, item.amounts @ m
        rate = np.divide(a, n, out=np.full(CELLS, np.nan), where=n > 0)
        return n / n.sum(), rate

    (c1, m1), (c2, m2) = shape(members), shape(other)
    m1, m2 = np.where(np.isnan(m1), m2, m1), np.where(np.isnan(m2), m1, m2)
    m1, m2 = np.nan_to_num(m1), np.nan_to_num(m2)
    return ((c1 - c2) * (m1 + m2) / 2).sum(), ((m1 - m2) * (c1 + c2) / 2).sum()


def figures():
    for item in items:
        yield "", "", item.name, "penalty", item.penalty
        yield "", "", item.name, "dispersion", item.phi
        b, mu, inverse = fit(item.o, item.e, item.penalty, np.arange(R))
        null = item.e * item.o.sum() / item.e.sum()
        yield "", "", item.name, "deviance_explained", 1 - deviance(item.o, mu) / deviance(item.o, null)
        errors = np.diag(hc3(b, mu, inverse, item.o, np.arange(R))) ** 0.5
        # The penalty acts on columns with divisor n; coefficients are given per standard deviation with divisor n - 1.
        unit = np.array([1.0] + [(R / (R - 1)) ** 0.5] * len(names))
        for name, x, s in zip(["intercept"] + names, b * unit, errors * unit):
            yield "", "", item.name, f"estimate:{name}", x
            yield "", "", item.name, f"std_error:{name}", s
    for set_name, codes in WRITTEN.items():
        everyone = sets[set_name]
        for code in codes:
            members = everyone[code]
            peers = similar(set_name, code)
            for rank, (s, c, distance, _) in enumerate(peers, 1):
                yield set_name, code, f"{s}:{c}", f"distance:{rank}", distance
            for item in items:
                o, e = members @ item.o, members @ item.e
                q = o / e
                ratios = {c: (m @ item.o) / (m @ item.e) for c, m in everyone.items()}
                base = np.array([item.phi / (m @ item.e) for m in everyone.values()])
                tau = calibrated_between(np.array(list(ratios.values())), base)
                if len(everyone) < 5:
                    tau = calibrated_between(item.o / item.e, item.phi / item.e)
                low, high = limits(o, e, item.phi)
                values = {
                    "observed": o, "expected": e, "ratio": q, "lower": low, "upper": high,
                    "shrunk": members @ item.shrunk / e,
                    "deviation": (q - 1) / (item.phi / e + tau) ** 0.5,
                    "rank": 1 + sum(x > q for x in ratios.values())}
                if not is_most(members):
                    p, error = predicted(item, members)
                    values |= {"predicted": p, "predicted_lower": p * np.exp(-Z95 * error),
                               "predicted_upper": p * np.exp(Z95 * error), "unexplained": q / p}
                    error = (error**2 + item.phi / o) ** 0.5
                    values |= {"unexplained_lower": q / p * np.exp(-Z95 * error),
                               "unexplained_upper": q / p * np.exp(Z95 * error)}
                if peers:
                    values |= zip(("similar", "similar_lower", "similar_upper"), pooled(item, peers))
                values |= zip(("nation_age_sex", "nation_rest"), kitagawa(item, members, np.ones(R)))
                if peers:
                    together = np.sum([m for *_, m in peers], 0)
                    values |= zip(("similar_age_sex", "similar_rest"), kitagawa(item, members, together))
                for name, value in values.items():
                    yield set_name, code, item.name, name, value


def main():
    print(f"# independent_comparison.py, NumPy {np.__version__}, SciPy {scipy.__version__}")
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["set", "code", "item", "quantity", "value"])
    for *key, value in figures():
        assert np.isfinite(value), key
        out.writerow([*key, f"{value:.17g}"])


if __name__ == "__main__":
    main()
