"""The whole default model once more, worked out apart from the program.

    OPENBLAS_NUM_THREADS=1 python3 independent_prognosis.py MODEL > default_model.csv

MODEL is the directory Models/nederland. Recomputed from its tables, for every municipality:

- death rates: Li and Lee's coherent model from 1970 without the pandemic years, shrunken jump-off, Kannisto's
  curve above 90, the factor that meets the deaths of the last year observed, shrunken regional factors;
- births: the path of the total fertility rate, the shift of its ages, shrunken regional factors;
- migration: shrunken levels of departures and emigration, destinations by flow and pull, immigration's path;
- the population of ten years, the six components, life expectancy at 0 and 65;
- care and conditions: bands graduated to single ages, shrinkage of regional use, healthy ageing, trend.

Written are the land (NL00) and seven municipalities: the largest and the smallest, two university towns, the one
with the most children, and two at the edges of the country. Nothing is drawn at random, so that there is no
seed. The settings below are those of model.yaml: change them with it, and write the table anew when the model
changes. On another number of threads the last two digits differ.

Only the formulas are shared with the program; the solvers differ: SciPy's roots of the shrinkage equations
(digamma functions), dense linear equations with an active set for the graduation, SciPy's Hermite splines.
Python 3.11.7, NumPy 2.4.6, SciPy 1.17.1; a few seconds.
"""

import csv
import sys
from pathlib import Path

import numpy as np
import scipy
from scipy.interpolate import CubicHermiteSpline
from scipy.optimize import brentq
from scipy.special import erf, erfc, gammaln, psi

MODEL = Path(sys.argv[1])
BASE, HORIZON = 2024, 10
OPEN = 105
FIT_FROM, EXCLUDED = 1970, (2020, 2021, 2022)
LONG_RUN_TFR, BOYS_PER_GIRL = 1.63, 1.05
LONG_RUN_IMMIGRATION, REACHED_IN = 265000, 2030
INTERNAL_YEARS, INTERNATIONAL_YEARS, SHARE_YEARS = (2021, 2022, 2023), (2023,), (2021, 2022, 2023)
HEALTHY_SHARE = 0.5

WRITTEN = ("GM0363", "GM0014", "GM0289", "GM0184", "GM0088", "GM0715", "GM0917")
AGES_WRITTEN = (0, 18, 20, 35, 65, 85, 105)

AGES = OPEN + 1
CELLS = 2 * AGES
SEXES = "FM"
HALF = (slice(0, AGES), slice(AGES, CELLS))


