# Reads longley.csv (NIST Statistical Reference Datasets; Longley 1967, JASA 62, 819-841).
# Writes the data insurance.csv, quine.csv, birthwt.csv, collinear.csv and the figures regression.csv
# (quantity,index,value).
#
# Rscript regression.R   (in this folder; R 4.2.2, MASS 7.3-58.2, which it writes into regression.csv too)
#
# insurance_*, collinear_*, birthwt_*: glm() with control = glm.control(epsilon = 1e-14, maxit = 100), started again where it ended,
#   and what R derives from it; the robust covariances by matrix algebra on the fit's working weights and working residuals.
# quine_*: MASS::glm.nb (quine_mass_*), and from there theta by uniroot on the score, in turns with glm, until neither
#   changes (quine_*): theta.ml stops at a step of 1.2e-4.
# longley_*: svd() of the columns scaled to unit length with an intercept; lm() of each column on the others.
# ridge_*: Newton steps on the penalised score of the standardised design, by solve(); explicit refits without each row; the
#   leave-one-out deviance of the one-step linear predictors on the whole lattice of penalties.
library(MASS)
out <- list()
put <- function(name, values)
  out[[length(out) + 1]] <<- sprintf("%s,%d,%.17g", name, seq_along(values) - 1, as.double(values))
tight <- glm.control(epsilon = 1e-14, maxit = 100)
write_data <- function(name, frame, source) {
  file <- file(paste0(name, ".csv"), "w")
  writeLines(paste("#", source), file)
  writeLines(paste(names(frame), collapse = ","), file)
  writeLines(do.call(paste, c(lapply(frame, function(x) sprintf("%.17g", as.double(x))), sep = ",")), file)
  close(file)
}
dummies <- function(formula, frame) {
  x <- model.matrix(formula, frame, contrasts.arg = lapply(Filter(is.factor, frame), function(f) contr.treatment(levels(f))))
  as.data.frame(x[, -1, drop = FALSE])
}
renamed <- function(frame, names) { names(frame) <- names; frame }

# glm() stops when the deviance settles, which leaves half the digits of its coefficients, and its weights are those of the step
# before: so it is started again from where it ended, until that is as near as it comes.
settled <- function(fit) {
  for (again in 1:40) fit <- suppressWarnings(update(fit, start = coef(fit)))
  fit
}

put_fit <- function(name, fit) {
  fit <- settled(fit)
  s <- summary(fit)
  put(paste0(name, "_coefficients"), coef(fit))
  put(paste0(name, "_standard_errors"), sqrt(diag(vcov(fit))))
  put(paste0(name, "_covariance"), vcov(fit))
  put(paste0(name, "_dispersion"), s$dispersion)
  put(paste0(name, "_deviance"), deviance(fit))
  put(paste0(name, "_null_deviance"), fit$null.deviance)
  put(paste0(name, "_log_likelihood"), as.numeric(logLik(fit)))
  put(paste0(name, "_fitted"), fitted(fit))
  put(paste0(name, "_linear_predictor"), fit$linear.predictors)
  for (type in c("response", "pearson", "deviance", "working"))
    put(paste0(name, "_residuals_", type), residuals(fit, type))
  put(paste0(name, "_leverages"), hatvalues(fit))
  put(paste0(name, "_cooks_distances"), cooks.distance(fit))
  x <- model.matrix(fit)
  a <- solve(qr.R(qr(sqrt(fit$weights) * x)))
  a <- a %*% t(a)
  u <- fit$weights * residuals(fit, "working")
  h <- hatvalues(fit)
  n <- nrow(x); p <- ncol(x)
  for (kind in 0:3) {
    m <- list(u^2, u^2 * n / (n - p), u^2 / (1 - h), u^2 / (1 - h)^2)[[kind + 1]]
    put(paste0(name, "_hc", kind), sqrt(diag(a %*% t(x) %*% (m * x) %*% a)))
  }
}

insurance <- cbind(
  claims = Insurance$Claims, holders = Insurance$Holders,
  renamed(dummies(~ District + Group + Age, Insurance),
          c("district2", "district3", "district4", "group2", "group3", "group4", "age2", "age3", "age4")))
write_data("insurance", insurance, "Motor insurance claims in 1973: Baxter, Coutts and Ross (1980); figures as in R's MASS, Insurance.")
columns <- names(insurance)[-(1:2)]
formula <- reformulate(c(columns, "offset(log(holders))"), "claims")
put_fit("insurance", glm(formula, poisson, insurance, control = tight))
put_fit("insurance_quasi", glm(formula, quasipoisson, insurance, control = tight))
new <- transform(insurance[1:3, ], holders = c(100, 200, 50.5), group2 = c(1, 0, 0.5))
p <- predict(settled(glm(formula, quasipoisson, insurance, control = tight)), new, se.fit = TRUE)
put("insurance_new_predictor", p$fit)
put("insurance_new_standard_errors", p$se.fit)

