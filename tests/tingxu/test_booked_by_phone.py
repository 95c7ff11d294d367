"""The whole way of an appointment: booked by thumb, told by message, read at the kiosk's scanner, called at the agreed
time, and the page on the phone turns. All programs are real."""

from __future__ import annotations

import shutil
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from hub.link.client import HubClient
from hub.wire import Answer, IssueCommand
from tests.hub.staff.browser import Browser, words_of
from tingxu.chromium import chromium
from tingxu.demo.paper import Paper, papers, read_paper
from tingxu.demo.stage import sign_in
from tingxu.demo.window import Window
from tingxu.programs import Programs
from tingxu.simulated_hall import CLERKS, PASSWORD, Plan, SimulatedHall, open_hall
from tingxu.waiting import until

SECONDS = 60.0
"""The longest that anything may take; most of it takes a second or two."""
COUNTER = "1"
NAME, PHONE = "买买提江·阿不都热合曼", "13800005678"


@dataclass
class House:
    hall: SimulatedHall
    console: Window
    kiosk: Window
    clerk: Window
    phone: Page
    manager: Browser

    @property
    def door(self) -> str:
        """Where visitors' phones come in."""
        settings = tomllib.loads((self.hall.folder / "hub.toml").read_text("utf-8"))
        return f"http://{settings['public_listen']}"


@pytest.fixture
def house() -> Iterator[House]:
    folder = Path(tempfile.mkdtemp(prefix="tx-"))  # short: a socket's path has at most 107 bytes
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder)
        programs = stack.enter_context(Programs(folder / "logs"))
        now = datetime.now(UTC)  # noqa: TID251 - a real hub's clock
        plan = Plan("main", (COUNTER,), sink=f"file:{folder}", board=False)
        hall = open_hall(plan, folder, programs, now, virtual=True)
        windows = {name: Window(name, hall.displays[name], hall.probe(name)) for name in hall.windows()}
        manager = Browser(hall)
        manager.http.trust_env, manager.http.verify = False, str(hall.ca)
        assert manager.sign_in("section", PASSWORD).status_code == 200
        browser = stack.enter_context(chromium())
        phone = browser.new_context(viewport={"width": 360, "height": 740}, locale="zh-CN", has_touch=True).new_page()
        windows["kiosk"].wait(lambda scene: scene.page == "welcome", "the welcome page", SECONDS)
        sign_in(windows[f"counter-{COUNTER}"], CLERKS[COUNTER][0])
        yield House(hall, windows["console"], windows["kiosk"], windows[f"counter-{COUNTER}"], phone, manager)


@pytest.mark.rule("appointment-1")
@pytest.mark.rule("appointment-2")
def test_from_the_thumb_to_the_counter(house: House) -> None:
    number, code = _book(house)
    _message_is_there(house, number)
    waiting = _somebody_waits(house)
    ticket = _check_in(house, code)
    assert "预约时间" in ticket.text
    house.phone.goto(ticket.code)
    expect(house.phone.locator("dl")).to_contain_text("预约时间")
    expect(house.phone.locator("#live")).to_be_visible()
    called = _call(house)
    assert called in ticket.text
    assert called != waiting, "whoever has this time comes before who took a number without one"
    expect(house.phone.get_by_role("heading")).to_contain_text(f"{COUNTER}号窗口", timeout=SECONDS * 1000)


def _book(house: House) -> tuple[str, str]:
    """The first time that is free, the one under way: the visitor is expected at once. Number, and what the QR says."""
    page = house.phone
    page.goto(f"{house.door}/book")
    page.get_by_role("link", name="咨询、请人帮办").tap()
    page.locator(".slots a").first.tap()
    page.get_by_label("姓名").fill(NAME)
    page.get_by_label("手机号").fill(PHONE)
    page.get_by_role("button", name="确认预约").tap()
    expect(page.locator(".state")).to_contain_text("预约成功", timeout=SECONDS * 1000)
    shot = page.get_by_role("img", name="签到二维码").screenshot()
    (read,) = zxingcpp.read_barcodes(np.asarray(Image.open(BytesIO(shot)).convert("L")))
    return page.locator(".code b.num").inner_text(), read.text


def _message_is_there(house: House, number: str) -> None:
    """On the staff's page of text messages, with the phone's end alone."""
    until(lambda: number in words_of(house.manager.get("/staff/sms").text), SECONDS)
    shown = words_of(house.manager.get("/staff/sms").text)
    assert "预约成功" in shown
    assert "****5678" in shown
    assert PHONE not in shown
    assert NAME not in shown


def _somebody_waits(house: House) -> str:
    """Who came before, without an appointment, for the same: their number."""
    hub = tomllib.loads((house.hall.folder / "kiosk.toml").read_text("utf-8"))["hub"]
    with closing(HubClient(house.hall.url, hub["token"], house.hall.ca.read_text("ascii"))) as kiosk:
        answer = kiosk.send(IssueCommand(items=["advice"], paper=False))
    assert isinstance(answer, Answer), answer
    assert answer.ticket is not None
    return answer.ticket.number


def _check_in(house: House, code: str) -> Paper:
    """The code on the phone, held to the kiosk's scanner; what comes out of the printer."""
    before = len(papers(house.hall.prints))
    house.hall.hand(code)
    if house.console.scene().find("scanner.hold-{booked}") is None:
        house.console.press("turn")
    house.console.press("scanner.hold-{booked}")
    house.kiosk.wait(lambda scene: scene.page == "ticket", "the ticket", SECONDS)
    until(lambda: len(papers(house.hall.prints)) > before, SECONDS)
    return read_paper(papers(house.hall.prints)[-1])


def _call(house: House) -> str:
    """The clerk calls: whoever has this time comes first. Their number."""
    house.clerk.take_focus()
    house.clerk.wait(lambda scene: bool((due := scene.find("primary")) and due.enabled), "somebody to call", SECONDS)
    house.clerk.key("F2")
    scene = house.clerk.wait(lambda scene: scene.shows("确认到窗"), "the call", SECONDS)
    shown = scene.find("visit.number")
    assert shown is not None
    return shown.text
