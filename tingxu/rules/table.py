"""The rules as data, and where each is found: in the code, in the stories, in the tests."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

PACKAGES = ("hall", "hub", "devices", "ui_common", "kiosk_app", "counter_app", "queue_display", "tingxu")
_NAMED = re.compile(r"\(((?:[a-z]+(?:-[a-z0-9]+)*)(?:, [a-z]+(?:-[a-z0-9]+)*)*)(?:, in part)?\)")


@dataclass
class Rule:
    """One rule of the centre. `where`: "file: name"; `tests`: "file::test"; `stories`: their ids."""

    id: str
    source: str
    says: str
    does: str
    where: list[str] = field(default_factory=list)
    stories: list[str] = field(default_factory=list)
    tests: list[str] = field(default_factory=list)


def read_table(root: Path) -> list[Rule]:
    """All rules of resources/rules with what the tree at `root` says about each, in the order of the source."""
    rules = {
        row["id"]: Rule(row["id"], row["source"], row["says"], row["does"])
        for row in tomllib.loads((root / "resources/rules/ninghe.toml").read_text("utf-8"))["rule"]
    }
    for rule, place in _where(root):
        if rule in rules and place not in rules[rule].where:
            rules[rule].where.append(place)
    for rule, story in _stories(root):
        rules[rule].stories.append(story)
    for rule, test in marked_tests(root / "tests"):
        rules[rule].tests.append(test)
    return list(rules.values())


def _where(root: Path) -> Iterator[tuple[str, str]]:
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*")):
            if path.suffix in {".py", ".qml"} and "rules" not in path.parts:
                yield from _named_in(path, path.relative_to(root).as_posix())


def _named_in(path: Path, name: str) -> Iterator[tuple[str, str]]:
    text = path.read_text("utf-8")
    spans = _spans(ast.parse(text)) if path.suffix == ".py" else []
    for number, line in enumerate(text.splitlines(), 1):
        for found in _NAMED.finditer(line):
            holder = next((span[2] for span in spans if span[0] <= number <= span[1]), "")
            for rule in found.group(1).split(", "):
                yield rule, f"{name}: {holder}" if holder else name


def _spans(tree: ast.AST) -> list[tuple[int, int, str]]:
    """(first line, last line, name) of every function and class, the innermost first."""
    spans = [
        (node.lineno, node.end_lineno or node.lineno, node.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    ]
    return sorted(spans, key=lambda span: span[1] - span[0])


def _stories(root: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((root / "resources/stories").glob("*.toml")):
        story = tomllib.loads(path.read_text("utf-8"))
        for rule in story.get("rules", []):
            yield rule, story["id"]


def marked_tests(tests: Path) -> Iterator[tuple[str, str]]:
    """(rule, "file::test") for every `pytest.mark.rule(...)` below `tests`, read without running anything."""
    for path in sorted(tests.rglob("test_*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        spans = _spans(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "rule":
                test = _marked(node, tree, spans)
                for argument in node.args:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield argument.value, f"{path.relative_to(tests.parent).as_posix()}{test}"


def _marked(mark: ast.Call, tree: ast.AST, spans: list[tuple[int, int, str]]) -> str:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and any(
            mark in ast.walk(decorator) for decorator in node.decorator_list
        ):
            return f"::{node.name}"
    holder = next((span[2] for span in spans if span[0] <= mark.lineno <= span[1]), "")
    return f"::{holder}" if holder else ""
