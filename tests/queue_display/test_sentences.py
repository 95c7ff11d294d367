"""What is said for a call."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queue_display.sentences import announcement, call_en, call_zh
from ui_common.voice.numbers import DIGITS
from ui_common.voice.reading import reading_zh


@pytest.mark.parametrize(("number", "counter", "said"), [
    ("A001", "3", "请A零零一号到三号窗口"), ("B120", "12", "请B一二零号到十二号窗口"),
    ("C1000", "10", "请C一零零零号到十号窗口"), ("D011", "2", "请D零一一号到二号窗口"),
    ("Z999", "99", "请Z九九九号到九十九号窗口"), ("A001", "03", "请A零零一号到三号窗口"),
])
def test_a_call_in_chinese(number: str, counter: str, said: str) -> None:
    assert call_zh(number, counter) == said


@given(st.from_regex(r"[A-Z][0-9]{3,4}", fullmatch=True), st.integers(1, 99))
def test_the_figures_of_a_number_are_said_one_by_one(number: str, counter: int) -> None:
    said = call_zh(number, str(counter))
    assert said.startswith(f"请{number[0]}")
    figures = said[2:said.index("号")]
    assert "".join(str(DIGITS.index(figure)) for figure in figures) == number[1:]


def test_what_the_engine_is_given() -> None:
    assert reading_zh(call_zh("A012", "12")) == "qing3 A ling2 yi1 er4 hao4 dao4 shi2 er4 hao4 chuang1 kou3"


def test_a_call_in_english_after_the_chinese() -> None:
    assert call_en("A001", "12") == "Ticket A 0 0 1, please go to counter 12."
    assert [line.language for line in announcement("A001", "3", repeat=2, english=True)] == ["zh", "zh", "en"]
    (only,) = announcement("A001", "3", repeat=1, english=False)
    assert only.text == "请A零零一号到三号窗口"
