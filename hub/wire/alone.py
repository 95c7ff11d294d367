"""Commands of a kiosk that must do without the hub: numbers in advance, and what it gave out of them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from hub.wire.booking import CheckInCommand
from hub.wire.issuing import Document
from hub.wire.shape import Id, Shape


class LeaseBandCommand(Shape):
    """Numbers of the service day `day`, today's or tomorrow's, for when the hub is gone. Answer: `band`."""

    kind: Literal["lease_band"] = "lease_band"
    day: date


class IssuedAloneCommand(Shape):
    """A ticket that the kiosk issued out of its band while the hub was gone; told under the command id
    `alone-<ticket>`, oldest first. Answer: `ticket`."""

    kind: Literal["issued_alone"] = "issued_alone"
    ticket: Id
    day: date
    series: Annotated[str, Field(pattern=r"^[A-Z]$")]
    ordinal: Annotated[int, Field(ge=1, le=99_999)]
    items: Annotated[list[Id], Field(min_length=1, max_length=8)]
    document: Document | None = None
    paper: bool = True
    occurred_at: AwareDatetime
    """When it was issued: the kiosk's clock, corrected by what it last learnt of the hall's time."""
    instead_of: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")] | None = None
    """The command id under which the same ticket was asked for before, if that was never answered."""
    check_in: CheckInCommand | None = None
    """What the visitor checked in with, and when: in time and for its item, the ticket is the appointment's."""
