#include "CLAPACKShims.h"

#include <stddef.h>

extern void dtrtrs_(const char *, const char *, const char *, const la_int *, const la_int *,
                    const double *, const la_int *, double *, const la_int *, la_info *, size_t,
                    size_t, size_t);
extern void dtrcon_(const char *, const char *, const char *, const la_int *, const double *,
                    const la_int *, double *, double *, la_int *, la_info *, size_t, size_t,
                    size_t);

la_info la_dtrtrs(la_uplo uplo, la_trans trans, la_int n, la_int nrhs, const double *a,
                  la_int lda, double *b, la_int ldb) {
  const char ul = (char)uplo, tr = (char)trans, not_unit = 'N';
  la_info info = 0;
  dtrtrs_(&ul, &tr, &not_unit, &n, &nrhs, a, &lda, b, &ldb, &info, 1, 1, 1);
  return info;
}

la_info la_dtrcon(la_uplo uplo, la_int n, const double *a, la_int lda, double *rcond,
                  double *work, la_int *iwork) {
  const char norm = '1', ul = (char)uplo, not_unit = 'N';
  la_info info = 0;
  dtrcon_(&norm, &ul, &not_unit, &n, a, &lda, rcond, work, iwork, &info, 1, 1, 1);
  return info;
}
