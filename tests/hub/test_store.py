"""The database: durable, migrated, and events that come back as they went in."""

from __future__ import annotations

import json
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from hall import commands as c
from hall.events import EVENT_KINDS, ClerkSignedIn, Event
from hall.guides import GuideStage
from hall.state import HallState
from hall.tickets import Grounds, PrintState, TicketState
from hub.store import journal
from hub.store.database import migrate, open_database, reading, writing
from hub.store.event_text import UnknownEvent, from_text, to_text
from hub.store.folding import after_event
from hub.store.journal import Entry
from hub.store.migrations import HEAD
from hub.store.moment import from_micros, to_micros
from hub.store.tables import metadata
from tests.hall.builders import MONDAY, Hall

SIGNED_IN = ClerkSignedIn("3", "wang")


def _entry(seq: int, event: Event = SIGNED_IN) -> Entry:
    return Entry(seq, MONDAY, MONDAY, "test", event)


def test_every_commit_is_on_the_disk(tmp_path: Path) -> None:
    engine = open_database(tmp_path / "hub.db")
    with reading(engine) as tx:
        assert tx.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert tx.exec_driver_sql("PRAGMA synchronous").scalar() == 2
    assert stat.S_IMODE((tmp_path / "hub.db").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "hub.db-wal").stat().st_mode) == 0o600


def test_migrations_make_the_tables_that_the_code_knows(engine: Engine) -> None:
    migrate(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == HEAD


def test_an_error_undoes_the_whole_transaction(engine: Engine) -> None:
    with pytest.raises(IntegrityError):
        _write_twice(engine)
    with reading(engine) as tx:
        assert journal.last_seq(tx, "h") == 0


def _write_twice(engine: Engine) -> None:
    with writing(engine, "h") as tx:
        journal.append(tx, "h", _entry(1))
        journal.append(tx, "h", _entry(1))


def test_halls_count_for_themselves(engine: Engine) -> None:
    with writing(engine, "one") as tx:
        journal.append(tx, "one", _entry(1))
        journal.append(tx, "one", _entry(2))
        journal.append(tx, "two", _entry(1))
    with reading(engine) as tx:
        assert journal.last_seq(tx, "one") == 2
        assert [each.seq for each in journal.after(tx, "one", 1)] == [2]
        assert list(journal.after(tx, "two", 0)) == [_entry(1)]


@given(st.datetimes(timezones=st.just(UTC)))
def test_moments_are_exact(at: datetime) -> None:
    assert from_micros(to_micros(at)) == at


def _a_long_day() -> Hall:
    """A day in which everything happens."""
    hall = Hall().staff("1", "2", "3", "4")
    hall.drive(TicketState.SERVED)
    hall.must(c.RateService("2", 5))
    for state in (TicketState.SERVED, TicketState.PARKED, TicketState.NO_SHOW, TicketState.WITHDRAWN):
        hall.drive(state)
    hall.must(c.RateService(next(iter(hall.state.unrated)), 5))
    ticket = hall.issue("card", "levy", visitor="v1")
    hall.must(c.ReportPrint(ticket, PrintState.PRINTED))
    sent = c.Transfer("3", to_counter="2")
    for command in (c.CallNext("3"), c.Recall("3"), sent, c.Pause("3"), c.Resume("3")):
        hall.must(command)
    call = hall.state.call_order[-1]
    hall.must(c.ReportAnnouncement(call, "spoken"))
    hall.must(c.AskAssistance("help", "k1"))
    hall.must(c.AnswerAssistance("help", "1"))
    hall.must(c.GuideAssistance("help", "zhao", GuideStage.ACCEPTED))
    hall.must(c.Accompany(hall.state.tickets[ticket].number, "zhao"))
    hall.must(c.GrantGreen(hall.state.tickets[ticket].number, Grounds.PREGNANCY), "guide:zhao")
    missed = next(each.id for each in hall.state.tickets.values() if each.state is TicketState.NO_SHOW)
    hall.must(c.Recycle(missed))
    hall.must(c.ReturnTicket(next(each.id for each in hall.state.tickets.values() if each.state is TicketState.PARKED)))
    hall.must(c.LeaseBand("k1", MONDAY.date()))
    for ordinal, visitor in ((501, "v1"), (502, None)):
        hall.must(c.IssueAlone(f"alone{ordinal}", MONDAY.date(), "B", ordinal, ("card",), "k1", hall.now, visitor))
    hall.must(c.ChangeCounter("2", {"queues": ("work", "tax")}))
    hall.must(c.ChangePolicy({"green_age": 65}))
    hall.must(c.ChangeCalendar(closed_days=(MONDAY.date(),)))
    waits = next(each.id for each in hall.state.tickets.values() if each.state is TicketState.WAITING)
    hall.must(c.ExtendService(waits))
    for again in (c.DropRefusal(waits), c.ConsentRefusal(waits, "lead")):
        hall.must(c.ProposeRefusal(waits, "late", "tomorrow first"), "clerk:wang@2")
        hall.must(again, "manager:li")
    hall.must(c.ConsentRefusal(waits, "centre"), "manager:sun")
    hall.must(c.SignOut("3"))
    hall.must(c.CallNext("2"))
    hall.must(c.Vacate("2", "manager"))
    hall.wait(days=1)
    hall.must(c.EndDay(MONDAY.date()))
    return hall


def test_every_kind_of_event_comes_back_as_it_was() -> None:
    hall = _a_long_day()
    assert {each.kind for each in hall.log} == set(EVENT_KINDS)
    again = [from_text(each.kind, each.version, to_text(each)) for each in hall.log]
    assert again == hall.log
    state, replayed = HallState(), HallState()
    for event, same in zip(hall.log, again, strict=True):
        state, replayed = after_event(state, event, MONDAY), after_event(replayed, same, MONDAY)
    assert replayed == state


def test_older_versions_are_read_through_upcasters() -> None:
    old = json.dumps({"desk": "3", "clerk": "wang"})
    upcasters = {("clerk.signed_in", 0): lambda old: {"counter": old["desk"], "clerk": old["clerk"]}}
    assert from_text("clerk.signed_in", 0, old, upcasters) == SIGNED_IN


@pytest.mark.parametrize(("kind", "version"), [("clerk.danced", 1), ("clerk.signed_in", 99)])
def test_what_a_newer_release_wrote_is_not_guessed(kind: str, version: int) -> None:
    with pytest.raises(UnknownEvent, match=kind):
        from_text(kind, version, "{}")
