"""What a command is answered: made in the lane from the state after it, remembered, and sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hall.commands import AskAssistance, ExtendService, Issue, IssueAlone, LeaseBand, Recycle, Reprint, ReturnTicket
from hall.state import HallState
from hub.keys import Ring
from hub.server.appointments.links import Links
from hub.server.lane.alone import band_view
from hub.server.lane.drafts import Command, Told
from hub.server.views.appointment import appointment_view
from hub.server.views.ticket import ticket_view
from hub.wire import Answer, TicketView


@dataclass(frozen=True, slots=True)
class Replies:
    keys: Ring
    public_url: str

    def reply(self, command: Command, state: HallState, now: datetime) -> bytes:
        """The Answer without its view: what is remembered must not grow old."""
        return self._answer(command, state, now).model_dump_json(exclude={"view"}).encode()

    def _answer(self, command: Command, state: HallState, now: datetime) -> Answer:
        if isinstance(command, Issue):
            return Answer(seq=state.seq, ticket=self._ticket(state, command.ticket, now, issued=True))
        if isinstance(command, IssueAlone | Reprint | Recycle | ReturnTicket | ExtendService):
            return Answer(seq=state.seq, ticket=self._ticket(state, command.ticket, now))
        if isinstance(command, LeaseBand):
            return Answer(seq=state.seq, band=band_view(state, state.bands[-1], self.keys(), self.public_url))
        if isinstance(command, Told):
            return self._of_appointment(command, state, now)
        return Answer(seq=state.seq, request=command.request if isinstance(command, AskAssistance) else None)

    def _ticket(self, state: HallState, ticket: str, now: datetime, *, issued: bool = False) -> TicketView:
        return ticket_view(state, state.tickets[ticket], self.keys(), self.public_url, now, issued=issued)

    def _of_appointment(self, told: Told, state: HallState, now: datetime) -> Answer:
        """Nothing personal: what is answered is kept."""
        if told.appointment is None:
            return Answer(seq=state.seq)
        view = appointment_view(state, told.plan, told.appointment, Links(self.keys, self.public_url), now)
        ticket = state.tickets.get(told.ticket or "")
        shown = None if ticket is None else ticket_view(state, ticket, self.keys(), self.public_url, now)
        return Answer(seq=state.seq, ticket=shown, appointment=view)


def with_view(answer: bytes, view: bytes) -> bytes:
    """The Answer with the clerk's view put in, both already JSON."""
    return answer[:-1] + b',"view":' + view + b"}"
