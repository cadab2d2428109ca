# Two commands matter: `make run` and `make test`. `make help` explains each target.
.DEFAULT_GOAL := help
.PHONY: help setup run test check format soak bench-forecasts bench-app clean

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
WORKERS ?= 2

help: ## Explain every target (default)
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/.ships ## Build .venv with what ships, so that .venv/bin/tkkio is the command line
	@echo "Ready: $(BIN)/tkkio --help"

run: .venv/.ships ## Build .venv if needed, then start the app on the shipped snapshot and print its address
	$(BIN)/streamlit run app.py

test: check ## Build .venv if needed, then run every check: style, types, import rules, tests, browser
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

check: .venv/.checks ## The quick half of `make test`: style, types and import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: .venv/.checks ## Put every file into the project's style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

soak: .venv/.checks ## Run whole the long loops that `make test` samples
	$(BIN)/python -m pytest --soak -m soak -n $(WORKERS)

bench-forecasts: .venv/.ships .venv-bench/.ready ## Measure the forecasts beside statsforecast on PANELS=folder, write docs/benchmarks.md
	@test -n "$(PANELS)" || { echo "Name the folder of panels: make bench-forecasts PANELS=folder" >&2; exit 1; }
	OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 $(BIN)/python tools/bench_forecasts.py $(PANELS)

bench-app: .venv/.checks ## Measure in Chromium and under load how fast the app answers, write docs/performance.md
	PYTHONPATH=tests $(BIN)/python -m bench.performance $(BENCH)

clean: ## Remove .venv and every cache
	rm -rf .venv .venv-bench build .import_linter_cache .mypy_cache .pytest_cache .ruff_cache .hypothesis *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; none was found." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version). Name another: make PYTHON=/path/to/python3.11 ..." >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "The venv module is missing: install python3-venv (Debian, Ubuntu) and try again." >&2; exit 1; }

.venv/.ships: requirements.txt pyproject.toml | .venv/bin/python
	@echo "Installing what ships (about half a minute, once) ..."
	$(PIP) install -r requirements.txt
	$(PIP) install --no-deps -e .
	@touch $@

.venv-bench/.ready: requirements-bench.txt
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip --disable-pip-version-check --quiet install -r requirements-bench.txt
	@touch $@

.venv/.checks: requirements-dev.txt .venv/.ships
	@echo "Installing the checks ..."
	$(PIP) install -r requirements-dev.txt
	@touch $@
