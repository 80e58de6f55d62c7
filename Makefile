# Meridian in one word each. The same steps in plain commands are in README.md.
PORT ?= 8501
PYTHON ?= python3
# Relative on purpose: the path above may hold spaces.
BIN := .venv/bin

# SHELLFLAGS: a step that fails stops its recipe, also in the middle of a line.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run test check fix bench screenshots words clean

help:            ## this list
	@grep -hE '^[a-z]+: .*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /make \1|/' | column -t -s '|'

run: .venv/.ready            ## the dashboard on 127.0.0.1 (PORT=8501)
	@$(BIN)/python -m lib init --data data/lsu --port "$(PORT)"
	@exec $(BIN)/python -m streamlit run app.py --server.address 127.0.0.1 --server.port "$(PORT)" --server.headless true

test: .venv/.ready-dev            ## every test; says what it left out
	@env -u DATABASE_URL $(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal $(ARGS)

check: .venv/.ready-dev            ## format, lint, types, and the order of the house
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@env -u DATABASE_URL $(BIN)/python -m pytest -q -p no:cacheprovider tests/test_house.py

fix: .venv/.ready-dev            ## format, and mend what ruff can mend
	@$(BIN)/ruff check --fix --exit-zero .
	@$(BIN)/ruff format .

bench: .venv/.ready-dev            ## measure; writes build/bench.json (ARGS=--quick leaves out ten million moves)
	@env -u DATABASE_URL $(BIN)/python -m tests.bench $(ARGS)

screenshots: .venv/.ready-dev            ## pages, slides and reports in every language, into build/screenshots
	@env -u DATABASE_URL $(BIN)/python -m tests.browser.screenshots $(ARGS)

words: .venv/.ready-dev            ## bring the catalogues in lib/locale up to date with the texts of the code
	@$(BIN)/python -m tests.words

clean:            ## everything that can be made again; not the database
	rm -rf build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -path ./.venv -prune -o -type d -name __pycache__ -exec rm -rf {} +

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Meridian needs Python 3.11 or newer")'
	@$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

# The stamp is as old as the list that was installed last: nothing is asked of the network while it has not changed.
.venv/.ready: requirements.txt | .venv/bin/python
	@echo "Installing what Meridian runs on: the first time takes about two minutes"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/.ready-dev: requirements-dev.txt .venv/.ready
	@echo "Installing what its tests run on"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
