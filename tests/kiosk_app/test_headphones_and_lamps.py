"""Headphones in and out as the journey sees them; which lamp guides where."""

from __future__ import annotations

import pytest

from kiosk_app.journey import Comfort, Journey, Step, advance, begin, events
from kiosk_app.journey.lamps import LAMPS, lamps
from kiosk_app.shots import SCENES


def after(name: str, *happened: events.Event) -> Journey:
    journey = begin(Comfort())
    for event in (*SCENES[name], *happened):
        journey = advance(journey, event).journey
    return journey


IN, OUT = events.Headphones(True), events.Headphones(False)


@pytest.mark.rule("senses")
@pytest.mark.parametrize("scene", ["welcome", "ways", "confirm", "ticket", "away"])
def test_headphones_make_it_speak_to_one_person(scene: str) -> None:
    before = after(scene)
    heard = advance(before, IN).journey
    assert (heard.step, heard.comfort.aloud, heard.comfort.private) == (before.step, True, True)


@pytest.mark.rule("senses")
@pytest.mark.parametrize("scene", ["ways", "confirm", "search", "found", "help"])
def test_pulled_out_in_the_middle_it_is_silent_and_asks(scene: str) -> None:
    left = after(scene, IN, OUT)
    assert (left.step, left.comfort.aloud, left.comfort.private) == (Step.STILL_THERE, False, False)
    back = advance(left, IN).journey
    assert (back.beneath, back.comfort.private) == (after(scene).beneath, True)
    gone = advance(left, events.Idle()).journey
    assert (gone.step, gone.untouched) == (Step.WELCOME, True)


@pytest.mark.parametrize("scene", ["issuing", "printing", "ticket", "thanks", "still-there"])
def test_what_ends_by_itself_goes_on(scene: str) -> None:
    assert after(scene, IN, OUT).beneath is after(scene).beneath


def test_the_next_visitor_finds_it_silent_unless_headphones_are_still_in() -> None:
    gone = after("confirm", IN, events.Idle(), events.Idle())
    assert gone.step is Step.WELCOME
    assert gone.comfort.private
    assert gone.untouched
    silent = advance(gone, OUT).journey
    assert (silent.comfort, silent.untouched) == (silent.default, True)


@pytest.mark.parametrize(
    ("scene", "lit"),
    [
        ("welcome", {"card": "slow"}),
        ("welcome-no-reader", {}),
        ("card", {"card": "medium"}),
        ("card-problem", {"card": "medium"}),
        ("ways", {}),
        ("printing", {"ticket": "quick"}),
        ("ticket", {"ticket": "medium"}),
        ("ticket-screen", {}),
    ],
)
def test_a_lamp_shines_where_the_hand_is_to_go(scene: str, lit: dict[str, str]) -> None:
    assert lamps(after(scene)) == {**dict.fromkeys(LAMPS, "off"), **lit}


def test_a_card_left_behind_and_a_guide_who_was_asked_are_seen() -> None:
    left = after("confirm-green", events.Take("t-1"))
    assert lamps(left)["card"] == "off"
    asked = after("help-answered")
    assert lamps(asked)["guide"] == "off"
    assert lamps(after("ticket-green"))["card"] == "medium"
    assert lamps(after("help", *SCENES["help-answered"][-2:-1]))["guide"] == "slow"


def test_nobody_near_and_the_machine_rests() -> None:
    assert lamps(after("welcome", events.Near(False)))["card"] == "off"
    assert lamps(after("welcome", events.Near(False), events.Near(True)))["card"] == "slow"
