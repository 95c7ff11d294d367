"""What visitors are told: the texts as shipped, and what a text may be."""

from __future__ import annotations

import pytest

from hub.server.sending.phones import is_phone
from hub.server.sending.templates import LANGUAGES, Template, WrongText, check, parts_of, shipped
from hub.server.sending.wording import MissingFact, worded
from hub.server.staff.sms_words import TITLES
from tests.hall.builders import small
from tests.hub.sending.conftest import FACTS

TEMPLATE = shipped()["appointment_confirmed"]


@pytest.mark.parametrize("template", shipped().values(), ids=list(shipped()))
def test_every_text_as_shipped_keeps_to_the_rules_and_can_be_filled_in(template: Template) -> None:
    for language in LANGUAGES:
        check(template, template.shipped[language])
        words = worded(template.shipped[language], FACTS, language, small())
        assert "{" not in words
        assert parts_of(words) <= 5


def test_the_shipped_templates_are_those_that_others_send() -> None:
    told = {
        "confirmed", "requested", "refused", "moved", "cancelled", "reminder", "no_show", "appeal_granted",
        "appeal_refused", "number",
    }  # fmt: skip
    alarms = {
        "order_daily", "order_professional", "summons_incident", "summons_guidance", "aid_asked",
        "switching_missed_on", "switching_missed_off",
    }  # fmt: skip
    assert set(shipped()) == {f"appointment_{each}" for each in told} | alarms
    assert {name for name, each in shipped().items() if each.to == "staff"} == alarms == set(TITLES) - {
        f"appointment_{each}" for each in told}


@pytest.mark.parametrize(("text", "code"), [
    ("", "empty"), (" \n", "empty"), ("x" * 501, "too_long"), ("{phone}", "unknown_field"),
    ("{reason}", "unknown_field"),
    ("{time", "braces"), ("time}", "braces"), ("{}", "braces"), ("{0}", "braces"), ("{time.year}", "braces"),
    ("{time[0]}", "braces"), ("{time!r}", "braces"), ("{time:>99999999}", "braces"), ("{ time }", "braces"),
    ("a\0b", "control"), ("a\x1bb", "control"), ("a\u202eb", "control"),
])  # fmt: skip
def test_a_text_that_can_not_be_used_says_why(text: str, code: str) -> None:
    with pytest.raises(WrongText) as wrong:
        check(TEMPLATE, text)
    assert wrong.value.code == code


def test_a_text_may_leave_fields_out_and_have_lines_and_braces() -> None:
    check(TEMPLATE, "请于 {time} 到大厅\n{{不是字段}}")
    assert worded("{{x}} {time}", FACTS, "en", small()) == "{x} Tue 3 Mar, 14:30"


def test_facts_are_words_and_nothing_more() -> None:
    tricky = FACTS | {"reason": "{time}  {0.__class__}\r\n%s <b>"}
    assert worded("{reason}", tricky, "zh", small()) == "{time} {0.__class__} %s <b>"


def test_other_times_are_listed_or_the_hall_is_asked() -> None:
    assert worded("{offers}", FACTS, "zh", small()) == "3月4日（周三）09:00、3月4日（周三）10:00"
    assert worded("{offers}", FACTS | {"offers": ""}, "en", small()) == "please ask the hall"


@pytest.mark.parametrize("told", ["", "soon", "2026-03-03T14:30:00", "2026-13-03T14:30:00+08:00"])
def test_a_moment_that_is_none_is_not_guessed(told: str) -> None:
    with pytest.raises(MissingFact):
        worded("{time}", FACTS | {"starts_at": told}, "zh", small())


def test_what_is_a_phone() -> None:
    assert all(map(is_phone, ("13812345678", "+8613812345678", "12345")))
    wrong = "", "1234", "138 1234 5678", "+", "1" * 16, "１３８１２３４５６７８", "13812345678\n"
    assert not any(map(is_phone, wrong))


def test_how_many_parts_a_text_has() -> None:
    assert [parts_of("字" * count) for count in (1, 70, 71, 134, 135)] == [1, 1, 2, 2, 3]
    assert parts_of("𠮷" * 35) == 1
    assert parts_of("𠮷" * 36) == 2
