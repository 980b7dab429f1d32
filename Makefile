# `make` alone explains. A fresh machine needs Python 3.11 or newer with venv, make, and a package index.
SHELL := /bin/sh
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

HOST ?= 127.0.0.1
PORT ?= 8000
export HOST PORT
ifdef DATABASE_URL
export DATABASE_URL
endif

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --require-virtualenv
PEERS_VENV := .venv-peers
PEERS_PIP := $(PEERS_VENV)/bin/python -m pip --quiet --disable-pip-version-check --require-virtualenv
RUN := $(VENV)/.stamp-run
DEV := $(VENV)/.stamp-dev
PEERS := $(PEERS_VENV)/.stamp
SIZE ?= 10k
DOCS := $(VENV)/.stamp-docs
CONTAINER := $(VENV)/.stamp-container
CLIENTS := clients/build/.stamp
NODE := clients/node_modules/.stamp
CLIENTS_VENV := clients/.venv
CLIENTS_PYTHON := $(CLIENTS_VENV)/.stamp
SAY := @printf '\033[1m%s\033[0m\n'
# pytest exits with 5 where no test bears the mark.
NONE_IS_FINE := || { code=$$?; [ $$code -eq 5 ] || exit $$code; }
UV_COMPILE := uv pip compile --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header

.PHONY: help run wheel test test-browser test-slow test-fuzz bench docs clients lint lint-openapi lint-container format lock clean

help: ## Show this
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | awk -F'\t' '{printf "  make %-14s %s\n", $$1, $$2}'
	@echo "HOST, PORT and DATABASE_URL are taken from the environment or as arguments: make run PORT=9000"

run: $(RUN) ## Set up what is missing, then serve on HOST:PORT (127.0.0.1:8000)
	@exec $(BIN)/verbale serve --host "$(HOST)" --port "$(PORT)"

wheel: $(RUN) ## Build the wheel into dist/, which installs with pip or pipx and needs no checkout
	@$(PIP) wheel --no-deps --no-build-isolation -w dist .

test: $(DEV) ## Run the tests that need neither a browser nor much time, on all cores
	@$(BIN)/python -m pytest -n auto

test-browser: $(DEV) $(DOCS) ## Run the tests that drive a headless Chromium
	@$(BIN)/python -m pytest -m browser $(NONE_IS_FINE)

test-slow: $(DEV) ## Run the slow suites: large corpora, faults, load
	@$(BIN)/python -m pytest -m slow $(NONE_IS_FINE)

test-fuzz: $(DEV) ## Ask every operation at random, some 20,000 times, and hold each answer against the OpenAPI document
	@FUZZ=120 $(BIN)/python -m pytest -m slow -s tests/fuzz

bench: $(RUN) $(PEERS) ## Measure Verbale beside others at SIZE quotes (10k, 100k, 1m …); BENCH takes further options
	@$(BIN)/python -m benchmarks $(SIZE) $(BENCH)

docs: $(DOCS) ## Build the documentation as a site in artefacts/site; a broken link fails
	@rm -rf artefacts/site
	@$(BIN)/python -m sphinx --quiet --fail-on-warning --keep-going --doctree-dir artefacts/.doctrees --fresh-env \
		--conf-dir docs/site . artefacts/site
	$(SAY) 'The site is at artefacts/site/index.html'

clients: $(DEV) $(CLIENTS) ## Generate the TypeScript and Python clients, compile them strictly, use them against a server (needs Node.js 18 or newer and npm)
	@$(BIN)/python -m pytest -m clients tests/clients

lint: $(DEV) ## Check style, format and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

lint-openapi: $(NODE) ## Hold docs/openapi.json to our rules, and show that each of them can fail (needs Node.js)
	@node clients/lint/lint.mjs docs/openapi.json
	@node --test clients/lint/lint.test.mjs >clients/build/lint.log 2>&1 || { cat clients/build/lint.log; exit 1; }

lint-container: $(CONTAINER) ## Check the Dockerfile and compose.yaml
	$(BIN)/hadolint Dockerfile
	$(BIN)/compose-lint --quiet compose.yaml

format: $(DEV) ## Put the code into its format
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

# For developers only: the locks are written by uv, for every platform at once; set-up needs pip alone.
lock: ## Write the lock files anew from what they are made of (needs uv)
	$(UV_COMPILE) -o requirements.lock pyproject.toml build.in
	$(UV_COMPILE) --all-extras -c requirements.lock -o requirements-dev.lock pyproject.toml build.in
	$(UV_COMPILE) --extra mcp -c requirements.lock -o requirements-mcp.lock pyproject.toml build.in
	$(UV_COMPILE) -c requirements-dev.lock -o tests/packaging/container/requirements.lock tests/packaging/container/requirements.in
	$(UV_COMPILE) -o clients/python/requirements.lock clients/python/requirements.in
	$(UV_COMPILE) -o benchmarks/peers/requirements.lock benchmarks/peers/requirements.in
	$(UV_COMPILE) -o benchmarks/peers/roapi.lock benchmarks/peers/roapi.in
	$(UV_COMPILE) -c requirements-dev.lock -o docs/site/requirements.lock docs/site/requirements.in

