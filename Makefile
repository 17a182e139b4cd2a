# make          lists the targets
# make run      builds from samples/ where no store exists, and opens the app on the loopback interface
# make test     everything that CI runs
#
# Both set up .venv on their own; the stamps below keep a second run from installing again.

SHELL := /bin/bash
.SHELLFLAGS := -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime-installed
DEVELOPMENT := $(VENV)/.development-installed
STORE ?= embedded:data/graph
PYTEST_ARGS ?=

# The real texts stand beside the checkout; without them their tests are left out, except in CI.
TRUTH_DIR ?= $(abspath $(wildcard ../shared))
export TRUTH_DIR

.PHONY: help run test check bench neo4j

help: ## list the targets
	@grep -hE '^[a-z0-9]+: .*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9]+):.*## (.*)/  make \1\t\2/' | expand -t 16

run: $(RUNTIME) ## build a graph from samples/ where there is none, and open the app
	@case '$(STORE)' in embedded:*) path='$(STORE)'; path="$${path#embedded:}"; \
	  if [ ! -e "$$path" ]; then $(BIN)/python -m graph_builder build samples --store '$(STORE)'; fi ;; esac
	@exec $(BIN)/python -m graph_builder app --store '$(STORE)'

test: check ## checks, then every test, with a real Neo4j and a real browser
	@chromium="$$(tools/find_chromium.sh)" || exit 1; marks="$$(tools/find_java.sh)" || exit 1; \
	  if [ -z "$$chromium" ]; then marks="$${marks:+$$marks and }not browser"; fi; \
	  CHROMIUM="$$chromium" $(BIN)/python -m pytest $${marks:+-m "$$marks"} $(PYTEST_ARGS)

check: $(DEVELOPMENT) ## lint, format, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(DEVELOPMENT) ## speed of extraction, as a ratio to word segmentation alone
	$(BIN)/python -m tools.bench

neo4j: $(DEVELOPMENT) ## start a Neo4j server for development and say how to use it
	@exec $(BIN)/python -m tools.neo4j

$(BIN)/python:
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "Python 3.11 or newer is needed (found: $(PYTHON)); say which with: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	'$(PYTHON)' -m venv $(VENV)

$(RUNTIME): requirements.txt pyproject.toml setup.py | $(BIN)/python
	PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -e .
	@touch $@

$(DEVELOPMENT): requirements-dev.txt $(RUNTIME)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
