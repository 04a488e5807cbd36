#include "CLAPACKShims.h"

#include <stddef.h>

// BLAS and LAPACK, gfortran ABI, here and in the other files: every argument by
// address and, after them all, one hidden size_t length for each CHARACTER
// argument (gcc bug 90329 is what happens when a caller leaves those out).
extern void dgemm_(const char *, const char *, const la_int *, const la_int *, const la_int *,
                   const double *, const double *, const la_int *, const double *,
                   const la_int *, const double *, double *, const la_int *, size_t, size_t);
extern void dgemv_(const char *, const la_int *, const la_int *, const double *, const double *,
                   const la_int *, const double *, const la_int *, const double *, double *,
                   const la_int *, size_t);

extern void openblas_set_num_threads(int);
extern int openblas_get_num_threads(void);
extern char *openblas_get_config(void);

void la_dgemm(la_trans ta, la_trans tb, la_int m, la_int n, la_int k, double alpha,
              const double *a, la_int lda, const double *b, la_int ldb, double beta,
              double *c, la_int ldc) {
  const char cta = (char)ta, ctb = (char)tb;
  dgemm_(&cta, &ctb, &m, &n, &k, &alpha, a, &lda, b, &ldb, &beta, c, &ldc, 1, 1);
}

void la_dgemv(la_trans ta, la_int m, la_int n, double alpha, const double *a, la_int lda,
              const double *x, double beta, double *y) {
  const char cta = (char)ta;
  const la_int one = 1;
  dgemv_(&cta, &m, &n, &alpha, a, &lda, x, &one, &beta, y, &one, 1);
}

void la_set_num_threads(int n) { openblas_set_num_threads(n); }
int la_get_num_threads(void) { return openblas_get_num_threads(); }
const char *la_config(void) { return openblas_get_config(); }
