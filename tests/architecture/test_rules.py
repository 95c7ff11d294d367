"""The table of rules is complete, and nothing names a rule that does not exist."""

import tomllib
from functools import cache
from pathlib import Path

from tingxu.rules.main import as_json
from tingxu.rules.table import Rule, marked_tests, read_table

ROOT = Path(__file__).resolve().parents[2]
KNOWN = {row["id"] for row in tomllib.loads((ROOT / "resources/rules/ninghe.toml").read_text("utf-8"))["rule"]}


@cache
def table_of_ours() -> tuple[Rule, ...]:
    """Read once: it looks through every file."""
    return tuple(read_table(ROOT))


def test_the_table_holds_every_rule_once() -> None:
    table = table_of_ours()
    assert len(table) == len(KNOWN) == 43
    assert all(rule.says and rule.does and rule.source for rule in table)


def test_a_mark_names_a_rule_that_exists() -> None:
    unknown = [(rule, test) for rule, test in marked_tests(ROOT / "tests") if rule not in KNOWN]
    assert unknown == []


def test_a_story_names_rules_that_exist() -> None:
    for path in (ROOT / "resources/stories").glob("*.toml"):
        assert set(tomllib.loads(path.read_text("utf-8")).get("rules", [])) <= KNOWN, path.name


def test_the_first_rules_are_proven() -> None:
    table = {rule["id"]: rule for rule in as_json(list(table_of_ours()))["rules"]}
    for rule in ("window-5", "green-channel", "proxy-ticket", "senses", "extended-hours"):
        assert table[rule]["where"], f"{rule}: no code names it"
        assert table[rule]["stories"], f"{rule}: no story shows it"
        assert table[rule]["tests"], f"{rule}: no test proves it"


def test_a_mark_is_found_on_functions_and_parameters(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_x.py").write_text(
        "import pytest\n"
        "@pytest.mark.rule('window-5')\n"
        "def test_a(): ...\n"
        "@pytest.mark.parametrize('n', [pytest.param(1, marks=pytest.mark.rule('senses'))])\n"
        "def test_b(n): ...\n"
    )
    assert list(marked_tests(tmp_path / "tests")) == [
        ("window-5", "tests/test_x.py::test_a"),
        ("senses", "tests/test_x.py::test_b"),
    ]
