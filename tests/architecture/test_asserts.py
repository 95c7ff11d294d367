"""Each test says what it saw: a helper that waits and fails by itself tells the reader nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
SAYS = {"raises", "fail"}
"""Of pytest: what is as good as an assert."""


def silent_tests(folder: Path) -> Iterator[str]:
    """Those in which nothing is asserted, such as "hub/test_lane.py: test_a_repeat"."""
    for file in sorted(folder.rglob("test_*.py")):
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test") and not _asserts(node):
                yield f"{file.relative_to(folder)}: {node.name}"


def _asserts(test: ast.FunctionDef) -> bool:
    return any(
        isinstance(node, ast.Assert) or (isinstance(node, ast.Attribute) and node.attr in SAYS)
        for node in ast.walk(test)
    )


def test_every_test_asserts_what_it_saw() -> None:
    assert list(silent_tests(TESTS)) == []


def test_one_that_does_not_is_found(tmp_path: Path) -> None:
    (tmp_path / "test_x.py").write_text(
        "def test_a():\n    until(lambda: True)\n"
        "def test_b():\n    with pytest.raises(ValueError):\n        int('x')\n"
        "def test_c():\n    assert 1 + 1 == 2\n"
    )
    assert list(silent_tests(tmp_path)) == ["test_x.py: test_a"]
