# `make run` opens a hall; `make test` runs every check and test. Both set the machine up first.
.PHONY: run test setup check ruff types imports qml shots bench storm clean lock

BIN := .venv/bin

run: setup
	@$(BIN)/tingxu run

# Three at a time on two cores: a third of what a test takes is waiting. The storms' dice are the same each time.
test: check
	$(BIN)/pytest -q -n 3 --dist worksteal --ignore tests/acceptance
	$(BIN)/pytest -q -n 2 tests/acceptance
	$(BIN)/tingxu storm --seed 1

setup:
	@packaging/setup.sh

# Side by side: mypy takes one core for the longest.
check: setup
	@$(MAKE) --no-print-directory -j 4 -O ruff types imports qml

ruff:
	$(BIN)/ruff check .
types:
	$(BIN)/mypy
imports:
	$(BIN)/lint-imports
qml:
	$(BIN)/python -m ui_common.lint

shots: setup
	$(BIN)/tingxu shots

bench: setup
	$(BIN)/tingxu bench

storm: setup
	$(BIN)/tingxu storm --long --json out/storm.json

# After a change of the dependencies in pyproject.toml: versions and hashes, no registry's host.
lock: setup
	$(BIN)/uv pip compile -q --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--no-annotate --group dev pyproject.toml -o requirements.lock

clean:
	rm -rf .venv out build *.egg-info .mypy_cache .ruff_cache .hypothesis translations/build
