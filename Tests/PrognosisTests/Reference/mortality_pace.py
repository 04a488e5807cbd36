"""How fast death rates of the old fall: in the history, and in the model's forecast.

    cp -r Models/nederland SCRATCH
    # in SCRATCH/model.yaml: migration: {internal: none, international: none}: deaths alone take people away
    zorgprognose run --draws 0 --model SCRATCH --set land --ages single --horizon 11 --output CLOSED
    python3 mortality_pace.py MODEL CLOSED

History: deaths over exposure of three years together (mortality_history.csv). Forecast:
-log(P[x+1] of the next 1 January / P[x]) of the population without migrants. Rates of single ages are
weighted by the people of a fixed year (2017-2019 and 2024). Prints % a year. Python 3.11, standard library
alone.
"""

import csv
import math
import pathlib
import sys
from collections import Counter

BANDS = ((65, 80), (80, 85), (85, 90), (90, 95))
PERIODS = ((1972, 2019), (2000, 2019), (2010, 2019))


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def weighted(rate, weight, ages):
    return sum(rate(x) * weight(x) for x in ages) / sum(weight(x) for x in ages)


def fall(first, last, years):
    return -100 * math.log(last / first) / years


def main(model, closed):
    deaths, exposure, people = Counter(), Counter(), Counter()
    for row in rows(pathlib.Path(model) / "mortality_history.csv"):
        key = row["sex"], int(row["age"]), int(row["year"])
        deaths[key], exposure[key] = float(row["deaths"] or 0), float(row["exposure"] or 0)
    for row in rows(pathlib.Path(closed) / "population.csv"):
        people[row["sex"], int(row["age_from"]), int(row["year"])] = float(row["mean"])

    def three(table, sex, x, last):
        return sum(table[sex, x, year] for year in range(last - 2, last + 1))

    def past(sex, ages, last):
        rate = lambda x: three(deaths, sex, x, last) / three(exposure, sex, x, last)
        return weighted(rate, lambda x: three(exposure, sex, x, 2019), ages)

    def ahead(sex, ages, year):
        rate = lambda x: -math.log(people[sex, x + 1, year + 1] / people[sex, x, year])
        return weighted(rate, lambda x: people[sex, x, 2024], ages)

    print("| sex | ages | " + " | ".join(f"{a}-{b}" for a, b in PERIODS) + " | forecast 2024-2034 |")
    print("|---" * 6 + "|")
    for sex in "FM":
        for lower, upper in BANDS:
            ages = range(lower, upper)
            cells = [fall(past(sex, ages, a), past(sex, ages, b), b - a) for a, b in PERIODS]
            cells.append(fall(ahead(sex, ages, 2024), ahead(sex, ages, 2034), 10))
            print(f"| {sex} | {lower}-{upper - 1} | " + " | ".join(f"{c:.2f}" for c in cells) + " |")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
