"""Quantiles of definition 7 by exact rational arithmetic on sorted draws: python quantiles.py > quantiles.csv

The draws are integers made by a recurrence that the test repeats, so that the table needs only the quantiles. Python's
fractions round once, at the end. Checked against numpy.quantile (method "linear") when numpy is there.
"""
from fractions import Fraction
import platform

PROBABILITIES = ["0", "0.025", "0.1", "0.25", "0.5", "0.9", "0.975", "1"]


def draws(n):
    state, out = n, []
    for _ in range(n):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        out.append((state >> 33) % 100003 - 50000)
    return out


def quantile(ordered, p):
    h = Fraction(p) * (len(ordered) - 1)
    low = int(h)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (h - low) * (ordered[high] - ordered[low])


print(f"# python {platform.python_version()}, quantiles.py")
print("draws,probability,quantile,mean")
for n in [1, 2, 3, 10, 64, 65, 100, 999, 1000, 1001, 4097]:
    x = sorted(draws(n))
    mean = float(Fraction(sum(x), n))
    for p in PROBABILITIES:
        q = float(quantile(x, p))
        try:
            import numpy

            assert abs(numpy.quantile(x, float(p)) - q) <= 1e-9 * max(1, abs(q)), (n, p)
        except ImportError:
            pass
        print(f"{n},{p},{q!r},{mean!r}")
