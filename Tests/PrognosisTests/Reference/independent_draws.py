"""Two draws of the default model, worked out apart from the program.

    OPENBLAS_NUM_THREADS=1 python3 independent_draws.py MODEL > independent_draws.csv

MODEL is the directory Models/nederland. Everything is computed anew, nothing is read from the program: the random bits
(Philox in Python's own integers), normal values by SciPy's ndtri, gamma values by Marsaglia and Tsang's method, the
parameters of every source of uncertainty, and the projection and care of each draw, by independent_prognosis.py with the
draw's own rates in place of the central ones. Variances of panels are those of uncertainty.py.

Seed 7, draws 0 and 9, which the program has in different blocks. Python 3.11.7, NumPy 2.4.6, SciPy 1.17.1; half a minute.
"""

import copy
import csv
import math
import sys

import numpy as np
import scipy
from scipy.special import ndtri

import independent_prognosis as central
import uncertainty

SEED, DRAWS = 7, (0, 9)
WRITTEN = ("GM0363", "GM0088", "GM0289")
TREND_CORRELATION = 0.5
HEALTHY = (0.5, 0.0, 1.0)
NINETIETH = 1.2815515655446004
BASE, END, R, HALF = central.BASE, central.BASE + central.HORIZON, central.R, central.HALF


# Streams


def philox(c, k):
    for _ in range(10):
        first, second = c[0] * 0xD2511F53, c[2] * 0xCD9E8D57
        c = [second >> 32 ^ c[1] ^ k[0], second & 0xFFFFFFFF, first >> 32 ^ c[3] ^ k[1], first & 0xFFFFFFFF]
        k = [(k[0] + 0x9E3779B9) % 2**32, (k[1] + 0xBB67AE85) % 2**32]
    return c


class Stream:
    def __init__(self, purpose, region=None):
        h = 0xCBF29CE484222325
        for byte in purpose.encode() + (b"" if region is None else b"\xff" + region.encode()):
            h = (h ^ byte) * 0x100000001B3 % 2**64
        h = (h ^ h >> 30) * 0xBF58476D1CE4E5B9 % 2**64
        h = (h ^ h >> 27) * 0x94D049BB133111EB % 2**64
        self.name = h ^ h >> 31

    def bits(self, draw, position, attempt=0):
        b = philox([position << 20 | attempt, draw, self.name % 2**32, self.name >> 32], [SEED % 2**32, SEED >> 32])
        return b[0] | b[1] << 32, b[2] | b[3] << 32

    def normal(self, draw, position, attempt=0):
        bits = self.bits(draw, position, attempt)[0]
        below = bits < 2**63
        z = float(ndtri(((bits if below else 2**64 - 1 - bits) + 0.5) / 2**64))
        return z if below else -z

    def gamma(self, shape, draw, position):
        assert shape >= 1
        d = shape - 1 / 3
        for attempt in range(1, 1000):
            x = self.normal(draw, position, attempt)
            u = (self.bits(draw, position, attempt)[1] >> 11 | 1) / 2**53
            v = (1 + x / math.sqrt(9 * d)) ** 3
            if v > 0 and math.log(u) < x * x / 2 + d * (1 - v + math.log(v)):
                return d * v


# Parameters


class Level:
    """Factors exp(x - var / 2) on a national level, x autoregressive; few degrees of freedom draw the variance."""

    def __init__(self, purpose, fit, degrees):
        self.phi, self.variance, self.degrees = max(0, fit[0]), fit[1], degrees
        self.stream, self.spread = Stream(purpose), Stream(purpose + ".variance")

    def normal(self, draw, step):
        return self.stream.normal(draw, step)

    def factor(self, draw, t):
        v = self.variance
        if self.degrees < 30:
            v *= self.degrees / (2 * self.spread.gamma(self.degrees / 2, draw, 0))
        x = unit = 0
        for step in range(t + 1):
            x = self.phi * x + math.sqrt(v) * self.normal(draw, step)
            unit = 1 + self.phi**2 * unit
        return math.exp(x - v * unit / 2)


