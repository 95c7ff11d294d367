"""The visitor's way, one rule at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk_app.journey import Comfort, Journey, Step, Visit, advance, begin, effects, events
from kiosk_app.journey.steps import WARNING_SECONDS, dwell_seconds
from kiosk_app.samples import sample_catalog, sample_ticket, sample_view
from tests.kiosk_app.sample import ADULT, ELDER

READY: tuple[events.Event, ...] = (
    events.PrinterSeen(True),
    events.ReaderSeen(True),
    events.HubSeen("online"),
    events.CatalogSeen(sample_catalog()),
    events.ViewSeen(sample_view()),
)
TICKET = sample_ticket()
JOB = f"{TICKET.id}.take-0001"


def go(*happened: events.Event, start: Journey | None = None) -> tuple[Journey, list[effects.Effect]]:
    """Where these events lead from a kiosk just switched on, and all that they caused."""
    journey = start or begin(Comfort())
    caused: list[effects.Effect] = []
    for event in happened:
        move = advance(journey, event)
        journey = move.journey
        caused += move.effects
    return journey, caused


def ready(*happened: events.Event) -> tuple[Journey, list[effects.Effect]]:
    return go(*READY, *happened)


CHOSEN = (events.StartWithoutCard(), events.ChooseItem("id-card"))
TAKEN = (*CHOSEN, events.Take("take-0001"))
PRINTING = (*TAKEN, events.Ticketed("take-0001", TICKET))


def test_from_the_card_to_the_thanks() -> None:
    journey, caused = ready(
        events.StartWithCard(),
        events.CardRead(ADULT, "card-0001"),
        events.ChooseItem("id-card"),
        events.Take("take-0001"),
        events.Ticketed("take-0001", TICKET),
        events.PrintEnded(JOB, "printed"),
    )
    assert journey.step is Step.TICKET
    assert journey.visit.on_paper
    assert caused == [
        effects.Issue("take-0001", ("id-card",), ADULT.document, True),
        effects.Print(JOB, TICKET, "zh", False),
        effects.ReportPrint(TICKET.id, "printed", "", JOB),
    ]
    home, last = go(events.Done(), events.Idle(), start=journey)
    assert home.step is Step.WELCOME
    assert home.visit == Visit()
    assert last == [effects.Forget()]


def test_a_card_laid_down_at_the_welcome_page_is_enough() -> None:
    assert ready(events.CardRead(ADULT, "card-0001"))[0].step is Step.WAYS


@pytest.mark.rule("green-channel")
@pytest.mark.rule("senses")
def test_age_gives_the_green_channel_and_an_offer_of_large_print() -> None:
    journey, _ = ready(events.CardRead(ELDER, "card-0001"))
    assert journey.step is Step.OFFER
    assert journey.green
    assert not journey.comfort.large
    eased, _ = go(events.AcceptOffer(), start=journey)
    assert (eased.step, eased.comfort.large, eased.comfort.aloud) == (Step.WAYS, True, True)
    plain, _ = go(events.DeclineOffer(), start=journey)
    assert (plain.step, plain.comfort) == (Step.WAYS, Comfort())


def test_under_the_age_there_is_no_green_channel_and_no_offer() -> None:
    journey, _ = ready(events.CardRead(ADULT, "card-0001"))
    assert (journey.step, journey.green) == (Step.WAYS, False)


def test_a_card_may_come_late_but_never_replaces_another() -> None:
    late, _ = ready(*CHOSEN, events.CardRead(ELDER, "card-0001"))
    assert late.visit.holder is ELDER
    second, _ = go(events.CardRead(ADULT, "card-0001"), start=late)
    assert second.visit.holder is ELDER


def test_a_card_that_cannot_be_read() -> None:
    journey, _ = ready(events.StartWithCard(), events.CardRejected("read-failed"))
    assert (journey.step, journey.visit.problem) == (Step.CARD_PROBLEM, "read-failed")
    assert go(events.TryAgain(), start=journey)[0].step is Step.CARD
    assert go(events.StartWithoutCard(), start=journey)[0].step is Step.WAYS
    assert go(events.CardRead(ADULT, "card-0001"), start=journey)[0].step is Step.WAYS


@pytest.mark.rule("window-2")
@pytest.mark.parametrize("item", ["passport", "invoice"])
def test_what_is_not_handled_here_gets_a_place_to_go_to_and_no_ticket(item: str) -> None:
    journey, caused = ready(events.StartWithoutCard(), events.ChooseItem(item))
    assert (journey.step, journey.visit.looking_at) == (Step.ELSEWHERE, item)
    _, more = go(events.Take("take-0001"), start=journey)
    assert caused == more == []


def test_several_items_in_their_order_once_each() -> None:
    journey, _ = ready(
        *CHOSEN,
        events.AddAnother(),
        events.ChooseItem("estate"),
        events.AddAnother(),
        events.ChooseItem("id-card"),
    )
    assert (journey.step, journey.visit.items) == (Step.CONFIRM, ("id-card", "estate"))
    fewer, _ = go(events.RemoveItem(0), start=journey)
    assert fewer.visit.items == ("estate",)
    none, _ = go(events.RemoveItem(0), start=fewer)
    assert (none.step, none.visit.items) == (Step.WAYS, ())


def test_back_takes_the_item_away_again() -> None:
    journey, _ = ready(*CHOSEN, events.AddAnother(), events.FindBy("search"), events.ChooseItem("estate"))
    seen = []
    for _ in range(3):
        journey, _ = go(events.Back(), start=journey)
        seen.append((journey.step, journey.visit.items))
    assert seen == [(Step.SEARCH, ("id-card",)), (Step.WAYS, ("id-card",)), (Step.CONFIRM, ("id-card",))]


def test_paper_out_is_known_before_the_press() -> None:
    journey, caused = ready(events.PrinterSeen(False), *TAKEN, events.Ticketed("take-0001", TICKET))
    assert (journey.step, journey.visit.on_paper) == (Step.TICKET, False)
    assert caused == [effects.Issue("take-0001", ("id-card",), None, False)]


def test_paper_out_while_the_hub_answers() -> None:
    journey, caused = ready(*TAKEN, events.PrinterSeen(False), events.Ticketed("take-0001", TICKET))
    assert (journey.step, journey.visit.on_paper) == (Step.TICKET, False)
    assert caused[1:] == [effects.ReportPrint(TICKET.id, "failed", "paper-out")]


def test_paper_out_at_the_press_offers_the_same_number_again() -> None:
    journey, _ = ready(*PRINTING, events.PrintEnded(JOB, "failed", "paper-out"))
    assert journey.step is Step.PRINT_FAILED
    shown, _ = go(events.ShowOnScreen(), start=journey)
    assert shown.step is Step.TICKET
    again, caused = go(events.AskReprint("reprint-1"), events.Ticketed("reprint-1", TICKET), start=journey)
    assert again.step is Step.PRINTING
    assert caused == [
        effects.Reprint("reprint-1", TICKET.id),
        effects.Print(f"{TICKET.id}.reprint-1", TICKET, "zh", True),
    ]


def test_a_silent_printer_is_asked_about() -> None:
    journey, caused = ready(*PRINTING, events.PrintEnded(JOB, "unknown", "no-answer"))
    assert journey.step is Step.PRINT_DOUBTFUL
    assert caused[-1] == effects.ReportPrint(TICKET.id, "unknown", "no-answer", JOB)
    came, _ = go(events.CameOut(), start=journey)
    assert (came.step, came.visit.on_paper) == (Step.TICKET, True)


def test_already_waiting_offers_a_reprint_not_a_second_number() -> None:
    journey, _ = ready(*TAKEN, events.Refused("take-0001", "already_waiting", "t-9", "A009"))
    assert (journey.step, journey.visit.waiting_number) == (Step.ALREADY, "A009")
    asked, caused = go(events.AskReprint("reprint-1"), start=journey)
    assert caused == [effects.Reprint("reprint-1", "t-9")]
    assert asked.step is Step.ISSUING


def test_no_answer_is_asked_again_with_the_same_id() -> None:
    away, _ = ready(*TAKEN, events.Unreached("take-0001"))
    assert (away.step, away.trail[-1]) == (Step.AWAY, Step.CONFIRM)
    journey, caused = go(
        events.HubSeen("away"), events.HubSeen("online"), events.Take("take-0002"), start=away
    )
    assert journey.step is Step.ISSUING
    assert caused == [effects.Issue("take-0001", ("id-card",), None, True)]


def test_another_wish_is_another_id() -> None:
    away, _ = ready(*TAKEN, events.Unreached("take-0001"))
    _, caused = go(
        events.HubSeen("online"),
        events.AddAnother(),
        events.ChooseItem("estate"),
        events.Take("take-0002"),
        start=away,
    )
    assert caused == [effects.Issue("take-0002", ("id-card", "estate"), None, True)]


def test_an_answer_after_the_visitor_left_is_not_shown_to_the_next() -> None:
    left, _ = ready(*TAKEN, events.Unreached("take-0001"), events.StartOver())
    journey, caused = go(events.Ticketed("take-0001", TICKET), start=left)
    assert journey.visit.ticket is None
    assert caused == [effects.ReportPrint(TICKET.id, "failed", "visitor-left")]


def test_a_print_is_reported_whoever_stands_there_by_then() -> None:
    left, _ = ready(*PRINTING, events.Idle(), events.ShowOnScreen(), events.Done(), events.Idle())
    assert left.step is Step.WELCOME
    journey, caused = go(events.PrintEnded(JOB, "printed"), start=left)
    assert journey.step is Step.WELCOME
    assert caused == [effects.ReportPrint(TICKET.id, "printed", "", JOB)]


def test_the_hub_goes_and_comes_back_where_it_makes_sense() -> None:
    finding, _ = ready(events.StartWithoutCard(), events.HubSeen("away"))
    assert finding.step is Step.WAYS
    confirming, _ = go(events.ChooseItem("id-card"), start=finding)
    assert confirming.step is Step.AWAY
    assert go(events.HubSeen("online"), start=confirming)[0].step is Step.CONFIRM
    home, _ = ready(events.HubSeen("away"))
    assert home.step is Step.AWAY
    assert go(events.HubSeen("online"), start=home)[0].step is Step.WELCOME


@pytest.mark.rule("self-service-2")
def test_outside_opening_hours_guides_are_offered_and_tickets_are_not() -> None:
    closed, _ = ready(events.ViewSeen(sample_view(open=False)))
    assert closed.step is Step.CLOSED
    for event in (events.StartWithCard(), events.StartWithoutCard(), events.CardRead(ADULT, "card-0001")):
        assert advance(closed, event).journey.step is Step.CLOSED
    guide, caused = go(events.LookOnly(), events.ChooseItem("estate"), events.Take("take-0001"), start=closed)
    assert (guide.step, caused) == (Step.GUIDE, [])


def test_reading_the_guide_leads_to_a_ticket_in_opening_hours() -> None:
    journey, _ = ready(events.LookOnly(), events.ChooseItem("estate"), events.Take("take-0001"))
    assert (journey.step, journey.visit.items) == (Step.CONFIRM, ("estate",))


def test_closing_time_during_a_visit_is_the_hubs_word() -> None:
    journey, _ = ready(*CHOSEN, events.ViewSeen(sample_view(open=False)), events.Take("take-0001"))
    refused, _ = go(events.Refused("take-0001", "closed"), start=journey)
    assert (refused.step, refused.visit.refusal) == (Step.REFUSED, "closed")


def test_a_guide_is_asked_for_once_and_the_answer_is_shown() -> None:
    asked, caused = ready(*CHOSEN, events.AskGuide("guide-0001"), events.AskGuide("guide-0002"))
    assert caused == [effects.AskForGuide("guide-0001")]
    assert asked.step is Step.HELP
    pending, _ = go(events.ViewSeen(sample_view(assistance="r1", assistance_by="7")), start=asked)
    assert pending.visit.guide == "pending"
    answered, _ = go(events.ViewSeen(sample_view(assistance_by="3")), start=pending)
    assert answered.visit.guide == "answered"
    assert go(events.Done(), start=answered)[0].step is Step.CONFIRM


def test_an_older_answer_of_a_guide_is_not_this_visitors() -> None:
    asked, _ = ready(events.AskGuide("guide-0001"), events.ViewSeen(sample_view(assistance_by="3")))
    assert asked.visit.guide == "asked"
    assert go(events.GuideFailed(), start=asked)[0].visit.guide == "none"


def test_more_time_comes_back_to_the_same_page() -> None:
    warned, _ = ready(*CHOSEN, events.Idle())
    assert warned.step is Step.STILL_THERE
    assert go(events.MoreTime(), start=warned)[0].step is Step.CONFIRM
    gone, caused = go(events.Idle(), start=warned)
    assert (gone.step, gone.visit, caused) == (Step.WELCOME, Visit(), [effects.Forget()])


@pytest.mark.rule("senses")
def test_nobody_is_hurried() -> None:
    assert WARNING_SECONDS >= 20
    assert dwell_seconds(Step.STILL_THERE, 45, False) == WARNING_SECONDS
    assert dwell_seconds(Step.WELCOME, 45, True) is None
    assert dwell_seconds(Step.WELCOME, 45, False) == 45
    assert ready()[0].patience == 1
    assert ready(events.Switch("aloud"))[0].patience == 2


def test_starting_over_forgets_the_person_and_keeps_the_looks() -> None:
    journey, _ = ready(
        events.CardRead(ELDER, "card-0001"), events.AcceptOffer(), events.SetLanguage("en"), events.StartOver()
    )
    assert (journey.step, journey.visit) == (Step.WELCOME, Visit())
    assert journey.comfort == Comfort("en", large=True, aloud=True)
    later, _ = go(events.Idle(), start=journey)
    assert later.comfort == Comfort()


def test_no_reader_leads_to_words_not_to_a_dead_end() -> None:
    journey, _ = ready(events.ReaderSeen(False), events.StartWithCard())
    assert journey.step is Step.CARD_PROBLEM
    assert go(events.StartWithoutCard(), start=journey)[0].step is Step.WAYS


def test_the_language_of_the_session_is_that_of_the_paper() -> None:
    _, caused = ready(events.SetLanguage("en"), *PRINTING)
    assert [effect.language for effect in caused if isinstance(effect, effects.Print)] == ["en"]


def test_a_refused_kiosk_says_so_and_recovers() -> None:
    journey, _ = ready(events.HubSeen("refused"))
    assert (journey.step, journey.world.refused) == (Step.AWAY, True)
    assert go(events.HubSeen("online"), start=journey)[0].step is Step.WELCOME
    assert replace(journey.world, refused=False).ready is False
