"""Reference figures for the staff of a branch: person by person class, in 40 digits, with nothing of the program's.

Run: python3 stock_flow.py > stock_flow.csv   (Python 3.11, mpmath 1.3; the first line says which)
Lines: quantity,value; a quantity's lines are in order. Staff is a dictionary by region, sex and age, moved one cell at a
time; the level of retirement is found by bisection; causes are means over all orders in which they can act.
"""
import itertools
import platform

import mpmath
from mpmath import mpf

mpmath.mp.dps = 40
FIRST, LAST, YEARS = 55, 74, 7
SEXES = ("women", "men")
CELLS = [(s, x) for s in SEXES for x in range(FIRST, LAST + 1)]


def number(x):
    return mpf(float(x))


def profile(f):
    return {(s, x): number(f(s == "men", x - FIRST)) for s, x in CELLS}


# Inputs.
raw = profile(lambda man, i: max(0, (30 - i if man else 70 - 3 * i) + (i * 7) % 4) + (30 if i == 6 else 0))
total = sum(raw.values())
staff_written = {c: number(round(float(raw[c] / total), 6)) for c in CELLS}
leaving = profile(lambda man, i: (1.2 if man else 1) + 0.05 * ((7 * i) % 5) - 0.03 * i)
entry = profile(lambda man, i: max(0, (8 if man else 12) - i) + 0.25)
training = profile(lambda man, i: 1 if i < (3 if man else 4) else 0)
hazards = {d: number(h) for d, h in zip(range(-7, 6), [
    0.02, 0.03, 0.04, 0.06, 0.1, 0.16, 0.3, 0.6, 0.5, 0.4, 0.3, 0.25, 0.3])}
employees, fte, vacancies = number(1000), number(640), number(45)
inflow_rate, outflow_rate, retirement_rate = number(0.2), number(0.08), number(0.09)
intake, duration, completion, uptake = number(120), number(2.5), number(0.75), number(0.8)
pension = [number(p) for p in (67, 67, 67, 67.25, 67.25, 67.5, 67.5)]
region_employees = [number(e) for e in (600, 300, 100)]
classes = [0, 1, 0]
working_age = [[number(w) for w in row] for row in (
    [1, 0.99, 0.975, 0.97, 0.96, 0.955, 0.95], [1, 1.01, 1.03, 1.02, 1.04, 1.05, 1.07],
    [1, 0.9, 0.85, 0.8, 0.82, 0.75, 0.7])]
# What differs by class of regions, per year.
delay = [[number(0)] * 7, [number(0.1) * t for t in range(7)]]
retirement_factor = [[number(1.1)] * 7, [number(0.9)] * 7]
outflow_factor = [[number(0.95)] * 7, [number(1.05)] * 7]
age_factor = [[number(1)] * 7, [number(1 - 0.05 * t) for t in range(7)]]  # ages 60 to 64
age_added = [[number(0)] * 7, [number(0.002 * t) for t in range(7)]]
inflow_factor = [[number(1)] * 7, [number(1 + 0.02 * t) for t in range(7)]]
added_inflow = [[number(0)] * 7, [number(0.001 * t) for t in range(7)]]
intake_factor = [number(f) for f in (1, 1.2, 1.3, 1.3, 1.1, 1.1, 1.1)]
added_intake = [number(f) for f in (0, 0.01, 0.01, 0, 0, 0.005, 0)]
yield_factor = [number(1.05)] * 7


def hazard(d):
    """Linear between whole years; 0 a year before the first, the last beyond it."""
    below = mpmath.floor(d)

    def at(k):
        return hazards[min(k, max(hazards))] if k >= min(hazards) else mpf(0)
    return at(int(below)) + (d - below) * (at(int(below) + 1) - at(int(below)))


def retire(x, pension_age, level):
    return mpf(1) if x == LAST else 1 - (1 - hazard(x - pension_age)) ** level


share = {c: staff_written[c] / sum(staff_written.values()) for c in CELLS}
low, high = mpf(0), mpf(64)
for _ in range(200):
    kappa = (low + high) / 2
    if sum(share[c] * retire(c[1], pension[0], kappa) for c in CELLS) < retirement_rate:
        low = kappa
    else:
        high = kappa
staying = {c: 1 - retire(c[1], pension[0], kappa) for c in CELLS}
scale = outflow_rate / sum(share[c] * staying[c] * leaving[c] for c in CELLS)
of_sex = {s: sum(share[c] for c in CELLS if c[0] == s) for s in SEXES}


def spread(values):
    sums = {s: sum(values[c] for c in CELLS if c[0] == s) for s in SEXES}
    return {c: values[c] / sums[c[0]] * of_sex[c[0]] for c in CELLS}


