"""People on 1 January 2014 of the municipalities of 2024, from those on 1 January 2015.

    python3 population_2014.py MODEL 70072ned.csv MAPPING.csv

MODEL is the directory of the model (Models/nederland). 70072ned.csv is an export of CBS StatLine 70072ned
with the year 2015 (regional key figures: population, births, deaths). MAPPING.csv tells which part of a
municipality of 2015 is which municipality of 2024: year, old_code, new_code, share.

The people of 2015 are those that CBS publishes, on the boundaries of 2024 (compared with
population_2015.csv). For 2014 the year is taken off again:

    P(2014) = P(2015) - (births - deaths) - (arrivals - departures) - (immigration - emigration)

The moves of 2014 are those of internal_migration.csv and international_migration.csv. Births and deaths of
2014 by municipality are not at hand, so those of 2015 stand for them; what then differs from the COROP
region's people on 1 January 2014 (history_components.csv; at most 0.21 %) is spread over its municipalities
by their people.

Writes population_2014.csv beside this script. For 15 municipalities of which the growth 2014-2024 is known
from the full series (CBS 37259) the result is within 0.1 point of it for towns above 40,000 people, 0.5 for
Urk, Staphorst and Rozendaal and 0.9 for Schiermonnikoog (933 people). Python 3.11, standard library alone.
"""

import csv
import pathlib
import sys
from collections import Counter, defaultdict

HERE = pathlib.Path(__file__).parent
CBS = "CBS StatLine 70072ned (regional key figures, CC BY 4.0)"


def rows(path, delimiter=","):
    with open(path, encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader((line for line in file if line[0] != "#"), delimiter=delimiter)


def net_migration(model, year):
    """People gained by moves within the country and across the border, per municipality."""
    net = Counter()
    for file, plus, minus in (
        ("internal_migration.csv", "arrivals", "departures"),
        ("international_migration.csv", "immigration", "emigration"),
    ):
        for row in rows(model / file):
            if int(row["year"]) == year:
                net[row["region"]] += float(row[plus]) - float(row[minus])
    return net


def key_figures(export, mapping):
    """People on 1 January 2015 and births less deaths of 2015, per municipality of 2024."""
    parts = defaultdict(list)
    for row in rows(mapping):
        if row["year"] == "2015":
            parts[row["old_code"]].append((row["new_code"], float(row["share"])))
    people, natural = Counter(), Counter()
    for row in rows(export, delimiter=";"):
        code = row["RegioS"].strip()
        if not code.startswith("GM") or row["TotaleBevolking_1"].strip() in ("", "."):
            continue
        for new, share in parts[code]:
            people[new] += share * float(row["TotaleBevolking_1"])
            natural[new] += share * (float(row["Geboorte_58"]) - float(row["Sterfte_60"]))
    return people, natural


def write(name, comment, people):
    with open(HERE / name, "w", newline="") as file:
        file.write(comment + "region,population\n")
        file.writelines(f"{code},{people[code]:.0f}\n" for code in sorted(people))


def main(model, export, mapping):
    model = pathlib.Path(model)
    people, natural = key_figures(export, mapping)
    moved = net_migration(model, 2014)
    before = {code: people[code] - natural[code] - moved[code] for code in people}
    corop = {row["region"]: row["code"] for row in rows(model / "region_sets.csv") if row["set"] == "corop"}
    rest = {
        row["region"]: float(row["population_start"])
        for row in rows(model / "history_components.csv")
        if row["year"] == "2014" and row["region"].startswith("CR")
    }
    size = Counter()
    for code in people:
        rest[corop[code]] -= before[code]
        size[corop[code]] += people[code]
    for code in people:
        before[code] += rest[corop[code]] * people[code] / size[corop[code]]
    print("largest rest of a COROP region, %:", max(100 * abs(rest[c]) / size[c] for c in size))
    published = {row["region"]: float(row["population"]) for row in rows(HERE / "population_2015.csv")}
    if set(published) != set(people) or any(abs(published[c] - people[c]) > 1 for c in people):
        sys.exit("population_2015.csv disagrees with the key figures carried to 2024")
    write(
        "population_2014.csv",
        f"# People on 1 January 2014 of the municipalities of 2024: ESTIMATE from {CBS}\n"
        "# of 2015, less the year's moves and an estimate of its births and deaths; COROP regions exact"
        " (population_2014.py).\n",
        before,
    )


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
