"""Checking in for an appointment: every way to it, everything that may come of it, and the hub gone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from hub.wire import Answer, CheckInCommand, IssuedAloneCommand, Problem
from kiosk_app import arrival_words
from kiosk_app.carry_out import checked_in
from kiosk_app.journey import Journey, Step, advance, effects, events
from kiosk_app.journey.claim import Claim
from kiosk_app.samples import AT, sample_ticket
from kiosk_app.scanned import appointment_code, ticket_code
from kiosk_app.shots import ELDER, SCENES
from kiosk_app.shown import visit_shown
from tests.kiosk_app.bands import band
from tests.kiosk_app.sample import ADULT
from tests.kiosk_app.test_carry_out import House
from tests.kiosk_app.test_looking_up import after
from ui_common.posting import Unreachable

CODE = "a.9wXk2LmP4qRs7tUv.6a1f3c80.AbCdEfGhIjKlMnOpQrStUvW"
SCANNED = events.CodeScanned("", "come-0001", CODE)
CLAIM = Claim(code=CODE)
AGREED = sample_ticket(agreed_at=AT + timedelta(minutes=15))


# -- the ways to it --


@pytest.mark.parametrize("text", [
    CODE, f"https://hall.example/book/{CODE}", f"http://10.0.0.7:8100/book/{CODE}?lang=en", f" https://h/book/{CODE}\n",
])  # fmt: skip
def test_an_appointments_code_is_found_in_its_address(text: str) -> None:
    assert (appointment_code(text), ticket_code(text)) == (CODE, "")


@pytest.mark.parametrize("text", ["", f"https://h/c/{CODE}", f"t.{CODE[2:]}", CODE[:-1], CODE + "x", f"{CODE}/more"])
def test_any_other_text_is_none(text: str) -> None:
    assert appointment_code(text) == ""


@pytest.mark.parametrize("scene", [
    "welcome", "closed", "card", "card-problem", "found", "appointment", "booking-number-typed", "phone-tail",
    "arrival-unknown-code", "arrival-early",
])  # fmt: skip
def test_a_code_checks_in_wherever_nobody_is_in_the_middle_of_something(scene: str) -> None:
    move = advance(after(scene), SCANNED)
    assert move.journey.step is Step.CHECKING_IN
    assert move.effects == (effects.CheckIn("come-0001", CLAIM, True),)


@pytest.mark.parametrize("scene", ["ways", "confirm", "issuing", "printing", "ticket", "still-there", "away"])
def test_elsewhere_it_changes_nothing(scene: str) -> None:
    before = after(scene)
    assert advance(before, SCANNED).journey == before


def test_a_card_at_the_page_for_appointments_checks_in_and_is_known_for_a_ticket_without() -> None:
    move = advance(after("appointment"), events.CardRead(ADULT, "come-0001"))
    assert move.effects == (effects.CheckIn("come-0001", Claim(document=ADULT.document), True),)
    refused = advance(move.journey, events.NotCheckedIn("come-0001", "unknown_appointment")).journey
    walk_in = advance(refused, events.WalkIn("take-0001")).journey
    assert (walk_in.step, walk_in.visit.holder) == (Step.WAYS, ADULT)


def test_who_laid_the_card_down_as_everybody_does_checks_in_with_it_at_one_touch() -> None:
    known = after("welcome", events.CardRead(ADULT, "card-0001"))
    assert visit_shown(known).may_check_in
    move = advance(known, events.CheckIn("come-0001"))
    assert move.effects == (effects.CheckIn("come-0001", Claim(document=ADULT.document), True),)
    none = advance(move.journey, events.NotCheckedIn("come-0001", "unknown_appointment")).journey
    walk_in = advance(none, events.WalkIn("take-0001")).journey
    assert (walk_in.step, walk_in.visit.holder) == (Step.WAYS, ADULT)
    assert advance(after("ways"), events.CheckIn("come-0001")).effects == ()
    assert not visit_shown(after("ways")).may_check_in


def test_the_number_in_capitals_and_the_phones_last_digits_check_in() -> None:
    typed = after("booking-number", events.TypeNumber("7k3m 9q-extra"))
    assert typed.visit.booking_number == "7K3M9Q"
    tail = advance(typed, events.NumberTyped()).journey
    assert tail.step is Step.PHONE_TAIL
    move = advance(advance(tail, events.TypeTail("12a34")).journey, events.CheckIn("come-0001"))
    assert move.effects == (effects.CheckIn("come-0001", Claim(number="7K3M9Q", tail="1234"), True),)


def test_an_unfinished_number_leads_nowhere() -> None:
    short = after("booking-number", events.TypeNumber("7K3"))
    assert advance(short, events.NumberTyped()).journey.step is Step.BOOKING_NUMBER
    assert advance(after("phone-tail", events.TypeTail("123")), events.CheckIn("come-0001")).effects == ()


def test_a_card_that_is_not_read_leaves_the_other_ways() -> None:
    journey = after("appointment", events.CardRejected("read-failed"))
    assert journey.step is Step.APPOINTMENT
    assert visit_shown(journey).trouble == "身份证没有读好"


# -- what comes of it --


@pytest.mark.rule("appointment-1")
def test_on_time_a_ticket_is_printed() -> None:
    move = advance(after("welcome", SCANNED), events.Ticketed("come-0001", AGREED))
    assert move.journey.step is Step.PRINTING
    (printed,) = move.effects
    assert isinstance(printed, effects.Print)
    assert (printed.ticket, printed.again) == (AGREED, False)


def test_without_paper_the_number_stands_on_the_screen_and_nobody_else_gets_it() -> None:
    journey = after("welcome-no-paper", SCANNED, events.Ticketed("come-0001", AGREED))
    assert (journey.step, journey.visit.on_paper) == (Step.TICKET, False)
    late = advance(after("welcome"), events.Ticketed("come-0001", AGREED))
    assert late.effects == (effects.ReportPrint(AGREED.id, "failed", "visitor-left"),)


@pytest.mark.rule("appointment-4")
def test_later_than_thirty_minutes_a_walk_in_ticket_for_the_same_item_is_one_touch() -> None:
    late = after("arrival-late")
    assert visit_shown(late).trouble == "预约时间已经过了30分钟"
    move = advance(late, events.WalkIn("take-0001"))
    assert move.journey.step is Step.ISSUING
    assert move.effects == (effects.Issue("take-0001", ("id-card",), None, True),)


def test_early_is_told_when_and_may_read_what_to_bring() -> None:
    early = after("arrival-early")
    shown = visit_shown(early)
    assert (shown.trouble, shown.agreed) == ("来早了，10:45 起可以签到", "今天 11:15")
    guide = advance(early, events.LookAtItem()).journey
    assert (guide.step, guide.visit.looking_at) == (Step.GUIDE, "id-card")
    other = visit_shown(after("arrival-early-other-day"))
    assert (other.trouble, other.agreed) == ("您预约的不是今天", "6月4日（星期四） 10:15")


def test_a_card_whose_appointment_is_on_another_day_is_told_which() -> None:
    asked = after("appointment", events.CardRead(ELDER, "come-0001"))
    tomorrow = events.NotCheckedIn("come-0001", "unknown_appointment", starts_at=AT + timedelta(days=1))
    assert visit_shown(advance(asked, tomorrow).journey).trouble == "您预约的不是今天"


def test_every_reason_has_words_of_its_own() -> None:
    names = [name for name in SCENES if name.startswith("arrival-") and name != "arrival-again"]
    said = {arrival_words.arrival(after(name)) for name in names}
    assert len(said) == len(names)
    assert all("%1" not in text for pair in said for text in pair)


def test_checked_in_before_the_number_is_shown_again_and_can_be_printed() -> None:
    journey = after("arrival-again")
    assert (journey.step, visit_shown(journey).waiting_number) == (Step.ALREADY, "A013")
    assert advance(journey, events.AskReprint("again-0001")).effects == (effects.Reprint("again-0001", "t-1"),)


def test_a_code_that_names_none_leaves_the_other_ways() -> None:
    journey = advance(after("arrival-unknown-code"), events.OpenAppointment()).journey
    assert journey.step is Step.APPOINTMENT
    assert advance(journey, events.Back()).journey.step is Step.WELCOME


def test_an_unanswered_check_in_is_asked_again_under_its_id() -> None:
    again = advance(after("arrival-away"), events.CheckIn("come-0002"))
    assert again.effects[0].id == "come-0001"  # type: ignore[union-attr]


@pytest.mark.parametrize("scene", ["arrival-late", "arrival-unknown-card", "alone-noted"])
def test_leaving_forgets_who_it_was(scene: str) -> None:
    for leaving in (events.Back(), events.Done(), events.StartOver()):
        left = advance(after(scene), leaving).journey
        assert (left.step, left.untouched) == (Step.WELCOME, True)


@pytest.mark.parametrize(("problem", "event"), [
    (
        Problem(code="too_late", facts={"starts_at": AT.isoformat(), "item": "id-card", "until": "x"}),
        events.NotCheckedIn("q", "too_late", item="id-card", starts_at=AT),
    ),
    (
        Problem(code="wrong_appointment_state", facts={"state": "cancelled_by_hall", "starts_at": AT.isoformat()}),
        events.NotCheckedIn("q", "wrong_appointment_state", "cancelled_by_hall", starts_at=AT),
    ),
    (Problem(code="unknown_appointment"), events.NotCheckedIn("q", "unknown_appointment")),
    (Problem(code="already_checked_in", facts={"ticket": "t-1"}), events.NotCheckedIn("q", "already_checked_in")),
    (
        Problem(code="already_checked_in", facts={"ticket": "t-1", "number": "A013"}),
        events.Refused("q", "already_checked_in", "t-1", "A013"),
    ),
    (Problem(code="already_waiting", facts={"ticket": "t-9", "number": "A009"}),
     events.Refused("q", "already_waiting", "t-9", "A009")),
])  # fmt: skip
def test_what_the_hubs_no_means(problem: Problem, event: events.Event) -> None:
    assert checked_in("q", problem) == event


def test_a_claim_is_nobodys_to_read_in_a_log() -> None:
    assert CODE not in repr(effects.CheckIn("come-0001", CLAIM, True))
    assert "1234" not in repr((Claim(number="7K3M9Q", tail="1234"), events.TypeTail("1234")))


# -- the hub gone --


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = House(tmp_path, band())
    made.online(False)
    return made


def test_the_minute_is_noted_and_told_when_the_hub_is_back(house: House) -> None:
    house.do(effects.CheckIn("come-0001", CLAIM, True))
    assert house.happened == [events.Noted("come-0001", AT)]
    assert len(house.outbox) == 1
    house.online(True)
    (sent,) = house.line.sent
    assert sent[:2] == ("noted-come-0001", CheckInCommand(code=CODE, occurred_at=AT, paper=False))
    house.line.answer(Problem(code="too_late"))
    assert len(house.outbox) == 0


def test_a_hub_that_does_not_answer_is_as_good_as_gone(house: House) -> None:
    house.online(True)
    house.do(effects.CheckIn("come-0001", CLAIM, True))
    house.line.answer(Unreachable("come-0001", "silence"))
    assert house.happened == [events.Noted("come-0001", AT)]


@pytest.mark.rule("appointment-4")
def test_the_ticket_taken_alone_takes_the_check_in_along(house: House) -> None:
    house.do(effects.CheckIn("come-0001", CLAIM, True))
    noted = effects.Noted("come-0001", CLAIM, AT)
    house.do(effects.Issue("take-0001", ("id-card",), None, True, noted))
    assert len(house.outbox) == 1
    told = house.outbox.next()
    assert told is not None
    assert isinstance(told.command, IssuedAloneCommand)
    assert told.command.check_in == CheckInCommand(code=CODE, occurred_at=AT)
    assert told.command.instead_of == "come-0001"


def test_what_was_noted_lies_sealed_and_is_gone_once_told(house: House, tmp_path: Path) -> None:
    house.do(effects.CheckIn("come-0001", Claim(document=ELDER.document), True))
    house.do(effects.CheckIn("come-0002", Claim(number="7K3M9Q", tail="1234"), True))
    on_disk = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    for secret in (ELDER.document.number, ELDER.document.name, "7K3M9Q"):
        assert secret.encode() not in on_disk
    while (report := house.outbox.next()) is not None:
        house.outbox.done(report)
    assert len(house.outbox) == 0


def test_what_another_machine_sealed_is_dropped_and_holds_nothing_up(house: House, tmp_path: Path) -> None:
    house.do(effects.CheckIn("come-0001", CLAIM, True))
    (tmp_path / "outbox.key").unlink()
    again = House(tmp_path)
    assert again.outbox.next() is None
    assert len(again.outbox) == 0


def taken_with(journey: Journey) -> effects.Effect:
    for event in (events.WalkIn("take-0001"), events.ChooseItem("id-card")):
        journey = advance(journey, event).journey
    (effect,) = advance(journey, events.Take("take-0002")).effects
    return effect


def test_at_the_kiosk_alone_the_visitor_is_told_and_takes_a_ticket() -> None:
    noted = after("alone-noted")
    assert visit_shown(noted).trouble == "已记下：您 09:15 到了"
    wish = taken_with(noted)
    assert isinstance(wish, effects.Issue)
    assert wish.arrival is not None
    assert wish.arrival.at == AT


def test_the_hub_back_meanwhile_checks_in_as_of_the_minute_that_was_noted() -> None:
    back = after("alone-noted", events.HubSeen("online"))
    again = advance(back, events.CheckIn("come-0002"))
    wish = taken_with(back)
    for asked in (again.effects[0], wish):
        assert isinstance(asked, effects.CheckIn)
        assert asked.at == AT


def test_an_answer_to_the_check_in_is_a_ticket_like_any_other() -> None:
    assert checked_in("q", Answer(seq=1, ticket=AGREED)) == events.Ticketed("q", AGREED)
