"""Characteristics of 60 made-up regions, and a multivariate normal fitted to them where some are unknown.

Written with Python 3.11, NumPy 2.4.6 (generator PCG64, seed 20240917). Run in this folder; writes
characteristics.csv, characteristics_unknown.csv and unknown.csv. similarity.R reads the first.

The fit is the posterior mode under an inverse-Wishart prior, by expectation and maximisation row by row, with conditional
moments from the precision matrix K = inverse of the covariance: mean mu_m - K_mm^-1 K_mo (x_o - mu_o), covariance K_mm^-1.
"""

import numpy as np

rng = np.random.default_rng(20240917)
n, p = 60, 6
mixing = rng.normal(size=(p, p))
latent = rng.normal(size=(n, p)) @ mixing
latent /= latent.std(0)
complete = np.column_stack([
    np.exp(7 + 1.2 * latent[:, 0]),          # as a density: positive, skewed
    40 + 6 * latent[:, 1],
    1 / (1 + np.exp(-(-2 + 0.4 * latent[:, 2]))),
    np.exp(0.9 * latent[:, 3]) * 3,
    latent[:, 4] * 0.01 - 0.05,              # negative values: no logarithm
    1000 + 150 * latent[:, 5],
])
unknown = complete.copy()
for i, j in zip(rng.integers(0, n - 1, 34), rng.integers(0, p, 34)):
    unknown[i, j] = np.nan
unknown[n - 1, [0, 1, 3, 5]] = np.nan        # a sparse region
assert (np.isnan(unknown[: n - 1]).sum(1) <= p // 2).all()


def write(name, columns, rows):
    with open(name, "w") as file:
        file.write(f"# by similarity.py, NumPy {np.__version__}\n{','.join(columns)}\n")
        for row in rows:
            file.write(",".join("" if isinstance(x, float) and np.isnan(x) else
                                x if isinstance(x, str) else format(x, ".17g") for x in row) + "\n")


names = [f"x{j}" for j in range(p)]
write("characteristics.csv", names, complete.tolist())
write("characteristics_unknown.csv", names, unknown.tolist())


def fit(z, intensity, steps=20000):
    rows, columns = z.shape
    mean, covariance = np.zeros(columns), np.eye(columns)
    for _ in range(steps):
        precision = np.linalg.inv(covariance)
        filled, rest = z.copy(), np.zeros((columns, columns))
        for i in range(rows):
            m = np.isnan(z[i])
            if m.any():
                inner = np.linalg.inv(precision[np.ix_(m, m)])
                filled[i, m] = mean[m] - inner @ precision[np.ix_(m, ~m)] @ (z[i, ~m] - mean[~m])
                rest[np.ix_(m, m)] += inner
        new = filled.mean(0)
        c = (filled - new).T @ (filled - new) + rest
        updated = (1 - intensity) * c / rows + intensity * np.eye(columns)
        change = max(abs(new - mean).max(), abs(updated - covariance).max())
        mean, covariance = new, updated
        if change < 1e-15:
            break
    return mean, covariance, filled


usable = unknown[: n - 1]
known = ~np.isnan(usable)
means = np.nanmean(usable, 0)
deviations = np.nanstd(usable, 0, ddof=1)
z = (usable - means) / deviations
# Schaefer and Strimmer's intensity over the pairs that are known.
variances = squares = 0
for j in range(p):
    for k in range(p):
        if j != k:
            w = (z[:, j] * z[:, k])[known[:, j] & known[:, k]]
            c = len(w)
            r = c / (c - 1) * w.mean()
            variances += c / (c - 1) ** 3 * ((w - w.mean()) ** 2).sum()
            squares += r**2
intensity = variances / squares
assert intensity > 0.01
mean, covariance, filled = fit(z, intensity)
out = [["intensity", 0, intensity]]
out += [["mean", j, mean[j]] for j in range(p)]
out += [["covariance", i * p + j, covariance[i, j]] for i in range(p) for j in range(p)]
rows, columns = np.where(~known)
out += [["estimate", i * p + j, (means + deviations * filled[i])[j]] for i, j in zip(rows, columns)]
write("unknown.csv", ["quantity", "index", "value"], out)
