"""Staff, the need for it and waits of the default model once more, worked out apart from the program.

    OPENBLAS_NUM_THREADS=1 python3 independent_workforce.py MODEL > workforce.csv

MODEL is the directory Models/nederland. Recomputed from its tables, on the path without draws:

- staff of every branch in every municipality, by sex and single age, each year: retirement by distance to the pension age,
  leaving by age, both calibrated on the year's published flows, training, and entrants who follow the municipality's people of 20-64;
- staff needed, from the care for which a branch works;
- waiting lists of the areas whose wait was observed, month by month;
- the causes of the gap of the last year, over all orders in which they can come.

The program takes the staff of all municipalities from cohorts of the nation; here every municipality's people are projected one
by one. Population and care come from independent_prognosis.py. The settings of staff are read from model.yaml.
Python 3.11.7, NumPy 2.4.6, SciPy 1.17.1, PyYAML 6.0.3; some ten seconds.
"""

import csv
import itertools
import math
import sys

import numpy as np
import scipy
import yaml
from scipy.optimize import brentq

from independent_prognosis import (
    AGES, BASE, HORIZON, MODEL, OPEN, REGION, REGIONS, R, Projection, cell, dispersed_posterior, graduated,
    healthier, number, read_rates, rows)

SETTINGS = yaml.safe_load((MODEL / "model.yaml").read_text())
STAFF = SETTINGS["workforce"]
YEARS = range(BASE, BASE + HORIZON + 1)
FIRST_AGE, LAST_AGE = 15, STAFF.get("last_age", 74)
SPAN = np.arange(FIRST_AGE, LAST_AGE + 1)
WRITTEN_AREAS = {
    "land": ("NL00",), "zorgkantoor": ("ZK01", "ZK11", "ZK31"), "provincie": ("PV29",),
    "gemeente": ("GM0050", "GM0344", "GM0363", "GM0718")}
WRITTEN_YEARS = (BASE, BASE + 1, BASE + HORIZON)
# The share of the staff that the same care still needs.
SAVED = (1 - STAFF.get("margins", {}).get("labour_saving", {}).get("value", 0)) ** np.arange(HORIZON + 1)
SHORT, MONTHS, DAYS = ("F", "M"), 12, 365.2425
WEEKS_PER_MONTH = DAYS / 7 / MONTHS


def care_by_year(projection):
    """Care per product, municipality and year."""
    people = projection.mean(0)
    rates = read_rates("care_use.csv", "product", "rate", people.sum(1))
    regional = {}
    for row in rows("care_regional.csv"):
        pair = regional.setdefault(row["product"], np.full((2, R), np.nan))
        pair[:, REGION[row["region"]]] = number(row["observed"]), number(row["expected"])
    trends = {row["product"]: float(row["growth"]) for row in rows("care_trends.csv")}
    everyone = np.arange(R)
    at65 = np.array([[projection.expectancies(everyone, year, sex)[65] for sex in (0, 1)] for year in YEARS])
    amounts = {}
    for item, curve in rates.items():
        base = np.nan_to_num(curve) @ people
        ratio = np.ones(R)
        if item in regional:
            ratio, _ = dispersed_posterior(*regional[item])
            ratio *= base.sum() / (ratio @ base)
        amounts[item] = np.array([
            np.nan_to_num(healthier(curve, at65[t] - at65[0])) @ projection.mean(t) * ratio
            * (1 + trends.get(item, 0)) ** t for t in range(HORIZON + 1)])
    return amounts


def growth_causes(projection, amounts):
    """What population, ages, health and trend add to every product by the last year, by municipality."""
    people = [projection.mean(0), projection.mean(HORIZON)]
    totals = [p.sum(0) for p in people]
    rates = read_rates("care_use.csv", "product", "rate", people[0].sum(1))
    trends = {row["product"]: float(row["growth"]) for row in rows("care_trends.csv")}
    everyone = np.arange(R)
    gains = np.subtract(*([projection.expectancies(everyone, year, sex)[65] for sex in (0, 1)]
                          for year in (BASE + HORIZON, BASE)))
    names = ("population", "age_structure", "healthy_ageing", "use_trend")
    for item, curve in rates.items():
        by_health = [np.nan_to_num(curve), np.nan_to_num(healthier(curve, gains))]
        ratio = amounts[item][0] / (by_health[0] @ people[0])

        def value(joined):
            number, ages, health, trend = (name in joined for name in names)
            intensity = by_health[health] @ people[ages] / totals[ages]
            return intensity * totals[number] * ratio * (1 + trends.get(item, 0)) ** (HORIZON * trend)

        parts = dict.fromkeys(names, 0.0)
        for order in itertools.permutations(names):
            for i, name in enumerate(order):
                parts[name] = parts[name] + (value(order[:i + 1]) - value(order[:i])) / math.factorial(len(names))
        yield item, parts


# Staff


