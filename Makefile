# Everything runs through here; `make` alone lists the targets.
PYTHON ?= python3
BOOT := $(PYTHON) services/cli/bootstrap.py
BIN := .venv/bin
CI_WORKERS ?= 2
# Addresses of the servers that `make test-servers` started, for the tests that run on real engines.
-include .test-servers/env
export $(shell sed 's/=.*//' .test-servers/env 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help up dev-setup test test-fast test-servers check format lint types contracts sizes web-check bench load soak lock week engines docs clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 14

up: ## Set up what is missing and start the platform; prints one URL (Ctrl-C stops it)
	@$(BOOT) runtime web
	@exec $(BIN)/orrery up $(ARGS)

test: dev-setup ## Set up what is missing and run every test: unit, contract, integration, end to end in a browser
	@$(BOOT) web browser
	@$(BIN)/python -m pytest -n $(CI_WORKERS) --dist loadgroup --ignore=tests/e2e $(ARGS)
	@$(BOOT) npm run --silent test
	@$(BIN)/python -m pytest tests/e2e $(ARGS)
	@$(BIN)/python -m tests.server_engines || exit 0; ORRERY_TEST_ENGINES=servers $(BIN)/python -m pytest tests/e2e $(ARGS)

test-fast: dev-setup ## Unit and contract tests only
	@$(BIN)/python -m pytest -n $(CI_WORKERS) tests/unit tests/contract $(ARGS)

test-servers: dev-setup ## Which servers the engine tests lack, and start those that are installed (ARGS=stop stops them)
	@$(BIN)/python -m tests.servers $(ARGS)

check: lint types contracts sizes web-check test ## Format, lint, types, import contracts, sizes and tests: all that must pass

format: dev-setup ## Rewrite the code in the project's format
	@$(BIN)/ruff check --quiet --fix . && $(BIN)/ruff format --quiet .

lint: dev-setup ## Python format and lint
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet .

types: dev-setup ## Strict types
	@$(BIN)/mypy

contracts: dev-setup ## Import contracts: who may import whom
	@$(BIN)/lint-imports --no-logo

sizes: dev-setup ## Module and function sizes may not grow past the ratchet
	@$(BIN)/python -m tests.sizes

web-check: ## Lint, types and import boundaries of the web app
	@$(BOOT) npm run --silent lint
	@$(BOOT) npm run --silent typecheck

bench: dev-setup ## Ours against named peers in one run; writes benchmarks/results.json
	@$(BOOT) bench web
	@$(BIN)/python -m benchmarks $(ARGS)

load: dev-setup ## Users step by step until past the knee, and whether the objectives hold (ARGS="--url … --users 50,100 --seconds 30")
	@$(BOOT) load web
	@$(BIN)/python -m tests.load.steps $(ARGS)

soak: dev-setup ## Ten minutes of the same load: memory, files and latency may not grow (ARGS="--minutes 10 --users 40")
	@$(BOOT) load web
	@$(BIN)/python -m tests.load.soak $(ARGS)

lock: ## Lock the Python packages by name, version and hash
	@for group in runtime dev bench load; do \
	  case $$group in runtime) extra="";; dev) extra="--group dev";; *) extra="--group dev --group bench";; esac; \
	  [ $$group != load ] || extra="$$extra --group load"; \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	    pyproject.toml $$extra -o .locks/$$group.txt; done
	@for program in core etl gateway simulator; do \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	    --group image-$$program --constraint .locks/runtime.txt -o .locks/images/$$program.txt; done

week: dev-setup ## Make the packaged recorded week again from ../shared/data
	@$(BIN)/python -m services.simulator.package ../shared/data

engines: dev-setup ## Run the contract suite on every engine there is and write docs/reference/engines.md from its results
	@$(BIN)/python -m pytest tests/contract/storage --capabilities=docs/reference/engines.json $(ARGS)
	@$(BIN)/python -m tests.docs.generate

docs: dev-setup ## Write the generated reference pages and the lineage again
	@$(BIN)/python -m etl.runs.lineage
	@$(BIN)/python -m tests.docs.generate

dev-setup:
	@$(BOOT) dev

clean: ## Remove what was built (never the data in .orrery)
	@rm -rf .venv frontend/node_modules frontend/.next frontend/out .mypy_cache .ruff_cache .pytest_cache
