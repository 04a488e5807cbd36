"""The common problem in NumPy, twice: as it is plainly written, and as fast as it gets without leaving NumPy.

    CCM_DATA=DIRECTORY python3 numpy_twin.py STYLE REGIONS DRAWS REPEATS STAGE

DIRECTORY is what generate.py wrote (`data` where CCM_DATA isn't set); the first REGIONS and DRAWS of it are used.

    STYLE  analyst  arrays of region, draw, sex and age, 18 regions at a time, np.quantile
           tuned    a region at a time in each of two threads, arrays made once and written in place, the draw as the last
                    index, the total as one more row of the product, quantiles from NumPy's vectorised sort
    STAGE  1  people of every year
           2  and the demand, products x 212 times 212 x draws
           3  and the quantiles .025 .1 .5 .9 .975 (type 7) over draws of each demand and of the people, by region and year

Prints one line of JSON: median and best wall time of the repeats, peak memory, and three sums of the last year over all
regions: mean people, mean demand, and the quantiles of demand. BLAS gets one thread per worker in `tuned`.
Python 3.11.7, NumPy 2.4.6.
"""

import json
import os
import resource
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

if len(sys.argv) != 6:
    sys.exit(__doc__)
STYLE = sys.argv[1]
REGIONS, DRAWS, REPEATS, STAGE = (int(word) for word in sys.argv[2:])
THREADS = 2
if STYLE == "tuned":
    os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np  # noqa: E402, after the number of BLAS threads

DATA = Path(os.environ.get("CCM_DATA", "data"))
if not (DATA / "meta.json").is_file():
    sys.exit(f"{DATA} holds no problem; write one with generate.py and name it in CCM_DATA")
META = json.loads((DATA / "meta.json").read_text())
YEARS, AGES, SEXES, PRODUCTS = (META[key] for key in ("T", "A", "S", "K"))
CELLS = SEXES * AGES
BOYS = META["srb"] / (1 + META["srb"])
BIRTH_SHARES = (BOYS, 1 - BOYS)
PROBABILITIES = np.array([0.025, 0.1, 0.5, 0.9, 0.975])
WOMEN = 1
MOTHERS = slice(15, 50)


def read(name, *shape):
    return np.fromfile(DATA / f"{name}.bin", "<f8").reshape(shape)


START = read("P0", META["R"], SEXES, AGES)[:REGIONS]
MORTALITY_FACTOR = read("theta", META["R"], SEXES)[:REGIONS]
FERTILITY_FACTOR = read("phi", META["R"])[:REGIONS]
MIGRANTS = read("mb", META["R"], SEXES, AGES)[:REGIONS]
DEATH = np.ascontiguousarray(read("q", YEARS, SEXES, AGES, META["D"])[..., :DRAWS])
BIRTH = np.ascontiguousarray(read("f", YEARS, 35, META["D"])[..., :DRAWS])
EXTRA = np.ascontiguousarray(read("z", META["R"], YEARS, META["D"])[:REGIONS, :, :DRAWS])
SPREAD = read("ms", SEXES, AGES)
RATES = read("rate", PRODUCTS, CELLS)


class Sums:
    """The three sums of the last year, by region, so that the order of work doesn't matter."""

    def __init__(self):
        self.people, self.demand, self.quantiles = np.zeros((3, REGIONS))

    def totals(self):
        sums = [float(self.people.sum()), float(self.demand.sum()), float(self.quantiles.sum())]
        return [value if STAGE >= stage else None for stage, value in enumerate(sums, start=1)]


def analyst():
    sums = Sums()
    death = np.moveaxis(DEATH, -1, 1).copy()
    birth = np.moveaxis(BIRTH, -1, 1).copy()
    for first in range(0, REGIONS, 18):
        some = slice(first, min(first + 18, REGIONS))
        people = np.repeat(START[some, None], DRAWS, axis=1)
        for year in range(YEARS):
            people = analyst_year(people, death[year], birth[year], some, year)
            total = people.sum(axis=(2, 3))
            if STAGE >= 2:
                demand = people.reshape(-1, CELLS) @ RATES.T
                demand = demand.reshape(-1, DRAWS, PRODUCTS)
            if STAGE >= 3:
                np.quantile(total, PROBABILITIES, axis=1)
                quantiles = np.quantile(demand, PROBABILITIES, axis=1)
        sums.people[some] = total.mean(axis=1)
        if STAGE >= 2:
            sums.demand[some] = demand.mean(axis=1).sum(axis=1)
        if STAGE >= 3:
            sums.quantiles[some] = quantiles.sum(axis=(0, 2))
    return sums.totals()