class Emigration(Level):
    """Innovations that go along with those of immigration."""

    def __init__(self, fit, degrees, immigration, correlation):
        super().__init__("emigration", fit, degrees)
        self.shared, self.correlation = immigration, correlation

    def normal(self, draw, step):
        r = self.correlation
        return r * self.shared.normal(draw, step) + math.sqrt(1 - r * r) * self.stream.normal(draw, step)


class Regional:
    """x = phi x + sigma_r z for every region; the factors of a year from its standard normals, regions x years."""

    def __init__(self, panel):
        self.phi, self.variance = panel.phi, panel.base + panel.size / panel.n

    def factors(self, z):
        x = unit = 0
        result = []
        for step in range(z.shape[1]):
            x = self.phi * x + np.sqrt(self.variance) * z[:, step]
            unit = 1 + self.phi**2 * unit
            result.append(np.exp(x - self.variance * unit / 2))
        return result


def regional_normals(purpose, draw):
    streams = [Stream(purpose, region) for region in central.REGIONS]
    return np.array([[s.normal(draw, t) for t in range(central.HORIZON + 1)] for s in streams])


class Indices:
    """The indices of mortality: variances, correlations, and where a draw has them."""

    def __init__(self, mortality):
        # The indices themselves, as independent_prognosis.py fits them.
        tables = [[np.array([t[y][h][:96] for y in mortality.years]).T
                   for t in (mortality.deaths, mortality.exposure)] for h in HALF]
        logs = [np.log(d / e) for d, e in tables]
        centred = [log - log.mean(1, keepdims=True) for log in logs]
        b, k = central.first_term(sum(centred) / 2)
        years, index = np.array(mortality.years), k * b.sum()
        gaps = np.diff(years)
        steps = np.diff(index) - gaps * mortality.drift
        self.variance = [np.sum(steps**2 / gaps) / (len(gaps) - 1)]
        self.drift_error = math.sqrt(self.variance[0] / gaps.sum())
        adjacent = np.flatnonzero(gaps == 1)
        assert len(gaps) - 1 >= 30 and len(adjacent) - 2 >= 30, "variances count as known"
        innovations, self.persistence = [steps[adjacent]], [1]
        for (d, _), log, z in zip(tables, logs, centred):
            root = np.sqrt(d.mean(1))
            rest = z - np.outer(mortality.common, index)
            b, k = central.first_term(root[:, None] * rest)
            b = b / root
            k = k * np.copysign(np.sqrt(b @ b), b.sum())
            x, y = k[adjacent], k[adjacent + 1]
            phi = (x - x.mean()) @ (y - y.mean()) / np.sum((x - x.mean()) ** 2)
            e = y - y.mean() - phi * (x - x.mean())
            self.persistence.append(phi)
            self.variance.append(e @ e / (len(adjacent) - 2))
            innovations.append(e)
        e = np.array(innovations)
        length = np.sqrt((e**2).sum(1))
        self.factor = np.linalg.cholesky(e @ e.T / np.outer(length, length))
        self.streams = [Stream("mortality." + name) for name in ("common", "women", "men")]
        self.drift = Stream("mortality.drift")

    def shifts(self, draw, steps):
        shift = np.zeros(3)
        for step in range(steps):
            z = self.factor @ [s.normal(draw, step) for s in self.streams]
            shift = np.array(self.persistence) * shift + np.sqrt(self.variance) * z
        shift[0] += steps * self.drift_error * self.drift.normal(draw, 0)
        return shift


def gamma_levels(purpose, means, observed, expected, draw):
    shapes = 1 / central.between_variance(observed, expected * observed.sum() / expected.sum()) + observed
    streams = [Stream(purpose, region) for region in central.REGIONS]
    return np.array([m * s.gamma(a, draw, 0) / a for m, a, s in zip(means, shapes, streams)])


