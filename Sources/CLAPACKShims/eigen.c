#include "CLAPACKShims.h"

#include <stddef.h>

extern void dsyevd_(const char *, const char *, const la_int *, double *, const la_int *,
                    double *, double *, const la_int *, la_int *, const la_int *, la_info *,
                    size_t, size_t);

la_info la_dsyevd(la_uplo uplo, la_int n, double *a, la_int lda, double *w, double *work,
                  la_int lwork, la_int *iwork, la_int liwork) {
  const char vectors = 'V', ul = (char)uplo;
  la_info info = 0;
  dsyevd_(&vectors, &ul, &n, a, &lda, w, work, &lwork, iwork, &liwork, &info, 1, 1);
  return info;
}
