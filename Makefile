.DEFAULT_GOAL := help
PYTHON ?= python3
DEV := .venv-dev/bin/python
APP := .venv/bin/python

.PHONY: help run test lint bench check-content lock

help: ## Show this help
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

run: .venv ## Score the sample answers file
	$(APP) -m maturity score docs/sample_answers.csv

test: .venv-dev ## Run all tests
	$(DEV) -m pytest -n auto

lint: .venv-dev ## Check style and types
	$(DEV) -m ruff check .
	$(DEV) -m ruff format --check .
	$(DEV) -m mypy

bench: .venv-dev ## Measure speed and memory and print the tables
	$(DEV) -m benchmarks.scoring

check-content: .venv ## Check the question bank and warn of overdue legal notes
	$(APP) -m maturity check

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
