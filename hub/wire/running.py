"""What changes the hall while it runs: counters, policy, calendar, hours beyond closing."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from hub.wire.shape import Id, Reason, Shape, Words


class VacateCounterCommand(Shape):
    """From a manager: sign the clerk out who is gone; a visitor there is the first to be called elsewhere."""

    kind: Literal["vacate_counter"] = "vacate_counter"
    counter: Id


class ExtendServiceCommand(Shape):
    """From a kiosk, a guide or a clerk: this visitor is to be served after closing. From an hour before closing on."""

    kind: Literal["extend_service"] = "extend_service"
    ticket: Id


class ProposeRefusalCommand(Shape):
    """From a clerk, after closing: a visitor can't be served. Only with reason and remedy, and two consents."""

    kind: Literal["propose_refusal"] = "propose_refusal"
    ticket: Id
    reason: Reason
    remedy: Reason


class ConsentRefusalCommand(Shape):
    """One for each office, from a manager or, as lead, from the clerk who leads a counter of that queue: the third and
    last person ends the visitor's ticket."""

    kind: Literal["consent_refusal"] = "consent_refusal"
    ticket: Id
    office: Literal["lead", "centre"]


class DropRefusalCommand(Shape):
    """The visitor is served after all."""

    kind: Literal["drop_refusal"] = "drop_refusal"
    ticket: Id


QueueId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]


class ChangeCounterCommand(Shape):
    """From a manager, while the hall runs; None: as it is. Refused with wrong_definition where no hall's file could say
    it, with queue_left where people wait whom no counter with a clerk would call any more."""

    kind: Literal["change_counter"] = "change_counter"
    counter: Id
    queues: Annotated[list[QueueId], Field(max_length=26)] | None = None
    weights: dict[QueueId, Annotated[float, Field(ge=0, le=1000)]] | None = None
    reserved_for: Literal["green", "appointment", "walk_in", ""] | None = None
    """"": for nobody in particular."""
    reserved_only: bool | None = None
    lead: Annotated[str, Field(pattern=r"^([a-z0-9._-]{1,32})?$")] | None = None
    """Login of the clerk who consents for it to a refusal after closing; "": nobody."""
    even_so: bool = False
    """Although people wait in a queue that would be left."""


class ChangePolicyCommand(Shape):
    """From a manager; None: as it is. For what comes: a class once granted stays."""

    kind: Literal["change_policy"] = "change_policy"
    green_age: int | None = None
    social_card: bool | None = None
    recall_limit: int | None = None
    no_show_seconds: int | None = None
    no_show_recalls: int | None = None
    recycle_places: int | None = None
    recycle_limit: int | None = None
    max_wait_minutes: int | None = None
    max_wait_lead_minutes: int | None = None
    agreed_tolerance_minutes: int | None = None
    agreed_early_minutes: int | None = None
    hold_minutes: int | None = None
    green_rate: float | None = None
    """How much faster than a walk-in's the green channel's priority grows."""
    pick: bool | None = None


class ChangeCalendarCommand(Shape):
    """From a manager: all closed days, all notices; None: as they are."""

    kind: Literal["change_calendar"] = "change_calendar"
    closed_days: Annotated[list[date], Field(max_length=400)] | None = None
    notices: Annotated[list[Words], Field(max_length=10)] | None = None
