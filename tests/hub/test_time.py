"""Time in a running hub: clocks set back and forward, days that end, halls elsewhere, views that grow old."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from structlog.testing import capture_logs

from hall.commands import CallNext, Issue, LeaseBand, SignIn
from hub.server.hub import Hub
from hub.server.lane.clock import TOLERANCE, HallClock
from hub.server.lane.retention import Retention
from hub.server.seed import seed
from hub.server.streams.streams import Client
from hub.server.streams.viewer import FRESH, Sight, Viewer
from hub.store import journal
from hub.store.database import open_database, reading
from hub.store.journal import Entry
from hub.wire import Audience
from tests.hall.builders import MONDAY, Hall, changed, small
from tests.hub.house import KEYS, HandClock, LaneHouse, until

Make = Callable[[], LaneHouse]
MIDNIGHT = MONDAY + timedelta(hours=14)
TODAY = date(2026, 3, 2)


def entries(house: LaneHouse) -> list[Entry]:
    with reading(house.engine) as tx:
        return list(journal.after(tx, house.definition.id, 0))


def ended(house: LaneHouse) -> list[date]:
    return [entry.event.day for entry in entries(house) if entry.event.kind == "day.ended"]  # type: ignore[union-attr]


# -- the clock -----------------------------------------------------------------------------------------------


def test_the_halls_time_follows_the_system_and_never_goes_back() -> None:
    system = HandClock()
    clock = HallClock(system)
    assert clock.now(MONDAY) == MONDAY
    system.wait(hours=-2)
    assert clock.now(MONDAY) == MONDAY
    system.wait(hours=5)
    assert clock.now(MONDAY) == MONDAY + timedelta(hours=3)


def test_it_says_once_when_the_clocks_part_and_once_when_they_meet() -> None:
    system = HandClock()
    clock = HallClock(system)
    with capture_logs() as lines:
        for minutes in (-5, 0, 0, 10, 0):
            system.wait(minutes=minutes)
            clock.now(MONDAY)
        system.now = MONDAY - TOLERANCE
        clock.now(MONDAY)
    assert [each["event"] for each in lines] == ["clock_behind_journal", "clock_caught_up"]


def test_a_clock_set_forward_by_mistake_ends_the_day_once_and_setting_it_right_brings_no_day_back(
    lane_house: Make,
) -> None:
    house = lane_house().start()
    house.must(Issue("before", ("card",), "k1"))
    house.clock.wait(days=1)
    until(lambda: house.lane.state.day == TODAY + timedelta(days=1))
    house.must(Issue("forward", ("card",), "k1"))
    house.clock.wait(days=-1)
    house.must(Issue("right", ("card",), "k1"))
    tickets = house.lane.state.tickets
    assert [tickets[each].number for each in ("forward", "right")] == ["B001", "B002"]
    assert [ticket for _, ticket in house.lane.state.waiting["work"]] == ["forward", "right"]
    assert ended(house) == [TODAY]
    times = [entry.at for entry in entries(house)]
    assert times == sorted(times)


def test_a_clock_set_back_holds_no_deadline_up_for_longer_than_it_was_set(lane_house: Make) -> None:
    house = lane_house().start()
    house.must(Issue("before", ("card",), "k1"))
    house.clock.wait(hours=-1)
    house.must(SignIn("2", "wang"))
    house.must(CallNext("2"))
    house.clock.now = MIDNIGHT
    until(lambda: house.lane.state.day != TODAY)
    assert ended(house) == [TODAY]


# -- the end of a day ----------------------------------------------------------------------------------------


def test_of_two_hubs_one_ends_the_day(lane_house: Make) -> None:
    house = lane_house().start()
    other = lane_house().start(opened=False)
    for number in range(3):
        house.must(Issue(f"t{number}", ("card",), "k1"))
    for each in (house, other):
        each.clock.now = MIDNIGHT
    until(lambda: house.lane.state.day != TODAY and other.lane.state.day != TODAY)
    until(lambda: house.lane.state.seq == other.lane.state.seq)
    assert ended(house) == [TODAY]
    kinds = [entry.event.kind for entry in entries(house)]
    assert kinds.count("ticket.withdrawn") == 3


def test_numbers_lent_for_tomorrow_are_still_lent_after_a_night_without_a_hub(lane_house: Make) -> None:
    house = lane_house().start()
    house.must(LeaseBand("k1", TODAY + timedelta(days=1)))
    house.clock.now = MIDNIGHT
    until(lambda: house.lane.state.day != TODAY)
    late = lane_house()
    late.clock.now = MIDNIGHT + timedelta(hours=9)
    late.start(opened=False)
    assert late.lane.state.bands == house.lane.state.bands
    assert len(late.lane.state.bands) == 1


@pytest.mark.parametrize(("zone", "start"), [
    ("America/New_York", "2026-03-06"),  # clocks are put forward on the 8th
    ("America/New_York", "2026-10-30"),  # and back on 1 November
    ("Pacific/Auckland", "2026-04-03"),
    ("Asia/Shanghai", "2026-03-06"),
])  # fmt: skip
def test_a_hall_elsewhere_ends_its_days_at_its_own_midnight(lane_house: Make, zone: str, start: str) -> None:
    house = lane_house()
    house.definition = changed(small(), zone=zone)
    first = date.fromisoformat(start)
    house.clock.now = datetime.combine(first, datetime.min.time(), ZoneInfo(zone)).astimezone(UTC)
    house.start()
    for days in range(4):
        day = first + timedelta(days=days)
        assert house.lane.state.day == day
        house.clock.now = datetime.combine(day, datetime.max.time(), ZoneInfo(zone)).astimezone(UTC)
        house.must(SignIn("2", "wang"))
        assert house.lane.state.day == day
        house.clock.now = datetime.combine(day + timedelta(days=1), datetime.min.time(), ZoneInfo(zone)).astimezone(UTC)
        until(lambda day=day: house.lane.state.day != day)  # type: ignore[misc]
    assert ended(house) == [first + timedelta(days=days) for days in range(4)]


# -- views that grow old -------------------------------------------------------------------------------------

BOARD = Sight(Audience.BOARD)


def viewer(now: datetime) -> Viewer:
    made = Viewer()
    made.turn_to(Hall(now=now).state)
    made.view(BOARD, now)
    return made


def test_a_view_is_made_anew_when_a_minute_has_passed() -> None:
    shown = viewer(MONDAY)
    assert not shown.aged(MONDAY + FRESH - timedelta(seconds=1))
    assert shown.aged(MONDAY + FRESH)
    again = json.loads(shown.view(BOARD, MONDAY + FRESH))
    assert datetime.fromisoformat(again["at"]) == MONDAY + FRESH
    assert not shown.aged(MONDAY + FRESH)


@pytest.mark.parametrize("hours", [2, 3.5, 7, 14])
def test_a_view_is_made_anew_when_the_hall_opens_or_closes_or_the_day_changes(hours: float) -> None:
    """12:00, 13:30, 17:00 and midnight on the hall's wall."""
    change = MONDAY + timedelta(hours=hours)
    shown = viewer(change - timedelta(seconds=1))
    assert shown.aged(change)


