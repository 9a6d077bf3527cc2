# Run, test and check the program. Everything is installed into .venv, nothing beside it.

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locales/*/LC_MESSAGES/*.po))
CODE := exporters importers locales model samples tui
ARGS ?=
SAMPLE ?= maahanmuuttajatyo

.PHONY: run test lint messages clean

# `make run` opens the program on a copy of a sample; `make run ARGS="list --json"` runs the command
# line. Without a terminal and without ARGS it shows what the command line can do.
run: $(STAMP) $(CATALOGUES)
ifneq ($(strip $(ARGS)),)
	@$(BIN)/arvoverkko $(ARGS)
else
	@if [ -t 0 ] && [ -t 1 ]; then \
		folder=$$(mktemp -d) && copy=$$folder/sample.arvo && \
		$(BIN)/arvoverkko sample $(SAMPLE) -o "$$copy" >/dev/null && $(BIN)/arvoverkko "$$copy"; \
	else \
		$(BIN)/arvoverkko --help; \
	fi
endif

test: lint $(CATALOGUES)
	$(BIN)/pytest -n 2 --dist worksteal

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -f locales/*/LC_MESSAGES/*.mo
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Bring every catalogue up to date with the code; what is new is left to be translated.
messages: $(STAMP)
	mkdir -p build
	$(BIN)/pybabel -q extract --no-location --sort-output -k N_ -k pgettext:1c,2 \
		-o build/arvoverkko.pot $(CODE)
	$(BIN)/pybabel -q update -N --no-wrap --ignore-obsolete -D arvoverkko -i build/arvoverkko.pot -d locales
	$(BIN)/pybabel -q compile -D arvoverkko -d locales

%.mo: %.po | $(STAMP)
	@$(BIN)/pybabel -q compile -i $< -o $@

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name it with PYTHON=, as in: make run PYTHON=python3.12" >&2; exit 1; }
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@
