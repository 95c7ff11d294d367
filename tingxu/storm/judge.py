"""The judge: what clients were told and what was printed, held against what the database says.

    ledger = Ledger()
    ledger.note(command_id, "kiosk:k1", "issue", answer)      # as it came, from any thread
    ledger.printed(Printed("B001", code))
    losses = judge(settings, ledger)                          # sentences; none: all is well
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection

from hall.definition_file import read
from hall.events import TicketCalled, TicketIssued
from hall.state import HallState
from hub.codes import TICKET, ForgedCode, check_code
from hub.keys import Keys, load_keys
from hub.server.keeping.keeping import look_over
from hub.server.settings import HubSettings
from hub.store import answers, journal
from hub.store.database import open_database, reading
from hub.store.folding import after_event
from hub.store.journal import Entry
from hub.wire import Answer, Problem

BROKEN = frozenset({"internal", "id_reused", "invalid"})
"""Answers that no storm excuses."""
NO_PROMISE = frozenset({
    "storage_full", "storage_away", "keys_behind", "try_later", "unauthorised", "not_allowed", "not_found",
    "too_large", "wrong_wire_version", "wrong_password",
})  # fmt: skip
"""Answers that are not remembered, for nothing was done."""


@dataclass(frozen=True, slots=True)
class Told:
    """One answer that reached a client."""

    id: str
    actor: str
    """As the journal names who asked: "kiosk:k1", "clerk:li@3"."""
    kind: str
    reply: Answer | Problem


@dataclass(frozen=True, slots=True)
class Printed:
    """One ticket on paper: its number as read, and the code behind its QR, bare or as an address."""

    number: str
    code: str


@dataclass(slots=True)
class Ledger:
    """All that the world outside the hub knows. Added to by any thread."""

    told: list[Told] = field(default_factory=list)
    prints: list[Printed] = field(default_factory=list)

    def note(self, command_id: str, actor: str, kind: str, reply: Answer | Problem) -> None:
        """An answer came. Its view is left out: no hub remembers it, and it lists the whole hall."""
        self.told.append(Told(command_id, actor, kind, _bare(reply)))

    def printed(self, paper: Printed) -> None:
        """A ticket came out of a printer."""
        self.prints.append(paper)


def judge(settings: Path, ledger: Ledger) -> list[str]:
    """What was lost or done twice, of the hall and database that the hub's settings file names."""
    loaded = HubSettings.load(settings)
    hall, keys = read(loaded.hall).id, load_keys(loaded.keys)
    engine = open_database(loaded.place)
    try:
        with reading(engine) as tx:
            entries = list(journal.everything(tx, hall))
            found = [*_lost(tx, hall, entries, ledger), *_twice(entries), *_unknown(entries, keys, ledger)]
    finally:
        engine.dispose()
    return [*found, *look_over(settings).problems]


# -- answered, then lost --


def _lost(tx: Connection, hall: str, entries: list[Entry], ledger: Ledger) -> Iterator[str]:
    """Each answer is remembered as it was given, and what it did is in the journal."""
    by_seq = {each.seq: each for each in entries}
    for told in ledger.told:
        code = told.reply.code if isinstance(told.reply, Problem) else ""
        if code in NO_PROMISE:
            continue
        given = answers.find(tx, hall, told.id)
        if code in BROKEN:
            yield f"{_named(told)} was answered {code}"
        elif given is None:
            yield f"{_named(told)} was answered, and no hub remembers it"
        elif _remembered(given) != told.reply:
            yield f"{_named(told)} was answered otherwise than is remembered"
        elif isinstance(told.reply, Answer):
            yield from _undone(told, told.reply, by_seq.get(told.reply.seq))


def _undone(told: Told, answer: Answer, entry: Entry | None) -> Iterator[str]:
    if entry is None or entry.actor != told.actor:
        yield f"{_named(told)} was answered with event {answer.seq}, which is not its own"
    elif told.kind == "issue" and answer.ticket is not None:
        issued = entry.event
        if not isinstance(issued, TicketIssued) or (issued.ticket, issued.number) != (
            answer.ticket.id, answer.ticket.number,
        ):  # fmt: skip
            yield f"{_named(told)} was answered {answer.ticket.number}, which the journal does not say"


def _named(told: Told) -> str:
    return f"{told.kind} {told.id} of {told.actor}"


def _remembered(given: answers.Given) -> Answer | Problem:
    shape = Problem if given.refused else Answer
    return shape.model_validate_json(given.answer)


def _bare(reply: Answer | Problem) -> Answer | Problem:
    return reply if isinstance(reply, Problem) else reply.model_copy(update={"view": None})


# -- done twice --


def _twice(entries: list[Entry]) -> Iterator[str]:
    """No number twice in a service day, and nobody at two counters at once."""
    given = defaultdict[tuple[str, str], set[str]](set)
    for entry in entries:
        if isinstance(entry.event, TicketIssued):
            given[entry.event.day.isoformat(), entry.event.number].add(entry.event.ticket)
    for (day, number), tickets in given.items():
        if len(tickets) > 1:
            yield f"{number} of {day} was given to {len(tickets)} tickets"
    yield from _at_two_counters(entries)


def _at_two_counters(entries: list[Entry]) -> Iterator[str]:
    """Follows the journal; where it can't be followed, the check of the rows says so."""
    state = HallState()
    for entry in entries:
        called = entry.event
        if isinstance(called, TicketCalled):
            for counter in state.counters.values():
                if counter.ticket == called.ticket and counter.id != called.counter:
                    yield f"{called.number} was called to {called.counter} while at {counter.id} (event {entry.seq})"
        try:
            state = after_event(state, called, entry.at)
        except (LookupError, ValueError, TypeError, AttributeError, AssertionError):
            return


# -- printed, and not known --


def _unknown(entries: list[Entry], keys: Keys, ledger: Ledger) -> Iterator[str]:
    """Each ticket on paper is one of the hall's, by its code and by its number."""
    numbers = {each.event.ticket: each.event.number for each in entries if isinstance(each.event, TicketIssued)}
    for paper in ledger.prints:
        try:
            ticket = check_code(keys, TICKET, paper.code.rpartition("/")[2], entries[-1].at)
        except ForgedCode:
            yield f"{paper.number} was printed with a code that is not ours"
            continue
        if numbers.get(ticket) != paper.number:
            yield f"{paper.number} was printed, and the hall has no such ticket"
