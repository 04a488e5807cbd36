# Means of ratios with Hartung and Knapp's interval by metafor (rma, test = "knha", a given variance between studies). Run in
# this folder; writes pooled.csv with the versions in its first line. Seed 20240918.
suppressPackageStartupMessages(library(metafor))
out <- file("pooled.csv", "w")
writeLines(c(paste0("# by pooled.R, ", R.version.string, ", metafor ", packageVersion("metafor")),
             "case,between,ratio,chance,mean,error,lower,upper"), out)
set.seed(20240918)
for (case in 1:4) {
  k <- c(10, 10, 2, 25)[case]
  between <- c(0.01, 0, 0.002, 0.05)[case]
  chance <- exp(rnorm(k, -6, 1))
  ratio <- 1 + rnorm(k, 0, sqrt(between + chance))
  fit <- rma(ratio, chance, tau2 = between, test = "knha")
  write.table(cbind(case, sapply(cbind(between, ratio, chance, c(fit$beta), fit$se, fit$ci.lb, fit$ci.ub),
                                 identity) |> matrix(nrow = k) |> apply(2, sprintf, fmt = "%.17g")),
              out, sep = ",", quote = FALSE, row.names = FALSE, col.names = FALSE)
}
close(out)
