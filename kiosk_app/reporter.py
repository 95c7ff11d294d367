"""Brings the outbox's reports to the hub, one after another, in their order, however long the hub is gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import structlog
from pydantic import BaseModel

from hub.wire import Answer, Problem
from kiosk_app.outbox import Outbox, Report
from ui_common.posting import Unreachable

_log = structlog.get_logger("kiosk.reporter")


class Line(Protocol):
    """What of ui_common.hub_link.HubLink the kiosk's commands need."""

    def send(
        self,
        command: BaseModel,
        answered: Callable[[Answer | Problem | Unreachable], None],
        *,
        id: str | None = None,
        give_up_after: float = ...,
    ) -> str: ...


class Reporter:
    def __init__(self, outbox: Outbox, line: Line) -> None:
        self._outbox, self._line = outbox, line
        self._under_way = False
        self._online = False

    def online(self, online: bool) -> None:
        """The hub came or went."""
        self._online = online
        self.push()

    def push(self) -> None:
        """Send the oldest report, unless one is under way or the hub is gone."""
        report = None if self._under_way or not self._online else self._outbox.next()
        if report is None:
            return
        self._under_way = True
        self._line.send(report.command, lambda answer: self._answered(report, answer), id=report.id)

    def _answered(self, report: Report, answer: Answer | Problem | Unreachable) -> None:
        self._under_way = False
        if isinstance(answer, Unreachable) or (isinstance(answer, Problem) and not _final(answer)):
            return  # it stays first; the next online or the next report sends it again
        if isinstance(answer, Problem):
            _log.warning("report refused", code=answer.code, ticket=report.command.ticket)
        self._outbox.done(report.id)
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
