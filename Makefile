# Sopbook: `make serve` shows the handbook, `make test` tests all of it, `make help` lists the rest.

PYTHON ?= python3
PORT ?= 8000
SOPS ?= 250 500 1000 2000
PLAIN ?= 1000
AGAIN ?= 1000
VARIED ?= 125
PAIRS ?= 3
LONGEST ?= 20
EDITS ?= 200
SECONDS ?= 60

VENV := .venv
BIN := $(VENV)/bin
BROWSER := hooks/sopbook/browser
PIP_INSTALL := $(BIN)/python -m pip install --quiet --constraint constraints.txt
# Node comes with the virtual environment: its `node` and `npm` go before any other.
WITH_NODE := PATH="$(CURDIR)/$(BIN):$$PATH"

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Material prints an advertisement at every start otherwise.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help serve build test lint format bundle reference lock bench edits pictures fuzz chromium clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile

serve: $(VENV)/handbook.stamp ## the handbook at http://127.0.0.1:8000 (PORT=8001 for another port)
	@echo "The handbook is at http://127.0.0.1:$(PORT)/ as soon as it is built. Ctrl-C stops it."
	@$(BIN)/mkdocs serve --livereload --dev-addr 127.0.0.1:$(PORT)

build: $(VENV)/handbook.stamp ## the handbook as files in site/
	$(BIN)/mkdocs build --strict

test: $(VENV)/test.stamp $(BROWSER)/node_modules/installed.stamp chromium lint ## every check and every test
	$(WITH_NODE) npm --prefix $(BROWSER) test --silent
	$(BIN)/mkdocs build --strict
	$(WITH_NODE) CHROMIUM="$$(sh tools/chromium.sh)" pytest --numprocesses auto --dist worksteal

lint: $(VENV)/test.stamp $(BROWSER)/node_modules/installed.stamp ## style and types only, in Python and JavaScript
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet
	$(BIN)/mypy
	$(WITH_NODE) npm --prefix $(BROWSER) run --silent types

format: $(VENV)/test.stamp ## lay out Python files and mend what can be mended without thinking
	$(BIN)/ruff check --quiet --fix --exit-zero
	$(BIN)/ruff format --quiet

bundle: $(BROWSER)/node_modules/installed.stamp ## sopbook.js and sopbook.css from their sources
	$(WITH_NODE) npm --prefix $(BROWSER) run --silent bundle

reference: $(VENV)/handbook.stamp ## the generated pages of the guide and the JSON Schemas, after a change of the engine
	$(BIN)/python -m sopbook.reference
	$(BIN)/sopbook schema

lock: $(VENV)/test.stamp ## package-lock.json and constraints.txt anew, from what package.json and pyproject.toml allow
	$(WITH_NODE) npm --prefix $(BROWSER) install --package-lock-only --omit-lockfile-registry-resolved
	$(WITH_NODE) node tools/lock.cjs $(BROWSER)/package-lock.json
	sh tools/lock.sh $(PYTHON)

bench: $(VENV)/test.stamp $(VENV)/bench.stamp ## all times and weights, about 10 minutes, and the guide's page on them (SOPS="250 1000" PLAIN="250 1000")
	$(WITH_NODE) CHROMIUM="$$(sh tools/chromium.sh)" $(BIN)/python tests/benchmarks/bench.py \
	  --sops $(SOPS) --plain $(PLAIN) --again $(AGAIN) --pairs $(PAIRS) --seconds $(LONGEST) --varied $(VARIED)

pictures: $(VENV)/test.stamp chromium ## the pictures of README and guide, taken from the handbook as it is
	$(WITH_NODE) CHROMIUM="$$(sh tools/chromium.sh)" $(BIN)/python tools/pictures.py

edits: $(VENV)/test.stamp ## random edits while serving, each compared with a build from the start (EDITS=200)
	SOPBOOK_EDITS=$(EDITS) $(BIN)/pytest --quiet tests/unit/test_editing.py

fuzz: $(VENV)/test.stamp ## read mutated files for a minute (SECONDS=60): nothing may fail
	PYTHONPATH=hooks $(BIN)/python tests/hostile/fuzz.py $(SECONDS)

chromium:
	@sh tools/chromium.sh >/dev/null

clean: ## remove what can be made again
	rm -rf $(VENV) $(BROWSER)/node_modules site dist .cache .pytest_cache .ruff_cache .mypy_cache .hypothesis

# The engine is installed in place: the command `sopbook` works, and an edit of the engine needs no second install.
# The build tools come first and pinned, so that pip need not fetch others of its own choice.
$(VENV)/handbook.stamp: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Sopbook needs Python 3.11 or newer, and $(PYTHON) is older or missing: try make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "Installing the handbook's packages into $(VENV) (once) …"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP_INSTALL) hatchling editables
	@$(PIP_INSTALL) --no-build-isolation --editable '.[diagrams]'
	@touch $@

$(VENV)/test.stamp: $(VENV)/handbook.stamp
	@echo "Installing what the tests need into $(VENV) (once) …"
	@$(PIP_INSTALL) --no-build-isolation --editable '.[diagrams,test]'
	@touch $@

# Where Hugo cannot be had, everything else is measured.
$(VENV)/bench.stamp: $(VENV)/test.stamp
	@echo "Installing what builds are compared with into $(VENV) (once) …"
	@if $(PIP_INSTALL) --no-build-isolation --editable '.[diagrams,test,bench]'; then touch $@; else \
	  echo "Hugo cannot be installed here: builds are compared with plain ones only." >&2; fi

$(BROWSER)/node_modules/installed.stamp: $(VENV)/test.stamp $(BROWSER)/package.json $(BROWSER)/package-lock.json
	@echo "Installing the browser tools into $(BROWSER)/node_modules (once) …"
	@$(WITH_NODE) npm --prefix $(BROWSER) ci --silent --ignore-scripts --no-audit --no-fund
	@touch $@
