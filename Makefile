# dialog-toolkit: `make help` lists what can be done.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help

help:  ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(READY)  ## Make .venv with everything needed, at the locked versions

$(READY): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY)  ## From the example sessions to a briefing paper, in demo/
	@$(BIN)/dialog-toolkit demo --folder demo

test: $(READY)  ## Run the tests
	$(BIN)/python -m pytest -m "not slow" -n auto --maxprocesses 4 --dist loadfile

check: $(READY)  ## Style, types and the rooms' contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: $(READY)  ## Format and mend what can be mended by itself
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(READY)  ## Measure quality and speed; the figures belong in tests/benchmarks/RESULTS.md
	$(BIN)/python -m tests.benchmarks.themes_bench

train: $(READY)  ## Train the civic concept space anew from the corpus and the lexicon
	$(BIN)/python -m dialog_toolkit.language.train

slow: $(READY)  ## The long proofs: kills, power cuts
	$(BIN)/python -m pytest -m slow

crash: $(READY)  ## Nothing lost: 300 kills of the real program, simulated power cuts, bad disks
	$(BIN)/python -m pytest tests/reliability tests/ledger/powercut tests/ledger/test_kill.py

wheel: $(READY)  ## Build the wheel into dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

lock: $(READY)  ## Lock the versions anew (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet pyproject.toml --output-file requirements/run.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet pyproject.toml --group dev --output-file requirements/dev.txt

clean:  ## Remove what was made
	rm -rf $(VENV) demo dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

.PHONY: help setup demo test check fix bench train slow crash wheel lock clean
