# The commands of this repository. A clean clone, make and Python 3.11 or newer are enough: everything
# else is installed below .venv and node_modules from the lock files.

SHELL := /bin/bash
export PIP_DISABLE_PIP_VERSION_CHECK := 1
.DEFAULT_GOAL := help

VENV ?= .venv
PORT ?= 8866
DATA ?=
BIN := $(VENV)/bin
PACKAGE := widgets/secure_base
WITH_NODE = PATH="$$($(BIN)/python tools/node.py):$$PATH"
PYTEST = chromium="$$($(BIN)/python tools/chromium.py)" && \
	$(WITH_NODE) CHROMIUM="$$chromium" $(BIN)/python -m pytest -n 2 --dist loadfile

# What pages load, which is compressed ahead.
ASSETS := $(shell find $(PACKAGE)/static -type f 2>/dev/null)

.PHONY: help run lab test quick lint unit notebooks build lock clean

help: ## Say what there is
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## (.*)/make \1\t\2/' | expand -t 16

# ---------------------------------------------------------------- for people

run: $(VENV)/.run $(PACKAGE)/_built/.done ## Serve the workbook for one person at http://127.0.0.1:8866/ (PORT=, DATA=)
	@exec $(BIN)/secure-base serve --no-browser --port $(PORT) $(if $(DATA),--data "$(DATA)")

lab: $(VENV)/.lab $(PACKAGE)/_built/.done ## Open the workbooks in JupyterLab, for authors
	@$(if $(DATA),SECURE_BASE_DATA="$(DATA)") exec $(BIN)/jupyter lab workbooks

# ---------------------------------------------------------------- for makers

test: lint unit notebooks ## Run everything that must pass
	@$(PYTEST)

quick: lint unit ## What to run before each commit: lint, types, unit tests, one page in a browser
	@$(PYTEST) -m "smoke or not (slow or browser)"

lint: $(VENV)/.test node_modules/.done ## Check style and types, Python and JavaScript, and the worksheets
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@$(WITH_NODE) npm run --silent lint
	@$(WITH_NODE) npm run --silent types
	$(BIN)/secure-base check

unit: $(VENV)/.test node_modules/.done ## The JavaScript's own tests
	@$(WITH_NODE) npm run --silent test

notebooks: $(VENV)/.test $(PACKAGE)/_built/.done ## Run every notebook and compare the author's cell
	@data="$$(mktemp -d)" && trap 'rm -rf "$$data"' EXIT && \
	SECURE_BASE_DATA="$$data" $(BIN)/python -m pytest -q -p no:cacheprovider --nbval-lax workbooks

build: $(VENV)/.test node_modules/.done ## Bundle the JavaScript and CSS into the package (commit the result)
	$(WITH_NODE) npm run --silent build
	$(BIN)/python tools/hatch_build.py

lock: ## Write requirements/*.txt afresh (needs uv)
	PATH="$$PWD/$(BIN):$$PATH" tools/lock.sh

clean: ## Remove what was built and installed here; nobody's workbook is touched
	rm -rf $(VENV) node_modules $(PACKAGE)/_built dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

# ---------------------------------------------------------------- what those stand on

$(VENV)/bin/python:
	@tools/make-venv.sh "$(VENV)"

$(VENV)/.run: requirements/run.txt pyproject.toml tools/hatch_build.py | $(VENV)/bin/python
	@echo "Installing what the workbook needs. The first time takes a minute or two."
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.lab: requirements/lab.txt $(VENV)/.run
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/lab.txt
	@touch $@

$(VENV)/.test: requirements/test.txt $(VENV)/.run
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements/test.txt
	@touch $@

$(PACKAGE)/_built/.done: $(VENV)/.run tools/hatch_build.py $(ASSETS)
	@$(BIN)/python tools/hatch_build.py >/dev/null
	@touch $@

node_modules/.done: package.json package-lock.json .npmrc $(VENV)/.test
	@$(WITH_NODE) npm ci --silent
	@touch $@