def rows(name):
    with open(MODEL / name, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def cell(sex, age):
    return SEXES.index(sex) * AGES + int(age)


def number(text):
    return float(text) if text else np.nan


REGIONS = sorted(row["region"] for row in rows("regions.csv"))
REGION = {code: r for r, code in enumerate(REGIONS)}
R = len(REGIONS)


def by_cell(name, column, chosen=lambda row: True):
    values = np.zeros(CELLS)
    for row in filter(chosen, rows(name)):
        values[cell(row["sex"], row["age"])] = float(row[column])
    return values


def by_region(name, *columns):
    values = np.full((len(columns), R), np.nan)
    for row in rows(name):
        values[:, REGION[row["region"]]] = [number(row[column]) for column in columns]
    return values


def by_year(name, column):
    values = {}
    for row in rows(name):
        values.setdefault(int(row["year"]), np.full(R, np.nan))[REGION[row["region"]]] = number(row[column])
    return values


# Shrinkage


def between_variance(observed, expected):
    """The variance v at the maximum of the negative binomial likelihood; a = 1 / v."""

    def likelihood(log_v):
        a = np.exp(-log_v)
        return np.sum(gammaln(observed + a) - gammaln(a) - a * np.log1p(expected / a)
                      - observed * np.log(expected + a))

    def slope(log_v):  # minus the derivative by a: above 0 where the likelihood rises with v
        a = np.exp(-log_v)
        return np.sum(psi(a) - psi(observed + a) + np.log1p(expected / a)
                      + (observed - expected) / (expected + a))

    grid = np.linspace(np.log(1e-7), np.log(1e3), 93)
    slopes = [slope(x) for x in grid]
    tops = [brentq(slope, x, y, xtol=1e-15, rtol=1e-15)
            for x, y, f, g in zip(grid, grid[1:], slopes, slopes[1:]) if f > 0 >= g]
    return np.exp(max(tops, key=likelihood))


def gamma_poisson(observed, expected):
    """(1 + v o) / (1 + v e)."""
    v = between_variance(observed, expected)
    return (1 + v * observed) / (1 + v * expected)


def poisson_factors(observed, expected, weights):
    """Regional factors on rates; those of the base year keep the nation's total of `weights`."""
    factors = gamma_poisson(observed, expected * observed.sum() / expected.sum())
    return factors * weights.sum() / (factors @ weights)


def dispersed_posterior(observed, expected, c=2.5):
    """1 + w (q - 1) with w = v / (v + phi / e), and w phi / e; both variances from the bounded normal likelihood.

    Where a region is unknown they are 1 and v.
    """
    known = ~np.isnan(observed)
    o, e = observed[known], expected[known]
    e = e * o.sum() / e.sum()
    kappa = erf(c / 2**0.5) - (2 / np.pi) ** 0.5 * c * np.exp(-c * c / 2) + c * c * erfc(c / 2**0.5)
    squares, mean = (o / e - 1) ** 2, len(e) / np.sum(1 / e)

    def height(logit):  # (1 - share) + share m / e: the variance but for its scale
        return 1 / (1 + np.exp(logit)) + mean / e / (1 + np.exp(-logit))

    def scale(h):  # exact once it is known which squares lie beyond the bound: sort, and try every count
        x = np.sort(squares / h)
        for beyond in range(len(x)):
            s = x[:len(x) - beyond].sum() / (len(x) * kappa - beyond * c * c)
            if s > 0 and (x > c * c * s).sum() == beyond:
                return s
        raise ArithmeticError("no scale")

    def slope(logit):  # the difference of the two likelihood equations
        h = height(logit)
        return np.sum((mean / e - 1) / h * (np.minimum(squares / h / scale(h), c * c) / kappa - 1))

    def deviance(logit):
        h = height(logit)
        return np.sum(np.log(scale(h) * h))

    grid = np.linspace(-40, 40, 161)
    slopes = [slope(x) for x in grid]
    tops = [brentq(slope, x, y, xtol=1e-15, rtol=1e-15)
            for x, y, f, g in zip(grid, grid[1:], slopes, slopes[1:]) if f > 0 >= g]
    tops += [-np.inf] * int(slopes[0] <= 0) + [np.inf] * int(slopes[-1] >= 0)
    with np.errstate(over="ignore"):
        best = min(tops, key=deviance)
        s, share = scale(height(best)), 1 / (1 + np.exp(-best))
        v, phi = s / (1 + np.exp(best)), s * share * mean
    factors, variances = np.ones(len(observed)), np.full(len(observed), v)
    factors[known] = 1 + v / (v + phi / e) * (o / e - 1)
    variances[known] = v / (v + phi / e) * (phi / e)
    return factors, variances


# Mortality


def infant_years_lived(m, sex):
    """Andreev and Kingkade (2015)."""
    if sex == 0:
        high = np.where(m < 0.06891, 0.04667 + 3.88089 * m, 0.31411)
        return np.where(m < 0.01724, 0.14903 - 2.05527 * m, high)
    high = np.where(m < 0.08307, 0.02832 + 3.26021 * m, 0.29915)
    return np.where(m < 0.02300, 0.14929 - 1.99545 * m, high)


def life_table(m, sex):
    """Survival from birth, survival ratios and life expectancies; `m` is ages x columns."""
    a = np.full(m.shape, 0.5)
    a[0] = infant_years_lived(m[0], sex)
    q = np.minimum(m / (1 + (1 - a) * m), 1)
    alive = np.vstack([np.ones_like(m[:1]), np.cumprod(1 - q[:-1], axis=0)])
    lived = alive - (1 - a) * alive * q
    lived[OPEN] = alive[OPEN] / m[OPEN]
    later = np.cumsum(lived[::-1], axis=0)[::-1]
    ratios = np.vstack([lived[1:OPEN] / lived[:OPEN - 1], [later[OPEN] / later[OPEN - 1]] * 2])
    return lived[0], ratios, later / alive


def first_term(table):
    """The first left and right singular vector of a matrix, the latter with its singular value."""
    u, s, v = np.linalg.svd(table, full_matrices=False)
    return u[:, 0], s[0] * v[0]


class Mortality:
    """Li and Lee (2005) on both sexes, ages 0-95, from the history of the nation."""

    FITTED = 96

    def __init__(self):
        self.deaths, self.exposure = {}, {}
        for row in rows("mortality_history.csv"):
            year, c = int(row["year"]), cell(row["sex"], row["age"])
            self.deaths.setdefault(year, np.zeros(CELLS))[c] = float(row["deaths"])
            self.exposure.setdefault(year, np.zeros(CELLS))[c] = float(row["exposure"])
        self.years = [y for y in sorted(self.deaths) if y >= FIT_FROM and y not in EXCLUDED]
        tables = [[np.array([table[y][h][:self.FITTED] for y in self.years]).T
                   for table in (self.deaths, self.exposure)] for h in HALF]
        logs = [np.log(d / e) for d, e in tables]
        assert all(np.isfinite(log).all() for log in logs), "every fitted cell has deaths"
        centred = [log - log.mean(1, keepdims=True) for log in logs]
        b, k = first_term(sum(centred) / 2)
        self.common, index = b / b.sum(), k * b.sum()
        self.drift = (index[-1] - index[0]) / (self.years[-1] - self.years[0])
        self.sexes = [self.own(d, e, log, z - np.outer(self.common, index)) for (d, e), log, z
                      in zip(tables, logs, centred)]

    def own(self, deaths, exposure, logs, rest):
        """What sets one sex apart: its pattern, its index's path, the jump-off, weights for the closure."""
        root = np.sqrt(deaths.mean(1))
        b, k = first_term(root[:, None] * rest)
        b = b / root
        length = np.copysign(np.sqrt(b @ b), b.sum())
        b, k = b / length, k * length
        fitted = np.exp(logs - rest + np.outer(b, k))
        recent = deaths[:, -5:].sum(1)
        jump = fitted[:, -1] * gamma_poisson(recent, (exposure[:, -5:] * fitted[:, -5:]).sum(1))
        adjacent = np.flatnonzero(np.diff(self.years) == 1)
        x, y = k[adjacent], k[adjacent + 1]
        phi = (x - x.mean()) @ (y - y.mean()) / np.sum((x - x.mean()) ** 2)
        level = (y.mean() - phi * x.mean()) / (1 - phi)
        assert abs(phi) <= 0.99 and k.min() <= level <= k.max(), "the index returns to a level"
        return b, k[-1], phi, level, jump, recent * (1 - fitted[:, -1]) ** 2

    def before_level(self, year):
        """National death rates by cell before the factor that meets observed deaths."""
        ahead, halves = year - self.years[-1], []
        for pattern, last, phi, level, jump, weights in self.sexes:
            move = level + phi**ahead * (last - level) - last
            halves.append(closed(jump * np.exp(self.common * self.drift * ahead + pattern * move), weights))
        return np.concatenate(halves)

    def meet(self, deaths, population, migrants):
        """Sets the factor per sex with which the year before the base year has its deaths."""
        last = max(self.deaths)
        expected = self.exposure[last] * self.before_level(last)
        ratio = [self.deaths[last][h].sum() / expected[h].sum() for h in HALF]
        m = self.before_level(BASE - 1)

        def implied(sex, factor):
            h = HALF[sex]
            birth, s, _ = life_table(m[h, None] * factor, sex)
            s, p, n = s[:, 0], population[h], migrants[h]
            young = (1 - s[:OPEN - 1]) / s[:OPEN - 1] * (p[1:OPEN] - n[:OPEN - 1] / 2)
            old = (1 - s[OPEN]) / s[OPEN] * (p[OPEN] - (n[OPEN - 1] + n[OPEN]) / 2)
            return (1 - birth[0]) / birth[0] * p[0] + young.sum() + old

        f = brentq(lambda f: implied(0, f * ratio[0]) + implied(1, f * ratio[1]) - deaths, 0.5, 2, xtol=1e-15)
        self.level = np.repeat([f * ratio[0], f * ratio[1]], AGES)

    def rates(self, year):
        return self.before_level(year) * self.level


def closed(m, weights):
    """Rates of ages 0-90 as they are, above them Kannisto's logistic curve through 80-95."""
    x = np.arange(80, 96)
    b, a = np.polyfit(x - 87.5, np.log(m[x]) - np.log1p(-m[x]), 1, w=np.sqrt(weights[x]))
    curve = 1 / (1 + np.exp(-(a + b * (np.arange(131) - 87.5))))
    years = 1 / curve[130]
    for age in range(129, OPEN - 1, -1):
        years = (1 + (1 - curve[age] / 2) * years) / (1 + curve[age] / 2)
    return np.concatenate([m[:91], curve[91:OPEN], [1 / years]])


# Fertility


class Fertility:
    def __init__(self):
        schedule = np.zeros(AGES)
        for row in rows("fertility.csv"):
            schedule[int(row["age"])] = float(row["rate"])
        sums = np.concatenate([[0], np.cumsum(schedule)])
        self.sums = CubicHermiteSpline(np.arange(AGES + 1), sums, monotone_slopes(np.diff(sums)))
        history = sorted((int(row["year"]), float(row["tfr"]), number(row["mean_age"]))
                         for row in rows("fertility_history.csv") if int(row["year"]) < BASE)
        self.last, self.tfr, _ = history[-1]
        recent = {y: t - LONG_RUN_TFR for y, t, _ in history if y > self.last - 40}
        pairs = np.array([(recent[y], recent[y + 1]) for y in recent if y + 1 in recent])
        self.phi = pairs[:, 0] @ pairs[:, 1] / (pairs[:, 0] @ pairs[:, 0])
        known = [(y, a) for y, _, a in history if np.isfinite(a)]
        end = known[-1]
        start = next(k for k in known if k[0] >= end[0] - 20)
        self.drift = (end[1] - start[1]) / (end[0] - start[0])

    def rates(self, year):
        """National births per woman by age."""
        ahead = year - self.last
        total = LONG_RUN_TFR + self.phi**ahead * (self.tfr - LONG_RUN_TFR)
        shift = self.drift * sum(self.phi**j for j in range(1, ahead + 1))
        moved = self.sums(np.clip(np.arange(AGES + 1) - shift, 0, AGES))
        return np.diff(moved) / (moved[-1] - moved[0]) * total


def monotone_slopes(secants):
    """Fritsch and Carlson (1980): means of secants, shortened to the circle of radius 3."""
    slopes = np.concatenate([secants[:1], (secants[1:] + secants[:-1]) / 2, secants[-1:]])
    for i, secant in enumerate(secants):
        if secant <= 0:
            slopes[i:i + 2] = 0
        else:
            slopes[i:i + 2] *= min(1, 3 * secant / np.hypot(*slopes[i:i + 2]))
    return slopes


# Projection


def next_ages(table):
    """Everyone a year older; the open age takes A - 1 and A. Nobody is at age 0 yet."""
    moved = np.zeros_like(table)
    for h in HALF:
        moved[h][1:] = table[h][:-1]
        moved[h][OPEN] += table[h][OPEN]
    return moved


class Projection:
    """Cohorts of all municipalities with moves between them and across the border."""

    BOYS = np.array([1, BOYS_PER_GIRL]) / (1 + BOYS_PER_GIRL)

    def __init__(self):
        self.population = np.zeros((CELLS, R))
        for row in rows("population.csv"):
            self.population[cell(row["sex"], row["age"]), REGION[row["region"]]] = float(row["population"])
        names = "immigration", "emigration"
        self.immigrants, emigrants = (by_year("international_migration.csv", name) for name in names)
        self.entry, leaving = (self.flow_profile(name) for name in names)
        self.mortality, self.fertility = Mortality(), Fertility()
        before = BASE - 1
        deaths = next(float(row["deaths"]) for row in rows("history_components.csv")
                      if row["region"].startswith("NL") and row["year"] == str(before))
        net = self.immigrants[before].sum() * self.entry - emigrants[before].sum() * leaving
        self.mortality.meet(deaths, self.population.sum(1), net)
        self.factors()
        self.exposure = self.base_exposure()
        self.internal()
        self.border(emigrants, leaving)

    @staticmethod
    def flow_profile(flow):
        profile = by_cell("international_migration_age.csv", "share", lambda row: row["flow"] == flow)
        return profile / profile.sum()

    def factors(self):
        observed, expected = by_region("mortality_regional.csv", "deaths", "expected")
        self.theta = poisson_factors(observed, expected, self.mortality.rates(BASE) @ self.population)
        observed, expected = by_region("fertility_regional.csv", "births", "expected")
        women = self.population[HALF[0]]
        self.births = poisson_factors(observed, expected, self.fertility.rates(BASE) @ women)

    def survival(self, year):
        m = self.mortality.rates(year)[:, None] * self.theta
        tables = [life_table(m[h], sex) for sex, h in enumerate(HALF)]
        return np.array([t[0] for t in tables]), np.vstack([t[1] for t in tables])

    def base_exposure(self):
        birth, ratios = self.survival(BASE)
        exposure = self.population * (1 + ratios) / 2
        births = self.fertility.rates(BASE) @ self.population[HALF[0]] * self.births
        for sex in (0, 1):
            exposure[sex * AGES] += births * self.BOYS[sex] * (1 + birth[sex]) / 4
        return exposure

    def levelled(self, rates, observed, years):
        """`rates` times shrunken factors that give the regions their level and the nation its own."""
        expected = (rates * self.exposure).sum(0)
        factors = poisson_factors(observed * years, expected * years, expected)
        return rates * factors * observed.sum() / expected.sum()

    def internal(self):
        out, self.pull = np.ones((CELLS, R)), np.ones((CELLS, R))
        for row in rows("internal_migration_regional_age.csv"):
            ages = slice(cell(row["sex"], row["age_from"]), cell(row["sex"], row["age_to"] or OPEN) + 1)
            out[ages, REGION[row["region"]]] = float(row["out_factor"])
            self.pull[ages, REGION[row["region"]]] = float(row["in_factor"])
        departures = by_year("internal_migration.csv", "departures")
        profile = by_cell("internal_migration_age.csv", "rate")
        level = np.mean([departures[y] for y in INTERNAL_YEARS], axis=0)
        self.departing = self.levelled(profile[:, None] * out, level, len(INTERNAL_YEARS))
        moves = np.zeros((R, R))
        for row in rows("internal_migration_flows.csv"):
            if row["origin"] != row["destination"]:
                moves[REGION[row["origin"]], REGION[row["destination"]]] = float(row["moves"])
        self.destinations = moves / moves.sum(1, keepdims=True)

    def border(self, emigrants, leaving):
        def shares(table):
            mean = np.mean([table[y] / table[y].sum() for y in SHARE_YEARS], axis=0)
            return mean / mean.sum()

        def level(table):
            return np.mean([table[y] for y in INTERNATIONAL_YEARS], axis=0).sum()

        self.immigration, self.entry_shares = level(self.immigrants), shares(self.immigrants)
        rates = leaving * level(emigrants) / self.exposure.sum(1)
        self.emigrating = self.levelled(
            np.repeat(rates[:, None], R, axis=1), shares(emigrants) * level(emigrants), len(SHARE_YEARS))

    def immigration_in(self, year):
        """A straight line on the logarithm from the level to the long run."""
        way = min(1, (year - INTERNATIONAL_YEARS[-1]) / (REACHED_IN - INTERNATIONAL_YEARS[-1]))
        return self.immigration ** (1 - way) * LONG_RUN_IMMIGRATION**way

    def arrivals(self, departures, pull):
        """Every mover lands somewhere: destinations by flow times pull."""
        return (departures / (pull @ self.destinations.T)) @ self.destinations * pull

    def step(self, population, year):
        """The next 1 January and the components of the year, by region."""
        birth, ratios = self.survival(year)
        half = (1 + ratios) / 2
        departures, emigrants = (rate * population * half for rate in (self.departing, self.emigrating))
        immigrants = self.immigration_in(year) * np.outer(self.entry, self.entry_shares)
        assert (half * (departures + emigrants) <= ratios * population + half * immigrants).all()
        arrivals = self.arrivals(departures, self.pull)
        net = immigrants + arrivals - departures - emigrants
        after = next_ages(ratios * population + half * net)
        women = (population[HALF[0]] + after[HALF[0]]) / 2
        # Girls born during the year are not among the mothers: no births at age 0.
        births = self.fertility.rates(year) @ women * self.births
        flows = dict(births=births, deaths=((1 - ratios) * population + (1 - half) * net).sum(0),
                     immigration=immigrants.sum(0), emigration=emigrants.sum(0), arrivals=arrivals.sum(0),
                     departures=departures.sum(0))
        for sex in (0, 1):
            c, born, s = sex * AGES, births * self.BOYS[sex], birth[sex]
            exposure = born * (1 + s) / 4
            away, abroad = self.departing[c] * exposure, self.emigrating[c] * exposure
            come = self.arrivals(away, self.pull[c])
            after[c] = s * born + (1 + s) / 2 * (come - away - abroad)
            flows["deaths"] += (1 - s) * born + (1 - s) / 2 * (come - away - abroad)
            for name, more in (("emigration", abroad), ("arrivals", come), ("departures", away)):
                flows[name] = flows[name] + more
        return after, flows

    def run(self):
        self.people, self.flows = [self.population], []
        for year in range(BASE, BASE + HORIZON + 1):
            after, flows = self.step(self.people[-1], year)
            self.people.append(after)
            self.flows.append(flows)

    def mean(self, t):
        return (self.people[t] + self.people[t + 1]) / 2

    def expectancies(self, members, year, sex):
        """By age, of the regions in `members` together: their death rates weighted by their people."""
        people = self.people[year - BASE][HALF[sex]][:, members]
        people = np.where(people.sum(1, keepdims=True) > 0, people, 1)  # where nobody is, regions count alike
        m = self.mortality.rates(year)[HALF[sex], None] * self.theta[members]
        return life_table((m * people).sum(1, keepdims=True) / people.sum(1, keepdims=True), sex)[2][:, 0]


# Care


def smoothest(targets, means, upper):
    """The curve of the least sum of squared second differences whose `means` are the targets, within bounds.

    An active set on the equations of Karush, Kuhn and Tucker: the worst breach is fixed at its bound, the
    worst multiplier of the wrong sign is released.
    """
    bands, n = means.shape
    second = np.diff(np.eye(n), 2, axis=0)
    hessian, size, fixed = second.T @ second, targets.max(), {}
    for _ in range(1000):
        free = [i for i in range(n) if i not in fixed]
        used = [b for b in range(bands) if means[b, free].any()]
        curve = np.zeros(n)
        curve[list(fixed)] = list(fixed.values())
        system = np.block([[hessian[np.ix_(free, free)], means[np.ix_(used, free)].T],
                           [means[np.ix_(used, free)], np.zeros((len(used), len(used)))]])
        right = np.concatenate([-(hessian @ curve)[free], targets[used] - (means @ curve)[used]])
        solution = np.linalg.solve(system, right)
        curve[free] = solution[:len(free)]
        breach = {i: max(-curve[i], curve[i] - upper) for i in free}
        worst = max(breach, key=breach.get)
        if breach[worst] > 1e-12 * size:
            fixed[worst] = 0.0 if curve[worst] < 0 else upper
            continue
        pull = hessian @ curve + means[used].T @ solution[len(free):]
        inward = {i: pull[i] if bound == 0 else -pull[i] for i, bound in fixed.items()}
        if not inward or min(inward.values()) >= -1e-9 * size:
            return curve
        del fixed[min(inward, key=inward.get)]
    raise ArithmeticError("no smoothest curve")


def graduated(bands, people, upper):
    """Single ages of one sex; 0 in a band whose rate is 0, NaN where there is no band."""
    curve, stretches = np.full(AGES, np.nan), []
    for low, high, rate in sorted(bands):
        if rate == 0:
            curve[low:high + 1] = 0
        elif stretches and stretches[-1][-1][1] + 1 == low:
            stretches[-1].append((low, high, rate))
        else:
            stretches.append([(low, high, rate)])
    for stretch in stretches:
        first, last = stretch[0][0], stretch[-1][1]
        if len(stretch) == 1:
            curve[first:last + 1] = stretch[0][2]
            continue
        means = np.zeros((len(stretch), last + 1 - first))
        for b, (low, high, _) in enumerate(stretch):
            means[b, low - first:high + 1 - first] = people[low:high + 1] / people[low:high + 1].sum()
        curve[first:last + 1] = smoothest(np.array([band[2] for band in stretch]), means, upper)
    return curve


def read_rates(name, key, column, people, upper=np.inf):
    """Rates by single age and sex of every item of a table of bands."""
    bands = {}
    for row in rows(name):
        band = int(row["age_from"]), int(row["age_to"] or OPEN), float(row[column])
        bands.setdefault(row[key], {"F": [], "M": []})[row["sex"]].append(band)
    return {item: np.concatenate([graduated(by_sex[s], people[h], upper) for s, h in zip(SEXES, HALF)])
            for item, by_sex in sorted(bands.items())}


def healthier(rates, gains):
    """From age 55 the rate of the age that has as long to live: half the gain at 65 earlier."""
    shifted = rates.copy()
    for h, gain in zip(HALF, gains):
        ages = np.arange(55, AGES)
        # Linear between single ages; unknown where one of the two is, and then the age keeps its own.
        at = np.minimum(ages - HEALTHY_SHARE * gain, OPEN)
        low = np.floor(at).astype(int)
        part = at - low
        high = np.minimum(low + 1, OPEN)
        read = np.where(part == 0, rates[h][low], (1 - part) * rates[h][low] + part * rates[h][high])
        keep = np.isnan(read) | np.isnan(rates[h][ages])
        shifted[h][ages] = np.where(keep, rates[h][ages], read)
    return shifted


def care(projection):
    """Care per product and people per condition in the first and the last year, by region."""
    people = projection.mean(0)
    national = people.sum(1)
    items = {("care", item): rates for item, rates
             in read_rates("care_use.csv", "product", "rate", national).items()}
    items |= {("condition", item): rates for item, rates
              in read_rates("prevalence.csv", "condition", "prevalence", national, upper=1.0).items()}
    regional = {}
    for row in rows("care_regional.csv"):
        pair = regional.setdefault(row["product"], np.full((2, R), np.nan))
        pair[:, REGION[row["region"]]] = number(row["observed"]), number(row["expected"])
    trends = {row["product"]: float(row["growth"]) for row in rows("care_trends.csv")}
    everyone, end = np.arange(R), BASE + HORIZON
    left = {year: [projection.expectancies(everyone, year, sex)[65] for sex in (0, 1)]
            for year in (BASE, end)}
    gains = np.subtract(left[end], left[BASE])
    for (quantity, item), rates in items.items():
        demand = np.nan_to_num(rates) @ people
        ratio = np.ones(R)
        if quantity == "care" and item in regional:
            ratio, _ = dispersed_posterior(*regional[item])
            ratio *= demand.sum() / (ratio @ demand)
        trend = (1 + trends.get(item, 0)) ** HORIZON
        later = np.nan_to_num(healthier(rates, gains)) @ projection.mean(HORIZON) * ratio * trend
        yield quantity, item, {BASE: ratio * demand, end: later}


# Output


def figures():
    projection = Projection()
    projection.run()
    areas = {"NL00": np.arange(R)} | {code: np.array([REGION[code]]) for code in WRITTEN}
    demand, end = list(care(projection)), BASE + HORIZON
    for area, members in areas.items():
        for year in (BASE + 1, end):
            people = projection.people[year - BASE][:, members].sum(1)
            for sex in SEXES:
                for age in AGES_WRITTEN:
                    yield area, "population", f"{sex}{age}", year, people[cell(sex, age)]
        for year in (BASE, end - 1):
            for name, flow in projection.flows[year - BASE].items():
                yield area, "component", name, year, flow[members].sum()
        for year in (BASE, end):
            for sex in (0, 1):
                left = projection.expectancies(members, year, sex)
                for age in (0, 65):
                    yield area, "life_expectancy", f"{SEXES[sex]}{age}", year, left[age]
        for quantity, item, values in demand:
            for year, value in values.items():
                yield area, quantity, item, year, value[members].sum()


def main():
    print(f"# independent_prognosis.py, NumPy {np.__version__}, SciPy {scipy.__version__}")
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["area", "quantity", "item", "year", "value"])
    for *key, value in figures():
        assert np.isfinite(value), key
        out.writerow([*key, f"{value:.17g}"])


if __name__ == "__main__":
    main()
