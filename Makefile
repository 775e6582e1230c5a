# demo and test work from a fresh clone; everything they need goes into .venv
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/ready

.PHONY: demo test fuzz check bench bench-reading bench-statements bench-time lock clean setup
.DEFAULT_GOAL := demo

setup: $(STAMP)

$(STAMP): pyproject.toml requirements.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "setting up .venv (once)" >&2
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock >&2
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . >&2
	@touch $@

demo: $(STAMP)
	@$(BIN)/dragoman demo -o build/demo

test: $(STAMP) check
	@$(BIN)/pytest -q -n 2

# for 60 s; a failure prints what has it again: make fuzz FUZZ='--seed N --round N'
fuzz: $(STAMP)
	@$(BIN)/python -m tests.torture.fuzz $(FUZZ)

check: $(STAMP)
	@$(BIN)/ruff check src tests
	@$(BIN)/ruff format --check src tests
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(STAMP)
	@$(BIN)/python -m benchmarks

bench-reading: $(STAMP)
	@$(BIN)/python -m benchmarks.reading $(if $(AEB),--aeb $(AEB)) $(if $(HTMLDATE),--htmldate $(HTMLDATE)) $(if $(TRAFILATURA),--trafilatura $(TRAFILATURA))

bench-statements: $(STAMP)
	@$(BIN)/python -m benchmarks.statements $(if $(POLNEAR),--polnear $(POLNEAR)) $(if $(WRITE),--write $(WRITE))

bench-time: $(STAMP)
	@$(BIN)/python -m benchmarks.times $(if $(TEMPEVAL),--tempeval $(TEMPEVAL)) $(if $(WRITE),--write $(WRITE))

lock: $(STAMP)
	@$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options --extra dev --output-file requirements.lock requirements.in pyproject.toml

clean:
	rm -rf .venv build
