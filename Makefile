# make run · make test · make bench; `make prove` runs the tests in full size.
# Needs Python 3.11 or newer and nothing else; the first run of each fetches the rest.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PORT ?= 8000
BIN := .venv/bin

.PHONY: run test prove bench lock messages

run:
	@$(if $(PYTHON),,$(error Kohort needs Python 3.11 or newer with its venv module (on Debian: apt install python3-venv)))
	@$(PYTHON) tools/setup.py run
	@KOHORT_MODE=demo $(BIN)/kohort demo --if-empty
	@KOHORT_MODE=demo KOHORT_URL=$(or $(KOHORT_URL),http://localhost:$(PORT)) $(BIN)/kohort serve --port $(PORT)

test:
	@$(if $(PYTHON),,$(error Kohort needs Python 3.11 or newer with its venv module (on Debian: apt install python3-venv)))
	@$(PYTHON) tools/setup.py test
	@$(BIN)/python tools/gates.py

prove:
	@$(PYTHON) tools/setup.py test
	@$(BIN)/python tools/gates.py --full

bench:
	@$(PYTHON) tools/setup.py test
	@$(BIN)/python -m bench

# For maintainers: needs uv.
lock:
	@for f in base test node; do uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-header requirements/$$f.in -o requirements/$$f.txt; done
	@npm install --package-lock-only

messages:
	@$(BIN)/python tools/messages.py collect
