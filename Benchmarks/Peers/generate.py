"""Write the common problem: a projection of Dutch size whose every input is made up, as files that any program can read.

    python3 generate.py DIRECTORY [REGIONS DRAWS YEARS PRODUCTS]

Without sizes: 342 regions, 1,000 draws, 10 years, 50 products. Each file NAME.bin holds little-endian doubles, the last
index fastest; meta.json holds the sizes and the seed. Sexes are men, women; ages 0 ... 104 and 105 and older.

    P0     [region][sex][age]         people at the start
    theta  [region][sex]              factor of the region's mortality
    phi    [region]                   factor of the region's fertility
    mb     [region][sex][age]         net migrants per year, the same every year
    q      [year][sex][age][draw]     probability of dying of the nation, from the age before to this one; age 0: the newborn
    f      [year][age 15-49][draw]    births per woman
    z      [region][year][draw]       net migrants of a draw, besides mb
    ms     [sex][age]                 how z is spread; sums to 1
    rate   [product][sex][age]        units of care per person per year, equal within groups of five years, 95 and older as one

A year takes P to P', migrants half at its start and half at its end:

    m      = mb + z ms
    p      = P + m / 2
    P'(a)  = p(a - 1) (1 - theta q(a)) + m(a) / 2, and the last age takes both p(104) and p(105)
    births = sum over a of (p_w(a) + P'_w(a)) / 2 phi f(a)
    P'(0)  = births w (1 - theta q(0)) + m(0) / 2, with w = s / (1 + s) for boys, 1 / (1 + s) for girls, s boys per girl

All numbers come from the uniform numbers of PCG64 with a fixed seed; NumPy promises to keep those. Normal numbers are
made here, by Box and Muller. Python 3.11.7, NumPy 2.4.6.
"""

import json
import sys
from pathlib import Path

import numpy as np

SEED = 20_241_122
AGES, SEXES = 106, 2
BOYS_PER_GIRL = 1.05
FERTILE = np.arange(15, 50)
AGE = np.arange(AGES)


class Numbers:
    """Random numbers of one named part of the problem, so that no part depends on the size of another."""

    def __init__(self, part):
        self.uniforms = np.random.Generator(np.random.PCG64([SEED, part]))

    def uniform(self, low, high, shape):
        return low + (high - low) * self.uniforms.random(shape)

    def normal(self, scale, shape):
        count = int(np.prod(shape))
        radius = np.sqrt(-2 * np.log1p(-self.uniforms.random(count)))
        return (scale * radius * np.cos(2 * np.pi * self.uniforms.random(count))).reshape(shape)


def populations(regions):
    """People of each region, sexes and ages: a few large towns, many small municipalities, fewer people above 70."""
    numbers = Numbers(1)
    size = np.exp(numbers.normal(0.8, regions))
    size *= 52_000 * regions / size.sum()
    alive = 1 / (1 + np.exp((AGE - np.array([[80.0], [84.0]])) / 6.5))
    shape = alive * (1 + 0.15 * np.cos((AGE - 55) / 11.0))
    people = shape * np.exp(np.cumsum(numbers.normal(0.01, (regions, SEXES, AGES)), axis=2))
    return size[:, None, None] * people / people.sum(axis=(1, 2), keepdims=True)


def mortality(years, draws):
    """Probabilities of dying: Gompertz's and Makeham's law, declining by a random walk with drift."""
    numbers = Numbers(2)
    hazard = np.stack([6e-5 + 1.9e-5 * np.exp(0.102 * AGE), 4e-5 + 0.9e-5 * np.exp(0.108 * AGE)])
    hazard[:, 0] += (0.0032, 0.0027)
    hazard = np.minimum(hazard, 0.8)
    pace = np.interp(AGE, [0, 40, 80, 105], [0.025, 0.018, 0.014, 0.002])
    level = -np.arange(1, years + 1)[:, None] + np.cumsum(numbers.normal(1.0, (years, draws)), axis=0)
    return -np.expm1(-hazard[None, :, :, None] * np.exp(pace[None, None, :, None] * level[:, None, None, :]))


def fertility(years, draws):
    """Births per woman by age, a gamma curve of 1.5 children, times a random walk."""
    numbers = Numbers(3)
    since = FERTILE - 14.5
    curve = since**11 * np.exp(-since / 1.45)
    level = np.exp(np.cumsum(numbers.normal(0.02, (years, draws)), axis=0))
    return 1.5 * (curve / curve.sum())[None, :, None] * level[:, None, :]


def migration_ages():
    """The ages of migrants: children and, above all, people in their twenties."""
    young = np.where(AGE < 95, np.exp(-0.09 * (AGE - 22) - np.exp(-0.35 * (AGE - 22))), 0)
    shape = 0.2 * np.exp(-0.1 * AGE) * (AGE < 95) + young
    both = np.stack([shape, 0.93 * shape])
    return both / both.sum()


def care_rates(products):
    """Units per person: rising with age for most products, falling for some, equal within groups of five years."""
    numbers = Numbers(5)
    group = np.minimum(AGE // 5, 19)
    centre = np.linspace(-1.0, 1.0, 20)
    slope = numbers.uniform(-0.5, 3.0, (products, 1, 1))
    level = numbers.normal(0.7, (products, 1, 1)) - 5.0
    logs = level + slope * centre + numbers.normal(0.1, (products, SEXES, 20))
    return np.minimum(np.exp(logs), 4.0)[:, :, group]


def problem(regions, draws, years, products):
    """Every array of the problem by the name of its file."""
    people = populations(regions)
    size = people.sum(axis=(1, 2))
    ages = migration_ages()
    factors, moves = Numbers(6), Numbers(4)
    level = size[:, None, None] * np.cumsum(moves.normal(0.002, (regions, years, draws)), axis=1)
    return {
        "P0": people,
        "theta": np.exp(factors.normal(0.08, (regions, SEXES))),
        "phi": np.exp(factors.normal(0.1, regions)),
        "mb": (size * (0.004 + factors.normal(0.002, regions)))[:, None, None] * ages,
        "q": mortality(years, draws),
        "f": fertility(years, draws),
        "z": level,
        "ms": ages,
        "rate": care_rates(products),
    }


def main():
    directory = Path(sys.argv[1])
    given = [int(size) for size in sys.argv[2:6]]
    regions, draws, years, products = given + [342, 1000, 10, 50][len(given):]
    directory.mkdir(parents=True, exist_ok=True)
    for name, values in problem(regions, draws, years, products).items():
        np.ascontiguousarray(values, "<f8").tofile(directory / f"{name}.bin")
    sizes = {"R": regions, "D": draws, "T": years, "A": AGES, "S": SEXES, "K": products, "srb": BOYS_PER_GIRL}
    sizes["seed"] = SEED
    (directory / "meta.json").write_text(json.dumps(sizes) + "\n")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main()
