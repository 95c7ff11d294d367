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
from hub.wire import Answer


@dataclass(frozen=True, slots=True)
class Replies:
    keys: Ring
    public_url: str

    def reply(self, command: Command, state: HallState, now: datetime) -> bytes:
        """The Answer without its view: what is remembered must not grow old."""
        answer = Answer(seq=state.seq, ticket=None, request=None)
        if isinstance(command, Issue | IssueAlone | Reprint | Recycle | ReturnTicket | ExtendService):
            said = state.told.get(command.ticket) if isinstance(command, Issue) else None
            ticket = ticket_view(state, state.tickets[command.ticket], self.keys(), self.public_url, now, said)
            answer = Answer(seq=state.seq, ticket=ticket)
        elif isinstance(command, LeaseBand):
            answer = Answer(seq=state.seq, band=band_view(state, state.bands[-1], self.keys(), self.public_url))
        elif isinstance(command, Told):
            answer = self._of_appointment(command, state, now)
        elif isinstance(command, AskAssistance):
            answer = Answer(seq=state.seq, request=command.request)
        return answer.model_dump_json(exclude={"view"}).encode()

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
