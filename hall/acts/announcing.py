"""What became of a spoken call."""

from __future__ import annotations

from typing import Final

from hall.acts.ask import Ask, Decision
from hall.commands import ReportAnnouncement
from hall.events import AnnouncementReported
from hall.refusals import ALREADY_ANSWERED, UNKNOWN_CALL, Refusal

NEWS: Final = frozenset({("pending", "spoken"), ("pending", "failed"), ("failed", "spoken")})
"""(known outcome, reported one) that says something new: one board that spoke is enough."""


def report_announcement(ask: Ask, command: ReportAnnouncement) -> Decision:
    """Spoken, or failed and why."""
    call = ask.state.calls.get(command.call)
    if call is None:
        return Refusal(UNKNOWN_CALL, {"call": command.call})
    if (call.outcome, command.outcome) not in NEWS:
        return Refusal(ALREADY_ANSWERED, {"call": call.id, "outcome": call.outcome})
    return (AnnouncementReported(call.id, command.outcome, command.reason),)
