"""Prints the table of rules, or writes it as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tingxu.rules.table import Rule, read_table

ROOT = Path(__file__).resolve().parents[2]


def rules(json_file: Path | None = None) -> int:
    """Print every rule with where it is carried out and what proves it; with `json_file`, write that instead."""
    table = read_table(ROOT)
    if json_file is None:
        _print(table)
    else:
        json_file.parent.mkdir(parents=True, exist_ok=True)
        json_file.write_text(json.dumps(as_json(table), ensure_ascii=False, indent=1) + "\n", "utf-8")
    return 0


def as_json(table: list[Rule]) -> dict[str, list[dict[str, str | list[str]]]]:
    return {
        "rules": [
            {"id": rule.id, "where": rule.where, "stories": rule.stories, "tests": rule.tests} for rule in table
        ]
    }


def _print(table: list[Rule]) -> None:
    grid = Table(title="The centre's rules: where each is carried out, what proves it", show_lines=True)
    for heading, ratio in (("rule", 2), ("what it says", 4), ("where", 4), ("stories", 2), ("tests", 5)):
        grid.add_column(heading, ratio=ratio, overflow="fold")
    for rule in table:
        proof = "\n".join(rule.tests) or "not yet proven"
        grid.add_row(rule.id, rule.says, "\n".join(rule.where), "\n".join(rule.stories), proof)
    Console().print(grid)
    proven = sum(1 for rule in table if rule.tests)
    Console().print(f"{proven} of {len(table)} rules have a test that proves them, in part or in full.")
