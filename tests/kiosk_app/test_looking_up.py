"""A ticket's code held to the kiosk: from the scanned text to the page that says how it stands."""

from __future__ import annotations

import pytest

from hub.wire import Answer, Problem
from kiosk_app import words
from kiosk_app.carry_out import came_back, looked_up
from kiosk_app.journey import Comfort, Journey, Step, advance, begin, effects, events
from kiosk_app.samples import sample_ticket
from kiosk_app.scanned import ticket_code, ticket_id
from kiosk_app.shots import SCENES
from kiosk_app.shown import visit_shown
from ui_common.posting import Unreachable

CODE = "t.7Qm2kPz0aXcV9bN1.6a1f3c80.AbCdEfGhIjKlMnOpQrStUvW"
SCANNED = events.CodeScanned(CODE, "look-0001")
TICKET = sample_ticket()


def after(name: str, *happened: events.Event) -> Journey:
    journey = begin(Comfort())
    for event in (*SCENES[name], *happened):
        journey = advance(journey, event).journey
    return journey


@pytest.mark.parametrize("text", [
    CODE, f"https://hall.example/c/{CODE}", f"http://10.0.0.7:8100/c/{CODE}?lang=en", f" https://h/c/{CODE}\n",
])  # fmt: skip
def test_a_tickets_code_is_found_in_its_address(text: str) -> None:
    assert ticket_code(text) == CODE
    assert ticket_id(CODE) == "7Qm2kPz0aXcV9bN1"


@pytest.mark.parametrize("text", [
    "", "4006381333931", "https://hall.example/", f"b.{CODE[2:]}", CODE[:-1], CODE + "x", f"{CODE}/more",
    "000000198502020027",
])  # fmt: skip
def test_any_other_text_is_no_tickets_code(text: str) -> None:
    assert ticket_code(text) == ""


@pytest.mark.parametrize("scene", ["welcome", "closed", "card", "card-problem", "found", "found-unknown"])
def test_a_code_is_looked_up_where_nobody_is_in_the_middle_of_something(scene: str) -> None:
    move = advance(after(scene), SCANNED)
    assert move.journey.step is Step.FOUND
    assert move.effects == (effects.LookUp("look-0001", CODE),)


@pytest.mark.parametrize("scene", ["ways", "confirm", "issuing", "printing", "ticket", "still-there", "help", "away"])
def test_elsewhere_a_code_changes_nothing(scene: str) -> None:
    before = after(scene)
    move = advance(before, SCANNED)
    assert (move.journey, move.effects) == (before, ())


def test_the_newest_code_counts_and_late_answers_do_not() -> None:
    journey = after("welcome", SCANNED, events.CodeScanned(CODE, "look-0002"), events.Found("look-0001", TICKET))
    assert journey.visit.lookup == "asked"
    journey = advance(journey, events.Found("look-0002", TICKET)).journey
    assert journey.visit.ticket == TICKET
    gone = advance(after("welcome", SCANNED, events.Done()), events.Found("look-0001", TICKET)).journey
    assert gone.untouched


def test_the_ticket_can_be_printed_again_and_back_leads_home() -> None:
    found = after("welcome", SCANNED, events.Found("look-0001", TICKET))
    again = advance(found, events.AskReprint("again-0001"))
    assert again.effects == (effects.Reprint("again-0001", TICKET.id),)
    refused = advance(again.journey, events.Refused("again-0001", "wrong_state")).journey
    assert advance(refused, events.Back()).journey.step is Step.WELCOME
    for leaving in (events.Back(), events.Done(), events.StartOver(), events.Idle()):
        left = advance(found, leaving).journey
        assert (left.step, left.untouched) == (Step.WELCOME, True)


@pytest.mark.parametrize(
    ("answer", "event"),
    [
        (TICKET, events.Found("q", TICKET)),
        (Problem(code="not_found"), events.NotFound("q", "unknown")),
        (Problem(code="code_over"), events.NotFound("q", "over")),
        (Problem(code="storage_away"), events.NotFound("q", "away")),
        (Unreachable("", "silence"), events.NotFound("q", "away")),
    ],
)
def test_what_the_hubs_answer_means(answer: object, event: events.Event) -> None:
    assert looked_up("q", answer) == event  # type: ignore[arg-type]