def single_ages(bands, spread):
    """Shares by sex and age of SPAN from bands [(sex, low, high, value)], `spread` evenly or as a smooth curve."""
    result = np.zeros((2, len(SPAN)))
    for s, sex in enumerate(SHORT):
        own = [(low, min(high, LAST_AGE), value) for x, low, high, value in bands if x == sex]
        if spread == "flat":
            for low, high, value in own:
                result[s, (SPAN >= low) & (SPAN <= high)] = value
        else:
            curve = graduated([(low, high, value / (high + 1 - low)) for low, high, value in own],
                              np.ones(AGES), np.inf)
            result[s] = np.nan_to_num(curve)[SPAN]
    return result


def bands_of(table, key, value, column):
    return [(row["sex"], int(row["age_from"]), int(row["age_to"] or OPEN), float(row[column]))
            for row in rows(table) if row[key] == value]


def pension_age(year):
    table = SETTINGS["pension_age"]
    earlier = [y for y in table if y <= year]
    return table[max(earlier) if earlier else min(table)]


HAZARD = {k: v for k, v in STAFF["retirement_hazard"].items() if k != "source"}


def hazard(year):
    """Retirement during a year by age, before calibration."""
    distances = sorted(HAZARD)
    # Nothing a year before the first distance given and earlier; as in the last one after it.
    return np.interp(SPAN - pension_age(year), [distances[0] - 1, *distances],
                     [0.0, *(HAZARD[d] for d in distances)])


class Branch:
    def __init__(self, row, leaving, entry, training, trained):
        self.code = row["branch"]
        self.employees, self.fte = float(row["employees"]), float(row["fte"])
        self.part = self.fte / self.employees
        self.vacancies = self.employees * float(row["vacancies_per_1000_jobs"]) / 1000 * self.part
        flows = {r["flow"]: float(r["rate"]) for r in rows("workforce_flows.csv") if r["branch"] == self.code}
        shares = single_ages(bands_of("workforce_age.csv", "branch", self.code, "share"), "smooth")
        self.shares = shares / shares.sum()
        women = self.shares.sum(1)
        self.entry = entry / entry.sum(1, keepdims=True) * women[:, None]
        self.training = training / training.sum(1, keepdims=True) * women[:, None]
        self.yearly_yield = trained
        self.elsewhere = flows["inflow"] * self.employees - trained
        self.kappa = brentq(lambda k: (self.shares * self.retiring(BASE, k)).sum() - flows["retirement"],
                            1e-6, 1e3, xtol=1e-15, rtol=1e-15)
        left = self.shares * (1 - self.retiring(BASE))
        self.leaving = leaving * flows["outflow_other"] / (left * leaving).sum()
        assert (self.leaving <= 1).all()

    def retiring(self, year, kappa=None):
        rho = 1 - (1 - hazard(year)) ** (self.kappa if kappa is None else kappa)
        rho[-1] = 1
        return rho

    def project(self, employees, index):
        """People, inflow, outflow and retirement by year and municipality.

        employees: of every municipality in the base year; index: people of 20-64 by year relative to the base year.
        """
        stock = self.shares[:, :, None] * employees
        share = employees / self.employees
        result = []
        for t, year in enumerate(YEARS):
            rho = self.retiring(year)[None, :, None]
            retired = stock * rho
            gone = (stock - retired) * self.leaving[:, :, None]
            come = self.entry[:, :, None] * self.elsewhere * share * index[t]
            come = come + self.training[:, :, None] * self.yearly_yield * share
            result.append([x.sum((0, 1)) for x in (stock, come, gone, retired)])
            stayed = stock - retired - gone
            stock = come.copy()
            stock[:, 1:] += stayed[:, :-1]
        return np.array(result)


def staff(amounts, working):
    links = {}
    for row in rows("workforce_links.csv"):
        links.setdefault(row["branch"], {})[row["product"]] = float(row["share"])
    employees = {}
    for row in rows("workforce_regional.csv"):
        employees.setdefault(row["branch"], np.zeros(R))[REGION[row["region"]]] = float(row["employees"])
    profile = {p: bands_of("workforce_profiles.csv", "profile", p, "value")
               for p in ("leaving", "entry", "training")}
    trained = {row["branch"]: float(row["intake"]) * float(row["completion"]) * float(row["uptake"])
               for row in rows("workforce_training.csv")}
    index = working / working[0]
    for row in rows("workforce_branches.csv"):
        code = row["branch"]
        branch = Branch(row, single_ages(profile["leaving"], "flat"), single_ages(profile["entry"], "smooth"),
                        single_ages(profile["training"] or profile["entry"], "smooth"), trained.get(code, 0))
        own = employees[code] * branch.employees / employees[code].sum()
        people = branch.project(own, index)
        shares = {p: s / sum(links[code].values()) for p, s in links[code].items()}
        need = sum(s * amounts[p] / amounts[p][0] for p, s in shares.items())
        base = own / branch.employees * (branch.fte + branch.vacancies)
        yield code, shares, base, branch.part, dict(
            demand_fte=base * need * SAVED[:, None], supply_fte=people[:, 0] * branch.part, persons=people[:, 0],
            inflow=people[:, 1], outflow=people[:, 2], retirement=people[:, 3])


