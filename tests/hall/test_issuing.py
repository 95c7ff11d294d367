"""Taking a ticket: numbers, classes, one per person and queue, and who is sent elsewhere."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from hall.age import full_years
from hall.commands import Confirm, Finish, Issue, ReportPrint, Reprint, Withdraw
from hall.events import TicketIssued
from hall.numbers import number_of
from hall.refusals import (
    ALREADY_WAITING,
    CLOSED,
    NOT_AT_COUNTER,
    REASON_NEEDED,
    TICKET_EXISTS,
    UNKNOWN_ITEM,
    UNKNOWN_TICKET,
    WRONG_STATE,
)
from hall.tickets import Grounds, PrintState, PriorityClass, TicketState
from tests.hall.builders import Hall, changed, small

BIRTHDAY_60 = date(1966, 3, 2)
"""Sixty on the day of these tests."""


def test_numbers_count_up_by_letter() -> None:
    hall = Hall()
    tickets = [hall.issue(item) for item in ("card", "levy", "move", "ask")]
    assert [hall.ticket(each).number for each in tickets] == ["B001", "C001", "B002", "A001"]


def test_four_digits_after_999() -> None:
    assert [number_of("B", ordinal) for ordinal in (7, 999, 1000)] == ["B007", "B999", "B1000"]


def test_a_ticket_keeps_what_it_was_issued_with() -> None:
    hall = Hall()
    hall.issue("card", "levy", visitor="v1")
    issued = hall.log[-1]
    assert isinstance(issued, TicketIssued)
    assert issued.items == ("card", "levy")
    assert (issued.queue, issued.visitor, issued.origin) == ("work", "v1", "k1")
    assert (issued.day, issued.print) == (date(2026, 3, 2), PrintState.PRINTING)


def test_an_unknown_item_is_refused() -> None:
    hall = Hall()
    assert hall.refused(Issue("t", ("nothing",), "k1")).code == UNKNOWN_ITEM
    assert hall.refused(Issue("t", (), "k1")).code == UNKNOWN_ITEM
    assert hall.refused(Issue("t", ("card", "nothing"), "k1")).facts == {"item": "nothing"}


@pytest.mark.rule("window-2")
@pytest.mark.parametrize(("item", "handled"), [("web", "online"), ("away", "elsewhere")])
def test_no_useless_ticket_for_what_is_not_handled_here(item: str, handled: str) -> None:
    hall = Hall()
    refusal = hall.refused(Issue("t", ("card", item), "k1"))
    assert (refusal.code, refusal.facts) == (NOT_AT_COUNTER, {"item": item, "handled": handled})


def test_the_id_of_a_ticket_is_used_once() -> None:
    hall = Hall()
    hall.must(Issue("t", ("card",), "k1"))
    assert hall.refused(Issue("t", ("card",), "k1")).code == TICKET_EXISTS


def test_one_live_ticket_per_person_and_queue() -> None:
    hall = Hall()
    first = hall.issue("card", visitor="v1")
    refusal = hall.refused(Issue("t", ("move",), "k2", visitor="v1"))
    assert refusal.code == ALREADY_WAITING
    assert refusal.facts == {"ticket": first, "number": "B001", "queue": "work"}
    hall.issue("levy", visitor="v1")
    hall.issue("card", visitor="v2")


def test_without_a_document_nobody_is_counted() -> None:
    hall = Hall()
    assert hall.issue("card") != hall.issue("card")


def test_a_later_item_counts_as_a_ticket_in_its_queue_too() -> None:
    hall = Hall()
    visit = hall.issue("card", "levy", visitor="v1")
    assert hall.refused(Issue("t", ("levy",), "k1", visitor="v1")).facts["ticket"] == visit
    other = Hall()
    other.issue("levy", visitor="v1")
    assert other.refused(Issue("t", ("card", "levy"), "k1", visitor="v1")).facts["queue"] == "tax"


def test_after_the_visit_a_new_ticket_may_be_taken() -> None:
    hall = Hall().staff("2")
    hall.issue("card", visitor="v1")
    hall.call("2")
    hall.must(Confirm("2"))
    assert hall.refused(Issue("t", ("card",), "k1", visitor="v1")).code == ALREADY_WAITING
    hall.must(Finish("2"))
    again = hall.issue("card", visitor="v1")
    hall.must(Withdraw(again))
    hall.issue("card", visitor="v1")


@pytest.mark.rule("green-channel")
def test_age_from_the_document_gives_the_green_channel() -> None:
    hall = Hall()
    on_birthday = hall.ticket(hall.issue("card", birth=BIRTHDAY_60))
    day_before = hall.ticket(hall.issue("card", birth=BIRTHDAY_60 + timedelta(days=1)))
    assert (on_birthday.priority, on_birthday.grounds) == (PriorityClass.GREEN, Grounds.AGE)
    assert (day_before.priority, day_before.grounds) == (PriorityClass.WALK_IN, Grounds.NONE)


@pytest.mark.rule("green-channel")
def test_the_age_is_taken_on_the_halls_day_not_the_worlds() -> None:
    """At 10:00 on Monday in Auckland it is still Sunday in UTC; the hall counts its own date."""
    sunday_in_utc = datetime(2026, 3, 1, 21, 0, tzinfo=UTC)
    hall = Hall(definition=changed(small(), zone="Pacific/Auckland"), now=sunday_in_utc)
    assert hall.ticket(hall.issue("card", birth=BIRTHDAY_60)).grounds is Grounds.AGE


@pytest.mark.rule("green-channel")
def test_a_member_of_staff_gives_the_green_channel() -> None:
    hall = Hall()
    ticket = hall.ticket(hall.issue("card", staff_grounds=True, birth=date(1990, 1, 1)))
    assert (ticket.priority, ticket.grounds) == (PriorityClass.GREEN, Grounds.STAFF)
    both = hall.ticket(hall.issue("card", staff_grounds=True, birth=BIRTHDAY_60))
    assert both.grounds is Grounds.AGE


@pytest.mark.parametrize(
    ("birth", "day", "years"),
    [
        (date(1964, 2, 29), date(2024, 2, 28), 59),
        (date(1964, 2, 29), date(2024, 2, 29), 60),
        (date(1964, 2, 29), date(2025, 2, 27), 60),
        (date(1964, 2, 29), date(2025, 2, 28), 61),
        (date(1966, 12, 31), date(2026, 12, 30), 59),
        (date(1966, 12, 31), date(2026, 12, 31), 60),
        (date(2026, 3, 2), date(2026, 3, 2), 0),
        (date(2027, 1, 1), date(2026, 3, 2), -1),
    ],
)
def test_full_years(birth: date, day: date, years: int) -> None:
    assert full_years(birth, day) == years


@pytest.mark.rule("proxy-ticket")
def test_staff_take_a_number_for_one_who_moves_with_difficulty() -> None:
    hall = Hall()
    ticket = hall.ticket(hall.issue("card", on_behalf=True, staff_grounds=True))
    assert ticket.on_behalf
    assert ticket.grounds is Grounds.STAFF
    assert ticket.state is TicketState.WAITING


@pytest.mark.rule("extended-hours")
def test_closing_time_stops_new_tickets_and_says_when_the_hall_opens() -> None:
    hall = Hall().wait(hours=7)
    refusal = hall.refused(Issue("t", ("card",), "k1"))
    assert refusal.code == CLOSED
    assert refusal.facts == {"opens_at": "2026-03-03T01:00:00+00:00"}


class TestPaper:
    def test_the_paper_comes_out(self) -> None:
        hall = Hall()
        ticket = hall.issue()
        hall.must(ReportPrint(ticket, PrintState.PRINTED))
        assert hall.ticket(ticket).print is PrintState.PRINTED
        assert hall.refused(ReportPrint(ticket, PrintState.FAILED)).code == WRONG_STATE

    def test_the_same_number_is_printed_again(self) -> None:
        hall = Hall()
        ticket = hall.issue()
        hall.must(ReportPrint(ticket, PrintState.FAILED, "paper out"))
        hall.must(Reprint(ticket))
        assert hall.ticket(ticket).print is PrintState.PRINTING
        hall.must(ReportPrint(ticket, PrintState.PRINTED))
        assert hall.ticket(ticket).number == "B001"
        assert len(hall.state.tickets) == 1

    def test_a_silent_printer_is_looked_at_later(self) -> None:
        hall = Hall()
        ticket = hall.issue()
        hall.must(ReportPrint(ticket, PrintState.UNKNOWN))
        hall.must(ReportPrint(ticket, PrintState.PRINTED))

    def test_a_number_on_the_screen_needs_no_paper(self) -> None:
        hall = Hall()
        ticket = hall.issue(paper=False)
        assert hall.ticket(ticket).print is PrintState.NONE
        assert hall.refused(ReportPrint(ticket, PrintState.PRINTED)).code == WRONG_STATE
        hall.must(Reprint(ticket))

    def test_who_is_gone_gets_no_paper(self) -> None:
        hall = Hall()
        ticket = hall.drive(TicketState.WITHDRAWN)
        assert hall.refused(Reprint(ticket)).code == WRONG_STATE
        assert hall.refused(Reprint("unknown")).code == UNKNOWN_TICKET
        assert hall.refused(ReportPrint("unknown", PrintState.PRINTED)).code == UNKNOWN_TICKET


@pytest.mark.rule("green-channel")
@pytest.mark.parametrize("grounds", [Grounds.DISABILITY, Grounds.PREGNANCY, Grounds.SERVICE, Grounds.URGENT])
def test_what_staff_grant_is_on_record_with_who_and_why(grounds: Grounds) -> None:
    hall = Hall()
    (event,) = hall.must(Issue("t", ("card",), "3", grounds=grounds, reason=" 要赶火车 "), "clerk:wang@3")
    assert isinstance(event, TicketIssued)
    assert (event.grounds, event.granted_by, event.grant_reason) == (grounds, "clerk:wang@3", "要赶火车")
    ticket = hall.ticket("t")
    assert ticket.priority is PriorityClass.GREEN
    assert (ticket.granted_by, ticket.grant_reason) == ("clerk:wang@3", "要赶火车")


@pytest.mark.rule("green-channel")
def test_urgent_travel_needs_a_reason() -> None:
    refusal = Hall().refused(Issue("t", ("card",), "3", grounds=Grounds.URGENT, reason=" "))
    assert (refusal.code, refusal.facts) == (REASON_NEEDED, {"grounds": "urgent"})


@pytest.mark.rule("green-channel")
def test_what_the_document_gives_nobody_granted() -> None:
    hall = Hall()
    ticket = hall.ticket(hall.issue("card", birth=BIRTHDAY_60, grounds=Grounds.SERVICE, reason="x"))
    assert (ticket.grounds, ticket.granted_by, ticket.grant_reason) == (Grounds.AGE, "", "")
    plain = hall.ticket(hall.issue("card"))
    assert (plain.granted_by, plain.grant_reason) == ("", "")


@pytest.mark.rule("appointment-1")
def test_who_checks_in_for_an_agreed_time_has_its_class_and_time() -> None:
    hall = Hall()
    agreed = hall.now + timedelta(minutes=30)
    ticket = hall.ticket(hall.issue("card", appointment="a1", agreed_at=agreed))
    assert (ticket.priority, ticket.appointment, ticket.agreed_at) == (PriorityClass.APPOINTMENT, "a1", agreed)
    both = hall.ticket(hall.issue("card", appointment="a2", agreed_at=agreed, birth=BIRTHDAY_60))
    assert (both.priority, both.agreed_at) == (PriorityClass.GREEN, agreed)
