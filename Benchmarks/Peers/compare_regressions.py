"""Time the regressions of the comparison in several programs, and compare what they find.

    python3 compare_regressions.py DIRECTORY REPEATS ITEMS [--least NAME=RATIO ...] NAME=COMMAND ...

DIRECTORY is empty or absent before: the first program writes the problem there. A command gets DIRECTORY REPEATS ITEMS and prints
one line of JSON as regressions.R does. OPENBLAS_NUM_THREADS=1 holds for all; the first program may use every core, and
says also how long it takes on one.

Prints a table, and fails (1) where coefficients, standard errors or expectations differ by more than 1e-8, relatively, from
those of the first program (coefficients beside the largest of their regression), and where a program doesn't take as many times as long for both jobs
together as --least asks for. The first program gives robust standard errors of the expectations too, the others don't. Python 3.11.
"""

import argparse
import json
import os
import shlex
import statistics
import subprocess
import sys

from compare import pair

TOLERANCE = 1e-8


def arguments():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("directory")
    parser.add_argument("repeats")
    parser.add_argument("items")
    parser.add_argument("--least", action="append", default=[], type=pair)
    parser.add_argument("programs", nargs="+", type=pair)
    return parser.parse_args()


def outcome(command, asked):
    words = shlex.split(command) + [asked.directory, asked.repeats, asked.items]
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(words, env=environment, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(words)} ended with {done.returncode}\n{done.stderr[-2000:]}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def differences(found, expected):
    """The largest relative differences, by quantity."""
    for quantity in ("coefficients", "errors", "left_out"):
        worst = 0.0
        if len(found[quantity]) != len(expected[quantity]):
            sys.exit(f"{quantity}: {len(found[quantity])} lists, not {len(expected[quantity])}")
        for own, other in zip(expected[quantity], found[quantity], strict=True):
            largest = max(abs(x) for x in own)
            for x, y in zip(own, other, strict=True):
                difference = abs(x - y) / (largest if quantity == "coefficients" else abs(x))
                # Not max(): a NaN must not get lost.
                worst = difference if not difference <= worst else worst
        yield quantity, worst


def main():
    asked = arguments()
    outcomes = {name: outcome(command, asked) for name, command in asked.programs}
    first = asked.programs[0][0]
    own = outcomes[first]
    print(f"| program | {asked.items} fits, s | without each region, s | together, times {first} | largest difference |")
    print("|---|---|---|---|---|")
    faults, least = [], {name: float(ratio) for name, ratio in asked.least}
    total = statistics.median(own["fits_s"]) + own["left_out_s"]
    for name, found in outcomes.items():
        fits = statistics.median(found["fits_s"])
        times = (fits + found["left_out_s"]) / total
        worst = dict(differences(found, own))
        label = f"{name} ({found['version']})" if found.get("version") else name
        largest = max(worst.values())
        print(f"| {label} | {fits:.4g} | {found['left_out_s']:.4g} | {times:.1f} | {largest:.1e} |")
        faults += [f"{name}: {quantity} differ by {d:.2g}" for quantity, d in worst.items() if not d <= TOLERANCE]
        if not times >= least.get(name, 0):
            faults.append(f"{name} takes {times:.1f} times {first}, less than {least[name]}")
    one = own.get("one_thread")
    if one:
        print(f"\n{first} on one thread: {one['fits_s']:.4g} and {one['left_out_s']:.4g} s; with the penalty chosen by "
              f"cross-validation, on all: {one['penalised_s']:.4g} s for the fits, {one['penalised_left_out_s']:.4g} s "
              "for the expectations without each region.")
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
