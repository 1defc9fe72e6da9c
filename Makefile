# Two commands do all the set-up: `make run` starts the bot, `make test` runs the tests.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

export HF_HUB_OFFLINE ?= 1

.PHONY: setup run test test-slow check format bench clean

setup: $(READY)

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Footnote needs Python 3.11 or newer; name one: make PYTHON=python3.12"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --constraint constraints.txt --editable '.[dev,export,milvus]'
	@touch $@

run: $(READY)
	@$(BIN)/footnote run

test: $(READY)
	@$(BIN)/python -m pytest -m 'not slow'

test-slow: $(READY)
	@$(BIN)/python -m pytest -m slow

check: $(READY)
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/footnote check

format: $(READY)
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(READY)
	@$(BIN)/python -m bench.speed $(PARTS) $(ROWS:%=--rows %) $(DATA:%=--data %) $(if $(PEERS),--peers)

clean:
	rm -rf $(VENV) .footnote .mypy_cache .ruff_cache .pytest_cache
