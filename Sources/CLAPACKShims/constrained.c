#include "CLAPACKShims.h"

extern void dgglse_(const la_int *, const la_int *, const la_int *, double *, const la_int *,
                    double *, const la_int *, double *, double *, double *, double *,
                    const la_int *, la_info *);

la_info la_dgglse(la_int m, la_int n, la_int p, double *a, la_int lda, double *b, la_int ldb,
                  double *c, double *d, double *x, double *work, la_int lwork) {
  la_info info = 0;
  dgglse_(&m, &n, &p, a, &lda, b, &ldb, c, d, x, work, &lwork, &info);
  return info;
}
