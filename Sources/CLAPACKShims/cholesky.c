#include "CLAPACKShims.h"

#include <stddef.h>

extern void dpotrf_(const char *, const la_int *, double *, const la_int *, la_info *, size_t);
extern void dpotrs_(const char *, const la_int *, const la_int *, const double *,
                    const la_int *, double *, const la_int *, la_info *, size_t);
extern void dpocon_(const char *, const la_int *, const double *, const la_int *,
                    const double *, double *, double *, la_int *, la_info *, size_t);

la_info la_dpotrf(la_uplo uplo, la_int n, double *a, la_int lda) {
  const char ul = (char)uplo;
  la_info info = 0;
  dpotrf_(&ul, &n, a, &lda, &info, 1);
  return info;
}

la_info la_dpotrs(la_uplo uplo, la_int n, la_int nrhs, const double *a, la_int lda, double *b,
                  la_int ldb) {
  const char ul = (char)uplo;
  la_info info = 0;
  dpotrs_(&ul, &n, &nrhs, a, &lda, b, &ldb, &info, 1);
  return info;
}

la_info la_dpocon(la_uplo uplo, la_int n, const double *a, la_int lda, double anorm,
                  double *rcond, double *work, la_int *iwork) {
  const char ul = (char)uplo;
  la_info info = 0;
  dpocon_(&ul, &n, a, &lda, &anorm, rcond, work, iwork, &info, 1);
  return info;
}
