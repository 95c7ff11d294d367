"""The table as a whole: every step with every event, and any sequence of them."""

from __future__ import annotations

import gc
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.wire import Document
from kiosk_app.journey import Comfort, Holder, Journey, Step, advance, begin, effects, events
from kiosk_app.journey.steps import HOMES, OVERLAYS
from kiosk_app.journey.table import ANYWHERE
from kiosk_app.journey.table import AT as RULES
from kiosk_app.samples import AT, sample_appointment, sample_catalog, sample_slots, sample_ticket, sample_view
from kiosk_app.shots import SCENES
from kiosk_app.shown import ticket_shown, visit_shown
from tests.kiosk_app.sample import ADULT, ELDER

TICKET = sample_ticket()
SAMPLES: list[events.Event] = [
    events.StartWithCard(),
    events.StartWithoutCard(),
    events.LookOnly(),
    events.TryAgain(),
    events.AcceptOffer(),
    events.DeclineOffer(),
    events.FindBy("departments"),
    events.FindBy("topics"),
    events.FindBy("search"),
    events.ChooseGroup("police"),
    events.TypeInitials("sf"),
    events.ChooseItem("id-card"),
    events.ChooseItem("estate"),
    events.ChooseItem("passport"),
    events.ChooseItem("no-such"),
    events.AddAnother(),
    events.RemoveItem(0),
    events.RemoveItem(9),
    events.Take("take-0001"),
    events.AskReprint("take-0001"),
    events.ShowOnScreen(),
    events.CameOut(),
    events.Back(),
    events.StartOver(),
    events.Done(),
    events.MoreTime(),
    events.AskGuide("guide-0001"),
    events.SetLanguage("en"),
    events.Switch("large"),
    events.Switch("contrast"),
    events.Switch("low"),
    events.Switch("aloud"),
    events.CardRead(ELDER, "card-0001"),
    events.CardRead(ADULT, "card-0001"),
    events.CardRead(ADULT, "card-0001", social=True),
    events.CardRejected("read-failed"),
    events.CardRemoved(),
    events.CodeScanned("t.abc.6a1f3c80.AbCdEfGhIjKlMnOpQrStUvW", "look-0001"),
    events.CodeScanned("", "look-0002"),
    events.CodeScanned("", "take-0001", "a.abc.6a1f3c80.AbCdEfGhIjKlMnOpQrStUvW"),
    events.OpenAppointment(),
    events.EnterNumber(),
    events.TypeNumber("7k3M 9Q0OXX"),
    events.TypeNumber("7K"),
    events.NumberTyped(),
    events.TypeTail("12345"),
    events.CheckIn("take-0001"),
    events.NotCheckedIn("take-0001", "too_late", item="id-card", starts_at=AT),
    events.NotCheckedIn("card-0001", "unknown_appointment"),
    events.Noted("take-0001", AT),
    events.WalkIn("take-0001"),
    events.LookAtItem(),
    events.OpenBooking(),
    events.ChooseDay("2026-06-04"),
    events.ChooseTime(AT),
    events.TypePhone("13800001234x"),
    events.Book("take-0001"),
    events.SlotsSeen("id-card", sample_slots()),
    events.SlotsSeen("id-card", None),
    events.Booked("take-0001", sample_appointment()),
    events.NotBooked("take-0001", "slot_full"),
    events.NotBooked("take-0001", "already_booked"),
    events.Found("look-0001", TICKET),
    events.NotFound("look-0001", "over"),
    events.NotFound("look-0001", "changed"),
    events.Found("look-0001", TICKET.model_copy(update={"state": "parked", "may": ["return_ticket"]})),
    events.ComeBack("back-0001"),
    events.ComeBack("back-0001", late=True),
    events.Headphones(True),
    events.Headphones(False),
    events.Near(True),
    events.Near(False),
    events.ScannerSeen(True),
    events.ReaderSeen(True),
    events.ReaderSeen(False),
    events.SocialReaderSeen(True),
    events.SocialReaderSeen(False),
    events.PrinterSeen(True),
    events.PrinterSeen(False),
    events.PrintEnded(f"{TICKET.id}.take-0001", "printed"),
    events.PrintEnded(f"{TICKET.id}.take-0001", "failed", "paper-out"),
    events.PrintEnded(f"{TICKET.id}.reprint-1", "unknown"),
    events.HubSeen("online"),
    events.HubSeen("away"),
    events.HubSeen("refused"),
    events.AloneSeen(True, True),
    events.AloneSeen(True, False),
    events.AloneSeen(False, False),
    events.UntoldSeen(("A501",)),
    events.ViewSeen(sample_view()),
    events.ViewSeen(sample_view(open=False)),
    events.ViewSeen(sample_view(assistance="r1")),
    events.CatalogSeen(sample_catalog()),
    events.Ticketed("take-0001", TICKET),
    events.Refused("take-0001", "already_waiting", "t-9", "A009"),
    events.Refused("take-0001", "closed"),
    events.Unreached("take-0001"),
    events.GuideFailed(),
    events.AskAid("aid-0001", "wheelchair"),
    events.AidAsked("wheelchair", True),
    events.AidAsked("wheelchair", False),
    events.OpenIncident(),
    events.CallIncident("call-0001"),
    events.Summoned("incident", True),
    events.Summoned("incident", False),
    events.Summoned("guidance", True),
    events.Idle(),
]
MOST_TIMEOUTS = 6


