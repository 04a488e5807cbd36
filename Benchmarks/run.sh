#!/usr/bin/env bash
# Measures the command on the default model: the whole run, and what more years of projection cost.
#
#   Benchmarks/run.sh PROGRAM [REPEATS]
#
# Prints medians of wall time. Fails where the country's population of 2024 isn't the published 17,942,942.
set -euo pipefail

program=$1
repeats=${2:-7}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C
TIMEFORMAT=%R

# median ARGUMENT...: seconds of wall time of `run` with these arguments
median() {
  for _ in $(seq "$repeats"); do
    { time "$program" run --quiet --output "$work/run" "$@" </dev/null >"$work/log" 2>&1; } 2>&1 || {
      cat "$work/log" >&2
      return 1
    }
  done | sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'
}

whole=$(median)
population=$(awk -F, '$2 == "land" && $5 == 2024 && $6 == "total" { print $7 }' "$work/run/population_groups.csv")
if [ "$population" != 17942942 ]; then
  echo "the country has ${population:-no} inhabitants in 2024, not 17942942" >&2
  exit 1
fi
short=$(median --region land:NL00 --horizon 10)
long=$(median --region land:NL00 --horizon 50)

rows=$(cat "$work"/run/*.csv | wc -l)
if [ "$rows" -eq 0 ]; then
  echo "the run wrote no rows" >&2
  exit 1
fi
printf '%-64s %8s\n' "median of $repeats runs" seconds
printf '%-64s %8s\n' "whole command, default sets, 10 years" "$whole"
printf '%-64s %8s\n' "whole command, the country alone, 10 years" "$short"
printf '%-64s %8s\n' "whole command, the country alone, 50 years" "$long"
awk -v long="$long" -v short="$short" 'BEGIN {
  printf "%-64s %8.3f\n", "10 more years of projection and care (a quarter of the difference)", (long - short) / 4 }'
