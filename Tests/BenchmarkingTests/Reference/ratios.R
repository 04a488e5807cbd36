# The ratios of ratios.csv regressed on characteristics.csv without a penalty: glm for the coefficients, HC3 and the delta method by
# matrix algebra, condition indices by svd. Run in this folder; writes ratios_glm.csv with the version in its first line.
x <- scale(as.matrix(read.csv("characteristics.csv", comment.char = "#")))
y <- read.csv("ratios.csv", comment.char = "#")
control <- glm.control(epsilon = 1e-14, maxit = 100)
out <- file("ratios_glm.csv", "w")
writeLines(c(paste0("# by ratios.R, ", R.version.string), "quantity,index,value"), out)
put <- function(name, values)
  writeLines(sprintf("%s,%d,%.17g", name, seq_along(values) - 1, as.numeric(values)), out)
hc3 <- function(f) {
  a <- model.matrix(f)
  b <- chol2inv(qr.R(qr(a * sqrt(f$fitted.values))))
  u <- (f$y - f$fitted.values) / (1 - hatvalues(f))
  b %*% crossprod(a * u) %*% b
}
fit <- function(rows) glm(observed ~ x[rows, ] + offset(log(expected)), quasipoisson, y[rows, ], control = control)
f <- fit(1:60)
put("intercept", c(coef(f)[1], sqrt(hc3(f)[1, 1])))
put("coefficient", coef(f)[-1])
put("error", sqrt(diag(hc3(f)))[-1])
put("dispersion", summary(f)$dispersion)
put("deviance", f$deviance)
put("null_deviance", f$null.deviance)
put("leverage", hatvalues(f))
put("cook", cooks.distance(f))
left <- sapply(1:60, function(i) {
  g <- fit(setdiff(1:60, i))
  z <- c(1, x[i, ])
  c(exp(sum(z * coef(g))), sqrt(z %*% hc3(g) %*% z))
})
put("left_out", left[1, ])
put("left_out_error", left[2, ])
members <- c(4, 11, 12, 41, 60)
shares <- c(1, 1, 0.25, 1, 1)
g <- fit(setdiff(1:60, members))
z <- cbind(1, x[members, ])
w <- shares * y$expected[members]
t <- w * exp(z %*% coef(g))
d <- crossprod(z, t / sum(t))
put("group", c(sum(t) / sum(w), sqrt(t(d) %*% hc3(g) %*% d)))
raw <- cbind(1, as.matrix(read.csv("characteristics.csv", comment.char = "#")))
s <- svd(sweep(raw, 2, sqrt(colSums(raw^2)), "/"))$d
put("condition_index", s[1] / min(s))
s <- svd(x)$d
put("centred_condition_index", s[1] / min(s))
put("largest_inflation", max(diag(solve(cor(x)))))
close(out)
