"""Brings what is in the outbox to the hub, one after another, in their order, however long the hub is gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import structlog

from hub.wire import Answer, Problem
from kiosk_app.line import Line
from kiosk_app.outbox import Outbox, Report
from ui_common.posting import Unreachable

_log = structlog.get_logger("kiosk.reporter")


class Reporter:
    """`today`: the hub's service day, None while it is not known; nothing of a later day is told."""

    def __init__(self, outbox: Outbox, line: Line, today: Callable[[], date | None]) -> None:
        self._outbox, self._line, self._today = outbox, line, today
        self._under_way = False
        self._online = False

    def online(self, online: bool) -> None:
        """The hub came or went."""
        self._online = online
        self.push()

    def push(self) -> None:
        """Send the oldest, unless one is under way or the hub is gone."""
        report = None if self._under_way or not self._online else self._outbox.next(self._today())
        if report is None:
            return
        self._under_way = True
        self._line.send(report.command, lambda answer: self._answered(report, answer), id=report.id)

    def _answered(self, report: Report, answer: Answer | Problem | Unreachable) -> None:
        self._under_way = False
        if isinstance(answer, Unreachable) or (isinstance(answer, Problem) and not _final(answer)):
            return  # it stays first; the next online or the next report sends it again
        if isinstance(answer, Problem):
            _log.warning("refused", what=report.command.kind, code=answer.code, ticket=report.command.ticket)
        self._outbox.done(report)
        self.push()


def _final(problem: Problem) -> bool:
    """Whether asking again could not help: a full disk may get room, a token be renewed."""
    return problem.code not in {
        "storage_full",
        "storage_away",
        "internal",
        "unauthorised",
        "not_allowed",
        "wrong_wire_version",
    }
