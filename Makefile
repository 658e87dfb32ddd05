# Two commands do everything: `make demo` shows the desk, `make test` runs every check.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check -q

.PHONY: demo test check format lint types layers tests docs floors every faults chromium clean
.DEFAULT_GOAL := test

demo: $(VENV)/.installed
	@$(BIN)/tracktwo demo

test: check

check: format lint types layers docs tests
	@echo "all checks passed"

format: $(VENV)/.dev
	$(BIN)/ruff format --check .
lint: $(VENV)/.dev
	$(BIN)/ruff check .
types: $(VENV)/.dev
	$(BIN)/mypy
layers: $(VENV)/.dev
	$(BIN)/lint-imports
docs: $(VENV)/.dev
	$(BIN)/pytest tests/docs
tests: $(VENV)/.dev chromium
	$(BIN)/pytest -n 2 --ignore=tests/docs

floors: $(VENV)/.dev
	$(BIN)/python benchmarks/accuracy.py --floors
every: $(VENV)/.dev
	$(BIN)/python benchmarks/every.py
faults: $(VENV)/.dev
	$(BIN)/pytest tests/faults -m "slow or not slow" -q

# Debian's Chromium for the browser tests, where it may be installed; elsewhere they skip, in CI they fail.
chromium:
	@command -v chromium >/dev/null 2>&1 || { \
	  if [ "$$(id -u)" = 0 ]; then as=; else as="sudo -n"; fi; \
	  echo "installing chromium for the browser tests (once)"; \
	  { $$as apt-get update -qq && $$as apt-get install -y -qq --no-install-recommends chromium fonts-liberation; } \
	    >/dev/null 2>&1 </dev/null || echo "no chromium and no way to install it: the browser tests skip"; }

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { echo "tracktwo needs Python 3.11 or newer: not found as $(PYTHON)"; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "tracktwo needs Python 3.11 or newer; use make PYTHON=python3.11"; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(BIN)/python pyproject.toml constraints.txt
	@echo "setting up .venv (once, about a minute)"
	$(PIP) install -c constraints.txt -e ".[desk]"
	@touch $@

$(VENV)/.dev: $(BIN)/python pyproject.toml constraints.txt
	@echo "setting up .venv with what the checks need (once, a few minutes)"
	$(PIP) install -c constraints.txt -e ".[dev]"
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache dist build
