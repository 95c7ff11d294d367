"""Brings what is in the outbox to the hub, one after another, in their order, however long the hub is gone.

A hub that is there and answers `internal` has a fault of its own with this one entry: after TRIES such answers it is
set aside, staff and technician are told, and what comes after it goes on. It is tried again whenever the hub comes
back, which is also how a mended hub begins.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import structlog

from hub.wire import Answer, IssuedAloneCommand, Problem
from kiosk_app.line import Line
from kiosk_app.outbox import Outbox, Report
from ui_common.posting import Unreachable

TRIES = 3
REST_SECONDS = 2.0
"""After an answer that was none: the next try of the same entry is not sooner."""
AGAIN_SECONDS = 600.0
"""How often what was set aside is tried again while the hub stays there."""

_log = structlog.get_logger("kiosk.reporter")


class Reporter:
    """`push` is to be called every second. `today`: the hub's service day, None while it is not known; nothing of
    a later day is told. `aside` is called when what is set aside may have changed: True for a ticket for the first
    time.
    """

    def __init__(
        self, outbox: Outbox, line: Line, today: Callable[[], date | None],
        aside: Callable[[bool], None] = lambda new: None, clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self._outbox, self._line, self._today, self._aside, self._clock = outbox, line, today, aside, clock
        self._under_way, self._online = False, False
        self._rest_until, self._again_at = 0.0, 0.0
        self._broken, self._tries = "", 0

    def online(self, online: bool) -> None:
        """The hub came or went."""
        if online and not self._online:
            self._rest_until = self._again_at = 0.0
        self._online = online
        self.push()

    def push(self) -> None:
        """Send the oldest, unless one is under way, the hub is gone, or it is too soon to ask it again."""
        now = self._clock()
        if self._under_way or not self._online or now < self._rest_until:
            return
        if now >= self._again_at:
            self._again_at = now + AGAIN_SECONDS
            self._outbox.try_again()
        report = self._outbox.next(self._today())
        if report is not None:
            self._under_way = True
            self._line.send(report.command, lambda answer: self._answered(report, answer), id=report.id)

    def _answered(self, report: Report, answer: Answer | Problem | Unreachable) -> None:
        self._under_way = False
        if isinstance(answer, Problem) and answer.code == "internal":
            self._broke(report)
        elif isinstance(answer, Unreachable) or (isinstance(answer, Problem) and answer.code in _LATER):
            self._rest()  # it stays first
        else:
            self._done(report, answer)

    def _broke(self, report: Report) -> None:
        self._tries = self._tries + 1 if self._broken == report.id else 1
        self._broken = report.id
        if self._tries < TRIES:
            self._rest()
            return
        self._broken = ""
        new = self._outbox.set_aside(report)
        _log.error("set_aside", id=report.id, what=report.command.kind, ticket=report.ticket, again=not new)
        if isinstance(report.command, IssuedAloneCommand):
            self._aside(new)
        self.push()

    def _done(self, report: Report, answer: Answer | Problem) -> None:
        if isinstance(answer, Problem):
            _log.warning("refused", what=report.command.kind, code=answer.code, ticket=report.ticket)
        self._outbox.done(report)
        self._aside(False)
        self.push()

    def _rest(self) -> None:
        self._rest_until = self._clock() + REST_SECONDS


_LATER = frozenset({"storage_full", "storage_away", "unauthorised", "not_allowed", "wrong_wire_version"})
"""What can be mended while the entry waits: a full disk gets room, a token is renewed."""
