"""Upkeep beside the queue in one journal: rows that mirror the fold, messages written with what caused them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from hub.server.lane.attendance import EVERY, Attendance, upkeep_due
from hub.server.lane.due_jobs import upkeep_job
from hub.server.lane.turn import Broken
from hub.store import heard, journal, messages, upkeep_rows
from hub.store.check import check
from hub.store.database import reading, without_waiting, writing
from hub.store.event_text import is_of_queue, is_of_upkeep
from hub.store.export import lines
from tests.hall.builders import small
from tests.hub.house import LaneHouse
from tests.upkeep.keeping import BROKEN, K1, K2, OUT, READY, REGISTER
from tests.upkeep.steps import STEPS, command_of
from upkeep import commands
from upkeep.events import MachineSilent, OrderOpened
from upkeep.fold import apply
from upkeep.records import Upkeep

HALLS = count()
HALF = commands.AskAid("wheelchair", None)  # type: ignore[arg-type]
"""Decided, then refused by the database: the row's place must be there."""
some = settings(
    max_examples=8, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


def _loaded(house: LaneHouse) -> Upkeep:
    with reading(house.engine) as tx:
        return upkeep_rows.load(tx, house.definition.id)


def _folded(tx: Connection, hall: str) -> Upkeep:
    state = Upkeep()
    for entry in journal.everything(tx, hall):
        if is_of_upkeep(entry.event):
            state = apply(state, entry.event, entry.at)
    return state


def _problems(house: LaneHouse) -> list[str]:
    with reading(house.engine) as tx:
        return check(tx, house.definition.id, lambda _: True).problems


def _kept(house: LaneHouse) -> LaneHouse:
    house.start().must(commands.Enter(REGISTER))
    return house


@some
@given(steps=st.lists(STEPS, min_size=25, max_size=40))
def test_rows_say_what_the_journal_says_whatever_happened(place: Path | str, steps: list[tuple[Any, ...]]) -> None:
    definition = small().model_copy(update={"id": f"hall{next(HALLS)}"})
    house = _kept(LaneHouse(place, definition=definition))
    try:
        for step in steps:
            house.clock.wait(seconds=1)
            house.ask(command_of(_loaded(house), step, house.clock.now))
        assert _problems(house) == []
        with reading(house.engine) as tx:
            folded = _folded(tx, definition.id)
            assert any(not is_of_queue(each.event) for each in journal.everything(tx, definition.id))
        assert _loaded(house) == folded
    finally:
        house.close()


@pytest.mark.parametrize(("harm", "told"), [
    ("UPDATE faults SET closed_at = opened_at", "faults: row report.fault-printer is not what"),
    ("UPDATE work_orders SET assignee = 'ghost'", "work_orders: row report.order-printer is not what"),
    ("DELETE FROM devices", "devices: row kiosk:k1/printer is missing"),
    ("UPDATE spells SET works = NULL", "spells: row kiosk:k1/printer"),
    ("UPDATE registers SET register = '{}'", "registers: row register is not what"),
    ("UPDATE registers SET register = '['", "registers: row register is not what"),
    ("INSERT INTO rounds (hall, id, machine, task, at, \"by\", fine, note)"
     " SELECT hall, 'r', 'kiosk:k1', 'cleaning', 1, 'guide:x', fine, ''"
     " FROM (SELECT hall, works AS fine FROM spells LIMIT 1) AS one", "rounds: row r is in no event"),
])  # fmt: skip
def test_a_meddled_mirror_is_found(lane_house: Callable[[], LaneHouse], harm: str, told: str) -> None:
    house = _kept(lane_house())
    house.ask(commands.ReportDevices(K1, {"printer": OUT}), "report")
    assert _problems(house) == []
    with writing(house.engine, "small") as tx:
        tx.exec_driver_sql(harm)
    assert any(each.startswith(told) for each in _problems(house)), _problems(house)


def test_who_is_to_know_is_told_in_the_transaction_that_caused_it(lane_house: Callable[[], LaneHouse]) -> None:
    house = _kept(lane_house())
    house.ask(commands.ReportDevices(K1, {"printer": OUT, "reader": BROKEN}), "report")
    house.ask(commands.Summon(K1, "guidance"), "help")
    with reading(house.engine) as tx:
        told = messages.newest(tx, "small", 10)
        orders = [each.seq for each in journal.everything(tx, "small") if isinstance(each.event, OrderOpened)]
    assert sorted((each.to, each.template) for each in told) == [
        ("day", "summons.guidance"), ("keeper", "order.daily"), ("supplier", "order.professional"),
    ]  # fmt: skip
    assert {each.id for each in told if each.template.startswith("order")} == {f"{seq}.0" for seq in orders}
    assert {each.state for each in told} == {"waiting"}


def test_what_is_asked_again_tells_nobody_again(lane_house: Callable[[], LaneHouse]) -> None:
    house = _kept(lane_house())
    for _ in range(2):
        house.ask(commands.ReportDevices(K1, {"printer": OUT}), "report")
    with reading(house.engine) as tx:
        assert len(messages.newest(tx, "small", 10)) == 1


def test_a_message_is_read_by_whom_it_was_for(lane_house: Callable[[], LaneHouse]) -> None:
    house = _kept(lane_house())
    house.ask(commands.ReportDevices(K1, {"printer": OUT}), "report")
    with writing(house.engine, "small") as tx:
        (told,) = messages.newest(tx, "small", 10)
        with without_waiting(tx):
            assert not messages.read(tx, "small", told.id, "supplier", house.clock.now)
        messages.shown(tx, "small", "supplier")
        assert [each.state for each in messages.newest(tx, "small", 10)] == ["waiting"]
        messages.shown(tx, "small", "keeper")
        assert [each.state for each in messages.newest(tx, "small", 10)] == ["sent"]
        with without_waiting(tx):
            for _ in range(2):
                assert messages.read(tx, "small", told.id, "keeper", house.clock.now)
        (told,) = messages.newest(tx, "small", 10)
    assert (told.state, told.ended_at) == ("read", house.clock.now)


def test_what_breaks_leaves_neither_event_nor_row_nor_message(lane_house: Callable[[], LaneHouse]) -> None:
    house = _kept(lane_house())
    before = house.lane.state.seq
    assert isinstance(house.ask(HALF), Broken)
    assert house.lane.state.seq == before
    assert _problems(house) == []
    with reading(house.engine) as tx:
        assert messages.newest(tx, "small", 10) == []


def test_two_hubs_tell_a_silence_once(lane_house: Callable[[], LaneHouse]) -> None:
    one, other = _kept(lane_house()), lane_house().start(opened=False)
    one.must(commands.ReportDevices(K1, {"printer": READY}))
    with writing(one.engine, "small") as tx:
        heard.note(tx, "small", [K1], one.clock.now)
    for house in (one, other):
        house.clock.wait(minutes=5)
    dues = []
    for house in (one, other):  # both have looked before either has written
        with reading(house.engine) as tx:
            dues.append(list(upkeep_due(tx, "small", house.clock.now, "Asia/Shanghai")))
    for house, due in zip((one, other), dues, strict=True):
        assert due
        for each in due:
            house.lane.submit(upkeep_job("small", each))
    for house in (one, other):
        house.ask(commands.ReportDevices(K2, {}))  # behind them in the lane
    with reading(one.engine) as tx:
        silences = [each.event for each in journal.everything(tx, "small") if isinstance(each.event, MachineSilent)]
        orders = [each for each in messages.newest(tx, "small", 10) if each.template == "order.professional"]
    assert silences == [MachineSilent(K1, one.clock.now - timedelta(minutes=5))]
    assert len(orders) == 1
    assert _problems(one) == []


def test_a_lane_alone_notices_the_silence_by_the_clock(lane_house: Callable[[], LaneHouse]) -> None:
    first = _kept(lane_house())
    first.must(commands.ReportDevices(K1, {"printer": READY}))
    with writing(first.engine, "small") as tx:
        heard.note(tx, "small", [K1], first.clock.now)
    late = lane_house()
    late.clock.wait(minutes=5)
    late.start(opened=False)
    while not _loaded(late).silent(K1):
        late.deliveries.get(timeout=20)
    assert {each.detail for each in _loaded(late).faults.values()} == {"machine-silent"}


def test_who_is_there_is_noted_at_once_and_then_now_and_again(lane_house: Callable[[], LaneHouse]) -> None:
    house, attendance = _kept(lane_house()), Attendance()
    now = house.clock.now
    attendance.present = frozenset({K1})
    assert _noted(house, attendance, 0) == {K1: now}
    assert not attendance.due(now + EVERY / 2)
    attendance.present = frozenset({K1, K2})
    assert attendance.due(now), "somebody came"
    later = now + EVERY
    assert _noted(house, attendance, EVERY.total_seconds()) == {K1: later, K2: later}
    attendance.present = frozenset({K2})
    assert _noted(house, attendance, 2 * EVERY.total_seconds()) == {K1: later, K2: later + EVERY}


def _noted(house: LaneHouse, attendance: Attendance, seconds: float) -> dict[str, Any]:
    now = house.clock.now + timedelta(seconds=seconds)
    assert attendance.due(now)
    with writing(house.engine, "small") as tx:
        attendance.run(tx, "small", now)
        return heard.all_of(tx, "small")


def test_the_export_names_nobody_of_the_staff(lane_house: Callable[[], LaneHouse]) -> None:
    house = _kept(lane_house())
    house.ask(commands.OpenOrder("daily", K1, "", "王师傅说屏幕脏"), "order")
    house.must(commands.AssignOrder("order", "wang-shifu"))
    house.must(commands.FinishOrder("order", "李姐擦过了"))
    house.ask(commands.Summon(K1, "incident"), "help")
    house.must(commands.TakeSummons("help", "wang-shifu"))
    with reading(house.engine) as tx:
        text = b"\n".join(lines(tx, "small")).decode()
    for name in ("wang-shifu", "王师傅", "李姐", "keeper"):
        assert name not in text
    assert "clerk-1" in text
