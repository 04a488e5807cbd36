#include "CLAPACKShims.h"

#include <stddef.h>

extern void dgesvd_(const char *, const char *, const la_int *, const la_int *, double *,
                    const la_int *, double *, double *, const la_int *, double *,
                    const la_int *, double *, const la_int *, la_info *, size_t, size_t);

la_info la_dgesvd(la_vectors vectors, la_int m, la_int n, double *a, la_int lda, double *s,
                  double *u, la_int ldu, double *vt, la_int ldvt, double *work, la_int lwork) {
  const char job = (char)vectors;
  la_info info = 0;
  dgesvd_(&job, &job, &m, &n, a, &lda, s, u, &ldu, vt, &ldvt, work, &lwork, &info, 1, 1);
  return info;
}
