"""The page behind a ticket's QR code, as a phone without a script gets it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
import requests

from hub.codes import TICKET, make_code
from hub.keys import load_keys
from hub.link.client import HubClient
from hub.server.lane.clock import system_clock
from hub.server.phone.render import ticket_page
from hub.server.phone.taste import Taste
from hub.wire import (
    WIRE_HEADER,
    CallNextCommand,
    ConfirmCommand,
    FinishCommand,
    NoShowCommand,
    ParkCommand,
    TicketView,
)
from kiosk_app.samples import AT, sample_view
from tests.hub.house import HubProcess
from tests.hub.phone.tickets import NAME, do, issue, words_of
from tests.hub.staff.browser import Form, forms_of
from tingxu.phone_pages import TICKETS


def _page(url: str, language: str = "") -> str:
    response = requests.get(url, headers={"Accept-Language": language}, timeout=30)
    assert response.status_code == 200
    assert NAME not in response.text
    return response.text


def _words(url: str) -> str:
    return words_of(_page(url))


def _form(url: str, act: str) -> Form:
    return next(each for each in forms_of(_page(url)) if each.action.endswith(f"/{act}"))


def _offered(url: str) -> set[str]:
    return {each.action.rpartition("/")[2] for each in forms_of(_page(url))}


def _press(house: HubProcess, ticket: TicketView, form: Form, **headers: str) -> requests.Response:
    door = ticket.code_url.partition("/c/")[0]
    return requests.post(door + form.action, data=form.fields, headers=headers, timeout=30)


@pytest.fixture(scope="module")
def clerk(house: HubProcess) -> HubClient:
    return house.clerk("3")


def test_each_state_says_what_it_is(house: HubProcess, clerk: HubClient) -> None:
    first, ticket = issue(house, "levy"), issue(house, "levy")
    waiting = _words(ticket.code_url)
    for text in (ticket.number, "正在等候", "前面还有 1", "交税", "中厅", "快到您了"):
        assert text in waiting
    assert re.search(r"\d+–\d+", waiting)
    assert "下一位就是您" in _words(first.code_url)
    do(clerk, CallNextCommand(), ConfirmCommand(), FinishCommand())
    assert "已经办完" in _words(first.code_url)
    do(clerk, CallNextCommand())
    assert "请到 3号窗口" in _words(ticket.code_url)
    do(clerk, ConfirmCommand())
    assert "正在3号窗口办理" in _words(ticket.code_url)
    assert _offered(ticket.code_url) == set()
    do(clerk, FinishCommand())


@pytest.mark.parametrize(("query", "accepted", "text"), [
    ("", "", "您的号码"), ("", "zh-CN,zh;q=0.9", "您的号码"), ("", "en-GB,en;q=0.8", "Your number"),
    ("", "fr", "Your number"), ("?lang=zh", "en", "您的号码"), ("?lang=en", "zh", "Your number"),
    ("?lang=<script>", "", "您的号码"),
])  # fmt: skip
def test_its_language(house: HubProcess, query: str, accepted: str, text: str) -> None:
    assert text in _page(issue(house, "pickup").code_url + query, accepted)


def test_language_and_size_of_print_stay_as_they_were_switched(house: HubProcess) -> None:
    url, browser = issue(house, "ask").code_url, requests.Session()
    browser.get(url + "?lang=en", timeout=30)
    page = browser.get(url + "?size=large", timeout=30).text
    assert 'lang="en" class="large"' in page
    assert 'lang="en" class="large"' in browser.get(url, timeout=30).text
    assert 'class="large"' not in browser.get(url + "?size=normal", timeout=30).text
    browser.cookies.set("tingxu-taste", "<b>.huge")
    assert browser.get(url, timeout=30).status_code == 200


@pytest.mark.parametrize(
    ("held", "wait", "said"),
    [(8, (25, 40), "近来每 10 位里至少 8 位在预计时间内叫到"), (None, (25, 40), ""), (0, (25, 40), ""), (8, None, "")],
)
def test_how_true_such_ranges_were_lately_is_said_beside_the_range(
    held: int | None, wait: tuple[int, int] | None, said: str
) -> None:
    waiting = TICKETS["waiting"]
    shown = replace(waiting, ticket=waiting.ticket.model_copy(update={"wait_minutes": wait}), held=held)
    text = words_of(ticket_page(shown, sample_view().hall, AT, Taste()))
    assert said in text
    assert ("在预计时间内叫到" in text) is bool(said)


def test_who_waits_for_one_counter_is_told_which() -> None:
    told = {each: words_of(ticket_page(TICKETS[each], sample_view().hall, AT, Taste())) for each in ("sent-on", "next")}
    assert "接下来在9号窗口办理，请等呼叫。" in told["sent-on"]
    assert "接下来在" not in told["next"]


def test_in_english_nothing_is_left_in_chinese(house: HubProcess) -> None:
    left = _words(issue(house, "ask").code_url + "?lang=en").replace("中文", "")
    assert re.search(r"[\u4e00-\u9fff]", left) is None, left


def test_without_a_script_it_reloads_itself_as_long_as_anything_can_change(house: HubProcess) -> None:
    ticket = issue(house, "ask")
    assert '<noscript><meta http-equiv="refresh" content="15"></noscript>' in _page(ticket.code_url)
    _press(house, ticket, _form(ticket.code_url, "withdraw"))
    assert "http-equiv" not in _page(ticket.code_url)


def test_a_forged_code_is_answered_kindly(house: HubProcess) -> None:
    url = issue(house, "ask").code_url
    door = url.partition("/c/")[0]
    forged = url[:-1] + ("A" if url[-1] != "A" else "B")
    for code in (forged, door + "/c/<b>", door + "/c/x"):
        response = requests.get(code, timeout=30)
        assert response.status_code == 404
        assert "没有找到这个号码" in response.text
        assert "<b></b>" not in response.text
    assert requests.get(forged + "/events", timeout=30).status_code == 404
    assert requests.post(forged + "/withdraw", data={"id": "a" * 32}, timeout=30).status_code == 404


def test_a_code_past_its_day_is_gone(house: HubProcess) -> None:
    keys, now = load_keys(house.folder / "data" / "keys.json"), system_clock()
    door = issue(house, "ask").code_url.partition("/c/")[0]
    for code in (make_code(keys, TICKET, "x", now - timedelta(minutes=1)),
                 make_code(keys, TICKET, "of-another-day", now + timedelta(minutes=1))):  # fmt: skip
        response = requests.get(f"{door}/c/{code}?lang=en", timeout=30)
        assert response.status_code == 410
        assert "This number has ended" in response.text
        assert requests.get(f"{door}/c/{code}/events", timeout=30).status_code == 410
        assert requests.post(f"{door}/c/{code}/withdraw", data={"id": "a" * 32}, timeout=30).status_code == 410


def test_nothing_is_kept_or_told_on_the_way(house: HubProcess) -> None:
    headers = requests.get(issue(house, "ask", "pickup").code_url, timeout=30).headers
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "same-origin"
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "/c/{code}" in house.log
    assert "/c/t." not in house.log


def test_who_cannot_come_is_asked_once_and_gone(house: HubProcess) -> None:
    ticket = issue(house, "pickup")
    answer = _press(house, ticket, _form(ticket.code_url, "withdraw"))
    assert answer.url == ticket.code_url
    assert "此号码已取消" in answer.text
    assert _offered(ticket.code_url) == set()


def test_a_press_that_came_twice_is_one(house: HubProcess) -> None:
    ticket = issue(house, "pickup")
    form = _form(ticket.code_url, "withdraw")
    first, second = (_press(house, ticket, form) for _ in range(2))
    assert first.url == second.url == ticket.code_url


def test_reading_changes_nothing(house: HubProcess) -> None:
    ticket = issue(house, "pickup")
    for act in ("withdraw", "return"):
        assert requests.get(f"{ticket.code_url}/{act}", timeout=30).status_code in (404, 405)
    assert "正在等候" in _words(ticket.code_url)


@pytest.mark.parametrize(("field", "headers", "status"), [
    (None, {"Sec-Fetch-Site": "cross-site"}, 403), (None, {"Origin": "https://evil.example"}, 403),
    (None, {"Origin": "null"}, 403),
    ("", {}, 422), ("x" * 33, {}, 422), ("号" * 32, {}, 422), ("a" * 70_000, {}, 413),
])  # fmt: skip
def test_a_form_that_is_not_ours_does_nothing(
    house: HubProcess, field: str | None, headers: dict[str, str], status: int
) -> None:
    ticket = issue(house, "pickup")
    form = _form(ticket.code_url, "withdraw")
    if field is not None:
        form.fields["id"] = field
    answer = _press(house, ticket, form, **headers)
    assert answer.status_code == status
    assert "这一页已过期" in answer.text
    assert "正在等候" in _words(ticket.code_url)


def test_who_missed_the_call_is_back_as_often_as_the_hall_allows(house: HubProcess, clerk: HubClient) -> None:
    ticket = issue(house, "levy")
    do(clerk, CallNextCommand(), NoShowCommand())
    assert _offered(ticket.code_url) == {"return"}
    assert "正在等候" in _press(house, ticket, _form(ticket.code_url, "return")).text
    do(clerk, CallNextCommand(), NoShowCommand())
    assert "请重新取号" in _words(ticket.code_url)
    assert _offered(ticket.code_url) == set()


def test_who_was_sent_to_fetch_something_says_when_they_are_back(house: HubProcess, clerk: HubClient) -> None:
    ticket = issue(house, "levy")
    do(clerk, CallNextCommand(), ConfirmCommand(), ParkCommand(park="fetch", minutes=30))
    assert "起自动恢复排队" in _words(ticket.code_url)
    assert _offered(ticket.code_url) == {"return", "withdraw"}
    assert "正在等候" in _press(house, ticket, _form(ticket.code_url, "return")).text
    do(clerk, CallNextCommand(), ConfirmCommand(), ParkCommand(park="outside"))
    assert _offered(ticket.code_url) == {"withdraw"}


def test_what_comes_too_late_is_said(house: HubProcess, clerk: HubClient) -> None:
    ticket = issue(house, "levy")
    form = _form(ticket.code_url, "withdraw")
    do(clerk, CallNextCommand(), ConfirmCommand())
    answer = _press(house, ticket, form)
    assert "刚才没有办成" in answer.text
    assert "正在3号窗口办理" in answer.text
    do(clerk, FinishCommand())


def _scanned(hub: HubProcess, code: str) -> requests.Response:
    headers = {WIRE_HEADER: "1", "Authorization": f"Bearer {hub.token('kiosk', 'k1')}"}
    return requests.get(f"{hub.url}/v1/tickets/{code}", headers=headers, timeout=30)


def test_a_kiosk_is_told_the_ticket_whose_code_it_scanned(house: HubProcess) -> None:
    ticket = issue(house, "levy")
    found = _scanned(house, ticket.code_url.rpartition("/")[2])
    assert found.status_code == 200
    assert TicketView.model_validate_json(found.content).number == ticket.number
    assert NAME not in found.text
    assert "/v1/tickets/t." not in house.log


def test_a_kiosk_is_told_that_a_code_is_forged_or_of_another_day(house: HubProcess) -> None:
    code = issue(house, "levy").code_url.rpartition("/")[2]
    forged = _scanned(house, code[:-1] + ("A" if code[-1] != "A" else "B"))
    assert (forged.status_code, forged.json()["code"]) == (404, "not_found")
    keys = load_keys(house.folder / "data" / "keys.json")
    over = _scanned(house, make_code(keys, TICKET, "x", system_clock() - timedelta(minutes=1)))
    assert (over.status_code, over.json()["code"]) == (410, "code_over")
