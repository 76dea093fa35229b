# make chat    sets up, makes the sample shop and serves the chat on http://127.0.0.1:7860
# make test    sets up and passes the tests
# make check   format, lint, types and tests: what continuous integration runs
# make bench   the benchmarks in tests/benchmarks (slow; not part of the tests); BENCH="turns sample" for some

PYTHON ?= python3
BIN := .venv/bin
SAMPLE ?= $(HOME)/.shelftalker-sample

.PHONY: install chat test check format bench clean

install: .venv/ready

.venv/ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Shelftalker needs Python 3.11 or newer; set PYTHON=...")'
	@echo "Setting up .venv (once, a few minutes) ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt torch
	@echo "Installing the rest ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@$(BIN)/shelftalker models get
	@touch .venv/ready

chat: install
	@$(BIN)/shelftalker demo --home "$(SAMPLE)"

test: install
	$(BIN)/python -m pytest

check: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

format: install
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: install
	$(BIN)/python -m tests.benchmarks $(BENCH)

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
