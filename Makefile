# Every target in one line each: `make` or `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help setup run talk train validate migrate test check static format lint-texts lock postgres clean
SHELL := /bin/sh
PYTHON := .venv/bin/python
OURS := bot actions ops
export RASA_TELEMETRY_ENABLED := false

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

setup: ## make or renew .venv from requirements.lock
	@sh ops/setup.sh

run: setup ## start everything here, until Ctrl-C
	@exec $(PYTHON) -m ops.run

talk: setup ## talk to the running assistant in this terminal
	@exec $(PYTHON) -m ops.talk $(ARGS)

train: setup ## train the model, when none fits the present data
	@$(PYTHON) -m ops.train

validate: setup ## let Rasa check domain, examples and rules against each other
	@$(PYTHON) -m ops.train --validate

migrate: setup ## bring the database to the newest schema
	@$(PYTHON) -m ops.migrate

test: setup postgres train validate ## everything: static checks, then all tests (PostgreSQL included)
	@$(MAKE) --no-print-directory static
	@$(PYTHON) -m pytest $(ARGS)

check: setup static ## in seconds: format, lint, types, contract and unit tests
	@$(PYTHON) -m pytest -q tests/contract tests/unit

static:
	@$(PYTHON) -m ruff format --check --quiet . || { echo "Some files are not formatted: run make format."; exit 1; }
	@$(PYTHON) -m ruff check --quiet .
	@$(PYTHON) -m mypy $(OURS)

format: setup ## format the code and mend what ruff can
	@$(PYTHON) -m ruff check --quiet --fix . ; $(PYTHON) -m ruff format --quiet .

lint-texts: setup ## judge every sentence of the assistant and the answers of policy.yml by the wording guard
	@$(PYTHON) -m bot.wording lint data/responses/*.yml "policy.yml#service_answers"

lock: ## resolve the dependencies of pyproject.toml into requirements.lock anew (needs uv)
	@uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.10 \
		--group dev pyproject.toml --output-file requirements.lock

postgres: ## install PostgreSQL for the tests where it is missing (Debian, as root)
	@sh ops/postgres.sh

clean: ## remove what can be made again: environment, models and caches; var/ with its data stays
	@rm -rf .venv models .rasa .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
