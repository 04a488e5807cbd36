#!/usr/bin/env bash
# Measures the library and the command, and compares the engine with other programs on the common problem.
#
#   Benchmarks/run.sh [--smoke] [--scaling] [--strict] PROGRAM [REPEATS]
#
# PROGRAM is the built command. Everything that is measured is checked; the script fails where a result is wrong.
#
#   --smoke    few repeats and a small problem, to see that everything runs and is right: under a minute after building
#   --scaling  also how time grows with regions, draws and years
#   --strict   also fail where the engine isn't as much faster than other programs as it should be
#
# Other programs than our own NumPy twin are those of ../shared/peers, or of the folder in PEERS, where it is there. They need
# Python with NumPy, and numba and SciPy, which go to Benchmarks/.build/peers with pip; and gcc. What is missing is skipped and said.
# OPENBLAS_CORETYPE stays out of it, unless KEEP_CORETYPE=1.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
peers=${PEERS:-$here/../../shared/peers}
build=$here/.build
smoke=false scaling=() strict=false
while [ $# -gt 0 ]; do
  case $1 in
    --smoke) smoke=true ;;
    --scaling) scaling=(--scaling) ;;
    --strict) strict=true ;;
    *) break ;;
  esac
  shift
done
program=$(realpath "${1:?the built command}")
repeats=${2:-7}
export OPENBLAS_NUM_THREADS=1
if [ "${KEEP_CORETYPE:-}" != 1 ]; then unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE; fi

# A path as a shell takes it, spaces and all.
quoted() { printf '%q' "$1"; }

skip() { echo "Skipped: $*"; }

# problem DIRECTORY GENERATOR SIZE...: writes a problem unless it is there already
problem() {
  local directory=$1
  shift
  [ -f "$directory/meta.json" ] || { mkdir -p "$directory" && python3 "$@"; }
}

mkdir -p "$build"
build_log=$build/run.log
build() {
  swift build -c release --package-path "$here" --product "$1" >"$build_log" 2>&1 || {
    cat "$build_log" >&2
    return 1
  }
}
build bench-table
build common-problem
build regressions
ours="$(quoted "$build/release/common-problem") {R} {D} {reps} {stage}"

echo "## The command"
if $smoke; then DRAWS=32 "$here/command.sh" "$program" 1; else "$here/command.sh" "$program" "$repeats"; fi

echo
echo "## The library"
table=(--command "$program" "${scaling[@]}")
if $smoke; then table=(--smoke); fi
"$build/release/bench-table" "${table[@]}"

echo
echo "## The regressions"
others=()
if command -v Rscript >/dev/null; then
  others+=("R=Rscript $(quoted "$here/Peers/regressions.R")")
else
  skip "R, there is no Rscript (Debian: r-base-core)"
fi
statsmodels=$build/statsmodels/bin/python
if $smoke; then
  statsmodels=python3
elif ! "$statsmodels" -c 'import statsmodels' 2>/dev/null; then
  { python3 -m venv "$build/statsmodels" && "$build/statsmodels/bin/pip" install --quiet statsmodels; } || true
fi
if "$statsmodels" -c 'import statsmodels' 2>/dev/null; then
  others+=("statsmodels=$(quoted "$statsmodels") $(quoted "$here/Peers/regressions.py")")
else
  skip "statsmodels, it isn't there"
fi
regressions=("$build/regressions" 7 13)
if $smoke; then regressions=("$build/regressions" 1 1); fi
least=()
if $strict; then least=(--least statsmodels=10); fi
python3 "$here/Peers/compare_regressions.py" "${regressions[@]}" "${least[@]}" \
  "zorgprognose=$(quoted "$build/release/regressions")" "${others[@]}"

echo
echo "## The common problem, our own"
if ! python3 -c 'import numpy' 2>/dev/null; then
  skip "the comparison, python3 has no numpy"
  exit 0
fi
twin="python3 $(quoted "$here/Peers/numpy_twin.py")"
own=("zorgprognose=$ours" "numpy-tuned=$twin tuned {R} {D} {reps} {stage}")
if $smoke; then
  problem "$build/problem-small" "$here/Peers/generate.py" "$build/problem-small" 40 64
  python3 "$here/Peers/compare.py" "$build/problem-small" 1 3 1,2,3 "${own[@]}" \
    "numpy-analyst=$twin analyst {R} {D} 1 {stage}"
  exit 0
fi
problem "$build/problem" "$here/Peers/generate.py" "$build/problem"
python3 "$here/Peers/compare.py" "$build/problem" 3 5 1,3 "${own[@]}" "numpy-analyst=$twin analyst {R} {D} 1 {stage}"

echo
echo "## The common problem of the peers"
if [ ! -f "$peers/numpy_ccm.py" ]; then
  skip "the peers, $peers isn't there"
  exit 0
fi
problem "$build/problem-peers" "$peers/gen_inputs.py" "$build/problem-peers"
python=python3
if ! python3 -c 'import numba, scipy' 2>/dev/null; then
  python=$build/peers/bin/python
  [ -x "$python" ] || python3 -m venv "$build/peers"
  "$python" -c 'import numba, scipy' 2>/dev/null || "$build/peers/bin/pip" install --quiet numpy scipy numba || true
fi
peer="$(quoted "$python") $(quoted "$peers/numpy_ccm.py")"
all=("zorgprognose=$ours")
least=()
if "$python" -c 'import numba, scipy' 2>/dev/null; then
  all+=("numba=$peer numba {R} {D} {reps} {stage}" "numba-fused=$peer numbafuse {R} {D} {reps} {stage}")
  least+=(--least numba=1.15 --least numba-fused=1.15)
else
  skip "numba, pip can't install it"
  peer="python3 $(quoted "$peers/numpy_ccm.py")"
fi
all+=("numpy-tuned=$peer tuned2 {R} {D} {reps} {stage}" "numpy-analyst=$peer analyst {R} {D} 1 {stage}")
least+=(--least numpy-tuned=1.7 --least numpy-analyst=12)
if gcc -O3 -march=native -fopenmp "$peers/c_fused.c" -o "$build/prototype" -lm 2>/dev/null && \
  CCM_DATA=$build/problem-peers "$build/prototype" 1 64 1 1 >/dev/null 2>&1; then
  all+=("prototype=$(quoted "$build/prototype") {R} {D} {reps} {stage}")
else
  skip "the prototype in C, gcc can't build it or this processor can't run it"
fi
$strict || least=()
python3 "$here/Peers/compare.py" "$build/problem-peers" 3 5 1,3 "${least[@]}" "${all[@]}"
