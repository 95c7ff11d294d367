"""Who a visitor is, is forgotten in time: by the lane, with the clock in the test's hand; the journal stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from hub.server.lane.lane import Lane
from hub.server.lane.orders import drafter
from hub.server.lane.retention import AT_ONCE, EVERY, Retention
from hub.server.lane.turn import Job
from hub.server.lane.visitors import Visitors
from hub.server.trust.keys_in_force import KeysInForce
from hub.store import journal, people
from hub.store.access import Bearer
from hub.store.database import reading, writing
from hub.wire import Audience, Document, IssueCommand
from tests.hall.builders import MONDAY
from tests.hub.house import KEYS, LaneHouse, until

DAYS = 30
KIOSK = Bearer(Audience.KIOSK, "k1")
ONE, OTHER = (Document(kind="foreigner", number=f"P1234567{each}", name="某人") for each in range(2))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[LaneHouse]:
    house = LaneHouse(tmp_path / "hub.db")
    hall = house.definition.id
    keys = KeysInForce(lambda: KEYS, hall)
    house.lane = Lane(house.engine, hall, keys, house.clock, house._deliver, (Retention(DAYS),))
    yield house.start()
    house.close()


def _visit(house: LaneHouse, document: Document, name: str) -> None:
    visitors = Visitors(lambda: KEYS, "small")
    asked = drafter(IssueCommand(items=["card"], document=document), KIOSK, visitors)
    done: list[object] = []
    house.lane.submit(Job(name, "kiosk:k1", (name.encode(),), asked, house.replies.reply, done.append))
    until(lambda: bool(done))


def _ids(house: LaneHouse) -> set[str]:
    with reading(house.engine) as tx:
        return {each.id for each in people.after(tx, "small", "", 1000)}


def _known(house: LaneHouse, document: Document) -> str | None:
    with reading(house.engine) as tx:
        return Visitors(lambda: KEYS, "small").known(tx, document)


def test_a_visitor_is_kept_from_their_last_visit_by_the_lanes_clock(house: LaneHouse) -> None:
    _visit(house, ONE, "one-monday")
    _visit(house, OTHER, "other-monday")
    house.clock.wait(days=7)
    other = _known(house, OTHER)
    _visit(house, OTHER, "other-next-monday")
    house.clock.now = MONDAY + timedelta(days=DAYS, hours=1)
    until(lambda: _known(house, ONE) is None)
    assert _known(house, OTHER) == other
    house.clock.now = MONDAY + timedelta(days=7 + DAYS, hours=2)
    until(lambda: _ids(house) == set())


def test_to_the_second(tmp_path: Path) -> None:
    house, ends = LaneHouse(tmp_path / "hub.db"), MONDAY + timedelta(days=DAYS)
    with writing(house.engine, "small") as tx:
        people.add(tx, "small", Visitors(lambda: KEYS, "small").seal(ONE), MONDAY)
        Retention(DAYS).run(tx, "small", ends)
        assert len(people.after(tx, "small", "", 10)) == 1
        Retention(DAYS).run(tx, "small", ends + timedelta(seconds=1))
        assert people.after(tx, "small", "", 10) == []
    house.engine.dispose()


def test_the_journal_keeps_the_visit_without_the_visitor(house: LaneHouse) -> None:
    _visit(house, ONE, "one-monday")
    visitor = _known(house, ONE)
    house.clock.now = MONDAY + timedelta(weeks=5)
    until(lambda: _known(house, ONE) is None)
    with reading(house.engine) as tx:
        kept = [entry.event for entry in journal.after(tx, house.definition.id, 0)]
    assert visitor in {getattr(event, "visitor", None) for event in kept}
    _visit(house, ONE, "one-again")
    assert _known(house, ONE) not in (None, visitor), "nothing leads from the new visit to the old one"


def test_what_is_deleted_is_not_left_in_the_file(tmp_path: Path) -> None:
    house = LaneHouse(tmp_path / "hub.db")
    people_there = [ONE.model_copy(update={"number": f"P{each:08d}"}) for each in range(40)]
    sealed = [Visitors(lambda: KEYS, "small").seal(each) for each in people_there]
    with writing(house.engine, "small") as tx:
        for each in sealed:
            people.add(tx, "small", each, MONDAY)
    assert _left(house, tmp_path, [each.sealed for each in sealed]) == 40
    with writing(house.engine, "small") as tx:
        Retention(DAYS).run(tx, "small", MONDAY + timedelta(days=DAYS, seconds=1))
    assert _left(house, tmp_path, [each.sealed for each in sealed]) == 0
    house.engine.dispose()


def _left(house: LaneHouse, folder: Path, traces: list[bytes]) -> int:
    with house.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    data = (folder / "hub.db").read_bytes()
    return sum(each in data for each in traces)


def test_many_go_a_few_at_a_time(tmp_path: Path) -> None:
    house, retention = LaneHouse(tmp_path / "hub.db"), Retention(DAYS)
    with writing(house.engine, "small") as tx:
        tx.exec_driver_sql(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 700)"
            " INSERT INTO visitors (hall, id, lookup, sealed, key_id, at)"
            " SELECT 'small', 'v' || i, 'l' || i, 's', 1, 0 FROM n"
        )
    left = []
    while retention.due(MONDAY):
        with writing(house.engine, "small") as tx:
            retention.run(tx, "small", MONDAY)
            left.append(tx.exec_driver_sql("SELECT COUNT(*) FROM visitors").scalar())
    assert left == [700 - AT_ONCE, 0]
    assert not retention.due(MONDAY + EVERY - timedelta(seconds=1))
    assert retention.due(MONDAY + EVERY)
    house.engine.dispose()
