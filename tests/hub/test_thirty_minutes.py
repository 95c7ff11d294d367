"""The thirty minutes run out while the hub lies dead: given up once, and what a kiosk alone saw still counts."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from appointments import commands as c
from appointments.plan_file import read as read_plan
from appointments.rules import LATE
from appointments.states import AppointmentState as S
from hall.definition_file import read
from hub.keys import KeyFile
from hub.link.client import HubClient
from hub.server.lane.clock import system_clock
from hub.store import journal
from hub.store.check import check
from hub.store.database import reading
from hub.wire import Answer, CheckInCommand
from tests.hub.booking_hub import PLAN, BookKept, booking_hub, refused
from tests.hub.house import HandClock, HubProcess, LaneHouse, until
from tests.hub.test_alone import leased, told

MARGIN = timedelta(seconds=8)
"""So long before the thirty minutes are over the hub is started."""


def _agreed_half_an_hour_ago(hub: HubProcess, ids: str) -> datetime:
    """Appointments in the hub's database, made while nobody looked; when their thirty minutes are over."""
    starts_at = system_clock() - LATE + MARGIN
    (hub.folder / "data").mkdir(exist_ok=True)
    definition, keys = read(hub.folder / "hall.toml"), KeyFile(hub.folder / "data" / "keys.json")()
    lane = LaneHouse(hub.folder / "data" / "hub.db", HandClock(starts_at), definition, keys)
    lane.start().must(c.EnterPlan(read_plan(hub.folder / "plan.toml", definition)))
    slot = starts_at.replace(minute=starts_at.minute // 15 * 15, second=0, microsecond=0)
    for id in ids:
        lane.must(c.Book(id, "card", slot, f"of-{id}", "desk", f"NUMB{id}{id}".upper()))
    lane.close()
    return starts_at + LATE


@pytest.mark.rule("appointment-4")
def test_killed_across_the_thirtieth_minute_the_hub_gives_up_once_who_did_not_come(tmp_path: Path) -> None:
    hub = booking_hub(tmp_path, PLAN.replace("capacity = 2", "capacity = 3"))
    over = _agreed_half_an_hour_ago(hub, "abc")
    hub.start()
    kept = BookKept(hub)
    try:
        clerk = HubClient(hub.url, hub.staff_token("guide"), hub.ca)
        answer = clerk.send(CheckInCommand(appointment="b"))
        if system_clock() <= over:
            assert isinstance(answer, Answer), "in time, and late"
            assert kept.of("a").state is S.CONFIRMED
        hub.kill()
        until(lambda: system_clock() > over, MARGIN.total_seconds() * 2)
        for _ in range(2):
            hub.start()
            until(lambda: kept.of("a").state is S.NO_SHOW)
            hub.kill()
        hub.start()
        assert refused(clerk, CheckInCommand(appointment="a")).code == "too_late"
        assert _count(kept, "appointment.missed", "a") == 1
        assert [each.to for each in kept.told("appointment_no_show") if each.to == "of-a"] == ["of-a"]
        _comes_after_all(hub, kept, over)
    finally:
        kept.close()
        hub.stop()


def _comes_after_all(hub: HubProcess, kept: BookKept, over: datetime) -> None:
    """A kiosk that was alone tells late what it saw in time."""
    kiosk = hub.client("kiosk", "k1")
    code = CheckInCommand(code=_code(hub), occurred_at=over + timedelta(microseconds=1))
    assert refused(kiosk, code).code == "too_late"
    answer = kiosk.send(code.model_copy(update={"occurred_at": over}))
    assert isinstance(answer, Answer)
    assert answer.ticket is not None, "the day is not over: there is still a ticket"
    assert (kept.of("a").state, kept.of("a").corrected) == (S.CHECKED_IN, True)
    _comes_with_a_ticket(hub, kept, kiosk, over)
    with reading(kept.engine) as tx:
        assert check(tx, "small", lambda _: True).problems == []


def _comes_with_a_ticket(hub: HubProcess, kept: BookKept, kiosk: HubClient, over: datetime) -> None:
    """So does one that had a number to give out, and noted what was shown to it."""
    late = told(leased(kiosk), 0, check_in=CheckInCommand(code=_code(hub, "c"), occurred_at=over))
    ticket = kiosk.send(late, f"alone-{late.ticket}")
    assert isinstance(ticket, Answer)
    assert ticket.ticket is not None
    assert ticket.ticket.agreed_at == kept.of("c").starts_at
    assert (kept.of("c").state, kept.of("c").corrected, kept.of("c").arrived_at) == (S.CHECKED_IN, True, over)


def _code(hub: HubProcess, id: str = "a") -> str:
    day = hub.staff("guide", "second").slots("card").days[0].day
    found = hub.staff("guide", "third").appointments(day=day.isoformat()).appointments
    return next(each.code for each in found if each.id == id)


def _count(kept: BookKept, kind: str, id: str) -> int:
    with reading(kept.engine) as tx:
        entries = [each.event for each in journal.everything(tx, "small") if each.event.kind == kind]
    return sum(getattr(each, "appointment", "") == id for each in entries)
