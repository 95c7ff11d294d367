"""Taking in what a portal has booked, row by row: each is booked, known already, or refused with field and reason."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Engine

from hall.definition import Definition
from hub.link.client import new_id
from hub.server.appointments.links import Links
from hub.server.appointments.orders import Bookings
from hub.server.lane.lane import Lane
from hub.server.lane.replies import Replies
from hub.server.lane.turn import Answered, Job, Outcome
from hub.server.portal.booking import appointment_id, drafter, known_result, result_of, wrong_result
from hub.server.portal.reading import Row, Wrong
from hub.server.portal.rows import appointment_of
from hub.store import appointment_rows
from hub.store.database import reading
from hub.wire import PortalAppointment, PortalResult

AT_ONCE = 32
"""Rows under way in the lane: few enough for one commit of a fraction of a second."""
ACTOR = "portal"


class ImportBroken(Exception):
    """The database was away or full: what was taken in stays so, and the file can be taken in again."""


@dataclass(frozen=True, slots=True)
class Importer:
    """Books through a lane: that of a hub, or one of its own beside the hubs that run."""

    engine: Engine
    hall: str
    lane: Lane
    bookings: Bookings
    links: Links
    replies: Replies
    actor: str = ACTOR
    give_way: Callable[[], None] = lambda: None
    """Called between commits, while nothing of ours is under way: whoever else writes has their turn."""

    def take(self, rows: Iterable[Row], definition: Definition) -> Iterator[PortalResult]:
        """What became of each row, nearly in their order. Raises ImportBroken, or OSError from `rows`."""
        done: queue.SimpleQueue[tuple[int, PortalAppointment, Outcome]] = queue.SimpleQueue()
        under_way = 0
        for row in rows:
            wanted = row if isinstance(row, Wrong) else appointment_of(row, definition)
            if isinstance(wanted, Wrong):
                yield wrong_result(wanted)
                continue
            before = self.known(row.line, wanted, definition)
            if before is not None:
                yield before
                continue
            self._submit(row.line, wanted, done)
            under_way += 1
            if under_way == AT_ONCE:
                yield from self._results(done, under_way, definition)
                under_way = 0
                self.give_way()
        yield from self._results(done, under_way, definition)

    def known(self, line: int, row: PortalAppointment, definition: Definition) -> PortalResult | None:
        """What became of it before; None where it is new."""
        with reading(self.engine) as tx:
            known = appointment_rows.one(tx, self.hall, appointment_id(row))
        return None if known is None else known_result(known, line, row, self.links.url_of(known, definition))

    def _submit(
        self, line: int, row: PortalAppointment, done: queue.SimpleQueue[tuple[int, PortalAppointment, Outcome]]
    ) -> None:
        """Under an id of its own each time: what was refused may be wanted again."""
        job_id = new_id()

        def ended(outcome: Outcome) -> None:
            done.put((line, row, outcome))

        draft = drafter(self.bookings, self.hall, row)
        self.lane.submit(Job(job_id, self.actor, (job_id.encode(),), draft, self.replies.reply, ended))

    def _results(
        self, done: queue.SimpleQueue[tuple[int, PortalAppointment, Outcome]], count: int, definition: Definition
    ) -> Iterator[PortalResult]:
        for _ in range(count):
            yield self._result(*done.get(), definition)

    def _result(
        self, line: int, row: PortalAppointment, outcome: Outcome, definition: Definition
    ) -> PortalResult:
        if not isinstance(outcome, Answered):
            raise ImportBroken(type(outcome).__name__)
        result = result_of(line, outcome.given) or self.known(line, row, definition)
        assert result is not None  # one that is known stays so
        return result
