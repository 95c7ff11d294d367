"""The signed code of an appointment, and the address of its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from appointments.records import Appointment
from hall.definition import Definition
from hall.opening import end_of, service_day
from hall.tickets import Ticket
from hub.codes import APPOINTMENT, TICKET, make_code
from hub.keys import Ring
from hub.server.views.ticket import PAGE_PATH

PAGE = "/book/"
AFTER = timedelta(days=7)
"""So long after its day the code still shows what became of it, and lets a no-show be appealed."""


@dataclass(frozen=True, slots=True)
class Links:
    keys: Ring
    public_url: str

    def code_of(self, known: Appointment, definition: Definition) -> str:
        """Says nothing about the person; ends a week after the agreed day."""
        ends = end_of(definition, service_day(definition, known.starts_at)) + AFTER
        return make_code(self.keys(), APPOINTMENT, known.id, ends)

    def url_of(self, known: Appointment, definition: Definition) -> str:
        """What its QR code holds."""
        return f"{self.public_url}{PAGE}{self.code_of(known, definition)}"

    def ticket_url(self, ticket: Ticket, definition: Definition) -> str:
        """Where the page of a number is, on its holder's phone."""
        return f"{self.public_url}{self.ticket_path(ticket, definition)}"

    def ticket_path(self, ticket: Ticket, definition: Definition) -> str:
        """The same for who is at our door already. Good until the end of the number's day."""
        code = make_code(self.keys(), TICKET, ticket.id, end_of(definition, ticket.day))
        return f"{PAGE_PATH}{code}"
