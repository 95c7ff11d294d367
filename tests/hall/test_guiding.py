"""Requests for a guide from the asking to the end, and guides who go with a ticket."""

from __future__ import annotations

from itertools import product

import pytest

from hall.commands import Accompany, AskAssistance, GuideAssistance, Issue, MarkNoShow
from hall.guides import FOLLOWS, GuideStage
from hall.refusals import GUIDE_THERE, REASON_NEEDED, UNKNOWN_REQUEST, UNKNOWN_TICKET, WRONG_STATE
from hall.tickets import Grounds
from tests.hall.builders import Hall

S = GuideStage
ON_THE_WAY_TO = {
    S.ASKED: (), S.ASSIGNED: (S.ASSIGNED,), S.ACCEPTED: (S.ACCEPTED,), S.ARRIVED: (S.ACCEPTED, S.ARRIVED),
    S.DONE: (S.ACCEPTED, S.DONE),
}  # fmt: skip


def asked(*stages: GuideStage) -> Hall:
    hall = Hall()
    hall.must(AskAssistance("r", "k1"))
    for stage in stages:
        hall.must(GuideAssistance("r", "chen", stage))
    return hall


@pytest.mark.rule("window-5-guides")
@pytest.mark.parametrize(("at", "to"), list(product(S, S)))
def test_a_request_goes_on_as_its_table_says_and_no_other_way(at: GuideStage, to: GuideStage) -> None:
    hall = asked(*ON_THE_WAY_TO[at])
    command = GuideAssistance("r", "chen", to)
    if to in FOLLOWS[at]:
        hall.must(command)
        assert (hall.state.assistance["r"].stage, hall.state.assistance["r"].guide) == (to, "chen")
    else:
        assert hall.refused(command).code == WRONG_STATE


def test_what_one_guide_has_taken_on_another_does_not_end_but_may_be_sent_instead() -> None:
    hall = asked(S.ACCEPTED)
    assert hall.refused(GuideAssistance("r", "li", S.ARRIVED)).facts == {"guide": "chen"}
    hall.must(GuideAssistance("r", "li", S.ASSIGNED))
    hall.must(GuideAssistance("r", "li", S.ACCEPTED))
    assert hall.state.assistance["r"].guide == "li"


def test_the_place_may_ask_again_once_somebody_comes() -> None:
    hall = asked()
    hall.refused(AskAssistance("r2", "k1"))
    hall.must(GuideAssistance("r", "chen", S.ACCEPTED))
    hall.must(AskAssistance("r2", "k1"))
    assert {"r", "r2"} <= set(hall.state.assistance)


def test_a_request_that_nobody_made_is_nobodys_to_take() -> None:
    assert asked().refused(GuideAssistance("r9", "chen", S.ACCEPTED)).code == UNKNOWN_REQUEST


@pytest.mark.rule("green-companion")
def test_a_guide_goes_with_a_visitor_and_another_one_does_not() -> None:
    hall = Hall()
    ticket = hall.issue("card")
    number = hall.ticket(ticket).number
    hall.must(Accompany(number, "chen"))
    assert hall.ticket(ticket).guide == "chen"
    assert hall.refused(Accompany(number, "li")).code == GUIDE_THERE
    hall.must(Accompany(number, "chen", leave=True))
    assert hall.ticket(ticket).guide is None
    assert hall.refused(Accompany("Z999", "chen")).code == UNKNOWN_TICKET


def test_nobody_goes_with_a_visitor_who_has_left() -> None:
    hall = Hall().staff("2")
    ticket = hall.issue("card")
    hall.call("2")
    hall.must(MarkNoShow("2"))
    assert hall.refused(Accompany(hall.ticket(ticket).number, "chen")).code == WRONG_STATE


@pytest.mark.rule("proxy-ticket")
@pytest.mark.rule("green-companion")
def test_the_guide_who_takes_a_number_goes_with_it_and_the_grant_is_on_record() -> None:
    hall = Hall()
    ticket = Issue("t", ("card",), "chen", on_behalf=True, paper=False, grounds=Grounds.AGE, guide="chen")
    hall.must(ticket, "guide:chen")
    made = hall.ticket("t")
    assert (made.guide, made.grounds, made.granted_by, made.on_behalf) == ("chen", Grounds.AGE, "guide:chen", True)


@pytest.mark.rule("green-channel")
def test_urgent_without_a_reason_gets_no_number_from_a_guide_either() -> None:
    wish = Issue("t", ("card",), "chen", on_behalf=True, grounds=Grounds.URGENT, guide="chen")
    assert Hall().refused(wish, "guide:chen").code == REASON_NEEDED
