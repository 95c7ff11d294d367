"""Statements that are sent on without waiting: what they wrote is read, and what was wrong undoes all of them."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from hall.events import HallOpened
from hub.server.lane.due_jobs import ACTOR
from hub.store import journal
from hub.store.database import reading, without_waiting, writing
from hub.store.journal import Entry
from tests.hall.builders import MONDAY, small


def _entry(seq: int) -> Entry:
    return Entry(seq, MONDAY, MONDAY, ACTOR, HallOpened(small()))


def test_what_was_sent_on_is_read(engine: Engine) -> None:
    with writing(engine, "small") as tx, without_waiting(tx):
        for seq in (1, 2, 3):
            journal.append(tx, "small", _entry(seq))
        assert journal.last_seq(tx, "small") == 3
        journal.append(tx, "small", _entry(4))
    with reading(engine) as tx:
        assert [each.seq for each in journal.after(tx, "small", 0)] == [1, 2, 3, 4]


@pytest.mark.parametrize("then_read", [False, True])
def test_what_was_wrong_undoes_all(engine: Engine, then_read: bool) -> None:
    with pytest.raises(IntegrityError) as wrong:
        _append_twice(engine, then_read)
    assert "Small hall" not in str(wrong.value), "values are in an error"
    with reading(engine) as tx:
        assert journal.last_seq(tx, "small") == 0


def _append_twice(engine: Engine, then_read: bool) -> None:
    with writing(engine, "small") as tx, without_waiting(tx):
        journal.append(tx, "small", _entry(1))
        journal.append(tx, "small", _entry(1))
        if then_read:
            journal.last_seq(tx, "small")
