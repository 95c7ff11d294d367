"""The page behind a ticket's QR code, as the visitor's phone gets it."""

from __future__ import annotations

import re
import secrets
from datetime import timedelta

import pytest
import requests

from hub.codes import TICKET, make_code
from hub.keys import load_keys
from hub.link.client import HubClient
from hub.server.clock import system_clock
from hub.wire import (
    WIRE_HEADER,
    Answer,
    CallNextCommand,
    ConfirmCommand,
    Document,
    FinishCommand,
    IssueCommand,
    TicketView,
)
from tests.hub.house import HubProcess


def _issue(hub: HubProcess, *items: str) -> TicketView:
    number = f"P{secrets.randbelow(10**9):09d}"
    document = Document(kind="foreigner", number=number, name="Ouyang Xiu")
    answer = hub.client("kiosk", "k1").send(IssueCommand(items=list(items), document=document))
    assert isinstance(answer, Answer), answer
    assert answer.ticket is not None
    return answer.ticket


def _page(url: str, language: str = "") -> str:
    response = requests.get(url, headers={"Accept-Language": language}, timeout=10)
    assert response.status_code == 200
    assert "<script" not in response.text
    assert "Ouyang" not in response.text
    return response.text


def _words(html: str) -> str:
    return re.sub(r"<style>.*?</style>|<[^>]+>", " ", html)


def test_a_ticket_from_waiting_to_served(hub: HubProcess) -> None:
    first, ticket = _issue(hub, "levy"), _issue(hub, "levy")
    assert ticket.code_url.startswith(hub.url + "/c/t.")
    waiting = _words(_page(ticket.code_url))
    for text in (ticket.number, "正在等候", "前面还有", "1", "窗口开始叫号后显示", "交税", "中厅"):
        assert text in waiting
    assert "下一位就是您" in _words(_page(first.code_url))
    clerk = hub.clerk("3")
    assert re.search(r"\d+–\d+", _words(_page(ticket.code_url)))
    _serve(clerk)
    assert "已经办完" in _words(_page(first.code_url))
    assert isinstance(clerk.send(CallNextCommand()), Answer)
    assert "请到 3 号窗口" in _words(_page(ticket.code_url))
    clerk.send(ConfirmCommand())
    assert "正在 3 号窗口办理" in _words(_page(ticket.code_url))
    clerk.send(FinishCommand())


def _serve(clerk: HubClient) -> None:
    for command in (CallNextCommand(), ConfirmCommand(), FinishCommand()):
        assert isinstance(clerk.send(command), Answer)


@pytest.mark.parametrize(("query", "accepted", "text"), [
    ("", "", "您的号码"), ("", "zh-CN,zh;q=0.9", "您的号码"), ("", "en-GB,en;q=0.8", "Your number"),
    ("", "fr", "Your number"), ("?lang=zh", "en", "您的号码"), ("?lang=en", "zh", "Your number"),
    ("?lang=<script>", "", "您的号码"),
])  # fmt: skip
def test_its_language(hub: HubProcess, query: str, accepted: str, text: str) -> None:
    assert text in _page(_issue(hub, "pickup").code_url + query, accepted)


def test_a_forged_code_is_answered_kindly(hub: HubProcess) -> None:
    url = _issue(hub, "ask").code_url
    for code in (url[:-1] + ("A" if url[-1] != "A" else "B"), hub.url + "/c/<b>", hub.url + "/c/x"):
        response = requests.get(code, timeout=10)
        assert response.status_code == 404
        assert "没有找到这个号码" in response.text
        assert "<b></b>" not in response.text


def test_a_code_past_its_day_is_gone(hub: HubProcess) -> None:
    keys, now = load_keys(hub.folder / "data" / "keys.json"), system_clock()
    for code in (make_code(keys, TICKET, "x", now - timedelta(minutes=1)),
                 make_code(keys, TICKET, "of-another-day", now + timedelta(minutes=1))):  # fmt: skip
        response = requests.get(f"{hub.url}/c/{code}?lang=en", timeout=10)
        assert response.status_code == 410
        assert "This number has ended" in response.text


def test_nothing_is_kept_or_told_on_the_way(hub: HubProcess) -> None:
    headers = requests.get(_issue(hub, "ask", "pickup").code_url, timeout=10).headers
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "/c/{code}" in hub.log
    assert "/c/t." not in hub.log


def _scanned(hub: HubProcess, code: str) -> requests.Response:
    headers = {WIRE_HEADER: "1", "Authorization": f"Bearer {hub.token('kiosk', 'k1')}"}
    return requests.get(f"{hub.url}/v1/tickets/{code}", headers=headers, timeout=10)


def test_a_kiosk_is_told_the_ticket_whose_code_it_scanned(hub: HubProcess) -> None:
    ticket = _issue(hub, "levy")
    found = _scanned(hub, ticket.code_url.rpartition("/")[2])
    assert found.status_code == 200
    assert TicketView.model_validate_json(found.content).number == ticket.number
    assert "Ouyang" not in found.text
    assert "/v1/tickets/t." not in hub.log


def test_a_kiosk_is_told_that_a_code_is_forged_or_of_another_day(hub: HubProcess) -> None:
    code = _issue(hub, "levy").code_url.rpartition("/")[2]
    forged = _scanned(hub, code[:-1] + ("A" if code[-1] != "A" else "B"))
    assert (forged.status_code, forged.json()["code"]) == (404, "not_found")
    keys = load_keys(hub.folder / "data" / "keys.json")
    over = _scanned(hub, make_code(keys, TICKET, "x", system_clock() - timedelta(minutes=1)))
    assert (over.status_code, over.json()["code"]) == (410, "code_over")
