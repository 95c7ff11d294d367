"""Prints the table of rules, or writes it as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from tingxu.rules.table import Rule, read_table

ROOT = Path(__file__).resolve().parents[2]
_NOTHING: dict[str, list[str]] = {"where": [], "stories": [], "tests": ["none yet"]}


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
    """A rule a paragraph, a place a line: names of tests are far too long for columns."""
    screen = Console(highlight=False, soft_wrap=True)
    for rule in table:
        screen.print(f"[bold]{rule.id}[/bold]  {escape(rule.says)}")
        for heading, lines in (("where", rule.where), ("stories", rule.stories), ("tests", rule.tests)):
            for number, line in enumerate(lines or _NOTHING[heading]):
                screen.print(f"    {'' if number else heading:<8} {escape(line)}")
        screen.print()
    proven = sum(1 for rule in table if rule.tests)
    screen.print(f"{proven} of {len(table)} rules have a test that proves them, in part or in full.")
