# The regressions of the comparison in R: Rscript regressions.R DIRECTORY REPEATS ITEMS
#
# DIRECTORY holds design.csv (regions x determinants), observed.csv and expected.csv (regions x items), as `regressions`
# writes them. Two jobs are timed, for the first ITEMS items: a quasi-Poisson fit with offset and its standard errors, and
# the expectation for every region by a fit without it, started from the whole fit. Prints one line of JSON.
# R 4.2.2; only base R. glm.fit is called directly, which is several times as fast as glm with a formula.

arguments <- commandArgs(TRUE)
read <- function(name) as.matrix(read.csv(file.path(arguments[1], name), check.names = FALSE))
design <- cbind(1, read("design.csv"))
observed <- read("observed.csv")
expected <- read("expected.csv")
repeats <- as.integer(arguments[2])
items <- seq_len(as.integer(arguments[3]))
control <- glm.control(epsilon = 1e-14, maxit = 50)

fit <- function(y, offset, rows, start = NULL) {
  glm.fit(design[rows, , drop = FALSE], y[rows], offset = offset[rows], start = start,
          family = quasipoisson(), control = control)
}
errors <- function(model) {
  pivots <- model$qr$pivot[seq_len(model$rank)]
  inverse <- chol2inv(model$qr$qr[pivots, pivots, drop = FALSE])
  residuals <- model$weights * model$residuals^2
  sqrt(diag(inverse) * sum(residuals) / model$df.residual)
}
all <- seq_len(nrow(design))
whole <- function(i) {
  model <- fit(observed[, i], log(expected[, i]), all)
  list(coefficients = model$coefficients, errors = errors(model))
}
seconds <- function(work) { start <- proc.time()[["elapsed"]]; work(); proc.time()[["elapsed"]] - start }

# The clock of R has milliseconds: time ten rounds at once.
fits <- replicate(repeats, seconds(function() for (k in 1:10) lapply(items, whole)) / 10)
models <- lapply(items, whole)
left_out <- list()
left_out_s <- seconds(function() {
  left_out <<- lapply(items, function(i) {
    offset <- log(expected[, i])
    vapply(all, function(r) {
      model <- fit(observed[, i], offset, all[-r], start = models[[i]]$coefficients)
      exp(offset[r] + sum(design[r, ] * model$coefficients))
    }, 0)
  })
})

numbers <- function(x) paste0("[", paste(sprintf("%.17g", x), collapse = ", "), "]")
lists <- function(x) paste0("[", paste(vapply(x, numbers, ""), collapse = ", "), "]")
cat(sprintf(
  '{"version": "R %s", "fits_s": %s, "left_out_s": %.17g, "coefficients": %s, "errors": %s, "left_out": %s}\n',
  getRversion(), numbers(fits), left_out_s, lists(lapply(models, `[[`, "coefficients")),
  lists(lapply(models, `[[`, "errors")), lists(left_out)))