clean: ## Remove the environment and what tests and builds leave; the database in var/ stays
	rm -rf $(VENV) $(PEERS_VENV) $(CLIENTS_VENV) clients/node_modules clients/build dist artefacts .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	$(SAY) 'Creating $(VENV)'
	@set -e; for candidate in python3.13 python3.12 python3.11 python3 python; do \
		if command -v $$candidate >/dev/null 2>&1 \
			&& $$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
			$$candidate -m venv $(VENV) && exit 0; \
			rm -rf $(VENV); \
			echo "$$candidate could not create a virtual environment (on Debian: install python3-venv)." >&2; exit 1; \
		fi; \
	done; echo "Verbale needs Python 3.11 or newer; none was found as python3.13, python3.12, python3.11 or python3." >&2; exit 1

$(RUN): requirements.lock pyproject.toml | $(BIN)/python
	$(SAY) 'Installing Verbale and what it runs on (once; hashes are checked)'
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements-dev.lock pyproject.toml | $(BIN)/python
	$(SAY) 'Installing Verbale and what its tests need (once; hashes are checked)'
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(RUN)

# What Verbale is measured beside is no part of it, and has an environment of its own.
$(PEERS): benchmarks/peers/requirements.lock benchmarks/peers/roapi.lock | $(BIN)/python
	$(SAY) 'Installing what Verbale is measured beside (once; hashes are checked)'
	@$(BIN)/python -m venv $(PEERS_VENV)
	@$(PEERS_PIP) install --require-hashes -r benchmarks/peers/requirements.lock
	@$(PEERS_PIP) install --require-hashes --only-binary :all: -r benchmarks/peers/roapi.lock \
		|| echo 'ROAPI has no wheel for this machine: it is left out.'
	@touch $@

$(DOCS): docs/site/requirements.lock | $(BIN)/python
	$(SAY) 'Installing what builds the documentation (once; hashes are checked)'
	@$(PIP) install --require-hashes -r docs/site/requirements.lock
	@touch $@

$(CONTAINER): tests/packaging/container/requirements.lock | $(BIN)/python
	$(SAY) 'Installing what reads a Dockerfile and a compose file (once; hashes are checked)'
	@$(PIP) install --require-hashes -r $<
	@touch $@

$(NODE): clients/package-lock.json clients/.npmrc
	@command -v npm >/dev/null || { echo 'This needs Node.js 18 or newer and npm (on Debian: apt install nodejs npm).' >&2; exit 1; }
	$(SAY) 'Installing what generates TypeScript and reads OpenAPI (once; hashes are checked)'
	@npm --prefix clients ci --ignore-scripts --silent
	@mkdir -p clients/build && touch $@

$(CLIENTS_PYTHON): clients/python/requirements.lock | $(BIN)/python
	$(SAY) 'Installing what generates and checks the Python client (once; hashes are checked)'
	@$(BIN)/python -m venv $(CLIENTS_VENV)
	@$(CLIENTS_VENV)/bin/python -m pip --quiet --disable-pip-version-check install --require-hashes -r $<
	@touch $@

# The generated clients are built beside what was installed for them, where Node.js finds it, and are not kept.
$(CLIENTS): docs/openapi.json $(NODE) $(CLIENTS_PYTHON) $(wildcard clients/typescript/* clients/python/*)
	$(SAY) 'Generating and compiling the clients'
	@clients/node_modules/.bin/openapi-typescript docs/openapi.json --root-types --root-types-no-schema-prefix \
		-o clients/build/typescript/verbale.d.ts >clients/build/typescript.log 2>&1 || { cat clients/build/typescript.log; exit 1; }
	@clients/node_modules/.bin/tsc --project clients/typescript
	@PATH="$(CURDIR)/$(CLIENTS_VENV)/bin:$$PATH" openapi-python-client generate --path docs/openapi.json --meta none --overwrite \
		--config clients/python/generate.yaml --output-path clients/build/python/verbale_client --fail-on-warning \
		>clients/build/python.log 2>&1 || { cat clients/build/python.log; exit 1; }
	@$(CLIENTS_VENV)/bin/mypy --config-file clients/python/mypy.ini -m usage -p verbale_client
	@touch $@
