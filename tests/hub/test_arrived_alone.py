"""An appointment shown to a kiosk that was alone: taken in with the ticket that it gave out, as of its minute."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from typing import Any

import pytest

from appointments.states import AppointmentState as S
from hub.link.client import HubClient
from hub.server.lane.clock import system_clock
from hub.store.check import check
from hub.store.database import reading
from hub.wire import AppointmentView, CheckInCommand, Document, IssuedAloneCommand, TicketView
from tests.hub.booking_hub import PLAN, BookKept, booked, booking_hub, done, free, refused, wish
from tests.hub.house import HubProcess
from tests.hub.test_alone import leased, number, told

PEOPLE = (f"1380000{number:04}" for number in range(1000, 9999))


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    process = booking_hub(tmp_path_factory.mktemp("arrived"), PLAN.replace("capacity = 2", "capacity = 9")).start()
    yield process
    assert process.stop() == 0
    assert "Traceback" not in process.log


@pytest.fixture(scope="module")
def kept(hub: HubProcess) -> Iterator[BookKept]:
    kept = BookKept(hub)
    yield kept
    with reading(kept.engine) as tx:
        assert check(tx, "small", lambda _: True).problems == []
    kept.close()


class Kiosk:
    """One that was alone, with a band to give numbers out of."""

    def __init__(self, hub: HubProcess) -> None:
        self.client: HubClient = hub.client("kiosk", "k1")
        self._band, self._places = leased(self.client), count()

    def books(self, place: int = 0) -> AppointmentView:
        """An appointment of a new person; place 0: in the slot that is under way."""
        return booked(self.client, wish(free(self.client)[place], phone=next(PEOPLE)))

    def tells(self, check_in: CheckInCommand | None, **more: Any) -> TicketView:
        """What the hub makes of the next number, with what its holder had shown."""
        place = next(self._places)
        command: IssuedAloneCommand = told(self._band, place, check_in=check_in, **more)
        ticket = done(self.client, command, f"alone-{command.ticket}").ticket
        assert ticket is not None
        assert ticket.number == number(self._band, place).number
        return ticket


@pytest.fixture(scope="module")
def kiosk(hub: HubProcess) -> Kiosk:
    return Kiosk(hub)


@pytest.mark.rule("appointment-4")
def test_the_ticket_is_the_appointments_as_of_the_minute_that_was_noted(kiosk: Kiosk, kept: BookKept) -> None:
    made, at = kiosk.books(), system_clock()
    ticket = kiosk.tells(CheckInCommand(code=made.code, occurred_at=at))
    assert ticket.agreed_at == made.starts_at
    known = kept.of(made.id)
    assert (known.state, known.ticket, known.arrived_at) == (S.CHECKED_IN, ticket.id, at)
    again = refused(kiosk.client, CheckInCommand(code=made.code))
    assert (again.code, again.facts["ticket"], again.facts["number"]) == (
        "already_checked_in", ticket.id, ticket.number
    )  # fmt: skip


def test_told_twice_it_is_one(kiosk: Kiosk, kept: BookKept) -> None:
    made = kiosk.books()
    command = told(leased(kiosk.client), 0, check_in=CheckInCommand(code=made.code, occurred_at=system_clock()))
    first, second = (done(kiosk.client, command, f"alone-{command.ticket}").ticket for _ in range(2))
    assert first is not None
    assert second is not None
    assert (first.id, first.agreed_at) == (second.id, second.agreed_at) == (command.ticket, made.starts_at)


def test_another_item_than_the_appointments_is_a_ticket_of_its_own(kiosk: Kiosk, kept: BookKept) -> None:
    made = kiosk.books()
    ticket = kiosk.tells(CheckInCommand(code=made.code, occurred_at=system_clock()), items=["move"])
    assert ticket.agreed_at is None
    assert (kept.of(made.id).state, kept.of(made.id).ticket) == (S.CHECKED_IN, None), "who was there was there"


@pytest.mark.parametrize("spoilt", ["forged", "early", "nobody's"])
def test_what_is_no_appointment_of_now_leaves_a_walk_in_ticket(kiosk: Kiosk, kept: BookKept, spoilt: str) -> None:
    made, at = kiosk.books(12), system_clock()
    claims = {
        "forged": CheckInCommand(code=made.code[:-3] + "AAA", occurred_at=at),
        "early": CheckInCommand(code=made.code, occurred_at=at),
        "nobody's": CheckInCommand(number="222222", phone_tail="0000", occurred_at=at),
    }
    ticket = kiosk.tells(claims[spoilt])
    assert (ticket.agreed_at, ticket.state) == (None, "waiting")
    assert kept.of(made.id).state is S.CONFIRMED


def test_where_the_hubs_answer_was_lost_the_printed_ticket_takes_the_appointment_over(
    kiosk: Kiosk, kept: BookKept
) -> None:
    made = kiosk.books()
    lost = done(kiosk.client, CheckInCommand(code=made.code), "check-in-lost-0001").ticket
    assert lost is not None
    ticket = kiosk.tells(
        CheckInCommand(code=made.code, occurred_at=system_clock() - timedelta(seconds=1)),
        instead_of="check-in-lost-0001", seconds_ago=1,
    )  # fmt: skip
    assert (ticket.agreed_at, ticket.also) == (made.starts_at, [lost.number])
    assert kept.of(made.id).state is S.CHECKED_IN


@pytest.mark.rule("appointment-4")
def test_the_card_alone_says_what_its_holder_is_booked_for(kiosk: Kiosk, kept: BookKept) -> None:
    person = Document(kind="foreigner", number="P1357924", name="OTHER")
    made = booked(kiosk.client, wish(
        free(kiosk.client)[0], phone=next(PEOPLE), name=person.name, number=person.number
    ))  # fmt: skip
    ticket = kiosk.tells(None, document=person)
    assert ticket.agreed_at == made.starts_at
    assert (kept.of(made.id).state, kept.of(made.id).ticket) == (S.CHECKED_IN, ticket.id)
