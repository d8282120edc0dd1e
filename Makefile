# The environment's Python, else the newest that will do; `make PYTHON=/path/to/python3` sets it.
PYTHON ?= $(shell for p in .venv/bin/python python3.14 python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin

.PHONY: run web worker prepare test test-long mechanisms check fuzz bench lock clean

run: prepare
	@$(BIN)/sunroad run --demo

web: prepare
	@$(BIN)/sunroad web

worker: prepare
	@$(BIN)/sunroad worker

prepare:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed (make PYTHON=/path/to/python3)."; exit 1; }
	@$(PYTHON) -m tools.prepare

test: prepare
	$(BIN)/python -m pytest -n 2 -m "not long"

test-long: prepare
	$(BIN)/python -m pytest -n 2 -m long

mechanisms: prepare
	@$(BIN)/python -m tools.mechanisms

check: prepare
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sunroad check processes

fuzz: prepare
	$(BIN)/python -m pytest -q --hypothesis-profile=hour tests/language/test_fuzz.py
	$(BIN)/python -m tests.language.fuzz 3000

bench: prepare
	$(BIN)/sunroad bench

lock: prepare
	@$(BIN)/python -m tools.lock

clean:
	rm -rf .venv webapp/static webapp/assets/node_modules dist .mypy_cache .ruff_cache .pytest_cache
