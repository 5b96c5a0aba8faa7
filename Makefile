.DEFAULT_GOAL := help
.PHONY: run test lint check bench help

run: ## Start Counterclaim at http://127.0.0.1:8000 (PORT, DATA_DIR and DATABASE_URL are honoured)
	@.ci/venv.sh requirements.txt && exec .venv/bin/python -m annotator.serve

test: ## Run every test: SQLite, PostgreSQL, JavaScript, a real browser
	@.ci/venv.sh requirements-dev.txt && .venv/bin/python .ci/run_tests.py

lint: ## Check style, types, layers, templates, spelling, settings, migrations
	@.ci/venv.sh requirements-dev.txt && .venv/bin/python .ci/run_lint.py

check: ## lint and test; both are run even when the first one fails
	@failed=0; $(MAKE) --no-print-directory lint || failed=1; \
	$(MAKE) --no-print-directory test || failed=1; exit $$failed

bench: ## Measure on both databases; the figures go to bench-results.json
	@.ci/venv.sh requirements-dev.txt && .venv/bin/python .ci/run_bench.py

help: ## Show this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | while IFS="$$(printf '\t')" read -r name words; do \
	printf '  make %-7s %s\n' "$$name" "$$words"; done