class Parameters:
    def __init__(self, projection):
        years = uncertainty.table("international_migration.csv", "immigration")[1]
        people = {int(r["year"]): float(r["population_start"])
                  for r in central.rows("history_components.csv") if r["region"] == "NL00"}
        inhabitants = np.array([people[y] for y in years])
        tables = {name: uncertainty.table(f"{file}_migration.csv", name)[0] for file, name in [
            ("international", "immigration"), ("international", "emigration"), ("internal", "departures"),
            ("internal", "arrivals")]}

        def fit(series):
            return uncertainty.autoregression(series, series.mean(), 2), len(series) - 3

        came, n = fit(np.log(tables["immigration"].sum(0)))
        left, m = fit(np.log(tables["emigration"].sum(0) / inhabitants))
        moved, o = fit(np.log(tables["departures"].sum(0) / inhabitants))
        self.immigration = Level("immigration", came, n)
        self.emigration = Emigration(left, m, self.immigration, uncertainty.correlation(came[2], left[2]))
        self.internal = Level("internal", moved, o)
        self.internal.stream, self.internal.spread = Stream("internal.level"), Stream("internal.variance")
        tfr = [float(r["tfr"]) for r in central.rows("fertility_history.csv") if int(r["year"]) < BASE][-40:]
        phi, variance, _ = uncertainty.autoregression(tfr, central.LONG_RUN_TFR, 1)
        self.fertility = Level("fertility", (phi, variance / central.LONG_RUN_TFR**2), len(tfr) - 2)
        panels = [uncertainty.Panel(tables[name]) for name in ("departures", "arrivals", "immigration")]
        self.departures, self.arrivals, self.entry = map(Regional, panels)
        self.moves = uncertainty.correlation(panels[0].bounded(), panels[1].bounded())
        self.indices = Indices(projection.mortality)
        self.deaths = central.by_region("mortality_regional.csv", "deaths", "expected")
        self.births = central.by_region("fertility_regional.csv", "births", "expected")


# A draw


class DrawnMortality:
    def __init__(self, mortality, indices, draw):
        self.mortality, self.indices, self.draw = mortality, indices, draw

    def rates(self, year):
        m = self.mortality
        shift, ahead, halves = self.indices.shifts(self.draw, year - BASE + 1), year - m.years[-1], []
        for own, (pattern, last, phi, level, jump, weights) in zip(shift[1:], m.sexes):
            move = level + phi**ahead * (last - level) - last + own
            rates = jump * np.exp(m.common * (m.drift * ahead + shift[0]) + pattern * move)
            halves.append(central.closed(rates, weights))
        return np.concatenate(halves) * m.level


def project(base, parameters, draw):
    p, q = parameters, copy.copy(base)
    q.mortality = DrawnMortality(base.mortality, p.indices, draw)
    q.theta = gamma_levels("mortality.regional", base.theta, *p.deaths, draw)
    levels = gamma_levels("fertility.regional", base.births, *p.births, draw)
    out = regional_normals("internal.departures", draw)
    into = p.moves * out + math.sqrt(1 - p.moves**2) * regional_normals("internal.arrivals", draw)
    out, into = p.departures.factors(out), p.arrivals.factors(into)
    entry = p.entry.factors(regional_normals("immigration.regional", draw))
    q.people, q.flows = [base.population], []
    for t in range(central.HORIZON + 1):
        q.births = levels * p.fertility.factor(draw, t)
        q.departing = base.departing * p.internal.factor(draw, t) * out[t]
        q.pull = base.pull * into[t]
        q.emigrating = base.emigrating * p.emigration.factor(draw, t)
        # Disturbed shares stay shares.
        entry_shares = base.entry_shares * entry[t]
        entry_shares *= base.entry_shares.sum() / entry_shares.sum()
        q.entry_shares = entry_shares * p.immigration.factor(draw, t)
        after, flows = q.step(q.people[-1], BASE + t)
        q.people.append(after)
        q.flows.append(flows)
    return q