def test_a_view_nobody_has_seen_does_not_grow_old() -> None:
    made = Viewer()
    made.turn_to(Hall().state)
    assert not made.aged(MONDAY + timedelta(days=1))


def test_streams_hear_of_time_alone(tmp_path: Path) -> None:
    """A real hub with a clock in the test's hand: nothing happens but time."""

    async def play() -> list[dict[str, Any]]:
        clock = HandClock()
        engine = open_database(tmp_path / "hub.db")
        hub = Hub(engine, lambda: KEYS, "small", "http://hub", clock, Retention(30))
        await hub.start()
        await seed(hub, small())
        client = Client(BOARD, "token")
        hub.streams.join(client, [])
        views: list[dict[str, Any]] = []
        reader = asyncio.create_task(_read(client, views))
        for count, hours in enumerate((0, 2, 0.02)):  # now; the midday break begins; a minute of it passes
            clock.wait(hours=hours)
            async with asyncio.timeout(10):
                while len(views) <= count:
                    await asyncio.sleep(0.02)
        reader.cancel()
        await hub.stop()
        hub.engine.dispose()
        return views

    views = asyncio.run(play())
    assert [view["hall"]["open"] for view in views] == [True, False, False]
    assert len({view["seq"] for view in views}) == 1
    assert len({view["at"] for view in views}) == 3


async def _read(client: Client, views: list[dict[str, Any]]) -> None:
    async for chunk in client.chunks():
        for line in chunk.decode().splitlines():
            if line.startswith("data: ") and '"calls"' in line:
                views.append(json.loads(line.removeprefix("data: ")))