birth <- with(birthwt, data.frame(low, age, lwt, smoke, ht, ui, black = +(race == 2), other = +(race == 3)))
write_data("birthwt", birth, "Low birth weight, Baystate Medical Center 1986: Hosmer and Lemeshow (1989), appendix 1; figures as in R's MASS, birthwt.")
put_fit("birthwt", glm(low ~ ., binomial, birth, control = tight))

set.seed(20240101)
n <- 80
collinear <- data.frame(expected = round(exp(rnorm(n, 14, 1.2)), 2), x1 = rnorm(n), x2 = rnorm(n, 1954, 4.7))
collinear$x3 <- collinear$x1 + 0.2 * collinear$x2 + 1e-4 * rnorm(n)
collinear$x4 <- rbinom(n, 1, 0.3)
collinear$observed <- round(collinear$expected * exp(0.1 * collinear$x1 + 0.2 * collinear$x4 - 0.03) *
                              rgamma(n, 40, 40), 2)
write_data("collinear", collinear, "Made by regression.R: x3 is x1 + 0.2 x2 but for a standard deviation of 1e-4; amounts in euros.")
put_fit("collinear", glm(observed ~ x1 + x2 + x3 + x4 + offset(log(expected)), quasipoisson, collinear, control = tight))

quine_data <- cbind(
  days = quine$Days,
  renamed(dummies(~ Eth + Sex + Age + Lrn, quine), c("non_aboriginal", "male", "f1", "f2", "f3", "slow")))
write_data("quine", quine_data, "Days absent from school in Walgett: Quine (1975), in Aitkin (1978), JRSS A 141, 195-223; figures as in R's MASS, quine.")
x <- as.matrix(quine_data[, -1])
fit <- glm.nb(days ~ ., quine_data, control = glm.control(epsilon = 1e-14, maxit = 100))
put("quine_mass_theta", fit$theta)
put("quine_mass_theta_standard_error", fit$SE.theta)
put("quine_mass_coefficients", coef(fit))
theta <- fit$theta
y <- quine_data$days
for (turn in 1:200) {
  fixed <- settled(glm(days ~ ., negative.binomial(theta), quine_data, control = tight, start = coef(fit)))
  mu <- fitted(fixed)
  score <- function(t) sum(digamma(t + y) - digamma(t) + log(t) + 1 - log(t + mu) - (y + t) / (mu + t))
  new <- uniroot(score, c(0.5, 3) * theta, tol = 1e-15)$root
  if (abs(new - theta) < 1e-14 * theta) break
  theta <- new
}
put("quine_turns", turn)
put("quine_theta", theta)
put("quine_theta_standard_error",
    sqrt(1 / sum(-trigamma(theta + y) + trigamma(theta) - 1 / theta + 2 / (mu + theta) - (y + theta) / (mu + theta)^2)))
put("quine_coefficients", coef(fixed))
put("quine_standard_errors", sqrt(diag(summary(fixed, dispersion = 1)$cov.scaled)))
put("quine_deviance", deviance(fixed))
put("quine_null_deviance", fixed$null.deviance)
put("quine_log_likelihood", sum(dnbinom(y, size = theta, mu = mu, log = TRUE)))
put("quine_fitted", mu)
# A given theta, and the Poisson fit.
put_given <- settled(glm(days ~ ., negative.binomial(2), quine_data, control = tight))
put("quine_theta2_coefficients", coef(put_given))
put("quine_theta2_standard_errors", sqrt(diag(summary(put_given, dispersion = 1)$cov.scaled)))
put("quine_theta2_deviance", deviance(put_given))