def analyst_year(people, death, birth, some, year):
    moves = MIGRANTS[some, None] + EXTRA[some, year, :, None, None] * SPREAD
    survival = 1 - MORTALITY_FACTOR[some, None, :, None] * death
    start = people + moves / 2
    end = np.zeros_like(people)
    end[..., 1:] = start[..., :-1] * survival[..., 1:]
    end[..., -1] += start[..., -1] * survival[..., -1]
    end += moves / 2
    mothers = (start[:, :, WOMEN, MOTHERS] + end[:, :, WOMEN, MOTHERS]) / 2
    births = (mothers * FERTILITY_FACTOR[some, None, None] * birth).sum(axis=2)
    for sex, share in enumerate(BIRTH_SHARES):
        end[:, :, sex, 0] += births * share * survival[:, :, sex, 0]
    return end


class Worker:
    """The arrays of one thread, for one region at a time."""

    def __init__(self, rates):
        self.rates = rates
        self.start, self.end, self.moves, self.survival = np.empty((4, SEXES, AGES, DRAWS))
        self.mothers = np.empty((35, DRAWS))
        self.shifts = np.ones((2, DRAWS))
        self.results = np.empty((YEARS, len(rates), DRAWS))

    def project(self, region):
        """Sets `results`: of every year the demand for each product, where asked for, and in the last row the people."""
        spread = np.stack([MIGRANTS[region].ravel() / 2, SPREAD.ravel() / 2], axis=1)
        self.end[...] = START[region][..., None]
        for year in range(YEARS):
            self.shifts[1] = EXTRA[region, year]
            np.matmul(spread, self.shifts, out=self.moves.reshape(CELLS, DRAWS))
            np.multiply(DEATH[year], -MORTALITY_FACTOR[region][:, None, None], out=self.survival)
            self.survival += 1.0
            self.advance(BIRTH[year], FERTILITY_FACTOR[region])
            np.matmul(self.rates, self.end.reshape(CELLS, DRAWS), out=self.results[year])

    def advance(self, birth, factor):
        start, end, moves, survival = self.start, self.end, self.moves, self.survival
        np.add(end, moves, out=start)
        np.multiply(start[:, :-1], survival[:, 1:], out=end[:, 1:])
        end[:, -1] += start[:, -1] * survival[:, -1]
        end[:, 1:] += moves[:, 1:]
        np.add(start[WOMEN, MOTHERS], end[WOMEN, MOTHERS], out=self.mothers)
        births = np.einsum("ad,ad->d", self.mothers, birth)
        births *= factor / 2
        for sex, share in enumerate(BIRTH_SHARES):
            np.multiply(births, share * survival[sex, 0], out=end[sex, 0])
            end[sex, 0] += moves[sex, 0]


def sorted_quantiles(rows):
    """Type 7 of each row, which is sorted in place."""
    rows.sort(axis=-1)
    place = PROBABILITIES * (rows.shape[-1] - 1)
    low = place.astype(int)
    high = np.minimum(low + 1, rows.shape[-1] - 1)
    weight = place - low
    return rows[..., low] * (1 - weight) + rows[..., high] * weight


def tuned():
    sums = Sums()
    total = np.ones((1, CELLS))
    rates = total if STAGE == 1 else np.concatenate([RATES, total])

    def work(first):
        worker = Worker(rates)
        for region in range(first, REGIONS, THREADS):
            worker.project(region)
            means = worker.results[-1].mean(axis=1)
            sums.people[region], sums.demand[region] = means[-1], means[:-1].sum()
            if STAGE >= 3:
                sums.quantiles[region] = sorted_quantiles(worker.results)[-1, :-1].sum()

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(work, range(THREADS)))
    return sums.totals()


def main():
    run = {"analyst": analyst, "tuned": tuned}[STYLE]
    times = []
    for _ in range(REPEATS):
        begin = time.perf_counter()
        people, demand, quantiles = run()
        times.append(time.perf_counter() - begin)
    print(
        json.dumps(
            {
                "impl": f"numpy {STYLE}",
                "R": REGIONS,
                "D": DRAWS,
                "stage": STAGE,
                "threads": THREADS,
                "median_s": round(statistics.median(times), 5),
                "best_s": round(min(times), 5),
                "peak_rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
                "check_tot": people,
                "check_dem": demand,
                "check_q": quantiles,
            }
        )
    )


if __name__ == "__main__":
    main()
