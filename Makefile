.DEFAULT_GOAL := help
PYTHON ?= python3
DEV := .venv-dev/bin/python
APP := .venv/bin/python
LOCALE := maturity/locale
CATALOGUES := $(wildcard $(LOCALE)/*/LC_MESSAGES/maturity.po)
BABEL := $(DEV) -m babel.messages.frontend --quiet

.PHONY: help run test lint bench soak check-content messages permissions lock

help: ## Show this help
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

run: .venv ## Start the server on this computer
	$(APP) -m streamlit run app.py

test: .venv-dev ## Run all tests
	$(DEV) -m pytest -n auto

lint: .venv-dev ## Check style and types
	$(DEV) -m ruff check .
	$(DEV) -m ruff format --check .
	$(DEV) -m mypy

bench: .venv-dev ## Measure speed and memory and print the tables
	$(DEV) -m benchmarks.scoring
	$(DEV) -m benchmarks.answering
	$(DEV) -m benchmarks.browser
	$(DEV) -m benchmarks.sessions
	$(DEV) -m benchmarks.pages
	$(DEV) -m benchmarks.planning
	$(DEV) -m benchmarks.documents
	$(DEV) -m benchmarks.office
	$(DEV) -m benchmarks.benchmark
	$(DEV) -m benchmarks.comparing
	$(DEV) -m benchmarks.voting
	$(DEV) -m benchmarks.flood
	$(DEV) -m benchmarks.permission
	$(DEV) -m benchmarks.moving
	$(DEV) -m benchmarks.postgres
	$(DEV) -m benchmarks.two_processes
	$(DEV) -m benchmarks.national_workshop
	$(DEV) -m benchmarks.national

soak: .venv-dev ## Kill servers while people answer and vote; attack three years of releases
	$(DEV) -m benchmarks.soak
	$(DEV) -m benchmarks.voting_kills
	$(DEV) -m benchmarks.servers_kills
	$(DEV) -m benchmarks.attacks
	$(DEV) -m benchmarks.collusion

check-content: .venv ## Check the question bank and warn of overdue legal notes
	$(APP) -m maturity check

messages: .venv-dev ## Gather all sentences and bring the catalogues of other languages up to date
	$(BABEL) extract --project=maturity --add-location=file --sort-by-file -o $(LOCALE)/maturity.pot maturity
	$(if $(CATALOGUES),$(BABEL) update --ignore-pot-creation-date -i $(LOCALE)/maturity.pot -d $(LOCALE) -D maturity)
	$(if $(CATALOGUES),$(BABEL) compile -d $(LOCALE) -D maturity)

permissions: .venv-dev ## Write docs/permissions.md from the table of rights
	$(DEV) -m tests.permissions

lock: ## Compile the exact requirements, with hashes for Linux, macOS and Windows (needs uv)
	uv pip compile requirements.in -o requirements.txt --universal --python-version 3.11 --generate-hashes --no-header --quiet
	uv pip compile requirements-dev.in -o requirements-dev.txt --universal --python-version 3.11 --generate-hashes --no-header --quiet

.venv: requirements.txt
	$(PYTHON) -m venv .venv
	$(APP) -m pip install --quiet --require-hashes -r requirements.txt
	touch .venv

.venv-dev: requirements-dev.txt
	$(PYTHON) -m venv .venv-dev
	$(DEV) -m pip install --quiet --require-hashes -r requirements-dev.txt
	touch .venv-dev
