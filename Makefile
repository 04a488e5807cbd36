# make run    installs what is missing, builds, runs the default model, says where the results are
# make test   installs what is missing, builds, runs every test
# make lint   checks the layout of the code
# make bench  measures the library and the command, and compares the engine with other programs
# make deps   installs what is missing on Debian and Ubuntu, says what to install elsewhere
# make browser  gets ready what the tests in a browser need; without it they are skipped

.PHONY: run test lint bench deps build browser
.DEFAULT_GOAL := run

SWIFT ?= swift
# The library shares its work out itself; OpenBLAS's own threads would only compete with it.
export OPENBLAS_NUM_THREADS := 1
OUTPUT ?= prognose
PACKAGES := liblapack-dev libopenblas-dev libsqlite3-dev

# Homebrew keeps openblas apart, so the linker must be told where it is.
ifeq ($(shell uname -s),Darwin)
  FLAGS := $(shell prefix=$$(brew --prefix openblas 2>/dev/null) && echo "-Xlinker -L$$prefix/lib")
endif

run: build
	"$$($(SWIFT) build -c release --show-bin-path)/zorgprognose" run --output "$(OUTPUT)"
	@cd "$(OUTPUT)" && echo "The results are in $$(pwd)"

build: deps
	$(SWIFT) build -c release --product zorgprognose $(FLAGS)

# One build serves the program and the tests, so that siblings' package access is the same in both.
test: deps browser
	$(SWIFT) build -c release --build-tests $(FLAGS)
	$(SWIFT) test -c release --skip-build $(FLAGS)

lint:
	$(SWIFT) format lint --strict --configuration .swift-format -r Package.swift Sources Tests Models/DefaultModel.swift \
	  Benchmarks/Package.swift Benchmarks/Sources Benchmarks/Benchmarks

bench: build
	Benchmarks/run.sh "$$($(SWIFT) build -c release --show-bin-path)/zorgprognose"

deps:
	@if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then \
	  missing=; \
	  for package in $(PACKAGES); do \
	    case "$$(dpkg-query -W -f '$${Status}' "$$package" 2>/dev/null)" in \
	      *"ok installed") ;; \
	      *) missing="$$missing $$package" ;; \
	    esac; \
	  done; \
	  test -n "$$missing" || exit 0; \
	  if [ "$$(id -u)" -eq 0 ]; then become=; else become=sudo; fi; \
	  echo "Installing$$missing"; \
	  $$become apt-get update </dev/null && \
	  $$become env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $$missing </dev/null; \
	elif [ "$$(uname -s)" = Darwin ]; then \
	  if command -v brew >/dev/null && [ -d "$$(brew --prefix openblas 2>/dev/null)/lib" ]; then exit 0; fi; \
	  echo "OpenBLAS is missing: brew install openblas" >&2; exit 1; \
	elif ! ldconfig -p 2>/dev/null | grep -q 'libopenblas\.so ' \
	  || ! ldconfig -p 2>/dev/null | grep -q 'libsqlite3\.so '; then \
	  echo "OpenBLAS with LAPACK, SQLite and their development files must be there, for example" >&2; \
	  echo "  Fedora: dnf install openblas-devel lapack-devel sqlite-devel" >&2; \
	  echo "  Arch: pacman -S openblas lapack sqlite" >&2; \
	fi

# The tests in a browser are extra: where something can't be installed, this says so and the tests are skipped.
browser:
	@Tests/CommandTests/Browser/install.sh .build/browser || echo "The tests in a browser will be skipped." >&2
