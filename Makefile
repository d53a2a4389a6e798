# The words of this project: app, test, fix, bench. Each sets up what it needs, once.

PYTHON ?= python3
VENV ?= .venv
STORE ?= .tenkyo
# Further options for pip, for example an index of CPU-only builds of torch.
PIP_FLAGS ?=

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt $(PIP_FLAGS)
INSTALLED := $(VENV)/.installed

.PHONY: app test fix bench venv index

# Open the chat over the bundled corpus.
app: index
	$(BIN)/tenkyo app --store $(STORE)

# Read corpus/ into the store; what is there already and unchanged is passed over.
index: venv
	$(BIN)/tenkyo ingest corpus --store $(STORE)

# Run every test. Lint and type checks are run by .ci/run.
test: venv
	$(BIN)/python -m pytest

# Sort imports, mend what can be mended, format.
fix: venv
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Measure ingest, latency, memory and recall, beside a plain llama-index pipeline.
bench: venv
	$(BIN)/python -m benchmarks.compare --documents corpus --questions eval/questions.jsonl

venv: $(INSTALLED)

$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Tenkyo needs Python 3.11 or newer: set PYTHON=python3.11, for example." >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV) (some minutes the first time)…"
	@# torch first and alone: what is installed after it must not move it to another build.
	$(PIP) torch
	$(PIP) --editable '.[dev,bench,mcp,training]'
	@touch $@
