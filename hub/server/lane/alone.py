"""What a kiosk did while the hub was gone, as it travels and as the hall takes it in.

A ticket issued alone is told under the command id `alone-<ticket>`: whoever tells it again, after whatever
crash, gets the first answer. Where the kiosk had asked for the same ticket before the line broke, it says so
(`instead_of`): what came of that asking is looked up here, and if nothing came, nothing ever will.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias

from sqlalchemy import Connection

from hall.bands import Band
from hall.commands import IssueAlone
from hall.definition import Queue
from hall.numbers import number_of
from hall.opening import begin_of, end_of, spans_of
from hall.state import HallState
from hub.codes import TICKET, make_code
from hub.keys import Keys
from hub.server.appointments.arrived_alone import ArrivedAloneDraft
from hub.server.appointments.orders import Bookings, asker_of, moment_of
from hub.server.failures import Failure
from hub.server.lane.drafts import Draft, QueueDraft
from hub.server.lane.orders import Drafter, known_visitor
from hub.server.lane.visitors import Visitors
from hub.server.views.head import words
from hub.server.views.ticket import PAGE_PATH
from hub.store import answers
from hub.store.access import Bearer
from hub.store.answers import Given
from hub.wire import Answer, BandNumber, BandQueue, BandView, CommandRequest, IssuedAloneCommand, Problem, Span

Keeper: TypeAlias = Callable[[Connection, datetime], None]
EARLIEST, LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2999, 12, 31, tzinfo=UTC)
ISSUED_ALONE = "issued_alone"
"""The answer to a press that the kiosk answered itself before the hub could."""


def alone_id(ticket: str) -> str:
    """The one id under which a ticket issued alone is told."""
    return f"alone-{ticket}"


@dataclass(frozen=True, slots=True)
class _First:
    """The asking that the kiosk gave up before it issued alone: its id, and the ticket that came of it."""

    id: str | None
    ticket: str | None = None
    answered: bool = False


def alone_drafter(
    asked: CommandRequest, bearer: Bearer, visitors: Visitors, bookings: Bookings, hall: str
) -> Drafter:
    """What the lane calls to get the hall's command. Raises Failure for an id that is not the ticket's own."""
    told = asked.command
    assert isinstance(told, IssuedAloneCommand)
    if asked.id != alone_id(told.ticket):
        raise Failure(422, "invalid", where=["id: not the ticket's own"])
    shown = None if told.check_in is None else bookings.meant(told.check_in, asker_of(bearer))

    def draft(tx: Connection) -> Draft:
        visitor, keep = known_visitor(tx, told.document, visitors)
        first = _first(tx, hall, told.instead_of)
        command = IssueAlone(
            ticket=told.ticket, day=told.day, series=told.series, ordinal=told.ordinal, items=tuple(told.items),
            origin=bearer.subject, occurred_at=_sane(told.occurred_at), visitor=visitor,
            birth=None if told.document is None else told.document.birth, paper=told.paper,
            instead_of=first.ticket,
        )  # fmt: skip
        issue = QueueDraft(command, _keeper(hall, keep, first), command.occurred_at)
        at = None if told.check_in is None else moment_of(told.check_in)
        return ArrivedAloneDraft(issue, command, shown, at or command.occurred_at, bookings.ledger)

    return draft


def _sane(told: datetime) -> datetime:
    """A clock's wildest word, within what the journal can hold; the hall judges it then."""
    return max(EARLIEST, min(told, LATEST))


def _first(tx: Connection, hall: str, command_id: str | None) -> _First:
    given = None if command_id is None else answers.find(tx, hall, command_id)
    if given is None:
        return _First(command_id)
    if given.refused:
        return _First(command_id, None, True)
    ticket = Answer.model_validate_json(given.answer).ticket
    return _First(command_id, None if ticket is None else ticket.id, True)


def _keeper(hall: str, visitor: Keeper | None, first: _First) -> Keeper:
    def keep(tx: Connection, at: datetime) -> None:
        if visitor is not None:
            visitor(tx, at)
        if first.id is not None and not first.answered:
            never = Given(b"", True, Problem(code=ISSUED_ALONE).model_dump_json().encode())
            answers.keep(tx, hall, first.id, never, at)

    return keep


def band_view(state: HallState, band: Band, keys: Keys, public_url: str) -> BandView:
    """The band with everything a kiosk needs to issue from it alone: hours, numbers, signed codes."""
    definition = state.definition
    assert definition is not None
    ends = end_of(definition, band.day)

    def number(letter: str, ordinal: int) -> BandNumber:
        ticket = secrets.token_urlsafe(16)
        code = make_code(keys, TICKET, ticket, ends)
        return BandNumber(number=number_of(letter, ordinal), ticket=ticket, code=code)

    def queue(each: Queue) -> BandQueue:
        numbers = [number(each.letter, ordinal) for ordinal in range(band.first, band.last + 1)]
        return BandQueue(id=each.id, letter=each.letter, name=words(each.name), area=words(each.area), numbers=numbers)

    return BandView(
        day=band.day, begins=begin_of(definition, band.day), ends=ends,
        open=[Span(opens=opens, closes=closes) for opens, closes in spans_of(definition, band.day)],
        first=band.first, last=band.last, leased_at=band.leased_at, page=f"{public_url}{PAGE_PATH}",
        queues=[queue(each) for each in sorted(state.queues.values(), key=lambda each: each.letter)],
    )  # fmt: skip
