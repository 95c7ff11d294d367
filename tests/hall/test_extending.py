"""After closing time: opened by either side, and refused only with a reason, a remedy and two persons' consent."""

from __future__ import annotations

import pytest

from hall.commands import (
    CallNext,
    ChangeCounter,
    Confirm,
    ConsentRefusal,
    DropRefusal,
    ExtendService,
    Finish,
    Park,
    ProposeRefusal,
    Withdraw,
)
from hall.events import RefusalConsented, ServiceExtended, ServiceRefused, TicketWithdrawn
from hall.refusals import (
    ALREADY_EXTENDED,
    ALREADY_PROPOSED,
    HALL_OPEN,
    NOT_LEAD,
    NOT_PROPOSED,
    REASON_NEEDED,
    REMEDY_NEEDED,
    SAME_PERSON,
    WRONG_STATE,
)
from hall.tickets import TicketState
from tests.hall.builders import Hall

REASON, REMEDY = "系统已停机", "明早九点优先办理"
WANG, LEAD, CENTRE = "clerk:wang@2", "manager:li", "manager:sun"

pytestmark = pytest.mark.rule("extended-hours")


def after_closing(state: TicketState = TicketState.WAITING) -> tuple[Hall, str]:
    """A ticket taken shortly before closing, in that state, and the hall is closed."""
    hall = Hall().staff("2", "3")
    hall.wait(hours=6, minutes=59)
    ticket = hall.drive(state)
    return hall.wait(minutes=5), ticket


def proposed() -> tuple[Hall, str]:
    hall, ticket = after_closing()
    hall.must(ProposeRefusal(ticket, REASON, REMEDY), WANG)
    return hall, ticket


# -- opened ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("actor", "by"), [(WANG, "clerk"), ("kiosk:k1", "visitor"), ("guide:zhou", "visitor")])
def test_either_side_opens_service_after_closing_and_it_is_on_record(actor: str, by: str) -> None:
    hall, ticket = after_closing()
    assert hall.must(ExtendService(ticket), actor) == (ServiceExtended(ticket, by),)
    assert hall.refused(ExtendService(ticket), "kiosk:k1").code == ALREADY_EXTENDED
    assert hall.call("2").ticket == ticket


@pytest.mark.parametrize("state", [TicketState.WAITING, TicketState.CALLED, TicketState.SERVING, TicketState.PARKED])
def test_it_is_opened_for_whoever_is_still_there(state: TicketState) -> None:
    hall, ticket = after_closing(state)
    hall.must(ExtendService(ticket), WANG)
    assert hall.ticket(ticket).state is state


@pytest.mark.parametrize("state", [TicketState.SERVED, TicketState.NO_SHOW, TicketState.WITHDRAWN])
def test_not_for_a_visit_that_is_over(state: TicketState) -> None:
    hall, ticket = after_closing(state)
    assert hall.refused(ExtendService(ticket), WANG).code == WRONG_STATE


def test_it_may_be_opened_in_the_last_hour_and_not_before() -> None:
    hall = Hall().staff("2")
    ticket = hall.issue()
    hall.wait(hours=5, minutes=59)
    early = hall.refused(ExtendService(ticket), "kiosk:k1")
    assert (early.code, early.facts["from"]) == (HALL_OPEN, "2026-03-02T08:00:00+00:00")
    hall.wait(minutes=1)
    hall.must(ExtendService(ticket), "kiosk:k1")


# -- refused -----------------------------------------------------------------------------------------------------


def test_with_reason_remedy_and_the_consent_of_two_the_visit_ends() -> None:
    hall, ticket = proposed()
    assert hall.ticket(ticket).state is TicketState.WAITING
    assert hall.must(ConsentRefusal(ticket, "lead"), LEAD) == (RefusalConsented(ticket, "lead", "li"),)
    assert hall.ticket(ticket).state is TicketState.WAITING
    assert hall.must(ConsentRefusal(ticket, "centre"), CENTRE) == (
        RefusalConsented(ticket, "centre", "sun"),
        ServiceRefused(ticket, REASON, REMEDY, "li", "sun"),
        TicketWithdrawn(ticket, "refused"),
    )
    assert hall.ticket(ticket).state is TicketState.WITHDRAWN
    assert len(hall.state.refusing) == 0


@pytest.mark.parametrize(
    ("reason", "remedy", "code"),
    [("", REMEDY, REASON_NEEDED), ("  ", REMEDY, REASON_NEEDED), (REASON, " ", REMEDY_NEEDED)],
)
def test_without_a_reason_or_a_remedy_it_is_not_even_asked(reason: str, remedy: str, code: str) -> None:
    hall, ticket = after_closing()
    assert hall.refused(ProposeRefusal(ticket, reason, remedy), WANG).code == code


def test_one_person_is_not_two() -> None:
    hall, ticket = proposed()
    hall.must(ConsentRefusal(ticket, "lead"), LEAD)
    for office, who in (("centre", LEAD), ("lead", CENTRE), ("centre", "manager:wang")):
        refusal = hall.refused(ConsentRefusal(ticket, office), who)  # type: ignore[arg-type]
        assert (refusal.code, refusal.facts["office"]) == (SAME_PERSON, office)
    assert hall.ticket(ticket).state is TicketState.WAITING


