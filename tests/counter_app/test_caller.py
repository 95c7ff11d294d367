"""What a caller says of themselves, however it is typed."""

from __future__ import annotations

import pytest

from counter_app.caller import (
    NAME_MISSING,
    NAME_ODD,
    NUMBER_DIGIT,
    NUMBER_MISSING,
    NUMBER_WRONG,
    PHONE_LENGTH,
    PHONE_MISSING,
    PHONE_WRONG,
    Caller,
    asked_again,
    heard,
)
from devices.codecs.citizen_number import check_digit

PHONE = "13800005678"
BODY = "81000019900101123"


@pytest.mark.parametrize("name", [
    "𠮷田", "䶮", "买买提江·阿不都热合曼", "Maximiliane-Charlotte O'Brien", "阿卜杜拉" * 15,
])  # fmt: skip
def test_a_name_stays_as_its_owner_writes_it(name: str) -> None:
    told = heard(f"  {name} ", PHONE, "")
    assert told.name == name
    assert asked_again(told, document=False) == {}


@pytest.mark.parametrize("name", ["123", "·", "a\u202eb", "张\x00三", "字" * 61, "\u200b", "\U000f0000名"])
def test_what_is_nobodys_name_is_asked_again(name: str) -> None:
    assert asked_again(heard(name, PHONE, ""), document=False) == {"name": NAME_ODD}


def test_figures_of_any_width_and_signs_between_them_are_welcome() -> None:
    number = BODY + check_digit(BODY)
    assert heard("张三", "１３８ 0000-5678", f" {number[:6]} {number[6:]}".lower()) == Caller("张三", PHONE, number)


@pytest.mark.parametrize(("phone", "told"), [
    ("", PHONE_MISSING), ("1380000567", PHONE_LENGTH), ("12345", PHONE_WRONG), ("二一一二三四", PHONE_WRONG),
    ("1380000567x", PHONE_WRONG), ("1" * 16, PHONE_WRONG),
])  # fmt: skip
def test_a_wrong_phone_is_asked_again(phone: str, told: str) -> None:
    assert asked_again(heard("张三", phone, ""), document=False) == {"phone": told}


@pytest.mark.parametrize("phone", [PHONE, "+4915112345678", "02269591234"])
def test_a_phone_from_anywhere_will_do(phone: str) -> None:
    assert asked_again(heard("张三", phone, ""), document=False) == {}


@pytest.mark.parametrize(("number", "told"), [
    ("", NUMBER_MISSING), (BODY + ("1" if check_digit(BODY) != "1" else "2"), NUMBER_DIGIT), ("12", NUMBER_WRONG),
    ("' OR 1=1", NUMBER_WRONG),
])  # fmt: skip
def test_a_wrong_number_is_asked_again_where_the_item_needs_it(number: str, told: str) -> None:
    assert asked_again(heard("张三", PHONE, number), document=True) == {"number": told}


def test_all_that_is_missing_is_asked_at_once() -> None:
    told = {"name": NAME_MISSING, "phone": PHONE_MISSING, "number": NUMBER_MISSING}
    assert asked_again(Caller(), document=True) == told
