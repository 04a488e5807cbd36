#!/usr/bin/env bash
# Measures the command on the default model: the whole run from the start of the process to the last table, its parts, and
# all municipalities.
#
#   [DRAWS=1000] Benchmarks/command.sh PROGRAM [REPEATS]
#
# Prints medians in seconds of wall time. Fails where the country's population of 2024 isn't the published 17,942,942.
set -euo pipefail

program=$1
repeats=${2:-7}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C
TIMEFORMAT='whole command %3R s'

# measure TITLE ARGUMENT...: medians of the run's own parts and of the whole process
measure() {
  local title=$1
  shift
  : >"$work/times"
  for _ in $(seq "$repeats"); do
    { time "$program" run --quiet --timings --language en --draws "${DRAWS:-1000}" --output "$work/run" "$@" </dev/null >/dev/null 2>>"$work/times"; } \
      2>>"$work/times" || {
      cat "$work/times" >&2
      return 1
    }
  done
  local people
  people=$(awk -F, '$2 == "land" && $5 == 2024 && $6 == "total" { print $7 }' "$work/run/population_groups.csv")
  if [ "$people" != 17942942 ]; then
    echo "the country has ${people:-no} inhabitants in 2024, not 17942942" >&2
    return 1
  fi
  echo "$title (median of $repeats)"
  awk '/ s$/ {
      value = $(NF - 1); sub(/ +[0-9.]+ s$/, ""); sub(/[0-9.]+$/, "")
      if (!($0 in count)) order[++parts] = $0
      list[$0, ++count[$0]] = value
    }
    END {
      for (p = 1; p <= parts; p++) {
        n = count[order[p]]
        for (i = 1; i <= n; i++) sorted[i] = list[order[p], i] + 0
        for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++) if (sorted[j] < sorted[i]) { t = sorted[i]; sorted[i] = sorted[j]; sorted[j] = t }
        if (order[p] != "together") printf "  %-40s %8.3f s\n", order[p], sorted[int((n + 1) / 2)]
      }
    }' "$work/times"
}

measure "default sets, 10 years"
measure "land and all municipalities, 10 years" --set land --set gemeente
measure "default sets, 50 years" --horizon 50
