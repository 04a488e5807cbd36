#!/usr/bin/env bash
# Gets ready what the tests in a browser need: Chromium from the system's packages where that can be done without a question, and
# the Python packages in a virtual environment in the folder that is named. Ends with 1 where that didn't work.
set -uo pipefail
cd "$(dirname "$0")"
folder=$(cd ../../.. && mkdir -p "$(dirname "$1")" && cd "$(dirname "$1")" && pwd)/$(basename "$1")

has_chromium() {
  local place
  for place in "${CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome \
    /Applications/Chromium.app/Contents/MacOS/Chromium \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
    [ -n "$place" ] && [ -x "$place" ] && return 0
  done
  return 1
}

has_packages() { "$1" -c 'import playwright.sync_api, axe_playwright_python.sync_playwright' 2>/dev/null; }

# Only as root or where sudo asks nothing: a test never waits for a password.
apt() {
  command -v apt-get >/dev/null || return 1
  local become=
  if [ "$(id -u)" -ne 0 ]; then
    sudo -n true 2>/dev/null || return 1
    become=sudo
  fi
  echo "Installing $*"
  $become apt-get update -qq </dev/null &&
    $become env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null
}

if ! has_chromium && ! { apt chromium && has_chromium; }; then
  echo "There is no Chromium, and it couldn't be installed (Debian: apt-get install chromium)." >&2
  exit 1
fi
[ -n "${BROWSER_PYTHON:-}" ] && has_packages "$BROWSER_PYTHON" && exit 0
has_packages "$folder/bin/python" && exit 0
# Without ensurepip a virtual environment can't be made; Debian has it in a package of its own.
if ! python3 -c 'import ensurepip' 2>/dev/null; then apt python3 python3-venv; fi
if ! { python3 -m venv "$folder" && "$folder/bin/pip" install --quiet --disable-pip-version-check -r browser-requirements.txt &&
  has_packages "$folder/bin/python"; }; then
  echo "The Python packages of Tests/CommandTests/Browser/browser-requirements.txt couldn't be installed." >&2
  exit 1
fi
