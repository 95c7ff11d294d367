"""Who was kept out for no-shows asks for themselves on their phone, is heard by the hall, and may book again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import requests

from appointments import commands as c
from appointments.plan_file import read as read_plan
from hall.definition_file import read
from hub.keys import KeyFile
from hub.server.appointments.contacts import Contacts
from hub.server.lane.clock import system_clock
from hub.server.lane.personal import Contact
from hub.store.database import writing
from tests.hub.booking.conftest import booking_hub
from tests.hub.booking.visitor import NAME, Visitor
from tests.hub.house import HandClock, HubProcess, LaneHouse, until
from tests.hub.staff.browser import Browser, person, words_of

PHONE, NUMBER = "13900004321", "K7M2P4"
PAGE = "/staff/appointments"


def _missed_yesterday(hub: HubProcess) -> None:
    """Somebody booked for an hour of yesterday, and did not come; no hub was running."""
    plan = hub.folder / "appointments.toml"
    plan.write_text("no_show_limit = 1\n" + plan.read_text("utf-8"), "utf-8")
    keys, definition = KeyFile(hub.folder / "data" / "keys.json"), read(hub.folder / "hall.toml")
    starts_at = (system_clock() - timedelta(days=1)).replace(minute=0, second=0, microsecond=0)
    lane = LaneHouse(hub.folder / "data" / "hub.db", HandClock(starts_at), definition, keys())
    lane.start().must(c.EnterPlan(read_plan(plan, definition)))
    with writing(lane.engine, definition.id) as tx:
        who, keep = Contacts(keys, definition.id).known_or_new(tx, Contact(name=NAME, phone=PHONE), starts_at)
        keep(tx, starts_at)
    lane.must(c.Book("a", "ask", starts_at, who, "web", NUMBER))
    lane.close()


@pytest.fixture
def kept_out(tmp_path: Path) -> Iterator[HubProcess]:
    """A hub that has just found out who did not come yesterday."""
    hub = booking_hub(tmp_path)
    _missed_yesterday(hub)
    hub.start()
    yield hub
    assert hub.stop() == 0
    assert "Traceback" not in hub.log


def _wish(visitor: Visitor) -> requests.Response:
    return visitor.send(visitor.form("card"), name=NAME, phone=PHONE)


@pytest.mark.rule("appointment-4")
@pytest.mark.parametrize("granted", [True, False], ids=["granted", "refused"])
def test_an_appeal_from_the_phone_is_decided_on_the_pages(kept_out: HubProcess, granted: bool) -> None:
    visitor, manager = Visitor(kept_out), person(kept_out, "manager")
    until(lambda: "近期多次预约未到" in _wish(visitor).text)
    mine = visitor.post("/book/find", {"number": NUMBER, "tail": PHONE[-4:]})
    assert "预约已作废" in words_of(mine.text)
    told = visitor.send(visitor.act(mine, "appeal"), words="路上遇到 <b>车祸</b>")
    assert "申诉已提交" in words_of(told.text)
    assert "近期多次预约未到" in _wish(visitor).text, "asking alone changes nothing"
    _decide(manager, granted)
    again = _wish(visitor)
    assert ("?told=booked" in again.url) is granted
    assert ("近期多次预约未到" in again.text) is not granted
    until(lambda: ("申诉通过" if granted else "申诉未通过") in words_of(manager.get("/staff/sms").text))
    outcome = words_of(visitor.get(re.sub(r"\?.*", "", mine.url.removeprefix(visitor.door))).text)
    assert ("申诉通过，不计爽约" if granted else "申诉没有通过") in outcome


def _decide(manager: Browser, granted: bool) -> None:
    shown = manager.get(PAGE).text
    assert "路上遇到 &lt;b&gt;车祸" in shown
    form = manager.form(PAGE, "decide_appeal", appointment="a", grant="yes" if granted else "no")
    answer = manager.submit(form) if granted else manager.submit(form, words="没有证明")
    assert "申诉已办理" in words_of(answer.text)
    assert "车祸" not in manager.get(PAGE).text
