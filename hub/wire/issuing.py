"""What a kiosk tells about tickets: taken, printed."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from hall.age import full_years
from hub.wire.shape import Id, Reason, Shape


class Document(Shape):
    """An identity document as a kiosk read it. The hub turns it into a visitor id; it is kept sealed only."""

    kind: Literal["resident", "hmt", "foreigner"]
    number: Annotated[str, Field(pattern=r"^[A-Z0-9]{6,20}$")]
    name: Annotated[str, Field(min_length=1, max_length=60)]
    birth: date | None = None

    def age_on(self, day: date) -> int | None:
        """Full years by the hall's own rule; None where the birthday is not known."""
        return None if self.birth is None else full_years(self.birth, day)


class IssueCommand(Shape):
    """From a kiosk, or from a counter on a visitor's behalf. Answer: `ticket`."""

    kind: Literal["issue"] = "issue"
    items: Annotated[list[Id], Field(min_length=1, max_length=8)]
    document: Document | None = None
    on_behalf: bool = False
    """Staff only: they take the number for a visitor who moves with difficulty."""
    green: bool = False
    """Staff only: they confirm the green channel without saying why."""
    grounds: Literal["age", "disability", "pregnancy", "service", "urgent", "staff"] | None = None
    """Staff only: the same, and why."""
    reason: Reason = ""
    """Staff only: in their words, which name nobody; needed for "urgent"."""
    paper: bool = True
    instead_of_appointment: bool = False
    """Who has an appointment for it later that day is refused with `too_early` and told when; with this they want the
    number now, and the appointment is cancelled in their name."""


class ReprintCommand(Shape):
    """Answer: `ticket`, for printing the same number again."""

    kind: Literal["reprint"] = "reprint"
    ticket: Id


class ReportPrintCommand(Shape):
    kind: Literal["report_print"] = "report_print"
    ticket: Id
    outcome: Literal["printed", "failed", "unknown"]
    reason: Annotated[str, Field(max_length=80)] = ""
