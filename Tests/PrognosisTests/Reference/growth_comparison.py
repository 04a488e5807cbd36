"""Growth of every municipality over ten years, beside its growth of the ten years before.

    zorgprognose run --draws 0 --set gemeente --set land --ages single --output RUN
    python3 growth_comparison.py MODEL RUN [growth_comparison.csv]

MODEL is the directory of the model (Models/nederland), RUN the result of the command above. Python 3.11,
standard library alone. The people of 2014 are those of population_2014.csv beside this script (an estimate,
see there).

All growth is in % of the people at the start of the ten years.

    past    1 January 2014 to 1 January 2024. Moves within the country and across the border are those of
            internal_migration.csv and international_migration.csv; births less deaths are what remains, with
            the corrections that no table holds.
    future  1 January 2024 to 1 January 2034: components.csv.

"Outside" is a growth of more than twice or less than half the past one; where the past is negative, the
same of the decline. The difference between future and past is split without a rest into

    natural          births less deaths
    internal_level   moves within the country at the mean of 2021-2023, the level years, instead of 2014-2023
    internal_course  their change from there on, as numbers and ages of people change here and elsewhere
    border_level     moves across the border: net number of the first projected year instead of 2014-2023
    border_course    their change from there on: immigration to the nation falls to its long-run level

and each municipality outside has a class, the first that applies:

    ratio says nothing   the growth of the past was less than 1 %, up or down
    as the nation        growth falls by no more points than the nation's
    immigrants move on   growth falls where 20 immigrants or more a year per 1,000 people arrive and people
                         leave on balance for the rest of the country (2021-2023), the more so in years with
                         more immigrants (2014-2023, correlation below -0.75): in the projection immigrants
                         become fewer, the rates of leaving stay
    <term>               the term that moves growth furthest in the direction of the difference; the column
                         `explanation` has all terms of that direction, largest first, until they make up
                         three quarters of what moves that way

The columns `..._2014_2020`, `..._2021_2023` and `..._ahead` are people per year: net internal moves,
immigrants and emigrants of the past, the level years and the ten years ahead. `note` comes from
growth_notes.csv: what the yearly figures of the largest differences show.
"""

import csv
import pathlib
import statistics
import sys
from collections import Counter, defaultdict

HERE = pathlib.Path(__file__).parent
BASE, YEARS, LEVEL = 2024, range(2014, 2024), range(2021, 2024)
YEARLY = ("internal", "immigration", "emigration")
LABELS = {
    "natural": "births less deaths",
    "internal_level": "internal moves at the level of 2021-2023",
    "internal_course": "internal moves shift with people and ages",
    "border_level": "international moves at the level of 2023, shares of 2021-2023",
    "border_course": "national immigration falls to its long-run level",
}


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(line for line in file if line[0] != "#")


def moves(path, plus, minus):
    """Per municipality and year: net, coming, leaving."""
    table = defaultdict(dict)
    for row in rows(path):
        coming, leaving = float(row[plus]), float(row[minus])
        table[row["region"]][int(row["year"])] = (coming - leaving, coming, leaving)
    return table


def mean(by_year, years, which=0):
    """People per year; a year without a row has none."""
    return sum(by_year.get(y, (0, 0, 0))[which] for y in years) / len(years)


def projected(run):
    """People by (code, year), net components by (code, component, year), gross ones by code."""
    people, net, gross = Counter(), Counter(), Counter()
    for row in rows(run / "population_groups.csv"):
        if row["set"] in ("gemeente", "land") and row["group"] == "total":
            people[row["code"], int(row["year"])] = float(row["mean"])
    signs = {
        "births": ("natural", 1),
        "deaths": ("natural", -1),
        "arrivals": ("internal", 1),
        "departures": ("internal", -1),
        "immigration": ("border", 1),
        "emigration": ("border", -1),
    }
    for row in rows(run / "components.csv"):
        if row["set"] in ("gemeente", "land"):
            component, sign = signs[row["component"]]
            net[row["code"], component, int(row["year"])] += sign * float(row["mean"])
            gross[row["code"], row["component"]] += float(row["mean"]) / 10 * (int(row["year"]) < BASE + 10)
    return people, net, gross


def move_on(internal, border, people):
    """The change of net internal moves per immigrant, where immigrants move on; else nothing."""
    if mean(internal, LEVEL) >= 0 or mean(border, LEVEL, 1) < 0.02 * people:
        return None
    immigrants = [border.get(y, (0, 0, 0))[1] for y in YEARS]
    net = [internal[y][0] for y in YEARS]
    if len(set(immigrants)) == 1 or statistics.correlation(immigrants, net) > -0.75:
        return None
    return statistics.linear_regression(immigrants, net).slope


