# « make » seul affiche ce que l'on peut demander.

VENV := .venv
BIN := $(VENV)/bin
NODE := $(VENV)/node
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
LANGUAGE_SERVER_VERSION := 2.0.0

export PATH := $(CURDIR)/$(BIN):$(CURDIR)/$(NODE)/node_modules/.bin:$(PATH)
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help demo test check prove bench format clean format-check lint types floors tests docs wheel

help: ## affiche cette liste
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.installed ## vérifie runbooks/, imprime les classeurs dans build/, déroule une procédure
	@$(BIN)/python .ci/demo.py

test: $(VENV)/.tests ## les essais
	@$(BIN)/pytest --numprocesses auto --quiet

check: format-check lint types floors tests docs wheel ## tout ce que vérifie l'intégration continue, le plus rapide d'abord
	@echo "Tout est vérifié."

prove: $(VENV)/.tests $(NODE)/.installed ## les preuves longues
	@$(BIN)/pytest -m prove

bench: $(VENV)/.bench ## mesure la vitesse et la mémoire
	@$(BIN)/python -m benchmarks

docs: $(VENV)/.tests ## la documentation en HTML, dans build/docs, lisible sans réseau
	@echo "── documentation"
	@$(BIN)/python -m docs.site build/docs

format: $(VENV)/.tests ## met le code en forme
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format --quiet .

clean: ## efface tout ce que ces commandes fabriquent, environnement compris
	@rm -rf $(VENV) build dist .coverage .coverage.* htmlcov .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Les étapes de « make check », chacune appelable seule.

format-check: $(VENV)/.tests
	@echo "── mise en forme"
	@$(BIN)/ruff format --check --quiet . || { echo "conseil : « make format »." >&2; exit 1; }

lint: $(VENV)/.tests
	@echo "── règles d'écriture"
	@$(BIN)/ruff check --quiet .

types: $(VENV)/.tests
	@echo "── types"
	@$(BIN)/mypy

floors: $(VENV)/.tests
	@echo "── étages"
	@$(BIN)/lint-imports --no-logo

tests: $(VENV)/.tests $(NODE)/.installed
	@echo "── essais, couverture des branches"
	@$(BIN)/pytest --numprocesses auto --quiet --cov --cov-report=term

wheel: $(VENV)/.tests
	@echo "── paquet"
	@.ci/wheel $(BIN)/python

# L'environnement. Chaque témoin dépend de pyproject.toml : changer une dépendance réinstalle.

$(BIN)/python:
	@python=$$(PYTHON="$(PYTHON)" .ci/find-python) && echo "Environnement : $(VENV), avec $$python" && "$$python" -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.tests: pyproject.toml | $(BIN)/python
	@$(PIP) install --editable '.[test,docs]'
	@touch $@ $(VENV)/.installed

$(VENV)/.bench: pyproject.toml | $(BIN)/python
	@$(PIP) install --editable '.[bench]'
	@touch $@ $(VENV)/.installed

# Le serveur que les éditeurs emploient pour lire le schéma ; les essais du schéma passent par lui.
$(NODE)/.installed: Makefile | $(BIN)/python
	@npm install --silent --no-fund --no-audit --prefix $(NODE) yaml-language-server@$(LANGUAGE_SERVER_VERSION)
	@touch $@
