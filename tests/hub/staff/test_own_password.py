"""One of the staff gives themself a new password at the pages."""

from __future__ import annotations

import requests

from hub.server.staff.session import COOKIE
from tests.hub.house import PASSWORD, HubProcess
from tests.hub.staff.browser import Browser, forms_of, person

NEW = "another horse"


def _change(browser: Browser, old: str, new: str, again: str) -> requests.Response:
    form = next(each for each in forms_of(browser.get("/staff/password").text) if each.action == "/staff/password")
    return browser.submit(form, old=old, new=new, again=again)


def test_the_new_one_holds_and_ends_what_the_old_one_opened(house: HubProcess) -> None:
    browser, elsewhere = person(house, "guide", "changer"), Browser(house)
    assert elsewhere.sign_in("changer").status_code == 200
    assert "新密码已生效" in _change(browser, PASSWORD, NEW, NEW).text
    assert browser.bare("/staff").status_code == 200
    assert elsewhere.bare("/staff").status_code == 303
    assert Browser(house).sign_in("changer").status_code == 401
    assert COOKIE in (again := Browser(house)).http.cookies or again.sign_in("changer", NEW).status_code == 200


def test_what_is_wrong_is_said_and_nothing_changes(house: HubProcess) -> None:
    browser = person(house, "technician", "keeper-of-it")
    for old, new, again, words in (
        ("not this one", NEW, NEW, "现在的密码不对"), (PASSWORD, NEW, "another one", "两次输入的新密码不一样"),
        (PASSWORD, "short", "short", "新密码至少"), ("", NEW, NEW, "现在的密码不对"),
    ):  # fmt: skip
        answer = _change(browser, old, new, again)
        assert words in answer.text
        assert NEW not in answer.text
    assert Browser(house).sign_in("keeper-of-it").status_code == 200


def test_only_from_the_page_itself(house: HubProcess) -> None:
    browser = person(house, "guide", "stayer")
    answer = browser.post("/staff/password", {"form": "x", "old": PASSWORD, "new": NEW, "again": NEW})
    assert answer.status_code == 403
    assert Browser(house).sign_in("stayer").status_code == 200