entry_shares, training_shares = spread(entry), spread(training)
# Without a profile: what lets all cells grow alike, negative parts away.
growth = inflow_rate - outflow_rate - retirement_rate
needed = {}
for s, x in CELLS:
    arriving = share[s, x - 1] * staying[s, x - 1] * (1 - scale * leaving[s, x - 1]) if x > FIRST else 0
    needed[s, x] = (1 + growth) * share[s, x] - arriving
above = sum(v for v in needed.values() if v > 0)
balanced = {c: max(needed[c], mpf(0)) / above for c in CELLS}
truncated = -sum(v for v in needed.values() if v < 0) / inflow_rate

training_rate = intake * completion * uptake / employees
elsewhere_rate = inflow_rate - training_rate


def from_training(t):
    start = t - duration
    below = int(mpmath.floor(start))

    def people(k):
        base = training_rate * (intake_factor[k] if k >= 0 else 1)
        return base + (completion * uptake * added_intake[k] if k >= 0 else 0)
    return yield_factor[t] * (people(below) + (start - below) * (people(below + 1) - people(below)))


people = {(r, s, x): region_employees[r] * share[s, x] for r in range(3) for s, x in CELLS}
results = {name: [] for name in ("persons", "inflow", "outflow", "retirement")}
cells = {}
for t in range(YEARS):
    after = {}
    for r in range(3):
        k, base = classes[r], region_employees[r]
        flows = {"inflow": mpf(0), "outflow": mpf(0), "retirement": mpf(0)}
        results["persons"].append(sum(people[r, s, x] for s, x in CELLS))
        for s, x in CELLS:
            n = people[r, s, x]
            going = n * retire(x, pension[t] + delay[k][t], kappa * retirement_factor[k][t])
            omega = scale * leaving[s, x] * outflow_factor[k][t]
            if 60 <= x <= 64:
                omega = omega * age_factor[k][t] + age_added[k][t]
            out = (n - going) * omega
            flows["retirement"] += going
            if x < LAST:
                flows["outflow"] += out
                after[r, s, x + 1] = after.get((r, s, x + 1), 0) + n - going - out
            elsewhere = elsewhere_rate * inflow_factor[k][t] * working_age[r][t] + added_inflow[k][t]
            new = base * (elsewhere * entry_shares[s, x] + from_training(t) * training_shares[s, x])
            flows["inflow"] += new
            after[r, s, x] = after.get((r, s, x), 0) + new
        for name, value in flows.items():
            results[name].append(value)
    people = after

# Causes of the change of supply of region 1, with class 0's rates and availability as the reference.
def totals(name, r):
    return sum(results[name][3 * t + r] for t in range(YEARS - 1))


scenario = {name: totals(name, 1) for name in ("inflow", "outflow", "retirement")}
reference = {name: totals(name, 0) / 2 for name in ("inflow", "outflow", "retirement")}  # half as many employees
absence_base, availability = number(0.08), [number(0.97), number(1.04)]
causes = ("retirement", "outflow", "inflow", "availability", "levers")


def supply(active):
    course = scenario if "levers" in active else reference
    factor = availability[1 if "levers" in active else 0] if "availability" in active else 1
    stock = region_employees[1]
    for name, sign in (("inflow", 1), ("outflow", -1), ("retirement", -1)):
        stock += sign * course[name] if name in active else 0
    return fte / employees * factor * stock


orders = list(itertools.permutations(causes))
parts = dict.fromkeys(causes, mpf(0))
for order in orders:
    for i, cause in enumerate(order):
        parts[cause] += (supply(order[:i + 1]) - supply(order[:i])) / len(orders)

print(f"# stock_flow.py, Python {platform.python_version()}, mpmath {mpmath.__version__}, 40 digits")
print("quantity,value")


def put(name, values):
    for value in values:
        print(f"{name},{float(value)!r}")


put("staff", staff_written.values())
put("leaving", leaving.values())
put("entry", entry.values())
put("training", training.values())
put("hazard", hazards.values())
put("pension", pension)
for r in range(3):
    put(f"working_age_{r}", working_age[r])
for k in range(2):
    for name, values in (("delay", delay), ("retirement_factor", retirement_factor), ("outflow_factor", outflow_factor),
                         ("age_factor", age_factor), ("age_added", age_added), ("inflow_factor", inflow_factor),
                         ("added_inflow", added_inflow)):
        put(f"{name}_{k}", values[k])
put("intake_factor", intake_factor)
put("added_intake", added_intake)
put("kappa", [kappa])
put("scale", [scale])
put("entry_shares", entry_shares.values())
put("training_shares", training_shares.values())
put("balanced", balanced.values())
put("truncated", [truncated])
for name, values in results.items():
    put(f"all_{name}", values)
put("cells", [people[1, s, x] for s, x in CELLS])
put("courses", [course[n] for course in (reference, scenario) for n in ("inflow", "outflow", "retirement")])
put("causes", [parts[c] for c in causes])