def split_normal(margin, z):
    centre, low, high = margin
    return centre + z * ((centre - low) if z < 0 else (high - centre)) / NINETIETH


def care(base, drawn, parameters, draw):
    """Cost of all care in euro in the base year and the last, by region."""
    national = base.mean(0).sum(1)
    products = {row["product"]: row for row in central.rows("care_products.csv")}
    trends = {row["product"]: [math.log1p(float(row[c])) for c in ("growth", "p10", "p90")]
              for row in central.rows("care_trends.csv")}
    regional = {}
    for row in central.rows("care_regional.csv"):
        pair = regional.setdefault(row["product"], np.full((2, R), np.nan))
        pair[:, central.REGION[row["region"]]] = central.number(row["observed"]), central.number(row["expected"])
    everyone = np.arange(R)
    left = {y: [drawn.expectancies(everyone, y, sex)[65] for sex in (0, 1)] for y in (BASE, END)}
    share = split_normal(HEALTHY, Stream("healthy_ageing").normal(draw, 0))
    gains = np.subtract(left[END], left[BASE]) * share / central.HEALTHY_SHARE
    total = {BASE: np.zeros(R), END: np.zeros(R)}
    for item, rates in central.read_rates("care_use.csv", "product", "rate", national).items():
        if products[item]["unit"] != "eur":
            continue
        ratio = np.ones(R)
        if item in regional:
            shrunk, variances = central.dispersed_posterior(*regional[item])
            demand = np.nan_to_num(rates) @ base.mean(0)
            scale = demand.sum() / (shrunk @ demand)
            ratio, variances = shrunk * scale, variances * scale**2
            log_variance = np.log1p(variances / ratio**2)
            z = np.array([Stream(f"care.ratio.{item}", region).normal(draw, 0) for region in central.REGIONS])
            ratio = ratio * np.exp(np.sqrt(log_variance) * z - log_variance / 2)
        z = (math.sqrt(TREND_CORRELATION) * Stream("care.trend.common").normal(draw, 0)
             + math.sqrt(1 - TREND_CORRELATION) * Stream(f"care.trend.item.{item}").normal(draw, 0))
        growth = split_normal(trends.get(item, (0, 0, 0)), z)
        total[BASE] += np.nan_to_num(rates) @ drawn.mean(0) * ratio
        healthy = np.nan_to_num(central.healthier(rates, gains))
        total[END] += healthy @ drawn.mean(central.HORIZON) * ratio * math.exp(growth * central.HORIZON)
    return total


def figures():
    base = central.Projection()
    base.run()
    parameters = Parameters(base)
    areas = {"NL00": np.arange(R)} | {code: np.array([central.REGION[code]]) for code in WRITTEN}
    for draw in DRAWS:
        drawn = project(base, parameters, draw)
        cost = care(base, drawn, parameters, draw)
        for area, members in areas.items():
            for t in (1, central.HORIZON):
                people = drawn.people[t][:, members].sum(1)
                yield draw, area, "people", "total", t, people.sum()
                yield draw, area, "people", "80_plus", t, sum(people[h][80:].sum() for h in HALF)
            for t in (0, central.HORIZON - 1):
                for name, flow in drawn.flows[t].items():
                    yield draw, area, "component", name, t, flow[members].sum()
            for t in (0, central.HORIZON):
                yield draw, area, "care", "total", t, cost[BASE + t][members].sum()
                for sex in (0, 1):
                    left = drawn.expectancies(members, BASE + t, sex)
                    for age in (0, 65):
                        yield draw, area, "life_expectancy", f"{'FM'[sex]}{age}", t, left[age]


def main():
    print(f"# independent_draws.py, NumPy {np.__version__}, SciPy {scipy.__version__}")
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["draw", "area", "quantity", "item", "t", "value"])
    for *key, value in figures():
        assert np.isfinite(value), key
        out.writerow([*key, f"{value:.17g}"])


if __name__ == "__main__":
    main()
