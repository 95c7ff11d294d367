"""Who gets in at the pages, and what nobody can do from outside."""

from __future__ import annotations

import re

import pytest

from hub.server.access.enrol import add_staff
from hub.server.app import make_public_app
from hub.server.staff.routes import OPEN, PAGES
from hub.server.staff.session import COOKIE
from tests.hub.house import PASSWORD, HubProcess
from tests.hub.staff.browser import Browser, forms_of, person, words_of

CLOSED = [each for each in PAGES if each not in OPEN]
READ = ["/staff", "/staff/machines/kiosk:k1", "/staff/machines/kiosk:k1/sticker", "/staff/orders", "/staff/people",
        "/staff/messages", "/staff/sign-in"]  # fmt: skip


@pytest.mark.parametrize("route", CLOSED)
def test_who_is_not_signed_in_is_led_to_the_sign_in(house: HubProcess, route: str) -> None:
    method, path = route.split(" ")
    named = path.format(machine="kiosk:k1", code="r.kiosk_k1.0.x", template="x", language="zh", appointment="a")
    answer = Browser(house).bare(named, method)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/staff/sign-in?next=/")


def test_after_the_sign_in_they_are_where_they_wanted_to_be(house: HubProcess, guide: Browser) -> None:
    browser = Browser(house)
    assert browser.get("/staff/people").url.endswith("/staff/sign-in?next=/staff/people")
    assert browser.sign_in("guide", onward="/staff/people").url == house.url + "/staff/people"


@pytest.mark.parametrize("onward", ["https://evil.example/", "//evil.example", "/staff/../../x%0d", "javascript:x", ""])
def test_nobody_is_led_out_of_the_pages(house: HubProcess, guide: Browser, onward: str) -> None:
    assert Browser(house).sign_in("guide", onward=onward).url.startswith(house.url + "/staff")


def test_a_wrong_password_is_answered_kindly_and_keeps_the_login(house: HubProcess, guide: Browser) -> None:
    answer = Browser(house).sign_in("guide", "not this one")
    assert answer.status_code == 401
    assert "账号或密码不对" in answer.text
    assert 'value="guide"' in answer.text
    assert "not this one" not in answer.text


def test_a_clerk_has_no_business_here(house: HubProcess) -> None:
    add_staff(house.settings, "wang", "王", PASSWORD)
    browser = Browser(house)
    assert "这个账号在窗口登录" in browser.sign_in("wang").text
    assert COOKIE not in browser.http.cookies


def test_the_session_is_kept_from_scripts_other_sites_and_plain_http(house: HubProcess, guide: Browser) -> None:
    browser = Browser(house)
    form = forms_of(browser.get("/staff/sign-in").text)[0].fields | {"login": "guide", "password": PASSWORD}
    answer = browser.http.post(house.url + "/staff/sign-in", data=form, allow_redirects=False, timeout=30)
    cookie = answer.headers["set-cookie"].lower()
    assert all(each in cookie for each in ("httponly", "secure", "samesite=strict", "path=/", "max-age=43200"))
    assert "domain" not in cookie


def test_who_signs_out_is_out_everywhere(house: HubProcess) -> None:
    browser = person(house, "guide", "leaver")
    token = browser.http.cookies[COOKIE]
    out = next(each for each in forms_of(browser.get("/staff").text) if each.action == "/staff/sign-out")
    assert browser.submit(out).url == house.url + "/staff/sign-in"
    again = Browser(house)
    again.http.cookies.set(COOKIE, token)
    assert again.bare("/staff").status_code == 303


def test_a_sign_in_from_another_site_is_none(house: HubProcess, guide: Browser) -> None:
    browser = Browser(house)
    browser.http.headers["Sec-Fetch-Site"] = "cross-site"
    assert browser.sign_in("guide").status_code == 403


@pytest.mark.parametrize("path", READ)
def test_every_page_forbids_what_it_does_not_need(manager: Browser, house: HubProcess, path: str) -> None:
    answer = (Browser(house) if path.endswith("sign-in") else manager).get(path)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert all(each in policy for each in ("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"))
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert re.search(r"\sstyle=|\son[a-z]+=|<script(?! src=\"/staff/)|javascript:", answer.text) is None


def test_none_of_it_is_at_the_door_for_visitors_phones() -> None:
    paths = {route.path for route in make_public_app(None).routes}  # type: ignore[arg-type,attr-defined]
    assert {each for each in paths if not each.startswith(("/c/{code}", "/book"))} == {"/v1/health"}
    assert not [each for each in paths if each.startswith(("/v1/commands", "/staff", "/r/"))]


def test_a_page_that_is_not_there_is_said_kindly(manager: Browser) -> None:
    for path in ("/staff/machines/kiosk:none", "/staff/nothing", "/staff/assets/%2e%2e/render.py"):
        answer = manager.get(path)
        assert answer.status_code == 404
        assert "没有找到这一页" in answer.text


def test_guides_print_no_codes(guide: Browser) -> None:
    assert guide.get("/staff/machines/kiosk:k1/sticker").status_code == 403


@pytest.mark.parametrize("path", READ)
def test_in_english_nothing_is_left_in_chinese(house: HubProcess, english: Browser, path: str) -> None:
    browser = Browser(house, "en") if path.endswith("sign-in") else english
    left = re.sub(r"中文|名\w+", "", words_of(browser.get(path).text))
    assert re.search(r"[\u4e00-\u9fff]", left) is None, left


def test_the_language_that_was_chosen_stays(house: HubProcess) -> None:
    browser = Browser(house)
    assert "Staff sign-in" in browser.get("/staff/sign-in?lang=en").text
    assert "Staff sign-in" in browser.get("/staff/sign-in").text


def test_who_asks_is_in_no_log(house: HubProcess, manager: Browser) -> None:
    manager.get("/staff")
    assert '"route": "/staff"' in house.log
    assert '"subject": "manager:"' in house.log
    assert '"manager:manager"' not in house.log
