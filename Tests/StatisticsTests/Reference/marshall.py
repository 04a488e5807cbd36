"""Writes marshall.csv (quantity,index,value): Marshall's moment estimates of the rates in sids.csv, in fractions.

python3 marshall.py   (Python 3.11; no library, no seed)
"""
import csv
from fractions import Fraction
from pathlib import Path

here = Path(__file__).parent
out = []
with open(here / "sids.csv") as f:
    rows = list(csv.DictReader(f))
for year in ("1974", "1979"):
    o = [Fraction(r["deaths_" + year]) for r in rows]
    n = [Fraction(r["births_" + year]) for r in rows]
    m = sum(o) / sum(n)
    v = sum(b * (a / b - m) ** 2 for a, b in zip(o, n)) / sum(n) - m / (sum(n) / len(n))
    assert v > 0
    estimates = [m + v / (v + m / b) * (a / b - m) for a, b in zip(o, n)]
    out += [(year + "_mean_variance", i, f"{float(x):.17g}") for i, x in enumerate((m, v))]
    out += [(year + "_estimates", i, f"{float(x):.17g}") for i, x in enumerate(estimates)]
with open(here / "marshall.csv", "w") as f:
    csv.writer(f, lineterminator="\n").writerows([("quantity", "index", "value"), *out])
