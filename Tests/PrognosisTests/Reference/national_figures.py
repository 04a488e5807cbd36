"""National figures of a run, for the comparison with published ones.

    zorgprognose run --draws 0 --set land --ages single --horizon 30 --output RUN
    python3 national_figures.py MODEL RUN [YEAR ...]

Prints a Markdown table: flows during the year, people on 1 January of it; then the year in which 19 million
is passed and the years in which natural growth changes sign. Births per woman aren't in the results: they
are worked out from fertility_history.csv and the long-run level in model.yaml, as the engine does (the
distance to that level shrinks by the same share every year, estimated on the last 40 years). Python 3.11,
standard library alone.
"""

import csv
import pathlib
import re
import sys
from collections import Counter


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def fertility_path(model):
    """Births per woman by year."""
    level = float(re.search(r"long_run_tfr:\s*([0-9.]+)", (model / "model.yaml").read_text()).group(1))
    away = {int(row["year"]): float(row["tfr"]) - level for row in rows(model / "fertility_history.csv")}
    last = max(away)
    pairs = [(away[y - 1], away[y]) for y in range(last - 38, last + 1)]
    share = sum(a * b for a, b in pairs) / sum(a * a for a, _ in pairs)
    return lambda year: level + share ** (year - last) * away[last]


class Nation:
    def __init__(self, model, run):
        self.flow, self.people, self.life = {}, Counter(), {}
        for row in rows(run / "components.csv"):
            if row["set"] == "land":
                self.flow[row["component"], int(row["year"])] = float(row["mean"])
        for row in rows(run / "population.csv"):
            if row["set"] == "land":
                year, age, mean = int(row["year"]), int(row["age_from"]), float(row["mean"])
                self.people[year, "total"] += mean
                self.people[year, "65"] += mean * (age >= 65)
                self.people[year, "80"] += mean * (age >= 80)
        for row in rows(run / "life_expectancy.csv"):
            if row["set"] == "land":
                self.life[row["sex"], row["age"], int(row["year"])] = float(row["mean"])
        self.births_per_woman = fertility_path(model)

    def natural(self, year):
        return self.flow["births", year] - self.flow["deaths", year]

    def lines(self):
        f = self.flow
        yield "births", lambda y: f"{f['births', y]:,.0f}"
        yield "deaths", lambda y: f"{f['deaths', y]:,.0f}"
        yield "births less deaths", lambda y: f"{self.natural(y):+,.0f}"
        yield "immigration", lambda y: f"{f['immigration', y]:,.0f}"
        yield "emigration, with corrections", lambda y: f"{f['emigration', y]:,.0f}"
        yield "net migration", lambda y: f"{f['immigration', y] - f['emigration', y]:,.0f}"
        yield "inhabitants, 1 January", lambda y: f"{self.people[y, 'total']:,.0f}"
        yield "65 and over, % of all", lambda y: f"{100 * self.people[y, '65'] / self.people[y, 'total']:.1f}"
        yield "80 and over, 1 January", lambda y: f"{self.people[y, '80']:,.0f}"
        yield "births per woman", lambda y: f"{self.births_per_woman(y):.2f}"
        for sex, name in (("F", "women"), ("M", "men")):
            for age in ("0", "65"):
                at = "birth" if age == "0" else age
                key = lambda y, s=sex, a=age: f"{self.life[s, a, y]:.2f}"
                yield f"life expectancy at {at}, {name}", key


def main(model, run, *years):
    nation = Nation(pathlib.Path(model), pathlib.Path(run))
    years = [int(year) for year in years] or [2024, 2030, 2034, 2040, 2045]
    print("| | " + " | ".join(map(str, years)) + " |\n" + "|---" * (len(years) + 1) + "|")
    for label, value in nation.lines():
        print(f"| {label} | " + " | ".join(value(year) for year in years) + " |")
    flows = sorted({year for _, year in nation.flow})
    turns = [y for y in flows[1:] if nation.natural(y) * nation.natural(y - 1) < 0]
    print(
        "natural growth changes sign in:",
        ", ".join(f"{y} ({nation.natural(y):+,.0f})" for y in turns) or "no year",
    )
    low = min(flows, key=nation.natural), max(flows, key=nation.natural)
    print("natural growth is lowest and highest in:", *low)
    reached = [y for y in flows if nation.people[y, "total"] < 19e6 <= nation.people[y + 1, "total"]]
    print("19 million is passed in the course of:", *reached)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
