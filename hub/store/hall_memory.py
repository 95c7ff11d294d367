"""A hall's state out of the journal: the service day, never more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from msgspec.structs import replace
from sqlalchemy import Connection

from hall.state import HallState
from hub.store import journal
from hub.store.folding import after_event
from hub.store.journal import Entry


def recall(tx: Connection, hall: str) -> HallState:
    """The hall as it stands: its opening, how it was changed, and what came after the newest end of a day."""
    opening = journal.opening(tx, hall)
    if opening is None:
        return HallState()
    state = fold(HallState(), [opening])
    ended = journal.day_end(tx, hall)
    if ended is not None:
        for change in journal.changes_before(tx, hall, ended.seq):
            state = fold(replace(state, seq=change.seq - 1), [change])
        state = fold(replace(state, seq=ended.seq - 1), [ended])
    return fold(state, journal.after(tx, hall, state.seq))


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """The journal's end: `entries` led there from the state that was known."""

    state: HallState
    entries: list[Entry]
    afresh: bool = False
    """The known state is no part of this journal: a backup was put back, and nothing leads on from it."""


def catch_up(tx: Connection, hall: str, state: HallState) -> CaughtUp:
    """`state` brought up to the journal's end, with what another hub had written meanwhile."""
    if journal.ends_at(tx, hall, state.seq, state.at):
        return CaughtUp(state, [])
    if state.seq > 0 and not journal.holds(tx, hall, state.seq, state.at):
        return CaughtUp(recall(tx, hall), [], afresh=True)
    entries = list(journal.after(tx, hall, state.seq))
    return CaughtUp(fold(state, entries), entries)


def fold(state: HallState, entries: Iterable[Entry]) -> HallState:
    """The state after `entries`, which follow on it without a gap."""
    for entry in entries:
        state = after_event(state, entry.event, entry.at)
    return state
