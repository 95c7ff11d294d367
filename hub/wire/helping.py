"""Announcements that were made, help that was asked for and given, how visitors rated."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from hub.wire.shape import Id, Reason, Shape


class ReportAnnouncementCommand(Shape):
    """From a board's announcer: what became of a call."""

    kind: Literal["report_announcement"] = "report_announcement"
    call: Id
    outcome: Literal["spoken", "failed"]
    reason: Annotated[str, Field(max_length=80)] = ""


class AskAssistanceCommand(Shape):
    kind: Literal["ask_assistance"] = "ask_assistance"


class AnswerAssistanceCommand(Shape):
    kind: Literal["answer_assistance"] = "answer_assistance"
    request: Id


class GuideAssistanceCommand(Shape):
    """A guide says how far they are with a request; a manager assigns it to the guide of that login."""

    kind: Literal["guide_assistance"] = "guide_assistance"
    request: Id
    stage: Literal["assigned", "accepted", "arrived", "done"]
    guide: Annotated[str, Field(pattern=r"^[a-z0-9._-]{1,32}$")] | None = None


class AccompanyCommand(Shape):
    """The guide who asks goes with the visitor of that number, and is told when it is called; or no longer."""

    kind: Literal["accompany"] = "accompany"
    number: Annotated[str, Field(pattern=r"^[A-Z][0-9]{3,4}$")]
    leave: bool = False


class GrantGreenCommand(Shape):
    """From staff: the visitor of that number, who has it already, gets the green channel; who and why is kept."""

    kind: Literal["grant_green"] = "grant_green"
    number: Annotated[str, Field(pattern=r"^[A-Z][0-9]{3,4}$")]
    grounds: Literal["age", "disability", "pregnancy", "service", "urgent", "staff"]
    reason: Reason = ""
    """Needed for "urgent"."""


class RateServiceCommand(Shape):
    """From a counter's own device, for the visitor who was served there last: 5 very satisfied … 1 very
    dissatisfied. Refused with nothing_to_rate when it comes late or twice."""

    kind: Literal["rate_service"] = "rate_service"
    level: Annotated[int, Field(ge=1, le=5)]
