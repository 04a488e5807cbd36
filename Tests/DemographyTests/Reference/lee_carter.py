"""Lee-Carter fits of england_wales_men.csv and norway_women.csv, written to lee_carter.csv with 17 digits.

Made with Python 3.11, numpy 2.4.6, scipy 1.17.1:  python3 lee_carter.py
No random numbers. The methods differ from those that are checked:
- singular values: all cells full, numpy's SVD; with empty cells, scipy's Gauss-Newton on the filled cells alone;
- Poisson: Fisher scoring on all parameters at once, the three free directions left to a pseudo-inverse.
"""
import csv, pathlib
import numpy as np
from scipy.optimize import least_squares
from scipy.special import gammaln, xlogy

here = pathlib.Path(__file__).parent


def read(name):
    lines = [line for line in open(here / name) if not line.startswith("#")]
    rows = list(csv.DictReader(lines))
    ages = sorted({int(r["age"]) for r in rows})
    years = sorted({int(r["year"]) for r in rows})
    deaths, exposure = np.zeros((len(ages), len(years))), np.zeros((len(ages), len(years)))
    for r in rows:
        cell = int(r["age"]) - ages[0], int(r["year"]) - years[0]
        deaths[cell], exposure[cell] = float(r["deaths"]), float(r["exposure"])
    return ages, years, deaths, exposure


def normalised(a, b, k):
    return a + b * k.mean(), b / b.sum(), (k - k.mean()) * b.sum()


def by_singular_values(deaths, exposure):
    there = (deaths > 0) & (exposure > 0)
    z = np.where(there, np.log(np.where(there, deaths, 1) / exposure), 0)
    a = (z * there).sum(1) / there.sum(1)
    u, s, vt = np.linalg.svd(np.where(there, z - a[:, None], 0), full_matrices=False)
    a, b, k = normalised(a, u[:, 0] / u[:, 0].sum(), vt[0] * s[0] * u[:, 0].sum())
    if there.all():
        return a, b, k
    n = len(a)

    def rest(p):
        return (z - p[:n, None] - np.outer(p[n:2 * n], p[2 * n:]))[there]

    def slopes(p):
        b, k = p[n:2 * n], p[2 * n:]
        j = np.zeros((*z.shape, len(p)))
        for x in range(n):
            j[x, :, x] = -1
            j[x, :, n + x] = -k
        for t in range(len(k)):
            j[:, t, 2 * n + t] = -b
        return j[there]

    p = least_squares(rest, np.concatenate([a, b, k]), jac=slopes, method="trf", x_scale="jac", xtol=1e-15,
                      ftol=1e-15, gtol=1e-15, max_nfev=20000).x
    for _ in range(60):  # Gauss-Newton with the free directions left alone, to the last digits
        p = p - np.linalg.lstsq(slopes(p), rest(p), rcond=1e-10)[0]
    return normalised(p[:n], p[n:2 * n], p[2 * n:])


def by_poisson(deaths, exposure, start):
    a, b, k = start
    n, m = len(a), len(k)
    for _ in range(200):
        mu = exposure * np.exp(a[:, None] + np.outer(b, k))
        j = np.zeros((n, m, 2 * n + m))
        for x in range(n):
            j[x, :, x] = 1
            j[x, :, n + x] = k
        for t in range(m):
            j[:, t, 2 * n + t] = b
        j = j.reshape(n * m, -1)
        gradient = j.T @ (deaths - mu).ravel()
        step = np.linalg.pinv(j.T @ (mu.ravel()[:, None] * j), rcond=1e-11, hermitian=True) @ gradient
        a, b, k = normalised(a + step[:n], b + step[n:2 * n], k + step[2 * n:])
        if np.abs(step).max() < 1e-13:
            break
    return a, b, k


def measures(deaths, exposure, fit):
    a, b, k = fit
    mu = exposure * np.exp(a[:, None] + np.outer(b, k))
    deviance = 2 * (xlogy(deaths, deaths) - xlogy(deaths, mu) - (deaths - mu)).sum()
    return deviance, (xlogy(deaths, mu) - mu - gammaln(deaths + 1)).sum()


def total_deaths(deaths, exposure, fit):
    a, b, k = fit
    k = k.copy()
    for t in range(len(k)):
        for _ in range(100):
            mu = exposure[:, t] * np.exp(a + b * k[t])
            k[t] -= (mu.sum() - deaths[:, t].sum()) / (b * mu).sum()
    return normalised(a, b, k)


with open(here / "lee_carter.csv", "w") as out:
    out.write("# Written by lee_carter.py: python 3.11, numpy " + np.__version__ + "; see there.\n")
    out.write("population,method,quantity,index,value\n")
    for name in ["england_wales_men", "norway_women"]:
        ages, years, deaths, exposure = read(name + ".csv")
        svd = by_singular_values(deaths, exposure)
        fits = {"svd": svd, "poisson": by_poisson(deaths, exposure, svd), "total": total_deaths(deaths, exposure, svd)}
        for method, fit in fits.items():
            for quantity, values, first in zip(["level", "pattern", "index"], fit, [ages[0], ages[0], years[0]]):
                for i, value in enumerate(values):
                    out.write(f"{name},{method},{quantity},{first + i},{value:.17g}\n")
            for quantity, value in zip(["deviance", "logLikelihood"], measures(deaths, exposure, fit)):
                out.write(f"{name},{method},{quantity},0,{value:.17g}\n")
