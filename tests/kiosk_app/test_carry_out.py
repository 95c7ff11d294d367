"""Hub, desk, printer and outbox together: who issues when, and what is told when the hub is back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel

from hub.wire import (
    Answer,
    BandView,
    IssueCommand,
    IssuedAloneCommand,
    LeaseBandCommand,
    Problem,
    ReportPrintCommand,
    ReprintCommand,
    TicketView,
)
from kiosk_app.alone_desk import AloneDesk
from kiosk_app.band_keeper import BandKeeper
from kiosk_app.carry_out import PATIENCE_SECONDS, CarryOut
from kiosk_app.hall_time import HallTime
from kiosk_app.journey import effects, events
from kiosk_app.outbox import Outbox
from kiosk_app.reporter import REST_SECONDS
from kiosk_app.samples import AT, sample_catalog, sample_ticket, sample_view
from tests.kiosk_app.bands import band
from ui_common.posting import Unreachable

TODAY = band().day
Answered = Callable[[Answer | Problem | Unreachable], None]
LookedUp = Callable[[TicketView | Problem | Unreachable], None]


class Line:
    """Takes commands and waits for the test to answer them."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, BaseModel, Answered, float]] = []
        self.asked: list[tuple[str, LookedUp]] = []

    def send(
        self, command: BaseModel, answered: Answered, *, id: str | None = None, give_up_after: float = 20.0
    ) -> str:
        self.sent.append((id or "made", command, answered, give_up_after))
        return id or "made"

    def look_up(self, code: str, answered: LookedUp, *, give_up_after: float = 20.0) -> None:
        self.asked.append((code, answered))

    @property
    def kinds(self) -> list[str]:
        return [str(getattr(command, "kind", "")) for _, command, _, _ in self.sent]

    def answer(self, said: Answer | Problem | Unreachable) -> None:
        """To the newest."""
        self.sent[-1][2](said)


class House:
    """A kiosk without a screen."""

    def __init__(self, folder: Path, *bands: BandView) -> None:
        self.seconds = 1000.0
        self.outbox, self.line, self.happened = Outbox(folder / "outbox.sqlite"), Line(), list[events.Event]()
        for each in bands:
            self.outbox.ledger.keep_band(each)
        self.time = HallTime(lambda: AT, lambda: 0.0, self.outbox.ledger)
        self.desk = AloneDesk(self.outbox.ledger, self.time)
        self.desk.saw_catalog(sample_catalog())
        self.desk.saw_view(sample_view())
        self.do = CarryOut(
            self.line, None, self.outbox, self.desk, self.happened.append, lambda: "UTC", today=lambda: TODAY,
            clock=lambda: self.seconds,
        )  # fmt: skip

    def online(self, online: bool) -> None:
        self.do.away(not online)
        self.do.reporter.online(online)


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = House(tmp_path, band())
    made.online(True)
    return made


ISSUE = effects.Issue("press-0001", ("id-card",), None, True)


def test_with_the_hub_the_hub_issues(house: House) -> None:
    house.do(ISSUE)
    assert house.line.kinds == ["issue"]
    house.line.answer(Answer(seq=1, ticket=sample_ticket()))
    assert house.happened == [events.Ticketed("press-0001", sample_ticket())]
    assert len(house.outbox) == 0


@pytest.mark.parametrize(("way", "kind"), [
    ("recycle", "recycle"), ("return_ticket", "return_ticket"), ("extend_service", "extend_service"),
])
def test_who_is_back_is_told_to_the_hub(house: House, way: effects.ComingBack, kind: str) -> None:
    house.do(effects.ComeBack("back-0001", "t-1", way))
    assert house.line.kinds == [kind]
    assert house.line.sent[-1][0] == "back-0001"
    house.line.answer(Answer(seq=1, ticket=sample_ticket()))
    assert house.happened == [events.Found("back-0001", sample_ticket())]


def test_without_the_hub_nobody_can_be_back(house: House) -> None:
    house.online(False)
    house.do(effects.ComeBack("back-0001", "t-1", "recycle"))
    assert (house.line.sent, house.happened) == ([], [events.NotFound("back-0001", "away")])


def test_without_the_hub_the_kiosk_issues_at_once(house: House) -> None:
    house.online(False)
    house.do(ISSUE)
    assert house.line.sent == []
    (event,) = house.happened
    assert isinstance(event, events.Ticketed)
    assert event.ticket.number == "A501"


def test_a_hub_that_does_not_answer_is_not_waited_for_long(house: House) -> None:
    house.do(ISSUE)
    assert house.line.sent[-1][3] == PATIENCE_SECONDS
    house.line.answer(Unreachable("press-0001", "gone"))
    told = house.outbox.ledger.next()
    assert told is not None
    assert told.command.instead_of == "press-0001"


@pytest.mark.parametrize("code", ["storage_full", "storage_away", "keys_behind"])
def test_a_hub_that_cannot_write_is_as_good_as_gone(house: House, code: str) -> None:
    house.do(ISSUE)
    house.line.answer(Problem(code=code))
    (event,) = house.happened
    assert isinstance(event, events.Ticketed)
    assert event.ticket.number == "A501"


