"""Which calls are to be spoken, in which order, and what became of them. Pure: views in, decisions out.

The pending calls of the hub's view are the work list, so that nothing hangs on having heard an event, and a
board that starts again goes on where the hall stands:

    first seen within 120 s of the call   spoken, in the order of the calls, one at a time
    first seen later                      reported failed, "stale": an old call helps nobody
    no longer live before its turn        reported failed, "over": the visitor is at the counter, was called
                                          again (the recall speaks) or did not come; to speak would mislead
    ends being live while it is spoken    spoken to the end
    waits longer than 600 s for its turn  reported failed, "stale"

A report is repeated until the hub has answered; a call once spoken is never spoken again by this board.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from hub.wire import BoardView, CallView

FRESH_SECONDS = 120
LONGEST_WAIT_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a call, for the hub. `reason` is "" when spoken."""

    call: str
    outcome: Literal["spoken", "failed"]
    reason: str = ""


class Announcements:
    """The announcer's mind. One call is spoken at a time."""

    def __init__(self) -> None:
        self._pending: tuple[CallView, ...] = ()
        self._accepted: set[str] = set()
        self._reports: dict[str, Report] = {}
        self._sending: set[str] = set()
        self._closed: set[str] = set()
        self.speaking: str | None = None
        """Id of the call that is being spoken."""

    def see(self, view: BoardView, now: datetime) -> None:
        """Take in the hub's view."""
        known = {call.call for call in view.calls}
        self._forget(known)
        self._pending = tuple(call for call in view.calls if call.outcome == "pending")
        for call in self._pending:
            self._judge(call, now)

    def next(self, now: datetime) -> CallView | None:
        """The call to speak now; None while one is spoken or none waits."""
        if self.speaking is not None:
            return None
        for call in self._pending:
            self._judge(call, now)
            if call.call not in self._reports:
                self.speaking = call.call
                return call
        return None

    def spoke(self, outcome: str, reason: str) -> None:
        """The voice is done with the call that was being spoken. Stopped counts as failed."""
        call, self.speaking = self.speaking, None
        if call is None:
            return
        if outcome == "spoken":
            self._reports[call] = Report(call, "spoken")
        else:
            self._reports[call] = Report(call, "failed", reason or outcome)

    def to_report(self) -> tuple[Report, ...]:
        """Reports the hub has not answered yet and nobody is sending; the caller sends them now."""
        due = tuple(report for call in self._pending
                    if (report := self._reports.get(call.call)) is not None
                    and call.call not in self._sending | self._closed)
        self._sending.update(report.call for report in due)
        return due

    def answered(self, call: str, *, reached: bool) -> None:
        """The hub's answer to a report; `reached` False: it did not get there, and is sent again."""
        self._sending.discard(call)
        if reached:
            self._closed.add(call)

    def _judge(self, call: CallView, now: datetime) -> None:
        if call.call in self._reports or call.call == self.speaking:
            return
        age = (now - call.at).total_seconds()
        if not call.live:
            self._reports[call.call] = Report(call.call, "failed", "over")
        elif age > (LONGEST_WAIT_SECONDS if call.call in self._accepted else FRESH_SECONDS):
            self._reports[call.call] = Report(call.call, "failed", "stale")
        else:
            self._accepted.add(call.call)

    def _forget(self, known: set[str]) -> None:
        """What the view no longer holds is settled; memory does not grow over the day."""
        self._reports = {call: report for call, report in self._reports.items() if call in known}
        self._accepted &= known
        self._closed &= known
