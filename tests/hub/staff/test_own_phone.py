"""One of the staff says at the pages on which phone they are told what they answer for."""

from __future__ import annotations

import requests

from hub.store import people
from hub.store.database import open_database, reading
from tests.hub.house import HubProcess
from tests.hub.staff.browser import Browser, forms_of, person, words_of

PHONE = "13800004321"


def _say(browser: Browser, phone: str = "", *, drop: bool = False) -> requests.Response:
    forms = [each for each in forms_of(browser.get("/staff/phone").text) if each.action == "/staff/phone"]
    form = next(each for each in forms if (each.fields.get("do") == "drop") is drop)
    return browser.submit(form, **({} if drop else {"phone": phone}))


def test_a_phone_is_kept_sealed_and_shown_by_its_end_alone(house: HubProcess) -> None:
    browser = person(house, "guide", "talker")
    assert "还没有登记手机" in browser.get("/staff/phone").text
    assert "提醒手机已保存" in _say(browser, "138-0000 4321").text
    page = browser.get("/staff/phone").text
    assert "****4321" in page
    assert PHONE not in page
    with reading(open_database(house.folder / "data" / "hub.db")) as tx:
        assert all(PHONE.encode() not in each.sealed for each in people.all_sealed(tx, "small"))
    assert "不再发到手机" in _say(browser, drop=True).text
    assert "还没有登记手机" in browser.get("/staff/phone").text
    assert PHONE not in house.log


def test_nobody_sees_or_changes_that_of_another(house: HubProcess) -> None:
    _say(one := person(house, "technician", "one-phone"), PHONE)
    other = person(house, "manager", "no-phone")
    assert "还没有登记手机" in other.get("/staff/phone").text
    _say(other, "13900000000")
    assert "****4321" in one.get("/staff/phone").text


def test_what_is_no_phone_is_said_and_nothing_changes(house: HubProcess) -> None:
    browser = person(house, "guide", "mistyper")
    _say(browser, PHONE)
    for wrong in ("", "123", "138000043210000000", "phone", "1380000４321"):
        answer = _say(browser, wrong)
        assert answer.status_code == 422
        assert "这不是手机号码" in words_of(answer.text)
    assert "****4321" in browser.get("/staff/phone").text


def test_a_phone_is_taken_from_the_page_itself_alone(house: HubProcess) -> None:
    browser = person(house, "guide", "phoned")
    assert browser.post("/staff/phone", {"form": "x", "phone": PHONE}).status_code == 403
    assert "还没有登记手机" in browser.get("/staff/phone").text
    assert Browser(house).bare("/staff/phone").status_code == 303
