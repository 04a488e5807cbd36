"""How often `monitor` gives a signal where the prognosis is right: single draws of a model held against a run of the same model.

Usage: false_signals.py PROGRAM FOLDER [--truths 150] [--output false_signals.csv]

A run of one draw with a seed of its own is a course of events that the model holds possible. Each is given to `monitor` as what
happened, beside a run of 1,000 draws, for the country, the provinces and the zorgkantoor regions. FOLDER keeps the courses,
so that a second call takes minutes and not an hour. Written per table and item:

series            how many series that was, areas times courses
inside80 inside95 the share of figures within the intervals
within5 within10  the share of series with a signal within the first five and ten steps, for k = 0.5 and h = 4
error             the standard error of `within10` over the courses
deviations10      `within10` if sums took the deviations themselves
threshold         the h that `within10` of 3.5 % needs, which is what h = 4 gives independent years

The file beside this one was made with Python 3.11 and the default model of 1 January 2024.
"""

import argparse
import collections
import csv
import io
import pathlib
import shutil
import statistics
import subprocess

TABLES = {"components": "component", "population_groups": "group", "care": "product", "conditions": "condition"}
NOMINAL, REFERENCE, THRESHOLD = 0.035, 0.5, 4


def call(*words):
    return subprocess.run([str(word) for word in words], check=True, stdout=subprocess.PIPE, text=True).stdout


def write_course(run, path):
    """The means of a run of one draw, which are that draw, as a file of what happened."""
    with open(path, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["table", "set", "code", "year", "item", "value"])
        for table, item in TABLES.items():
            with open(run / f"{table}.csv", newline="") as source:
                for row in csv.DictReader(source):
                    out.writerow([table, row["set"], row["code"], row["year"], row[item], row["mean"]])


def largest(steps):
    """The larger of both sums after each step."""
    upper = lower = 0.0
    sums = []
    for step in steps:
        upper, lower = max(0, upper + step - REFERENCE), max(0, lower - step - REFERENCE)
        sums.append(max(upper, lower))
    return sums


class Item:
    """What was found of an item."""

    def __init__(self):
        self.figures = self.inside80 = self.inside95 = self.early = self.deviating = 0
        self.series, self.late = collections.Counter(), collections.Counter()
        self.largest = []

    def add(self, course, rows):
        rows = [row for row in rows if row["position"]]
        self.figures += len(rows)
        self.inside80 += sum(row["position"] == "inside80" for row in rows)
        self.inside95 += sum(not row["position"].endswith("95") for row in rows)
        sums = [max(float(row["cusum_upper"]), float(row["cusum_lower"])) for row in rows if row["step"]][:10]
        if not sums:
            return
        self.series[course] += 1
        self.early += max(sums[:5]) > THRESHOLD
        self.late[course] += max(sums) > THRESHOLD
        self.largest.append(max(sums))
        deviations = [float(row["deviation"]) for row in rows if row["deviation"]][:10]
        self.deviating += max(largest(deviations), default=0) > THRESHOLD

    def row(self):
        count = sum(self.series.values())
        shares = [self.late[course] / self.series[course] for course in self.series]
        error = statistics.stdev(shares) / len(shares) ** 0.5
        threshold = sorted(self.largest)[int((1 - NOMINAL) * len(self.largest))]
        return [
            count, *(f"{value / self.figures:.4f}" for value in (self.inside80, self.inside95)),
            f"{self.early / count:.4f}", f"{sum(self.late.values()) / count:.4f}", f"{error:.4f}",
            f"{self.deviating / count:.4f}", f"{threshold:.2f}"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--truths", type=int, default=150)
    parser.add_argument("--output", type=pathlib.Path, default=pathlib.Path("false_signals.csv"))
    arguments = parser.parse_args()
    program, folder = arguments.program.resolve(), arguments.folder
    folder.mkdir(parents=True, exist_ok=True)
    run = folder / "run"
    if not run.exists():
        call(program, "run", "--no-report", "--quiet", "--output", run)
    items = collections.defaultdict(Item)
    for seed in range(1, arguments.truths + 1):
        course, file = folder / "course", folder / f"realised-{seed}.csv"
        if not file.exists():
            call(program, "run", "--draws", 1, "--seed", seed, "--no-report", "--quiet", "--output", course)
            write_course(course, file)
            shutil.rmtree(course)
        table = call(program, "monitor", "--run", run, "--realised", file, "--no-write", "--format", "csv")
        series = collections.defaultdict(list)
        for row in csv.DictReader(io.StringIO(table)):
            series[row["table"], row["item"], row["set"], row["code"]].append(row)
        for (name, item, *_), rows in series.items():
            items[name, item].add(seed, rows)
    with open(arguments.output, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(
            ["table", "item", "series", "inside80", "inside95", "within5", "within10", "error", "deviations10",
             "threshold"])
        order = list(TABLES)
        for key in sorted(items, key=lambda key: (order.index(key[0]), key[1])):
            out.writerow([*key, *items[key].row()])


if __name__ == "__main__":
    main()
