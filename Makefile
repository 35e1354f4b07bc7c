# Everything here sets up what it needs by itself; a second run starts at once.

PYTHON ?= python3
PORT ?= 8000
# More than two cores: while some tests wait for a page or a server, others work.
WORKERS ?= 3
TESTS := not nightly
VENV := .venv
BIN := $(VENV)/bin
SETUP := pip --disable-pip-version-check --no-input install -qq
RUN := $(VENV)/ready-to-run
DEV := $(VENV)/ready-to-test
CHECKED := claimgraph build_graph.py tests benchmarks scripts

.DEFAULT_GOAL := help
.PHONY: help serve site check test test-all lint format words bench screenshots lock clean

help: ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

serve: $(RUN) ## build the site and serve it with live reload (PORT=8000)
	@$(BIN)/python build_graph.py serve --port $(PORT)

site: $(RUN) ## check the argument and build the site into site/
	@$(BIN)/python build_graph.py

check: $(RUN) ## find every problem of the argument; build nothing
	@$(BIN)/python build_graph.py check

test: $(DEV) ## run the tests, those in a real browser included (CHROMIUM=/path to choose it, WORKERS=3)
	@$(BIN)/python scripts/browser.py
	@$(BIN)/python scripts/language_server.py
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal -m "$(TESTS)"

test-all: TESTS :=
test-all: test ## run these and what is kept for the night: long laws, and installing with pip

lint: $(DEV) ## check style, types, complexity, the floors of the house, and that nothing is unused
	$(BIN)/ruff check $(CHECKED)
	$(BIN)/ruff format --check $(CHECKED)
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python scripts/unused.py
	$(BIN)/python scripts/complexity.py $(filter-out tests,$(CHECKED))

format: $(DEV) ## bring the code into its form, and write down how it is laid out
	$(BIN)/ruff check --fix $(CHECKED)
	$(BIN)/ruff format $(CHECKED)
	$(BIN)/python scripts/architecture.py

words: $(RUN) ## collect the messages of the interface, and merge them into every language's catalogue
	@$(BIN)/python scripts/words.py

bench: $(DEV) ## time everything, beside other site generators, and write benchmarks/README.md (takes a quarter of an hour)
	@$(BIN)/python scripts/browser.py
	@$(BIN)/python benchmarks/judging.py
	@$(BIN)/python benchmarks/changes.py
	@$(BIN)/python benchmarks/what_if.py
	@$(BIN)/python benchmarks/quotations.py
	@$(BIN)/python benchmarks/side_by_side.py
	@$(BIN)/python build_graph.py --quiet && $(BIN)/python benchmarks/loading.py && $(BIN)/python benchmarks/reading.py && $(BIN)/python benchmarks/opening.py && $(BIN)/python benchmarks/searching.py site --words "riots Kazakhstan"

screenshots: $(DEV) ## take the pictures of docs/assets/ anew
	@$(BIN)/python scripts/browser.py
	@$(BIN)/python scripts/screenshots.py

# With the oldest Python that is supported, so that the pins fit the newer ones too.
lock: $(RUN) ## pin the newest fitting versions in requirements/
	@rm -rf $(VENV)/lock && $(PYTHON) -m venv $(VENV)/lock && $(VENV)/lock/bin/$(SETUP) pip-tools
	@for name in "run.txt pyproject.toml requirements/run.in" "dev.txt requirements/dev.in"; do \
		CUSTOM_COMPILE_COMMAND="make lock" $(VENV)/lock/bin/pip-compile --quiet --upgrade --generate-hashes \
			--allow-unsafe --strip-extras --no-emit-options --no-emit-index-url --no-emit-find-links \
			--no-emit-trusted-host --output-file requirements/$$name || exit 1; done

clean: ## remove everything that was made
	rm -rf $(VENV) tests/language_server/node_modules site .site-* dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/made:
	@echo "making $(VENV)"
	@scripts/make-venv.sh "$(PYTHON)" $(VENV)
	@touch $@

# The project goes in as a link to this folder: an edit of its code needs no new setup.
$(RUN): $(VENV)/made requirements/run.txt pyproject.toml
	@echo "installing what runs claimgraph"
	@$(BIN)/$(SETUP) --require-hashes -r requirements/run.txt
	@$(BIN)/$(SETUP) --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): $(RUN) requirements/dev.txt
	@echo "installing what tests claimgraph"
	@$(BIN)/$(SETUP) --require-hashes -r requirements/dev.txt
	@touch $@