def test_the_lead_of_a_counter_of_that_queue_consents_at_their_own_counter_and_no_other_clerk() -> None:
    hall, ticket = proposed()
    others = ("clerk:li@3", "clerk:zhao@4")
    for who in others:
        assert hall.refused(ConsentRefusal(ticket, "lead"), who).code == NOT_LEAD
    hall.must(ChangeCounter("2", {"lead": "li"}), CENTRE)
    hall.must(ChangeCounter("4", {"lead": "zhao"}), CENTRE)
    assert hall.refused(ConsentRefusal(ticket, "lead"), "clerk:zhao@4").code == NOT_LEAD, "of another queue"
    assert hall.refused(ConsentRefusal(ticket, "centre"), "clerk:li@3").code == NOT_LEAD
    hall.must(ConsentRefusal(ticket, "lead"), "clerk:li@3")
    hall.must(ConsentRefusal(ticket, "centre"), CENTRE)
    assert hall.ticket(ticket).state is TicketState.WITHDRAWN


def test_where_a_lead_is_named_no_manager_consents_in_their_place() -> None:
    hall, ticket = proposed()
    hall.must(ChangeCounter("2", {"lead": "zhao"}), CENTRE)
    assert hall.refused(ConsentRefusal(ticket, "lead"), LEAD).code == NOT_LEAD
    hall.must(ConsentRefusal(ticket, "centre"), LEAD)
    assert hall.refused(ConsentRefusal(ticket, "lead"), CENTRE).code == NOT_LEAD
    hall.must(ConsentRefusal(ticket, "lead"), "clerk:zhao@3")
    assert hall.ticket(ticket).state is TicketState.WITHDRAWN


def test_a_manager_who_is_the_lead_gives_one_of_the_two() -> None:
    hall, ticket = proposed()
    hall.must(ChangeCounter("2", {"lead": "li"}), CENTRE)
    hall.must(ConsentRefusal(ticket, "lead"), LEAD)
    assert hall.refused(ConsentRefusal(ticket, "centre"), LEAD).code == SAME_PERSON


def test_neither_a_kiosk_nor_a_guide_consents() -> None:
    hall, ticket = proposed()
    for who in ("kiosk:k1", "guide:zhou", "hub"):
        for office in ("lead", "centre"):
            assert hall.refused(ConsentRefusal(ticket, office), who).code == NOT_LEAD


def test_a_lead_who_asks_does_not_consent_too() -> None:
    hall, ticket = after_closing()
    hall.must(ChangeCounter("2", {"lead": "wang"}), CENTRE)
    hall.must(ProposeRefusal(ticket, REASON, REMEDY), WANG)
    assert hall.refused(ConsentRefusal(ticket, "lead"), WANG).code == SAME_PERSON


def test_nothing_is_consented_to_that_nobody_asked() -> None:
    hall, ticket = after_closing()
    assert hall.refused(ConsentRefusal(ticket, "lead"), LEAD).code == NOT_PROPOSED
    assert hall.refused(DropRefusal(ticket), WANG).code == NOT_PROPOSED


def test_while_the_hall_is_open_nobody_is_refused() -> None:
    hall = Hall().staff("2")
    ticket = hall.issue()
    assert hall.refused(ProposeRefusal(ticket, REASON, REMEDY), WANG).code == HALL_OPEN


def test_who_is_being_served_is_served_to_the_end() -> None:
    hall, ticket = after_closing(TicketState.SERVING)
    assert hall.refused(ProposeRefusal(ticket, REASON, REMEDY), WANG).code == WRONG_STATE
    hall.must(Finish("2"))


def test_who_is_served_meanwhile_is_refused_no_more() -> None:
    hall, ticket = proposed()
    hall.must(ConsentRefusal(ticket, "lead"), LEAD)
    hall.must(CallNext("2"))
    hall.must(Confirm("2"))
    assert hall.refused(ConsentRefusal(ticket, "centre"), CENTRE).code == WRONG_STATE
    assert hall.ticket(ticket).state is TicketState.SERVING
    hall.must(Park("2"))
    assert hall.refused(ConsentRefusal(ticket, "centre"), CENTRE).code == NOT_PROPOSED


def test_an_asking_is_made_once_and_may_be_dropped() -> None:
    hall, ticket = proposed()
    assert hall.refused(ProposeRefusal(ticket, REASON, REMEDY), WANG).code == ALREADY_PROPOSED
    hall.must(DropRefusal(ticket), LEAD)
    assert hall.refused(ConsentRefusal(ticket, "centre"), CENTRE).code == NOT_PROPOSED
    hall.must(ProposeRefusal(ticket, REASON, REMEDY), WANG)


def test_a_called_or_parked_visitor_may_be_refused_and_the_counter_is_free() -> None:
    hall, ticket = after_closing(TicketState.CALLED)
    hall.must(ProposeRefusal(ticket, REASON, REMEDY), WANG)
    hall.must(ConsentRefusal(ticket, "centre"), CENTRE)
    hall.must(ConsentRefusal(ticket, "lead"), LEAD)
    assert hall.state.counters["2"].ticket is None
    parked = Hall().staff("2")
    other = parked.wait(hours=6, minutes=59).issue()
    parked.call("2")
    parked.must(Park("2"))
    parked.wait(minutes=5).must(ProposeRefusal(other, REASON, REMEDY), WANG)


def test_who_goes_by_themselves_needs_nobodys_consent() -> None:
    hall, ticket = proposed()
    hall.must(Withdraw(ticket), "kiosk:k1")
    assert hall.refused(ConsentRefusal(ticket, "lead"), LEAD).code == WRONG_STATE