def test_a_press_once_sent_is_named_though_the_hub_is_known_to_be_gone(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.online(True)
    house.do(ISSUE)
    house.line.answer(Unreachable("press-0001", "gone"))
    assert house.happened == [events.Unreached("press-0001")]
    house.outbox.ledger.keep_band(band())
    house.desk.bands_changed()
    house.online(False)
    house.do(ISSUE)
    told = house.outbox.ledger.next()
    assert told is not None
    assert told.command.instead_of == "press-0001"


def test_without_numbers_in_hand_the_hub_is_needed(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.online(False)
    house.do(ISSUE)
    assert house.line.kinds == ["issue"]


def test_reprints_of_the_hubs_tickets_say_that_they_need_it(house: House) -> None:
    house.online(False)
    house.do(effects.Reprint("r1", "t-of-the-hub"))
    assert house.happened == [events.Refused("r1", "needs_hub")]
    house.online(True)
    house.do(effects.Reprint("r2", "t-of-the-hub"))
    assert isinstance(house.line.sent[-1][1], ReprintCommand)


def test_back_again_all_is_told_in_order_one_at_a_time(house: House) -> None:
    house.online(False)
    for place in range(2):
        house.do(effects.Issue(f"press-{place}", ("id-card",), None, True))
        event = house.happened[-1]
        assert isinstance(event, events.Ticketed)
        house.do(effects.ReportPrint(event.ticket.id, "printed"))
    assert house.line.sent == []
    house.online(True)
    for count in range(1, 5):
        assert len(house.line.sent) == count
        house.line.answer(Answer(seq=count))
    assert house.line.kinds == ["issued_alone", "issued_alone", "report_print", "report_print"]
    assert [id for id, *_ in house.line.sent[:2]] == ["alone-t-0603-A501", "alone-t-0603-A502"]
    assert len(house.outbox) == 0


@pytest.mark.parametrize("said", [Unreachable("x", "gone"), Problem(code="storage_full"), Problem(code="internal")])
def test_what_is_not_answered_stays_and_is_told_again(house: House, said: Problem | Unreachable) -> None:
    house.online(False)
    house.do(ISSUE)
    house.online(True)
    house.line.answer(said)
    house.do.reporter.push()
    assert len(house.line.sent) == 1
    house.seconds += REST_SECONDS
    house.do.reporter.push()
    assert [(id, command) for id, command, *_ in house.line.sent[:1]] == [
        (id, command) for id, command, *_ in house.line.sent[1:]
    ]
    assert len(house.outbox) == 1


def test_what_the_hub_refuses_does_not_hold_up_the_others(house: House) -> None:
    house.online(False)
    for place in range(2):
        house.do(effects.Issue(f"press-{place}", ("id-card",), None, False))
    house.online(True)
    house.line.answer(Problem(code="not_leased"))
    assert isinstance(house.line.sent[-1][1], IssuedAloneCommand)
    assert len(house.outbox) == 1


def test_the_hub_goes_again_in_the_middle(house: House) -> None:
    house.online(False)
    for place in range(3):
        house.do(effects.Issue(f"press-{place}", ("id-card",), None, False))
    house.online(True)
    house.line.answer(Answer(seq=1))
    house.online(False)
    house.line.answer(Unreachable("x", "gone"))
    assert len(house.outbox) == 2
    house.do(effects.Issue("press-9", ("licence",), None, False))
    house.online(True)
    for seq in range(3):
        house.line.answer(Answer(seq=seq))
    assert len(house.outbox) == 0
    assert not any(isinstance(command, (IssueCommand, ReportPrintCommand)) for _, command, *_ in house.line.sent)


# -- numbers in advance --------------------------------------------------------------------------------------


def asked(line: Line) -> list[date]:
    return [command.day for _, command, *_ in line.sent if isinstance(command, LeaseBandCommand)]


def test_numbers_for_today_and_tomorrow_are_asked_for(tmp_path: Path) -> None:
    outbox, line = Outbox(tmp_path / "outbox.sqlite"), Line()
    changes: list[int] = []
    keeper = BandKeeper(outbox.ledger, line, lambda: changes.append(1))
    keeper.look(TODAY)
    keeper.look(TODAY)
    assert asked(line) == [TODAY]
    line.answer(Answer(seq=1, band=band(size=40)))
    assert asked(line) == [TODAY, band(days=1).day]
    line.answer(Answer(seq=2, band=band(days=1)))
    keeper.look(TODAY)
    assert asked(line) == [TODAY, band(days=1).day]
    assert len(changes) == 2


def test_more_are_asked_for_before_a_queue_runs_out(tmp_path: Path) -> None:
    house = House(tmp_path, band(size=21), band(days=1))
    keeper = BandKeeper(house.outbox.ledger, house.line, house.desk.bands_changed)
    keeper.look(TODAY)
    assert asked(house.line) == []
    house.online(False)
    for place in range(2):
        house.do(effects.Issue(f"press-{place}", ("id-card",), None, False))
    keeper.look(TODAY)
    assert asked(house.line) == [TODAY]


def test_a_refused_band_is_not_asked_for_again_and_a_lost_answer_is(tmp_path: Path) -> None:
    outbox, line = Outbox(tmp_path / "outbox.sqlite"), Line()
    keeper = BandKeeper(outbox.ledger, line, lambda: None)
    keeper.look(TODAY)
    line.answer(Unreachable("x", "gone"))
    keeper.look(TODAY)
    line.answer(Problem(code="band_limit"))
    keeper.look(TODAY)
    assert asked(line) == [TODAY, TODAY, band(days=1).day]
    first, second = (id for id, *_ in line.sent[:2])
    assert first != second
