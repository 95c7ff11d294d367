"""A hall's state out of the journal: the service day, never more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection

from hall.fold import apply
from hall.state import HallState
from hub.store import journal
from hub.store.journal import Entry


def recall(tx: Connection, hall: str) -> HallState:
    """The hall as it stands: its opening and what came after the newest end of a day, however old it is."""
    opening = journal.opening(tx, hall)
    if opening is None:
        return HallState()
    state = fold(HallState(), [opening])
    ended = journal.day_end(tx, hall)
    if ended is not None:
        state = fold(replace(state, seq=ended.seq - 1), [ended])
    return fold(state, journal.after(tx, hall, state.seq))


def catch_up(tx: Connection, hall: str, state: HallState) -> tuple[HallState, list[Entry]]:
    """`state` brought up to the journal's end, and what another hub had written meanwhile."""
    if journal.last_seq(tx, hall) == state.seq:
        return state, []
    entries = list(journal.after(tx, hall, state.seq))
    return fold(state, entries), entries


def fold(state: HallState, entries: Iterable[Entry]) -> HallState:
    """The state after `entries`, which follow on it without a gap."""
    for entry in entries:
        state = apply(state, entry.event, entry.at)
    return state
