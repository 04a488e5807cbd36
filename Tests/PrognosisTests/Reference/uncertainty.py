"""Variances of the default model's migration and fertility, by another route than the engine's.

    python3 uncertainty.py MODEL > uncertainty.csv

MODEL is the directory of the model (Models/nederland). Python 3.11, NumPy 2.4.6, SciPy 1.17.1; nothing is random. The panels
use matrices where the engine sums over pairs, and SciPy's root finders where it has its own; both take three
rounds of weights after the first.
"""

import csv
import math
import sys

import numpy as np
from scipy.linalg import toeplitz
from scipy.optimize import brentq, root
from scipy.stats import chi2, norm

MODEL = sys.argv[1]
BASE = 2024
LONG_RUN_TFR = 1.63
BOUND = 2.5


def rows(name):
    with open(f"{MODEL}/{name}", newline="") as file:
        return list(csv.DictReader(file))


def table(name, column):
    """Regions x years, with the years."""
    data = [r for r in rows(name) if int(r["year"]) < BASE]
    years = sorted({int(r["year"]) for r in data})
    codes = sorted({r["region"] for r in data})
    place = {code: i for i, code in enumerate(codes)}
    values = np.full((len(codes), len(years)), np.nan)
    for r in data:
        values[place[r["region"]], int(r["year"]) - years[0]] = float(r[column])
    return values, years


def autoregression(x, level, estimated):
    d = np.asarray(x) - level
    phi = d[:-1] @ d[1:] / (d[:-1] @ d[:-1])
    e = d[1:] - phi * d[:-1]
    return phi, e @ e / (len(e) - estimated), e


def correlation(a, b):
    return a @ b / math.sqrt((a @ a) * (b @ b))


class Panel:
    """x_t - mean = phi (x_{t-1} - mean) + e, var e = base + size / n, complete years."""

    def __init__(self, counts):
        x = np.log(counts / counts.sum(axis=0))
        self.n = counts.mean(axis=1)
        regions, years = x.shape
        m = years - 1
        centre = np.eye(m) - np.ones((m, m)) / m
        self.before, self.after = x[:, :-1] @ centre, x[:, 1:] @ centre
        self.m = m

        def expected(phi):
            gamma = toeplitz(phi ** np.arange(years))
            return np.trace(centre @ gamma[:-1, 1:]) / np.trace(centre @ gamma[:-1, :-1])

        def fit(weights):
            plain = (weights @ (self.before * self.after).sum(1)) / (weights @ (self.before**2).sum(1))
            return plain, brentq(lambda phi: expected(phi) - plain, 0, 0.98, xtol=1e-15, rtol=1e-14)

        self.plain, self.phi = fit(np.ones(regions))
        self.variances()
        for _ in range(3):
            v = self.base + self.size / self.n
            excess = (self.residuals() ** 2).sum(1) / (m - 1) / v
            self.plain, self.phi = fit(np.where(excess > 2, 2 / excess, 1) / v)
            self.variances()

    def residuals(self):
        return self.after - self.phi * self.before

    def variances(self):
        """Both likelihood equations with squares bounded."""
        squares = self.m / (self.m - 1) * self.residuals() ** 2
        n = self.n[:, None]
        kappa = chi2.cdf(BOUND**2, 3) + BOUND**2 * 2 * norm.sf(BOUND)

        def equations(logs):
            v = np.exp(logs[0]) + np.exp(logs[1]) / n
            score = np.minimum(squares / v, BOUND**2) / kappa - 1
            small = 1 / n / v
            # Over their own weights, so that no equation fades at a border.
            return [np.mean(score / v) / np.mean(1 / v), np.mean(score * small) / np.mean(small)]

        start = np.log([np.median(squares), np.median(squares) * np.median(n) / 4])
        found = root(equations, start, method="hybr", options={"xtol": 1e-13})
        assert max(abs(np.array(equations(found.x)))) < 1e-10, found
        self.base, self.size = np.exp(found.x)

    def bounded(self):
        v = self.base + self.size / self.n
        z = self.residuals() * np.sqrt(self.m / (self.m - 1) / v)[:, None]
        return np.clip(z, -BOUND, BOUND).ravel()


def main():
    out = []

    def put(quantity, value):
        out.append((quantity, float(value)))

    people = {
        int(r["year"]): float(r["population_start"]) for r in rows("history_components.csv") if r["region"] == "NL00"
    }
    immigration, years = table("international_migration.csv", "immigration")
    emigration, _ = table("international_migration.csv", "emigration")
    departures, _ = table("internal_migration.csv", "departures")
    arrivals, _ = table("internal_migration.csv", "arrivals")
    inhabitants = np.array([people[y] for y in years])
    innovations = {}
    for name, series in [
        ("immigration", np.log(immigration.sum(0))),
        ("emigration", np.log(emigration.sum(0) / inhabitants)),
        ("internal", np.log(departures.sum(0) / inhabitants)),
    ]:
        phi, variance, innovations[name] = autoregression(series, series.mean(), 2)
        put(f"{name}_persistence", phi)
        put(f"{name}_variance", variance)
    put("border_correlation", correlation(innovations["immigration"], innovations["emigration"]))

    tfr = [(int(r["year"]), float(r["tfr"])) for r in rows("fertility_history.csv") if int(r["year"]) < BASE]
    recent = [rate for year, rate in tfr if year > tfr[-1][0] - 40]
    phi, variance, _ = autoregression(recent, LONG_RUN_TFR, 1)
    put("fertility_persistence", phi)
    put("fertility_variance", variance / LONG_RUN_TFR**2)

    panels = {
        "departures": Panel(departures), "arrivals": Panel(arrivals), "immigration_share": Panel(immigration)
    }
    for name, panel in panels.items():
        put(f"{name}_persistence", panel.phi)
        v = panel.base + panel.size / panel.n
        # The first region by code, and the one with the fewest and the most.
        for which, region in [("first", 0), ("smallest", panel.n.argmin()), ("largest", panel.n.argmax())]:
            put(f"{name}_variance_{which}_region", v[region])
    put("moves_correlation", correlation(panels["departures"].bounded(), panels["arrivals"].bounded()))

    print("# python3 uncertainty.py Models/nederland")
    print("quantity,value")
    for quantity, value in out:
        print(f"{quantity},{value:.17g}")


if __name__ == "__main__":
    main()
