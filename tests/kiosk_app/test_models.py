"""What the pages are told, without a page."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import cast

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from devices.codecs.idcard_text import decode_text
from devices.drivers.events import (
    CardRead,
    CardRejected,
    PrintFinished,
    PrintOutcome,
    PrintReason,
    StatusChanged,
)
from devices.masking import masked_name
from devices.simulators.cards import sample_card
from devices.status import Action, DeviceStatus, LinkState, PaperState
from hub.wire import Answer, Problem
from kiosk_app import finding, words
from kiosk_app.card import full_years, holder_of
from kiosk_app.carry_out import answered
from kiosk_app.choices import Choice, ChoiceModel
from kiosk_app.ears import printer_event, reader_event
from kiosk_app.journey import Comfort, Step, events
from kiosk_app.samples import AT, ZONE, sample_catalog, sample_ticket
from kiosk_app.session import Session
from kiosk_app.shots import SCENES
from ui_common.posting import Unreachable

TODAY = date(2026, 6, 3)


@pytest.mark.parametrize(
    ("name", "shown"), [("张三丰", "张*丰"), ("张三", "张*"), ("欧阳静宜", "欧**宜"), ("LI MING", "L* M***")]
)
def test_a_name_is_masked(name: str, shown: str) -> None:
    assert masked_name(name) == shown


def test_sixty_begins_on_the_birthday() -> None:
    assert full_years(date(1966, 6, 4), TODAY) == 59
    assert full_years(date(1966, 6, 3), TODAY) == 60
    assert full_years(date(1966, 2, 28), date(2026, 2, 28)) == 60
    assert full_years(None, TODAY) is None


def test_a_card_becomes_a_holder() -> None:
    card = decode_text(sample_card("模拟人", date(1960, 1, 2), valid_to=date(2026, 6, 2)).block)
    holder = holder_of(card, TODAY)
    assert holder is not None
    assert (holder.masked, holder.age, holder.expired) == ("模*人", 66, True)
    assert holder.document.kind == "resident"
    assert "模拟人" not in repr(holder)


def test_a_number_that_cannot_be_right_is_not_taken() -> None:
    card = decode_text(sample_card("模拟人", date(1960, 1, 2), number="000000196001020010").block)
    assert holder_of(card, TODAY) is None
    assert reader_event(CardRead(card), lambda: TODAY) == events.CardRejected("read-failed")


def test_devices_words_become_events() -> None:
    out = DeviceStatus(LinkState.ONLINE, paper=PaperState.OUT, action=Action.CLEAR)
    assert printer_event(StatusChanged(out)) == events.PrinterSeen(False)
    low = DeviceStatus(LinkState.ONLINE, paper=PaperState.LOW)
    assert printer_event(StatusChanged(low)) == events.PrinterSeen(True)
    gone = DeviceStatus(LinkState.NO_DEVICE)
    assert reader_event(StatusChanged(gone), lambda: TODAY) == events.ReaderSeen(False)
    ended = PrintFinished("t.1", PrintOutcome.FAILED, PrintReason.PAPER_OUT)
    assert printer_event(ended) == events.PrintEnded("t.1", "failed", "paper-out")
    rejected = CardRejected("unrecognised-card", Action.CLEAR)
    assert reader_event(rejected, lambda: TODAY) == events.CardRejected("unrecognised-card")


def test_answers_become_events() -> None:
    ticket = sample_ticket()
    assert answered("c-1", Answer(seq=1, ticket=ticket)) == events.Ticketed("c-1", ticket)
    waiting = Problem(code="already_waiting", facts={"ticket": "t-9", "number": "A009", "queue": "a"})
    assert answered("c-1", waiting) == events.Refused("c-1", "already_waiting", "t-9", "A009")
    assert answered("c-1", Unreachable("c-1", "silence")) == events.Unreached("c-1")


@pytest.mark.parametrize(
    ("span", "said"),
    [((20, 35), "约20–35分钟"), ((0, 5), "约5分钟以内"), ((8, 8), "约8分钟"), (None, "暂时估计不了")],
)
def test_a_wait_is_a_range_or_nothing(span: tuple[int, int] | None, said: str) -> None:
    assert words.minutes(span) == said


@pytest.mark.parametrize(
    ("hours", "said"), [(2, "今天11:15开门"), (24, "明天09:15开门"), (72, "6月6日（星期六） 09:15开门")]
)
def test_when_it_opens_is_said_as_people_say_it(hours: int, said: str) -> None:
    assert words.opens_when(AT + timedelta(hours=hours), AT, ZONE, "zh") == said


def test_every_refusal_and_card_problem_says_what_to_do() -> None:
    for code in (
        "closed",
        "unknown_item",
        "already_waiting",
        "wrong_state",
        "storage_full",
        "never heard of",
    ):
        assert all(words.refusal(code))
    for reason in ("no-reader", "unsupported-document", "unrecognised-card", "read-failed", "code-77"):
        assert all(words.card_problem(reason))


def test_search_finds_by_initials() -> None:
    catalog = sample_catalog()
    found = [item.id for item in finding.matching(catalog, "SFZ")]
    assert found == ["id-card"]
    assert finding.matching(catalog, "") == []
    assert finding.possible_letters(catalog, "sf") == "gz"
    assert finding.possible_letters(catalog, "sfz") == ""


def test_a_list_turns_by_pages() -> None:
    model = ChoiceModel()
    model.fill([Choice(str(number), f"第{number}") for number in range(7)])
    model.setProperty("perPage", 3)
    assert (model.rowCount(), model.property("pages")) == (3, 3)
    model.turn(1)
    assert [choice.key for choice in model.shown] == ["3", "4", "5"]
    model.turn(5)
    assert [choice.key for choice in model.shown] == ["6"]
    model.fill([Choice(str(number), f"No. {number}") for number in range(7)])
    assert model.property("page") == 2, "another language keeps the page"
    model.fill([Choice("x", "X")])
    assert model.property("page") == 0


def test_the_session_without_a_page(qtbot: QtBot) -> None:
    session = Session(Comfort(), lambda: datetime(2026, 6, 3, 1, 15, tzinfo=UTC))
    for event in SCENES["ticket-green"]:
        session.handle(event)
    ticket, visit = cast(QObject, session.ticket), cast(QObject, session.visit)
    assert session.property("step") == Step.TICKET.value
    assert (ticket.property("number"), ticket.property("ahead")) == ("A013", "没有人")
    assert (visit.property("masked"), visit.property("green")) == ("测*甲", True)
    session.handle(events.Done())
    with qtbot.waitSignal(session.stepChanged):
        session.handle(events.Idle())
    assert visit.property("masked") == ""
    assert ticket.property("number") == ""
    session.stop()


def test_the_warning_comes_by_the_clock(qtbot: QtBot) -> None:
    session = Session(Comfort(), lambda: AT, idle_seconds=0.05)
    for event in SCENES["confirm"]:
        session.handle(event)
    qtbot.waitUntil(lambda: session.property("step") == "still_there", timeout=2000)
    assert session.property("secondsLeft") >= 20
    session.stop()
