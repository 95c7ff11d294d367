"""One command's turn inside the lane's transaction: answered before? else decide, write, answer.

A turn knows no thread and no commit; see `hub.server.lane.lane`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import Connection

from hall.refusals import Refusal
from hall.state import HallState
from hub.server.appointments.settling import settle
from hub.server.lane.drafts import Command, Draft, Turn
from hub.store import answers
from hub.store.answers import Given
from hub.store.database import tell
from hub.store.journal import Entry
from hub.wire import Problem


@dataclass(frozen=True, slots=True)
class Job:
    """A command on its way to the lane."""

    id: str
    actor: str
    digests: tuple[bytes, ...]
    """Keyed, of who asks what: the one to be kept, then what keys of before would have made of it."""
    draft: Callable[[Connection], Draft]
    """Called inside the transaction."""
    answer: Callable[[Command, HallState, datetime], bytes]
    """What to say, from the command and the state after it: JSON, to be remembered."""
    done: Callable[[Outcome], None]
    """Called once, after the commit."""


@dataclass(frozen=True, slots=True)
class Answered:
    """Carried out or refused by the hall; now or, for a repeat, then. `state` is the hall's now."""

    given: Given
    state: HallState
    at: datetime


@dataclass(frozen=True, slots=True)
class IdReused:
    """The id belongs to another command."""


@dataclass(frozen=True, slots=True)
class StorageFull:
    """Nothing was written."""


@dataclass(frozen=True, slots=True)
class StorageAway:
    """The database can't be reached; the same command, asked again, learns whether it was carried out."""


@dataclass(frozen=True, slots=True)
class KeysBehind:
    """Another hub has newer keys than this one: nothing was written."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A bug, logged; nothing was written."""


Outcome: TypeAlias = Answered | IdReused | StorageFull | StorageAway | KeysBehind | Broken


@dataclass(frozen=True, slots=True)
class Step:
    """What a turn comes to: true once the transaction is committed."""

    outcome: Outcome
    state: HallState
    entries: tuple[Entry, ...] = ()


def take_turn(tx: Connection, hall: str, state: HallState, job: Job, now: datetime) -> Step:
    """Carry `job` out on `state` at `now`."""
    given = answers.find(tx, hall, job.id)
    if given is None:
        return _first(tx, hall, state, job, now)
    if given.is_of(job.digests):
        return Step(Answered(given, state, now), state)
    return Step(IdReused(), state)


def _first(tx: Connection, hall: str, state: HallState, job: Job, now: datetime) -> Step:
    draft, turn = job.draft(tx), Turn(tx, hall, state, job.id, job.actor, now, [])
    refusal = draft.carry_out(turn)
    if refusal is not None:
        given = Given(job.digests[0], True, problem_of(refusal).model_dump_json().encode())
    else:
        settle(turn, state)
        if turn.entries:
            tell(tx, hall, turn.state.seq)
        given = Given(job.digests[0], False, job.answer(draft.command, turn.state, now))
    answers.keep(tx, hall, job.id, given, now)
    return Step(Answered(given, turn.state, now), turn.state, tuple(turn.entries))


def problem_of(refusal: Refusal) -> Problem:
    """The hall's no, as it travels."""
    return Problem(code=refusal.code, facts=refusal.facts)