def reached(name: str) -> Journey:
    journey = begin(Comfort())
    for event in SCENES[name]:
        journey = advance(journey, event).journey
    return journey


def sound(journey: Journey) -> None:
    """What holds of every journey."""
    assert journey.step in RULES
    overlays = [step for step in (*journey.trail, journey.step) if step in OVERLAYS]
    assert len(overlays) <= 4
    if journey.step in HOMES:
        assert not journey.visit.items
        assert journey.visit.ticket is None
    if journey.step in (Step.PRINTING, Step.TICKET):
        assert journey.visit.ticket is not None
    if journey.step is Step.CONFIRM:
        assert journey.visit.items
    visit_shown(journey)
    ticket_shown(journey.visit.ticket, journey.visit.on_paper, journey.comfort.language)


def test_every_event_has_a_sample() -> None:
    assert {type(event) for event in SAMPLES} == set(get_args(events.Event))


def test_every_step_is_in_the_table_and_in_a_picture() -> None:
    assert set(RULES) == set(Step)
    assert {reached(name).step for name in SCENES} == set(Step)


def test_no_rule_stands_for_an_event_that_does_not_exist() -> None:
    known = set(get_args(events.Event))
    assert set(ANYWHERE) <= known
    assert all(set(rules) <= known for rules in RULES.values())


@pytest.mark.parametrize("name", SCENES)
def test_every_event_is_answered_everywhere(name: str) -> None:
    for event in SAMPLES:
        journey = advance(reached(name), event).journey
        assert journey.step in RULES
        sound(journey)


@settings(max_examples=250, deadline=None)
@given(st.lists(st.sampled_from(SAMPLES), max_size=40))
def test_from_anywhere_timeouts_lead_home_and_nothing_personal_remains(happened: list[events.Event]) -> None:
    journey = begin(Comfort())
    for event in happened:
        journey = advance(journey, event).journey
        sound(journey)
    for _ in range(MOST_TIMEOUTS):
        if journey.untouched:
            break
        journey = advance(journey, events.Idle()).journey
    assert journey.untouched
    assert journey.beneath in HOMES


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(SAMPLES), max_size=30))
def test_every_print_that_ends_is_reported(happened: list[events.Event]) -> None:
    journey = begin(Comfort())
    for event in happened:
        move = advance(journey, event)
        journey = move.journey
        if isinstance(event, events.PrintEnded):
            reports = [effect for effect in move.effects if isinstance(effect, effects.ReportPrint)]
            assert [report.job for report in reports] == [event.job]


def test_no_reference_to_a_person_is_left() -> None:
    def visitor() -> Holder:
        document = Document(kind="resident", number="000000199001010099", name="模拟人")
        return Holder(document, "模*人", 36, False)

    journey = reached("welcome")
    event: events.Event
    for event in (events.CardRead(visitor(), "card-0001"), events.ChooseItem("id-card"), events.Take("take-0001")):
        journey = advance(journey, event).journey
    for event in (
        events.Ticketed("take-0001", TICKET),
        events.PrintEnded(f"{TICKET.id}.take-0001", "printed"),
    ):
        journey = advance(journey, event).journey
    del event
    for last in (events.Done(), events.Idle()):
        journey = advance(journey, last).journey
    gc.collect()
    assert journey.untouched
    assert not [found for found in gc.get_objects() if isinstance(found, Document) and found.name == "模拟人"]