def compare(code, name, start, projection, internal, border):
    """One municipality: growth, components and the terms of the difference."""
    people, net, gross = projection
    now = people[code, BASE]
    past = {"growth": now - start, "internal": 10 * mean(internal, YEARS), "border": 10 * mean(border, YEARS)}
    past["natural"] = past["growth"] - past["internal"] - past["border"]
    past = {k: 100 * v / start for k, v in past.items()}
    ahead = range(BASE, BASE + 10)
    future = {c: 100 * sum(net[code, c, y] for y in ahead) / now for c in ("natural", "internal", "border")}
    future["growth"] = 100 * (people[code, BASE + 10] / now - 1)
    level = 1000 * mean(internal, LEVEL) / now
    first = 1000 * net[code, "border", BASE] / now
    terms = {
        "natural": future["natural"] - past["natural"],
        "internal_level": level - past["internal"],
        "internal_course": future["internal"] - level,
        "border_level": first - past["border"],
        "border_course": future["border"] - first,
    }
    rest = future["growth"] - past["growth"] - sum(terms.values())
    if not abs(rest) < 1e-3:  # tables are written with few decimals
        sys.exit(f"{name}: the terms leave {rest} points")
    before = range(2014, 2021)
    yearly = {
        "internal": (mean(internal, before), mean(internal, LEVEL), future["internal"] * now / 1000),
        "immigration": (mean(border, before, 1), mean(border, LEVEL, 1), gross[code, "immigration"]),
        "emigration": (mean(border, before, 2), mean(border, LEVEL, 2), gross[code, "emigration"]),
    }
    slope = move_on(internal, border, now)
    return {
        "code": code,
        "name": name,
        "people": now,
        "past": past,
        "future": future,
        "terms": terms,
        "yearly": yearly,
        "slope": slope,
    }


def is_outside(past, future):
    bounds = sorted((past / 2, past * 2))
    return not bounds[0] <= future <= bounds[1]


def explain(row, nation):
    """Class and explanation of a municipality outside the band."""
    past, future, terms = row["past"]["growth"], row["future"]["growth"], row["terms"]
    difference = future - past
    pulling = sorted((t for t in terms if terms[t] * difference > 0), key=lambda t: -abs(terms[t]))
    total, told = sum(terms[t] for t in pulling), []
    for term in pulling:
        if told and abs(sum(terms[t] for t in told)) >= 0.75 * abs(total):
            break
        told.append(term)
    text = "; ".join(f"{LABELS[t]} {terms[t]:+.1f}" for t in told)
    if abs(past) < 1:
        return "ratio says nothing", text
    if nation <= difference <= 0:
        return "as the nation", text
    if row["slope"] is not None and difference < 0:
        levels, drop = (
            terms["internal_level"] + terms["border_level"],
            terms["border_course"] + terms["internal_course"],
        )
        text = (
            f"{-100 * row['slope']:.0f} of 100 immigrants more left for elsewhere in the country (2014-2023);"
            f" internal and international moves at their recent levels together {levels:+.1f};"
            f" fewer immigrants, as many who leave {drop:+.1f}; births less deaths {terms['natural']:+.1f}"
        )
        return "immigrants move on", text
    return pulling[0], text


def table(model, run):
    """All municipalities, and the country's growth past and future."""
    model, run = pathlib.Path(model), pathlib.Path(run)
    names = {row["region"]: row["name"] for row in rows(model / "regions.csv")}
    start = {row["region"]: float(row["population"]) for row in rows(HERE / "population_2014.csv")}
    internal = moves(model / "internal_migration.csv", "arrivals", "departures")
    border = moves(model / "international_migration.csv", "immigration", "emigration")
    notes = {row["code"]: row["note"] for row in rows(HERE / "growth_notes.csv")}
    projection = projected(run)
    people = projection[0]
    result = [compare(c, names[c], start[c], projection, internal[c], border[c]) for c in sorted(names)]
    past = 100 * (sum(people[c, BASE] for c in names) / sum(start.values()) - 1)
    future = 100 * (sum(people[c, BASE + 10] for c in names) / sum(people[c, BASE] for c in names) - 1)
    for row in result:
        outside = is_outside(row["past"]["growth"], row["future"]["growth"])
        row["class"], row["explanation"] = explain(row, future - past) if outside else ("inside", "")
        row["note"] = notes.get(row["code"], "")
    return result, past, future


def write(result, path):
    parts = ("growth", "natural", "internal", "border")
    with open(path, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(
            ["code", "name", "people_2024"]
            + [f"{p}_{k}" for p in ("past", "future") for k in parts]
            + list(LABELS)
            + [f"{k}_{p}" for k in YEARLY for p in ("2014_2020", "2021_2023", "ahead")]
            + ["class", "explanation", "note"]
        )
        for row in result:
            figures = [row[p][k] for p in ("past", "future") for k in parts] + [
                row["terms"][t] for t in LABELS
            ]
            out.writerow(
                [row["code"], row["name"], f"{row['people']:.0f}"]
                + [f"{figure:.2f}" for figure in figures]
                + [f"{figure:.0f}" for key in YEARLY for figure in row["yearly"][key]]
                + [row["class"], row["explanation"], row["note"]]
            )


def main(model, run, path=HERE / "growth_comparison.csv"):
    result, past, future = table(model, run)
    write(result, path)
    print(f"country: past {past:+.2f} %, future {future:+.2f} %")
    for name, count in Counter(row["class"] for row in result).most_common():
        print(f"{count:4d} {name}")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
