# Everything runs through here; `make` alone lists the targets.
PYTHON ?= python3
BOOT := $(PYTHON) services/cli/bootstrap.py
BIN := .venv/bin
CI_WORKERS ?= 2
# Programs that are got for the manifests' tests and for delivery.
PROGRAMS := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/orrery/bin
# Addresses of the servers that `make test-servers` started, for the tests that run on real engines.
-include .test-servers/env
export $(shell sed 's/=.*//' .test-servers/env 2>/dev/null)
# Every program starts twice as fast from byte code that is kept, and the tests start hundreds.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help up dev dev-setup modules web-build images secrets compose-test test test-python test-web test-browser test-browser-servers test-fast test-servers check format lint types contracts sizes web-check bench load soak skill lock week engines docs audit k8s-tools k8s-check k8s-release k8s-deploy clean

help: ## List the targets
	@grep -hE '^[a-z0-9-]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 14

up: ## Set up what is missing and start the platform; prints one URL (Ctrl-C stops it)
	@$(BOOT) runtime web
	@exec $(BIN)/orrery up $(ARGS)

dev: modules ## Start the platform for development: programs and pages follow what is saved; prints one URL
	@exec $(BIN)/orrery up --reload $(ARGS)

test: test-python test-web test-browser test-browser-servers ## Set up what is missing and run every test: unit, contract, integration, end to end in a browser

test-python: dev-setup web-build
	@$(BIN)/python -m pytest -n $(CI_WORKERS) --dist loadgroup --ignore=tests/e2e $(ARGS)

test-web: modules
	@$(BOOT) npm run --silent test

test-browser: dev-setup web-build
	@$(BIN)/python -m pytest tests/e2e $(ARGS)

test-browser-servers: dev-setup web-build
	@$(BIN)/python -m tests.server_engines || exit 0; ORRERY_TEST_ENGINES=servers $(BIN)/python -m pytest tests/e2e -m "not layout" $(ARGS)

images: ## Build the five images, labelled with this version and commit
	@ORRERY_VERSION=$$(sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml) ORRERY_COMMIT=$$(git rev-parse HEAD) \
	  docker compose --profile simulator build $(ARGS)

secrets: ## Write random secrets for docker-compose.yml into .secrets; what exists is kept
	@$(PYTHON) services/cli/compose_secrets.py .secrets

compose-test: dev-setup secrets ## The browser suite against docker-compose.yml with real servers (the images are built before)
	@$(BOOT) browser modules
	@$(BIN)/python -m tests.e2e.composed $(ARGS)

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

web-check: web-build ## Lint, types and import boundaries of the web app
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

skill: dev-setup ## Every forecast and baseline over 2022 and 2023 of the running platform: table, ml/skill.json, plots (ARGS="dst --from … --to …")
	@$(BOOT) load
	@$(BIN)/orrery ml skill $(ARGS)

lock: ## Lock the Python packages by name, version and hash
	@for group in runtime dev bench load; do \
	  case $$group in runtime) extra="";; dev) extra="--group dev";; *) extra="--group dev --group bench";; esac; \
	  [ $$group != load ] || extra="$$extra --group load"; \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	    pyproject.toml $$extra -o .locks/$$group.txt; done
	@for program in core etl gateway ml simulator; do \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	    --group image-$$program --constraint .locks/runtime.txt -o .locks/images/$$program.txt; done

week: dev-setup ## Make the packaged recorded week again from ../shared/data
	@$(BIN)/python -m services.simulator.package ../shared/data

engines: dev-setup ## Run the contract suite on every engine there is and write docs/reference/engines.md from its results
	@$(BIN)/python -m pytest tests/contract/storage --capabilities=docs/reference/engines.json $(ARGS)
	@$(BIN)/python -m tests.docs.generate

docs: dev-setup ## Write the generated reference pages, the dashboards and the lineage again
	@$(BIN)/python -m etl.runs.lineage
	@$(BIN)/python -m tests.docs.generate

audit: dev-setup ## Known weaknesses of the locked packages, Python's and the web's (asks their registries)
	@for lock in .locks/images/*.txt; do echo "$$lock"; \
	  $(BIN)/uv tool run pip-audit==2.10.1 --strict --disable-pip --require-hashes --requirement $$lock || exit 1; done
	@$(BOOT) npm audit --omit=dev --audit-level=high

k8s-tools:
	@GOBIN=$(PROGRAMS) go install sigs.k8s.io/kustomize/kustomize/v5@v5.8.2 \
	  && GOBIN=$(PROGRAMS) go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12 \
	  || echo "kustomize and actionlint could not be got by Go: those of this machine are used, where it has them" >&2

k8s-check: dev-setup k8s-tools ## Hold the Kubernetes manifests and the workflows against schemas and rules (gets kustomize and actionlint by Go)
	@$(BIN)/python -m pytest tests/unit/k8s tests/unit/delivery $(ARGS)

k8s-release: k8s-tools ## Write a release down (RELEASE=0-1-0-1a2b3c4d5e6f IMAGES="orrery-core=registry/orrery-core@sha256:… …")
	@PATH="$(PROGRAMS):$$PATH" k8s/release.sh $(RELEASE) $(IMAGES)

k8s-deploy: k8s-tools ## Put that release into an environment of kubectl's cluster, migrations first (ENVIRONMENT=staging)
	@PATH="$(PROGRAMS):$$PATH" k8s/deploy.sh $(ENVIRONMENT)

dev-setup:
	@$(BOOT) dev

modules: dev-setup
	@$(BOOT) modules

web-build: modules
	@$(BOOT) web browser

clean: ## Remove what was built (never the data in .orrery)
	@rm -rf .venv frontend/node_modules frontend/.next frontend/out .mypy_cache .ruff_cache .pytest_cache