@pytest.mark.parametrize("state", ["waiting", "called", "serving", "served", "no_show", "parked", "withdrawn"])
def test_every_state_of_a_ticket_has_its_own_words(state: str) -> None:
    states = ("waiting", "called", "serving", "served", "no_show", "parked", "withdrawn")
    tickets = {each: TICKET.model_copy(update={"state": each, "counter": "3"}) for each in states}
    said = {each: words.looked_up("found", ticket) for each, ticket in tickets.items()}
    assert len({title for title, _ in said.values()}) == len(states)
    assert "%1" not in said[state][0]


@pytest.mark.parametrize(("scene", "way", "state"), [
    ("found-may-be-back", "return_ticket", "parked"), ("found-may-wait-again", "recycle", "no_show"),
])  # fmt: skip
def test_one_press_lets_a_parked_or_missed_ticket_wait_again(
    scene: str, way: effects.ComingBack, state: str
) -> None:
    before = after(scene)
    assert before.visit.ticket is not None
    assert before.visit.ticket.state == state
    assert visit_shown(before).coming_back == way
    move = advance(before, events.ComeBack("back-0001"))
    assert move.effects == (effects.ComeBack("back-0001", TICKET.id, way),)
    assert visit_shown(move.journey).coming_back == ""
    back = advance(move.journey, events.Found("back-0001", TICKET)).journey
    assert (back.visit.lookup, back.visit.ticket) == ("back", TICKET)
    assert words.looked_up(back.visit.lookup, TICKET)[0] == "好，您又在排队了"


@pytest.mark.rule("extended-hours")
def test_the_holder_may_ask_to_be_served_after_closing() -> None:
    before = after("found-may-stay")
    assert visit_shown(before).may_stay
    move = advance(before, events.ComeBack("back-0001", late=True))
    assert move.effects == (effects.ComeBack("back-0001", TICKET.id, "extend_service"),)
    stays = after("found-stays")
    assert words.looked_up(stays.visit.lookup, stays.visit.ticket)[0] == "已登记，下班后也会为您办完"
    assert not visit_shown(stays).may_stay
    assert advance(after("found"), events.ComeBack("back-0001", late=True)).effects == ()


def test_a_second_press_before_the_answer_asks_nothing_new() -> None:
    waits = after("found-may-be-back", events.ComeBack("back-0001"))
    assert advance(waits, events.ComeBack("back-0002")).effects == ()


def test_without_an_answer_the_same_wish_is_asked_again() -> None:
    unheard = after("found-may-be-back", events.ComeBack("back-0001"), events.NotFound("back-0001", "away"))
    assert unheard.visit.lookup == "not_back"
    again = advance(unheard, events.ComeBack("back-0002"))
    assert again.effects == (effects.ComeBack("back-0001", TICKET.id, "return_ticket"),)


def test_a_wish_that_makes_no_sense_any_more_leads_to_a_new_look() -> None:
    changed = after("found-may-be-back", events.ComeBack("back-0001"), events.NotFound("back-0001", "changed"))
    assert (changed.visit.lookup, changed.visit.ticket) == ("changed", None)
    assert advance(changed, SCANNED).journey.visit.lookup == "asked"


@pytest.mark.parametrize("scene", ["found", "found-called", "found-missed", "found-outside", "found-back"])
def test_others_are_offered_nothing_of_the_kind(scene: str) -> None:
    journey = after(scene)
    assert visit_shown(journey).coming_back == ""
    assert advance(journey, events.ComeBack("back-0009")).effects == ()


@pytest.mark.parametrize(
    ("answer", "event"),
    [
        (Answer(seq=1, ticket=TICKET), events.Found("q", TICKET)),
        (Problem(code="wrong_state"), events.NotFound("q", "changed")),
        (Problem(code="recycle_limit"), events.NotFound("q", "changed")),
        (Problem(code="storage_away"), events.NotFound("q", "away")),
        (Unreachable("", "silence"), events.NotFound("q", "away")),
    ],
)
def test_what_the_answer_to_the_wish_means(answer: Answer | Problem | Unreachable, event: events.Event) -> None:
    assert came_back("q", answer) == event


def test_a_code_is_nobodys_to_read_in_a_log() -> None:
    assert CODE not in repr(SCANNED)
    assert CODE not in repr(effects.LookUp("look-0001", CODE))
