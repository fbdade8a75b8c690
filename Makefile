# Everything that Kith does with itself. `make` alone lists it.
# Needs Python 3.11 or later, and nothing else to run; the tests fetch the rest.

VENV ?= .venv
HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= 2
# Which lock the running program is set up from; POSTGRES=1 adds PostgreSQL's driver.
LOCK = $(if $(POSTGRES),requirements-postgres.lock,requirements.lock)
PYTEST = $(VENV)/bin/python -m pytest
SETUP = VENV=$(VENV) sh scripts/setup

.PHONY: help run setup test quick check bench screenshots lock setup-tests

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: setup ## set everything up and start Kith on http://127.0.0.1:8000 (PORT=8080 for another port)
	@exec $(VENV)/bin/crm serve --host $(HOST) --port $(PORT) --workers $(WORKERS)

setup: ## set everything up without starting it (POSTGRES=1 adds PostgreSQL's driver)
	@$(SETUP) $(LOCK)

setup-tests: ## set up what the tests need: Python's, npm's and Debian's packages
	@$(SETUP) requirements-dev.lock
	@sh scripts/programs tests/debian-packages.txt
	@$(VENV)/bin/python -c 'from tests.npm import node_modules; node_modules()'

test: setup-tests ## set everything up and pass every test: both engines, the browser, the checks
	@$(MAKE) --no-print-directory check
	@$(PYTEST) -n auto --dist worksteal

quick: ## the tests of a minute: one engine, no browser
	@$(SETUP) requirements-dev.lock
	@$(PYTEST) -n auto --dist worksteal --one-engine --hypothesis-profile quick -m "not browser and not slow"

check: ## formatting, types, which room imports which, templates
	@$(SETUP) requirements-dev.lock
	@$(VENV)/bin/ruff check --quiet .
	@$(VENV)/bin/ruff format --check --quiet .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports --no-logo --no-cache
	@$(VENV)/bin/djlint templates --lint --quiet

bench: ## every figure with its floor and the ratio
	@$(SETUP) requirements-dev.lock
	@$(VENV)/bin/python -m bench

screenshots: setup-tests ## make the pictures of the README and the docs from the demo
	@sh scripts/programs scripts/debian-packages.txt
	@$(VENV)/bin/python -m scripts.screenshots

lock: ## work the lock files out again, after a change of pyproject.toml (needs uv)
	@sh scripts/lock
