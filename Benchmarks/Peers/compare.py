"""Run several programs on the common problem in turn, and compare their times and sums.

    python3 compare.py DIRECTORY ROUNDS REPEATS STAGES [--draws N] [--least NAME=RATIO ...] NAME=COMMAND ...

DIRECTORY holds the problem (generate.py), STAGES is a list such as 1,3. A command is split as a shell does; {R}, {D}, {reps} and {stage} are replaced;
it gets CCM_DATA and prints one line of JSON as numpy_twin.py does. Each round starts with another program, so that a machine
that slows down spoils none of them alone.

Prints for every stage and program the median of the rounds' medians, the best, the smallest and largest median, peak memory, and
how many times as long as the first program it took, as the median over rounds. Fails (1) where sums differ by more than 1e-9, from
the first program's or from checksums.json, and where the last stage's ratio of NAME is below a RATIO that was asked for.
OPENBLAS_CORETYPE and OPENBLAS_L2_SIZE are taken away from the programs unless KEEP_CORETYPE=1, and OPENBLAS_NUM_THREADS
always: each program sets its own. Python 3.11.7.
"""

import argparse
import json
import os
import shlex
import statistics
import subprocess
import sys
from pathlib import Path

SUMS = ("check_tot", "check_dem", "check_q")
TOLERANCE = 1e-9
PINS = ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")


def arguments():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("rounds", type=int)
    parser.add_argument("repeats", type=int)
    parser.add_argument("stages", type=lambda text: [int(word) for word in text.split(",")])
    parser.add_argument("--draws", type=int)
    parser.add_argument("--least", action="append", default=[], type=pair)
    parser.add_argument("programs", nargs="+", type=pair)
    return parser.parse_args()


def pair(text):
    name, equals, value = text.partition("=")
    if not (name and equals and value):
        raise argparse.ArgumentTypeError(f"'{text}' is not NAME=VALUE")
    return name, value


def measure(command, sizes, environment):
    """The line that one program prints."""
    words = [word.format(**sizes) for word in shlex.split(command)]
    done = subprocess.run(words, env=environment, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(words)} ended with {done.returncode}\n{done.stderr[-2000:]}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def rounds(asked, meta, environment):
    """Lines by stage and program, in the order of rounds."""
    lines = {}
    for turn in range(asked.rounds):
        for stage in asked.stages:
            sizes = {"R": meta["R"], "D": asked.draws or meta["D"], "reps": asked.repeats, "stage": stage}
            for place in range(len(asked.programs)):
                name, command = asked.programs[(place + turn) % len(asked.programs)]
                line = measure(command, sizes, environment)
                lines.setdefault((stage, name), []).append(line)
                print(f"round {turn + 1}, stage {stage}, {name}: {line['median_s']:.4g} s", file=sys.stderr)
    return lines


def close(value, expected):
    return abs(value - expected) <= TOLERANCE * abs(expected)


def faults(lines, first, expected):
    """What differs from the first program or from the sums that belong to the problem."""
    for (stage, name), found in lines.items():
        for key in SUMS[:stage]:
            wanted = expected.get(key, float(lines[stage, first][0][key]))
            for line in found:
                if line[key] is None or not close(float(line[key]), wanted):
                    yield f"stage {stage}, {name}: {key} is {line[key]}, not {wanted!r}"


def expectation(directory, meta, draws):
    """The known sums, by name; none for a problem of someone else's or of other sizes."""
    known = json.loads(Path(__file__).with_name("checksums.json").read_text())
    size = f"{meta['R']} x {draws} x {meta['T']} x {meta['K']}"
    return known["sums"].get(size, {}) if meta.get("seed") == known["seed"] else {}


def ratio(lines, stage, name, first):
    """How many times as long as `first`, median over rounds."""
    pairs = zip(lines[stage, name], lines[stage, first])
    return statistics.median(other["median_s"] / own["median_s"] for other, own in pairs)


def table(lines, first):
    print(f"| stage | program | median s | best s | rounds | MB | times {first} |")
    print("|---|---|---|---|---|---|---|")
    for (stage, name), found in sorted(lines.items(), key=lambda item: item[0][0]):
        medians = [line["median_s"] for line in found]
        best = min(line["best_s"] for line in found)
        memory = max(line["peak_rss_mb"] for line in found)
        spread = f"{min(medians):.3g} to {max(medians):.3g}"
        times = ratio(lines, stage, name, first)
        middle = statistics.median(medians)
        print(f"| {stage} | {name} | {middle:.4g} | {best:.4g} | {spread} | {memory:.0f} | {times:.2f} |")


def main():
    asked = arguments()
    meta = json.loads((asked.directory / "meta.json").read_text())
    pinned = os.environ.get("KEEP_CORETYPE") == "1"
    taken = ("OPENBLAS_NUM_THREADS",) if pinned else ("OPENBLAS_NUM_THREADS", *PINS)
    environment = {key: value for key, value in os.environ.items() if key not in taken}
    environment["CCM_DATA"] = str(asked.directory)
    lines = rounds(asked, meta, environment)
    first = asked.programs[0][0]
    table(lines, first)
    found = list(faults(lines, first, expectation(asked.directory, meta, asked.draws or meta["D"])))
    for name, least in asked.least:
        got = ratio(lines, asked.stages[-1], name, first)
        if not got >= float(least):
            found.append(f"stage {asked.stages[-1]}: {name} takes {got:.2f} times {first}, less than {least}")
    if found:
        sys.exit("\n".join(found))


if __name__ == "__main__":
    main()
