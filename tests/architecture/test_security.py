"""docs/security.md keeps its word: every row names tests, and each of them is there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text("utf-8")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| would")]
NAMED = re.compile(r"(tests/\S+\.py)::(test_\w+)")
ATTACKERS = (
    "A visitor at the kiosk", "On the hall's network", "A stolen kiosk", "A dishonest clerk", "A copied QR code",
)  # fmt: skip


@cache
def _tests_in(file: Path) -> frozenset[str]:
    tree = ast.parse(file.read_text("utf-8"))
    return frozenset(each.name for each in tree.body if isinstance(each, ast.FunctionDef))


@pytest.mark.parametrize("attacker", ATTACKERS)
def test_every_attacker_has_rows(attacker: str) -> None:
    section = PAGE.partition(f"## {attacker}")[2].partition("\n## ")[0]
    assert len(NAMED.findall(section)) >= 4


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip())
def test_every_row_names_tests_that_are_there(row: str) -> None:
    named = NAMED.findall(row.split("|")[3])
    assert named
    for file, test in named:
        assert test in _tests_in(ROOT / file), f"{file}::{test}"
