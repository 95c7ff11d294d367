"""Every call's why has words in both languages, and facts that an older event lacks show as a dash."""

from __future__ import annotations

import pytest

from hall import why
from hall.tickets import PriorityClass

CODES = sorted(value for name, value in vars(why).items() if name.isupper() and isinstance(value, str))


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_words_in_both_languages(code: str) -> None:
    zh, en = why.words(code, {}, "zh"), why.words(code, {}, "en")
    assert zh != en
    assert code not in (zh, en)


def test_the_facts_are_in_the_words() -> None:
    facts: why.Facts = {"waited": 41, "class": "appointment", "agreed": "10:30"}
    assert why.words(why.AGREED_TIME, facts, "zh") == "预约 10:30，已到时间"
    assert why.sentence(why.AGREED_TIME, facts, "en") == "Appointment at 10:30, waited 41 min"
    said = why.sentence(why.OVER_MAXIMUM, {"waited": 46, "maximum": 45}, "zh")
    assert said == "等候已近 45 分钟上限，优先办理，已等候 46 分钟"
    assert why.words(why.RESERVED, {"class": "green"}, "zh") == "本窗口为绿色通道专窗"


def test_what_an_older_event_does_not_say_is_a_dash() -> None:
    assert why.sentence(why.AGREED_TIME, {}, "zh") == "预约 —，已到时间"
    assert why.sentence(why.GREEN_FIRST, {}, "en") == "Green channel first"


def test_a_newer_code_is_shown_as_it_is() -> None:
    assert why.words("brand_new", {}, "en") == "brand_new"


def test_every_class_has_a_name() -> None:
    assert set(why.CLASSES) == {str(each) for each in PriorityClass}
