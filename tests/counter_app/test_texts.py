"""Every code has its sentence in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from appointments import refusals as appointment_refusals
from counter_app import new_password, texts
from counter_app.desk import BUSY, NO_REQUEST, NOBODY_TO_BRING_BACK, NOT_FOR_BOOKING
from counter_app.keys import Act, Why
from hall import refusals
from hub.wire import Problem
from ui_common.translator import TRANSLATIONS, compile_translations

REFUSAL_CODES = sorted(
    value for module in (refusals, appointment_refusals) for name, value in vars(module).items()
    if name.isupper() and isinstance(value, str)
)  # fmt: skip
PROBLEM_CODES = re.findall(r"(\w+) \(\d{3}\)", Problem.__doc__ or "")
OWN_CODES = [
    *map(str, Why), BUSY, NO_REQUEST, NOBODY_TO_BRING_BACK, NOT_FOR_BOOKING, "unreachable", "missing_login",
    "signed_out_there",
    "back_online", new_password.MISSING, new_password.DIFFER, new_password.SHORT, new_password.SAME,
    new_password.WRONG_OLD, new_password.CHANGED,
]  # fmt: skip
HANZI = re.compile("[\u4e00-\u9fff]")


@pytest.fixture
def english(qapp: QCoreApplication) -> Iterator[None]:
    translator = QTranslator()
    file = next(path for path in compile_translations() if path.stem == "counter_app_en")
    assert translator.load(str(file))
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


def test_the_wire_names_its_problems() -> None:
    assert len(PROBLEM_CODES) == 15


@pytest.mark.parametrize("code", [*REFUSAL_CODES, *PROBLEM_CODES, *OWN_CODES])
def test_every_code_has_a_chinese_sentence(code: str) -> None:
    said = texts.sentence(code)
    assert HANZI.search(said)
    assert code not in said
    assert len(said) <= 40


@pytest.mark.parametrize("code", [*REFUSAL_CODES, *PROBLEM_CODES, *OWN_CODES])
def test_every_code_has_an_english_sentence(code: str, english: None) -> None:
    said = texts.sentence(code, {"number": "A001", "counter": "3", "state": "called"})
    assert not HANZI.search(said)
    assert len(said) <= 90


def test_facts_stand_in_the_sentence() -> None:
    assert "B012" in texts.sentence(refusals.COUNTER_BUSY, {"number": "B012", "ticket": "t"})
    assert "5 号窗口" in texts.sentence(refusals.SIGNED_IN_ELSEWHERE, {"counter": "5"})
    assert "已呼叫" in texts.sentence(refusals.WRONG_STATE, {"number": "A1", "state": "called", "act": "finish"})


def test_closed_says_when_it_opens_in_the_halls_time() -> None:
    said = texts.sentence(refusals.CLOSED, {"opens_at": "2026-11-26T00:30:00+00:00"}, "Asia/Shanghai")
    assert "11-26 08:30" in said


def test_a_code_of_a_newer_hub_is_told_with_the_code() -> None:
    assert "brand_new" in texts.sentence("brand_new")


def test_every_act_has_a_name() -> None:
    assert set(texts.ACTS) == set(Act)


def test_no_english_is_left_to_do() -> None:
    tree = ElementTree.parse(Path(TRANSLATIONS) / "counter_app_en.ts")
    messages = tree.findall(".//message")
    assert len(messages) > 150
    for message in messages:
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, ElementTree.tostring(message, "unicode")
        assert "".join(translation.itertext()).strip()
