"""People of 18-24 in towns with a university, with the regional age profiles of moves and without them.

    zorgprognose run --draws 0 --set gemeente --set land --ages single --output RUN
    cp -r Models/nederland SCRATCH && rm SCRATCH/internal_migration_regional_age.csv
    zorgprognose run --draws 0 --model SCRATCH --set gemeente --set land --ages single --output WITHOUT
    python3 student_towns.py RUN WITHOUT

Prints a Markdown table: people of 18-24 on 1 January 2024 and 2034. Python 3.11, standard library alone.
"""

import csv
import sys
from collections import Counter

TOWNS = {
    "GM0289": "Wageningen",
    "GM0014": "Groningen",
    "GM0503": "Delft",
    "GM0546": "Leiden",
    "GM0344": "Utrecht",
    "GM0935": "Maastricht",
    "GM0268": "Nijmegen",
    "GM0153": "Enschede",
    "GM0363": "Amsterdam",
    "NL00": "Netherlands",
}


def students(run):
    people = Counter()
    with open(f"{run}/population.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["code"] in TOWNS and row["year"] in ("2024", "2034") and 18 <= int(row["age_from"]) <= 24:
                if row["age_to"] != row["age_from"]:
                    sys.exit(f"{run}: run it with --ages single")
                people[row["code"], row["year"]] += float(row["mean"])
    return people


def main(run, without):
    with_profiles, one_profile = students(run), students(without)
    print("| | 2024 | 2034 | change | 2034, one national profile | change |")
    print("|---|---|---|---|---|---|")
    for code, name in TOWNS.items():
        start = with_profiles[code, "2024"]
        cells = [name, f"{start:,.0f}"]
        for people in (with_profiles, one_profile):
            end = people[code, "2034"]
            cells += [f"{end:,.0f}", f"{100 * (end / start - 1):+.1f} %"]
        print("| " + " | ".join(cells) + " |")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
