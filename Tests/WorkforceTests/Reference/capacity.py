"""Writes capacity.csv (round,quantity,year,value) from capacity_2022.csv and capacity_2025.csv, in exact fractions.

python3 capacity.py   (Python 3.11, no packages)

Written apart from the program, year by year with lists, from the description of the procedure in the capacity body's
scripts. Quantities: women, men, fte, present, in_training, starting, adjusted, foreign (people), demand_<variant>,
intake_<variant> in the two equilibrium years.
"""
import csv
import math
from fractions import Fraction as F
from pathlib import Path

here = Path(__file__).parent


def between(points, t):
    """Straight lines between (year, value), the last going on."""
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        if t <= x1:
            break
    return y0 + (y1 - y0) * (t - x0) / (x1 - x0)


def rows(name):
    p = {}
    for line in open(here / f"capacity_{name}.csv"):
        if not line.startswith("#") and not line.startswith("parameter"):
            key, value, unit, _ = line.strip().split(",")
            p[key] = value if unit == "tekst" else F(value)
    base = int(p["basisjaar"])
    wait = int(p["bijsturingsjaar"]) - base
    out = []
    stock = {}
    for t in range(21):
        people = {}
        for sex in ("vrouw", "man"):
            def share(key):
                return p[key] if sex == "vrouw" else 1 - p[key]

            def stay(group, k):
                return between([(a, p[f"extern_rendement_{sex}_{a}jaar{group}"]) for a in (1, 5, 10, 15)], k)

            def mean(group, ks):
                ks = list(ks)
                return sum(stay(group, k) for k in ks) / len(ks)

            def diplomas(group):
                return (p[f"n_inopleiding_perjaar{group}"] * share(f"per_vrouw_opleiding{group}")
                        * p[f"intern_rendement{group}"])

            gone = between([(0, F(0))] + [(5 * (i + 1), p[f"uitstroom_{sex}_basis_{n}"]) for i, n in
                                          enumerate(("vijf", "tien", "vijftien", "twintig"))], t)
            present = p["aanbod_personen"] * share("per_vrouw_basis") * (1 - gone)
            # In training now: diplomas in the years 1, 2, ..., the last of them only part of a year.
            d = p["opleidingsduur"]
            whole = math.ceil(d)
            if t == 0:
                training = F(0)
            elif t <= whole:
                training = diplomas("") * min(t, d) * mean("", range(1, t + 1))
            else:
                last = t if whole == d else t - 1
                training = diplomas("") * d * mean("", [last - i for i in range(whole)])
            d = p["opleidingsduur2"]
            done = max(0, min(t - d, wait))
            k = t - math.ceil(d)
            starting = diplomas("2") * done * (
                mean("2", [k - i for i in range(wait) if k - i >= 1]) if k > 0 else 1)
            d = p["opleidingsduur3"]
            done = max(0, t - d - wait)
            k = t - math.ceil(d) - wait
            adjusted = diplomas("3") * done * (mean("3", range(1, k + 1)) if k > 0 else 1)
            foreign = p["n_buitenland"] * share("per_vrouw_buitenland") * p["rendement_buitenland"] * t
            factor = between([(0, p[f"fte_{sex}_basis"])] + [(5 * (i + 1), p[f"fte_{sex}_basis_{n}"]) for i, n in
                             enumerate(("vijf", "tien", "vijftien", "twintig"))], t)
            people[sex] = ([present, training, starting, adjusted, foreign], factor)
        w, m = people["vrouw"], people["man"]
        fte = sum(w[0]) * w[1] + sum(m[0]) * m[1]
        after = w[0][3] * w[1] + m[0][3] * m[1]
        stock[t] = fte, after
        out += [("women", t, sum(w[0])), ("men", t, sum(m[0])), ("fte", t, fte)]
        out += [(n, t, w[0][i] + m[0][i]) for i, n in
                enumerate(("present", "in_training", "starting", "adjusted", "foreign"))]
    for variant, dutch in (("low", "laag"), ("middle", "midden"), ("high", "hoog")):
        for t in range(21):
            demography = between([(0, F(0))] + [(a, p[f"demo_{a}_{dutch}"]) for a in (5, 10, 15, 20)], t)
            yearly = sum(p[f"{c}_{dutch}"] for c in ("epi", "soc", "vak", "eff", "hor", "ver"))
            yearly += 1 / (1 - p[f"tijd_{dutch}"]) - 1
            need = (stock[0][0] * (1 + p[f"onv_vraag_{dutch}"]) * (1 + demography)
                    * (1 + yearly * min(t, int(p["trendjaar"]) - base)))
            out.append((f"demand_{variant}", t, need))
            if base + t in (p["evenwichtsjaar1"], p["evenwichtsjaar2"]):
                fte, after = stock[t]
                out.append((f"intake_{variant}", t, (need - fte + after) * p["n_inopleiding_perjaar3"] / after))
    return [(name, q, base + t, repr(float(v))) for q, t, v in out]


with open(here / "capacity.csv", "w", newline="") as f:
    w = csv.writer(f, lineterminator="\n")
    w.writerow(["round", "quantity", "year", "value"])
    for name in ("2022", "2025"):
        w.writerows(rows(name))
