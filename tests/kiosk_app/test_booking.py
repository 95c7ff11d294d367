"""Agreeing on a time at the kiosk: from the card to the slip, and what may come between."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pydantic import BaseModel

from devices.codecs.escpos_stream import OpReader
from hub.wire import Answer, BookCommand, Problem
from kiosk_app.book_desk import BookDesk, booked
from kiosk_app.booking_choices import days, times
from kiosk_app.booking_paper import booking_bytes
from kiosk_app.journey import Step, advance, effects, events
from kiosk_app.samples import AT, ZONE, sample_appointment, sample_slots
from kiosk_app.shots import ELDER
from kiosk_app.shown import visit_shown
from tests.kiosk_app.test_looking_up import after
from ui_common.posting import Unreachable

MADE = sample_appointment()
TIME = AT + timedelta(days=1, minutes=15)


@pytest.mark.rule("appointment-2")
def test_card_item_day_time_and_phone_make_a_booking() -> None:
    move = advance(after("book-phone-typed"), events.Book("book-0001"))
    assert move.journey.step is Step.CHECKING_IN
    wish = effects.Book("book-0001", "id-card", TIME, ELDER.document, "13800001234", "zh")
    assert move.effects == (wish,)
    done = advance(move.journey, events.Booked("book-0001", MADE))
    assert done.journey.step is Step.BOOKED
    assert done.effects == (effects.PrintBooking(f"booking-{MADE.id}.book-0001", MADE, "zh"),)
    shown = visit_shown(done.journey)
    assert (shown.made_number, shown.agreed) == ("7K3M9Q", "6月4日（星期四） 09:30")
    assert advance(advance(done.journey, events.Done()).journey, events.Idle()).journey.untouched


@pytest.mark.rule("appointment-3")
def test_no_name_and_no_phone_no_booking() -> None:
    assert after("book-card").step is Step.CARD
    without = advance(after("book-card"), events.StartWithoutCard()).journey
    assert (without.step, without.visit.purpose) == (Step.WAYS, "ticket")
    short = advance(after("book-phone", events.TypePhone("1380000")), events.Book("book-0001"))
    assert (short.journey.step, short.effects) == (Step.BOOK_PHONE, ())


def test_only_what_can_be_booked_is_asked_for_its_times() -> None:
    assert advance(after("book-ways"), events.ChooseItem("id-card")).effects == (effects.AskSlots("id-card"),)
    assert advance(after("book-ways"), events.ChooseItem("estate")).effects == ()


def test_who_laid_the_card_down_before_is_not_asked_again() -> None:
    known = after("appointment", events.CardRead(ELDER, "come-0001"))
    told = advance(known, events.NotCheckedIn("come-0001", "unknown_appointment")).journey
    again = advance(advance(told, events.OpenAppointment()).journey, events.OpenBooking()).journey
    assert again.step is Step.WAYS


def test_a_time_that_somebody_else_took_leads_back_to_the_days_as_they_are_now() -> None:
    move = advance(after("book-asked"), events.NotBooked("book-0001", "slot_full"))
    assert (move.journey.step, move.effects) == (Step.BOOK_DAY, (effects.AskSlots("id-card"),))
    assert visit_shown(move.journey).trouble == "这个时间刚被约走了，请再选一个"
    assert advance(move.journey, events.Back()).journey.step is Step.WAYS


@pytest.mark.parametrize("code", ["already_booked", "too_many_no_shows", "document_wrong"])
def test_any_other_no_is_told(code: str) -> None:
    journey = advance(after("book-asked"), events.NotBooked("book-0001", code)).journey
    assert journey.step is Step.REFUSED
    assert visit_shown(journey).trouble != ""


def test_a_hub_that_is_silent_is_told() -> None:
    for journey in (
        advance(after("book-asked"), events.Unreached("book-0001")).journey,
        advance(after("book-day-asked"), events.SlotsSeen("id-card", None)).journey,
    ):
        assert visit_shown(journey).trouble == "这次没有约成"


def test_days_and_times_that_are_free_are_offered() -> None:
    slots = sample_slots()
    offered = days(slots, ZONE, "zh")
    assert (offered[0].key, offered[0].title) == ("2026-06-04", "6月4日（星期四）")
    full = slots.model_copy(update={"days": [each.model_copy(update={"slots": []}) for each in slots.days]})
    assert days(full, ZONE, "zh") == []
    assert [each.title for each in times(slots, "2026-06-04", ZONE)][:2] == ["09:00", "09:30"]
    assert days(None, ZONE, "zh") == times(None, "2026-06-04", ZONE) == []


class Line:
    """Keeps what is asked; answers at once."""

    def __init__(self, answer: Answer | Problem) -> None:
        self.sent: list[BaseModel] = []
        self._answer = answer

    def send(self, command, answered, *, id=None, give_up_after=20.0):  # type: ignore[no-untyped-def]
        self.sent.append(command)
        answered(self._answer)
        return id

    def slots(self, item, days, token, answered):  # type: ignore[no-untyped-def]
        answered(sample_slots())


def test_the_desk_asks_books_and_prints() -> None:
    line, happened, printed = Line(Answer(seq=1, appointment=MADE)), list[events.Event](), list[tuple[str, bytes]]()
    begun = list[tuple[str, str]]()
    desk = BookDesk(
        line, lambda job, data: printed.append((job, data)), lambda *what: begun.append(what), happened.append,
        lambda: ZONE, 576,
    )  # fmt: skip
    desk(effects.AskSlots("id-card"))
    desk(effects.Book("book-0001", "id-card", TIME, ELDER.document, "13800001234", "zh"))
    desk(effects.PrintBooking("booking-a.book-0001", MADE, "zh"))
    assert [type(each) for each in happened] == [events.SlotsSeen, events.Booked]
    assert line.sent == [
        BookCommand(
            item="id-card", starts_at=TIME, name=ELDER.document.name, phone="13800001234",
            number=ELDER.document.number,
        )
    ]  # fmt: skip
    assert [job for job, _ in printed] == ["booking-a.book-0001"]
    assert begun == [("booking-a.book-0001", "booking-a")]


@pytest.mark.parametrize(("answer", "event"), [
    (Problem(code="slot_full", facts={"offers": []}), events.NotBooked("q", "slot_full")),
    (Unreachable("q", "silence"), events.Unreached("q")),
])  # fmt: skip
def test_what_the_answer_means(answer: Problem | Unreachable, event: events.Event) -> None:
    assert booked("q", answer) == event


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_slip_names_time_number_and_code_and_nobody(language: str) -> None:
    reader = OpReader()
    ops = [*reader.receive(booking_bytes(MADE, language=language, zone=ZONE)), *reader.finish()]  # type: ignore[arg-type]
    text = "".join(op.data.decode("gb18030") for op in ops if op.name in ("text", "latin"))
    assert "2026-06-04 09:30" in text
    assert MADE.number in text
    assert [op.data[3:].decode() for op in ops if op.name == "qr" and op.data[:2] == b"1P"] == [MADE.code_url]


def test_a_wish_is_nobodys_to_read_in_a_log() -> None:
    wish = effects.Book("book-0001", "id-card", TIME, ELDER.document, "13800001234", "zh")
    assert "13800001234" not in repr((wish, events.TypePhone("13800001234")))