# Ridge, on the collinear amounts: the last column isn't penalised.
raw <- as.matrix(collinear[, c("x1", "x2", "x3", "x4")])
scaled <- sweep(raw, 2, colMeans(raw))
scaled <- sweep(scaled, 2, sqrt(colMeans(scaled^2)), "/")
ridge <- function(z, y, o, lambda, marked, b = c(log(sum(y) / sum(exp(o))), rep(0, ncol(z) - 1))) {
  penalty <- diag(lambda * marked)
  for (i in 1:200) {
    mu <- exp(drop(z %*% b) + o)
    change <- solve(t(z) %*% (mu * z) + penalty, drop(t(z) %*% (y - mu) - penalty %*% b))
    b <- b + change
    if (max(abs(z %*% change)) < 1e-14) break
  }
  list(b = b, mu = exp(drop(z %*% b) + o), eta = drop(z %*% b) + o, penalty = penalty)
}
z <- cbind(1, scaled)
y <- collinear$observed
o <- log(collinear$expected)
marked <- c(0, 1, 1, 1, 0)
lambda <- sum(y) / 50
put("ridge_lambda", lambda)
fit <- ridge(z, y, o, lambda, marked)
a <- solve(t(z) %*% (fit$mu * z) + fit$penalty)
h <- fit$mu * rowSums((z %*% a) * z)
phi <- sum((y - fit$mu)^2 / fit$mu) / (length(y) - sum(h))
put("ridge_standardised_coefficients", fit$b)
slopes <- fit$b[-1] / sqrt(colMeans(sweep(raw, 2, colMeans(raw))^2))
put("ridge_coefficients", c(fit$b[1] - sum(slopes * colMeans(raw)), slopes))
put("ridge_leverages", h)
put("ridge_degrees_of_freedom", sum(h))
put("ridge_dispersion", phi)
put("ridge_deviance", 2 * sum(y * log(y / fit$mu) - (y - fit$mu)))
put("ridge_standard_errors", sqrt(phi * diag(a %*% t(z) %*% (fit$mu * z) %*% a)))
put("ridge_hc3", sqrt(diag(a %*% t(z) %*% (((y - fit$mu) / (1 - h))^2 * z) %*% a)))
without <- t(sapply(seq_along(y), function(i) {
  w <- ridge(z[-i, ], y[-i], o[-i], lambda, marked, fit$b)
  a <- solve(t(z[-i, ]) %*% (w$mu * z[-i, ]) + w$penalty)
  h <- w$mu * rowSums((z[-i, ] %*% a) * z[-i, ])
  phi <- sum((y[-i] - w$mu)^2 / w$mu) / (length(y) - 1 - sum(h))
  v <- drop(z[-i, ] %*% a %*% z[i, ])
  c(sum(z[i, ] * w$b) + o[i], sqrt(phi * sum(w$mu * v^2)), sqrt(sum((y[-i] - w$mu)^2 / (1 - h)^2 * v^2)))
}))
put("ridge_without_predictor", without[, 1])
put("ridge_without_standard_errors", without[, 2])
put("ridge_without_robust_standard_errors", without[, 3])
left <- c(3, 10, 11, 57) + 1
w <- ridge(z[-left, ], y[-left], o[-left], lambda, marked, fit$b)
put("ridge_without_four", drop(z[left, ] %*% w$b) + o[left])
# The penalty: every tenth lattice point's leave-one-out deviance, and the best of all.
lattice <- -192:128
cv <- sapply(lattice, function(k) {
  lambda <- sum(y) * 10^(k / 32)
  fit <- ridge(z, y, o, lambda, marked)
  a <- solve(t(z) %*% (fit$mu * z) + fit$penalty)
  form <- rowSums((z %*% a) * z)
  mu <- exp(fit$eta - form * (y - fit$mu) / (1 - fit$mu * form))
  2 * sum(y * log(y / mu) - (y - mu))
})
put("ridge_lattice_minimum", sum(y) * 10^(lattice[which.min(cv)] / 32))
put("ridge_lattice_deviance", min(cv))
put("ridge_lattice_coarse", cv[lattice %% 16 == 0])
local <- which(diff(sign(diff(cv))) > 0)
put("ridge_lattice_minima", length(local))

# Collinearity of Longley's data, and the gaussian fit.
longley <- read.csv("longley.csv")
raw <- as.matrix(longley[, -1])
unit <- cbind(1, raw)
unit <- sweep(unit, 2, sqrt(colSums(unit^2)), "/")
d <- svd(unit)
put("longley_condition_indices", d$d[1] / d$d)
share <- t(d$v^2) / d$d^2
put("longley_variance_proportions", sweep(share, 2, colSums(share), "/"))
put("longley_inflation_factors",
    sapply(1:6, function(j) 1 / (1 - summary(lm(raw[, j] ~ raw[, -j]))$r.squared)))
d <- svd(scale(raw))$d
put("longley_centred_condition", d[1] / d[6])

writeLines(c(paste0("# Written by regression.R: ", R.version.string, ", MASS ", packageVersion("MASS")),
             "quantity,index,value", unlist(out)), "regression.csv")
