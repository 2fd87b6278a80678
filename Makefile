# Everything a newcomer needs: `make run` brings the app up, `make test` proves it. Both set up what they need.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PORTS  ?=
TESTS  ?= tests

.PHONY: install install-dev system chromium postgresql run test bench lint clean

install: $(VENV)/.installed

install-dev: $(VENV)/.installed-dev

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; this is %d.%d. Run: make PYTHON=python3.11 run" % sys.version_info[:2])'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); $(PYTHON) -m pip install --user --quiet virtualenv && $(PYTHON) -m virtualenv --quiet $(VENV); }

# torch goes first and alone, so that its pinned build is settled before anything asks for a range
$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "Installing into $(VENV) (once; a few minutes)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt torch
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

# The browser tests drive the system's Chromium; it is installed only where this account may.
chromium:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || { \
	  if ! command -v apt-get >/dev/null; then :; \
	  elif [ "$$(id -u)" = 0 ]; then apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
	  elif sudo -n true 2>/dev/null; then sudo apt-get update -qq && sudo DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
	  fi; \
	  command -v chromium >/dev/null || command -v chromium-browser >/dev/null || \
	  echo "Chromium is not installed and could not be: the browser tests will be skipped. Install the package 'chromium' and run make test again."; }

run: install
	@$(BIN)/foi up $(PORTS)

# A library may be kept in PostgreSQL: its tests start a server of their own, as the account 'postgres' where root runs them.
postgresql:
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || { \
	  if ! command -v apt-get >/dev/null; then :; \
	  elif [ "$$(id -u)" = 0 ]; then apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql >/dev/null || true; \
	  elif sudo -n true 2>/dev/null; then sudo apt-get update -qq && sudo DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql >/dev/null || true; \
	  fi; }

# Scans are read with Tesseract where it is; its own tests then run against it as well as against a stand-in.
system: chromium postgresql
	@command -v tesseract >/dev/null || { \
	  if ! command -v apt-get >/dev/null; then :; \
	  elif [ "$$(id -u)" = 0 ]; then apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq tesseract-ocr >/dev/null || true; \
	  elif sudo -n true 2>/dev/null; then sudo apt-get update -qq && sudo DEBIAN_FRONTEND=noninteractive apt-get install -y -qq tesseract-ocr >/dev/null || true; \
	  fi; }

test: install-dev system
	@mkdir -p artefacts
	@$(BIN)/python -m pytest -n 2 $(TESTS)

bench: install-dev
	@$(BIN)/python -m tests.bench

lint: install-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

clean:
	rm -rf $(VENV) artefacts build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
