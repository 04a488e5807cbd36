# Shrunken correlation, its inverse root and distances of characteristics.csv, by corpcor (cor.shrink, estimate.lambda,
# mpower) and stats::mahalanobis. Run in this folder; writes similarity.csv with the versions in its first line.
library(corpcor)
x <- as.matrix(read.csv("characteristics.csv", comment.char = "#"))
colnames(x) <- NULL
skewness <- function(v) mean((v - mean(v))^3) / mean((v - mean(v))^2)^1.5
y <- apply(x, 2, function(v)
  if (min(v) > 0 && skewness(v) > 1 && abs(skewness(log(v))) < skewness(v)) log(v) else v)
out <- file("similarity.csv", "w")
writeLines(c(paste0("# by similarity.R, ", R.version.string, ", corpcor ", packageVersion("corpcor")),
             "quantity,index,value"), out)
put <- function(name, values)
  writeLines(sprintf("%s,%d,%.17g", name, seq_along(values) - 1, as.numeric(values)), out)
put("logarithm", apply(x != y, 2, any))
lambda <- estimate.lambda(y, verbose = FALSE)
put("intensity", lambda)
put("correlation", cor.shrink(y, lambda = lambda, verbose = FALSE))
put("inverse_root", mpower(cor.shrink(y, lambda = lambda, verbose = FALSE), -0.5))
# Few rows of many columns, where the sample correlation has no inverse.
few <- y[1:5, ]
put("few_intensity", estimate.lambda(few, verbose = FALSE))
put("few_inverse_root", mpower(cor.shrink(few, verbose = FALSE), -0.5))
# Equal weights: Mahalanobis' distance with the shrunken correlation, over the number of characteristics.
r <- cor.shrink(y, lambda = 0.2, verbose = FALSE)
z <- scale(y)
put("distance", sqrt(sapply(2:60, function(i) mahalanobis(z[i, ], z[1, ], r)) / ncol(y)))
# Unequal weights.
w <- c(1, 2, 0, 0.5, 3, 1)
s <- z %*% mpower(r, -0.5)
put("coordinates", s[1, ])
put("weighted_distance", sqrt(sapply(2:60, function(i) sum(w * (s[i, ] - s[1, ])^2) / sum(w))))
close(out)
