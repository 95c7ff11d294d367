"""The catalog: what a search needs, and a version that changes with it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hub.server.initials import initials_of
from hub.server.views.catalog import catalog_of
from tests.hall.builders import changed, small
from tests.hub.house import ROOT


def test_initials_know_characters_of_two_readings() -> None:
    names = ["身份证换领", "银行开户", "重新申请", "A类执照（2026）", ""]
    assert initials_of(names) == ["sfzhl", "yhkh", "cxsq", "alzz2026", ""]


def test_initials_that_are_known_are_not_asked_again(tmp_path: Path) -> None:
    kept = tmp_path / "initials.json"
    assert initials_of(["银行开户", "重新申请"], kept) == ["yhkh", "cxsq"]
    kept.write_text(kept.read_text("utf-8").replace("yhkh", "kept"), "utf-8")
    assert initials_of(["身份证换领", "银行开户"], kept) == ["sfzhl", "kept"]
    assert json.loads(kept.read_text("utf-8")) == {"银行开户": "kept", "身份证换领": "sfzhl"}
    assert [each.name for each in tmp_path.iterdir()] == ["initials.json"]


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"银行开户": 1}', "\x00"])
def test_initials_are_asked_anew_where_the_file_is_not_ours(text: str, tmp_path: Path) -> None:
    kept = tmp_path / "initials.json"
    kept.write_text(text, "utf-8")
    assert initials_of(["银行开户"], kept) == ["yhkh"]
    assert json.loads(kept.read_text("utf-8")) == {"银行开户": "yhkh"}


def test_initials_are_found_without_a_place_for_the_file(tmp_path: Path) -> None:
    assert initials_of(["银行开户"], tmp_path / "missing" / "initials.json") == ["yhkh"]


def test_the_version_is_that_of_the_content() -> None:
    first, again = catalog_of(small()), catalog_of(small())
    other = catalog_of(changed(small(), topics=()))
    assert first == again
    assert len(first.version) == 16
    assert first.version != other.version
    assert [each.initials for each in first.items][:2] == ["ws", "bz"]
    assert [each.handled for each in first.items if each.queue is None] == ["online", "elsewhere"]


def test_the_hub_does_not_carry_the_dictionary() -> None:
    code = "import sys, hub.server.main; sys.exit('pypinyin' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
