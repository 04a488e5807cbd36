#include "CLAPACKShims.h"

#include <stddef.h>

extern void dgeqp3_(const la_int *, const la_int *, double *, const la_int *, la_int *, double *,
                    double *, const la_int *, la_info *);
extern void dormqr_(const char *, const char *, const la_int *, const la_int *, const la_int *,
                    const double *, const la_int *, const double *, double *, const la_int *,
                    double *, const la_int *, la_info *, size_t, size_t);

la_info la_dgeqp3(la_int m, la_int n, double *a, la_int lda, la_int *jpvt, double *tau,
                  double *work, la_int lwork) {
  la_info info = 0;
  dgeqp3_(&m, &n, a, &lda, jpvt, tau, work, &lwork, &info);
  return info;
}

la_info la_dormqr(la_side side, la_trans trans, la_int m, la_int n, la_int k, const double *a,
                  la_int lda, const double *tau, double *c, la_int ldc, double *work,
                  la_int lwork) {
  const char sd = (char)side, tr = (char)trans;
  la_info info = 0;
  dormqr_(&sd, &tr, &m, &n, &k, a, &lda, tau, c, &ldc, work, &lwork, &info, 1, 1);
  return info;
}
