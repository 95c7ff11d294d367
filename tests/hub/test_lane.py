"""The lane: each command once, nobody harmed by another's bug, time never backwards, a full disk."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DBAPIError
from structlog.testing import capture_logs

from hall.commands import CallNext, EndDay, Issue, SignIn
from hall.estimate import wait_minutes
from hall.state import HallState
from hub.server.lane.turn import Answered, Broken, IdReused, StorageFull
from hub.store import journal
from hub.store.database import open_database, reading, writing
from hub.store.hall_memory import recall
from hub.wire import Answer
from tests.hub.house import LaneHouse, until

Make = Callable[[], LaneHouse]


def _issue(number: int) -> Issue:
    return Issue(f"ticket-{number}", ("card",), "k1")


def test_a_repeat_gets_the_first_answer(lane_house: Make) -> None:
    house = lane_house().start()
    first = house.ask(_issue(1), "once")
    again = house.ask(_issue(2), "once")
    assert isinstance(first, Answered)
    assert isinstance(again, Answered)
    assert again.given == first.given
    assert len(house.lane.state.tickets) == 1


def test_a_new_ticket_is_answered_with_the_wait_that_the_hall_remembers(lane_house: Make) -> None:
    house = lane_house().start()
    alone = Answer.model_validate_json(house.must(_issue(1)).given.answer)
    house.must(SignIn("2", "wang"))
    answer = Answer.model_validate_json(house.must(_issue(2)).given.answer)
    state = house.lane.state
    assert alone.ticket is not None
    assert alone.ticket.wait_minutes is None, "nobody can tell while no counter is open"
    assert answer.ticket is not None
    assert answer.ticket.wait_minutes is not None
    assert answer.ticket.wait_minutes == state.told["ticket-2"].shown == wait_minutes(state, "ticket-2", state.at)


def test_a_refusal_is_remembered_too(lane_house: Make) -> None:
    house = lane_house().start()
    first = house.ask(CallNext("2"), "too-early")
    house.must(SignIn("2", "wang"))
    house.must(_issue(1))
    again = house.ask(CallNext("2"), "too-early")
    assert isinstance(first, Answered)
    assert isinstance(again, Answered)
    assert first.given.refused
    assert again.given == first.given
    assert b"not_signed_in" in again.given.answer


def test_an_id_belongs_to_one_command(lane_house: Make) -> None:
    house = lane_house().start()
    house.ask(_issue(1), "once", b"this")
    assert house.ask(_issue(1), "once", b"that") == IdReused()
    assert len(house.lane.state.tickets) == 1


class _BuggyChore:
    """Is always to be done, and always breaks."""

    def __init__(self) -> None:
        self.tried = 0

    def due(self, now: datetime) -> bool:
        return True

    def run(self, tx: Connection, hall: str, now: datetime) -> None:
        self.tried += 1
        raise RuntimeError("a bug")


def test_a_bug_in_what_time_asks_for_is_reported_and_the_hall_goes_on(place: Path | str) -> None:
    chore = _BuggyChore()
    house = LaneHouse(place, chores=[chore])
    with capture_logs() as lines:
        house.start()
        until(lambda: chore.tried > 1)
        house.must(_issue(1))
        assert house.lane.healthy
        house.close()
    assert {each["event"] for each in lines if each["log_level"] == "error"} == {"tick_broke"}


def test_a_repeat_after_a_restart(lane_house: Make) -> None:
    house = lane_house().start()
    first = house.ask(_issue(1), "once")
    other = lane_house().start(opened=False)
    again = other.ask(_issue(1), "once")
    assert isinstance(first, Answered)
    assert isinstance(again, Answered)
    assert again.given == first.given


def test_one_bug_harms_nobody_else(lane_house: Make) -> None:
    house = lane_house().start()
    with writing(house.engine, house.definition.id):  # the lane waits for us, so that the three come as one batch
        held = house.send(_issue(0))
        waiting = [house.send(_issue(10)), house.send(ZeroDivisionError("a bug")), house.send(_issue(11))]
    outcomes = [each.get(timeout=30) for each in (held, *waiting)]
    assert [type(each) for each in outcomes] == [Answered, Answered, Broken, Answered]
    assert set(house.lane.state.tickets) == {"ticket-0", "ticket-10", "ticket-11"}


def test_two_hubs_on_one_hall_never_give_one_number_twice(lane_house: Make) -> None:
    house = lane_house().start()
    other = lane_house().start(opened=False)
    places = ((100, house), (200, other), (300, house), (400, other))
    threads = [threading.Thread(target=_issue_many, args=place) for place in places]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    until(lambda: house.lane.state.seq == other.lane.state.seq)
    numbers = {ticket.number for ticket in house.lane.state.tickets.values()}
    assert len(numbers) == len(house.lane.state.tickets) == 80
    assert house.lane.state == other.lane.state


def test_a_look_brings_what_the_other_hub_wrote(lane_house: Make) -> None:
    house = lane_house().start()
    other = lane_house().start(opened=False)
    house.must(_issue(1))
    looked = threading.Event()
    other.lane.look(looked.set)
    assert looked.wait(10)
    assert other.lane.state == house.lane.state


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_a_hub_that_froze_in_the_middle_of_a_turn_gives_the_hall_back(lane_house: Make, place: str) -> None:
    house = lane_house().start()
    frozen = open_database(f"{place}?options=-c idle_in_transaction_session_timeout%3D300")
    with pytest.raises(DBAPIError):
        _freeze_in_a_turn(frozen, house)
    frozen.dispose()
    assert set(house.lane.state.tickets) == {"ticket-1"}
    assert _replayed(house) == house.lane.state


def _freeze_in_a_turn(frozen: Engine, house: LaneHouse) -> None:
    with writing(frozen, house.definition.id) as tx:
        tx.exec_driver_sql("DELETE FROM journal")
        house.must(_issue(1))
        tx.exec_driver_sql("DELETE FROM tickets")


def _issue_many(first: int, house: LaneHouse) -> None:
    for number in range(first, first + 20):
        house.must(_issue(number))


def test_a_clock_set_back_never_makes_time_run_backwards(lane_house: Make) -> None:
    house = lane_house().start()
    house.must(_issue(1))
    house.clock.wait(hours=-3)
    house.must(_issue(2))
    with reading(house.engine) as tx:
        times = [entry.at for entry in journal.after(tx, house.definition.id, 0)]
    assert times == sorted(times)
    assert house.lane.state.tickets["ticket-2"].issued_at == house.lane.state.tickets["ticket-1"].issued_at


def test_a_night_without_a_hub_is_made_up_for_at_start(lane_house: Make) -> None:
    house = lane_house().start()
    house.must(SignIn("2", "wang"))
    house.must(_issue(1))
    day = house.lane.state.day
    house.lane.stop()
    late = lane_house()
    late.clock.now = house.clock.now + timedelta(days=1)
    late.start(opened=False)
    until(lambda: late.lane.state.day != day)
    assert not late.lane.state.tickets
    assert late.lane.state.counters["2"].clerk is None
    with reading(late.engine) as tx:
        kinds = [entry.event.kind for entry in journal.after(tx, late.definition.id, 0)]
    assert kinds.count("day.ended") == 1
    house.lane = late.lane


def test_replay_equals_memory_over_days(lane_house: Make) -> None:
    house = lane_house().start()
    for day in range(3):
        house.must(SignIn("2", "wang"))
        for number in range(5):
            house.must(_issue(day * 10 + number))
        house.must(CallNext("2"))
        assert _replayed(house) == house.lane.state
        house.clock.wait(days=1)
        assert house.lane.state.day is not None
        house.ask(EndDay(house.lane.state.day))
        until(lambda: not house.lane.state.tickets)
        assert _replayed(house) == house.lane.state


def _replayed(house: LaneHouse) -> HallState:
    with reading(house.engine) as tx:
        return recall(tx, house.definition.id)


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_a_full_disk_is_refused_whole_and_recovered_from(lane_house: Make) -> None:
    house = lane_house()
    limit = _PageLimit(house)
    house.start()
    outcomes = [house.ask(_issue(number)) for number in range(200)]
    assert outcomes[-1] == StorageFull()
    given = {f"ticket-{number}" for number, said in enumerate(outcomes) if isinstance(said, Answered)}
    assert set(house.lane.state.tickets) == given
    assert _replayed(house) == house.lane.state
    limit.pages *= 100
    house.engine.dispose()
    until(lambda: isinstance(house.ask(_issue(1000)), Answered))
    assert _replayed(house) == house.lane.state


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_a_full_disk_of_the_server_is_refused_whole_and_recovered_from(lane_house: Make) -> None:
    house = lane_house().start()
    with writing(house.engine, "") as tx:
        tx.exec_driver_sql(_FULL_SERVER)
        tx.exec_driver_sql("CREATE TRIGGER full_disk BEFORE INSERT ON journal EXECUTE FUNCTION full_disk()")
        tx.exec_driver_sql("CREATE TRIGGER full_disk BEFORE INSERT ON room EXECUTE FUNCTION full_disk()")
    assert house.ask(_issue(1)) == StorageFull()
    assert not house.lane.healthy
    assert not house.lane.away
    with writing(house.engine, "") as tx:
        tx.exec_driver_sql("DROP FUNCTION full_disk CASCADE")
    until(lambda: house.lane.healthy)
    house.must(_issue(2))
    assert set(house.lane.state.tickets) == {"ticket-2"}
    assert _replayed(house) == house.lane.state


_FULL_SERVER = """
    CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$"""
"""A server without room, as far as its answers go: the error is the real one, raised by PostgreSQL."""


class _PageLimit:
    """Connections opened from now on can't let the database grow beyond a few pages more than it has."""

    def __init__(self, house: LaneHouse) -> None:
        with reading(house.engine) as tx:
            self.pages = int(tx.exec_driver_sql("PRAGMA page_count").scalar_one()) + 12
        house.engine.dispose()
        event.listen(house.engine, "connect", self._limit)

    def _limit(self, dbapi: sqlite3.Connection, _record: object) -> None:
        dbapi.execute(f"PRAGMA max_page_count={self.pages}")