def gap_causes(measures, links, causes, amounts, work, part):
    """The gap of the last year by cause, by municipality; what is saved and what is asked for share what they have in common."""
    left = SAVED[HORIZON]
    demand, supply = measures["demand_fte"], measures["supply_fte"]
    result = {name: sum(work * share / amounts[p][0] * causes[p][name] for p, share in links.items()) * (1 + left) / 2
              for name in ("population", "age_structure", "healthy_ageing", "use_trend")}
    result["use_trend"] = result["use_trend"] + (left - 1) * (demand[0] + demand[HORIZON] / left) / 2
    result["base_gap"] = demand[0] - supply[0]
    for name, measure, sign in (("retirement", "retirement", 1), ("other_outflow", "outflow", 1), ("inflow", "inflow", -1)):
        result[name] = sign * part * measures[measure][:HORIZON].sum(0)
    return result


# Waiting


def wait(observed, needed, capacity):
    """Mean wait, care asked for and delivered, and the list at the end, by year.

    needed: care asked for relative to the base year's capacity; capacity: relative to the base year.
    """
    leaving = (1 - 1 / needed[0]) / observed
    waiting, result = observed * needed[0], []
    for need, able in zip(needed, capacity):
        waits, served = [], 0.0
        for _ in range(MONTHS):
            level = (need - able) / leaving
            later = level + (waiting - level) * np.exp(-leaving * WEEKS_PER_MONTH)
            if later >= 0:
                lasting = WEEKS_PER_MONTH
            else:  # Empty from here on: what comes is served.
                lasting, later = np.log((waiting - level) / -level) / leaving, 0.0
            treated = able * lasting + need * (WEEKS_PER_MONTH - lasting)
            waited = level * lasting + (waiting - later) / leaving
            # Little: the list over the month by all who were served or left.
            waits.append(waited / (treated + leaving * waited))
            served += treated
            waiting = later
        result.append((np.mean(waits), need * MONTHS * WEEKS_PER_MONTH, served, waiting))
    return np.array(result).T


# Output


def members_of(set_name, code):
    if set_name == "gemeente":
        return np.array([REGION[code]])
    return np.array([REGION[row["region"]] for row in rows("region_sets.csv")
                     if (row["set"], row["code"]) == (set_name, code)])


def figures():
    projection = Projection()
    projection.run()
    amounts = care_by_year(projection)
    cells = [cell(sex, age) for sex in SHORT for age in range(20, 65)]
    working = np.array([projection.mean(t)[cells].sum(0) for t in range(HORIZON + 1)])
    everything = list(staff(amounts, working))
    branches = {code: measures for code, *_, measures in everything}
    causes = dict(growth_causes(projection, amounts))
    drivers = {code: gap_causes(measures, links, causes, amounts, work, part)
               for code, links, work, part, measures in everything}
    for set_name, codes in WRITTEN_AREAS.items():
        for code in codes:
            members = members_of(set_name, code)
            for branch, measures in branches.items():
                sums = {name: x[:, members].sum(1) for name, x in measures.items()}
                sums["gap_fte"] = sums["demand_fte"] - sums["supply_fte"]
                sums["gap_persons"] = sums["gap_fte"] / (sums["supply_fte"] / sums["persons"])
                sums["gap_share"] = sums["gap_fte"] / sums["demand_fte"]
                for name, values in drivers[branch].items():
                    yield "gap_drivers", set_name, code, branch, name, BASE + HORIZON, values[members].sum()
                for name, values in sums.items():
                    for year in WRITTEN_YEARS:
                        yield "workforce", set_name, code, branch, name, year, values[year - BASE]
    norms = {row["service"]: row for row in rows("waiting_norms.csv")}
    for row in rows("waiting_times.csv"):
        if row["code"] not in WRITTEN_AREAS.get(row["set"], ()):
            continue
        norm, members = norms[row["service"]], members_of(row["set"], row["code"])
        care = amounts[norm["product"]][:, members].sum(1)
        own = branches[norm["branch"]]
        need, able = (own[name][:, members].sum(1) for name in ("demand_fte", "supply_fte"))
        result = wait(float(row["weeks"]), need[0] / able[0] * care / care[0], able / able[0] / SAVED)
        for name, values in zip(("weeks", "demand", "delivered", "backlog"), result):
            for year in WRITTEN_YEARS:
                yield "waiting", row["set"], row["code"], row["service"], name, year, values[year - BASE]


def main():
    print(f"# independent_workforce.py, NumPy {np.__version__}, SciPy {scipy.__version__}, PyYAML {yaml.__version__}")
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["table", "set", "code", "item", "measure", "year", "value"])
    for *key, value in figures():
        assert np.isfinite(value), key
        out.writerow([*key, f"{value:.17g}"])


if __name__ == "__main__":
    main()
