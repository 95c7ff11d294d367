"""A hub that can't take in one entry of the outbox: the others are told, staff hear of it, nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.wire import Answer, AskAssistanceCommand, IssuedAloneCommand, Problem, ReportPrintCommand
from kiosk_app import words
from kiosk_app.journey import effects, events
from kiosk_app.outbox import Outbox
from kiosk_app.reporter import AGAIN_SECONDS, REST_SECONDS, TRIES
from kiosk_app.shots import SCENES
from tests.kiosk_app.bands import band
from tests.kiosk_app.conftest import MakeScene
from tests.kiosk_app.eyes import named, speech
from tests.kiosk_app.test_carry_out import House

BROKEN, FINE = "t-0603-A501", "t-0603-A502"


def alone(house: House, press: str) -> str:
    """A ticket on paper, issued without the hub; its id."""
    house.do(effects.Issue(press, ("id-card",), None, True))
    event = house.happened[-1]
    assert isinstance(event, events.Ticketed)
    house.do(effects.ReportPrint(event.ticket.id, "printed"))
    return event.ticket.id


@pytest.fixture
def house(tmp_path: Path) -> House:
    """Two tickets to be told; the first is one that the hub breaks on."""
    made = House(tmp_path, band())
    made.online(False)
    assert [alone(made, "press-1"), alone(made, "press-2")] == [BROKEN, FINE]
    made.happened.clear()
    return made


def tell(house: House, broken: frozenset[str] = frozenset({BROKEN}), rounds: int = 40) -> list[tuple[str, str]]:
    """The hub answers for a while, `internal` to these tickets: (kind, ticket) of each try."""
    tries, answered = list[tuple[str, str]](), len(house.line.sent)
    house.online(True)
    for _ in range(rounds):
        for _, command, answer, _ in house.line.sent[answered:]:
            answered += 1
            if isinstance(command, (IssuedAloneCommand, ReportPrintCommand)):
                tries.append((command.kind, command.ticket))
                bad = isinstance(command, IssuedAloneCommand) and command.ticket in broken
                answer(Problem(code="internal") if bad else Answer(seq=1))
        house.seconds += REST_SECONDS / 2
        house.do.reporter.push()
    return tries


def test_one_that_breaks_the_hub_does_not_hold_up_the_others(house: House) -> None:
    tries = tell(house)
    assert tries == [("issued_alone", BROKEN)] * TRIES + [("issued_alone", FINE), ("report_print", FINE)]


def test_staff_are_called_once_and_the_number_stands_on_the_screen(house: House) -> None:
    tell(house)
    assert house.happened == [events.UntoldSeen(("A501",))]
    assert [each for each in house.line.kinds if each == "ask_assistance"] == ["ask_assistance"]
    house.online(False)
    tell(house)
    assert [command for _, command, *_ in house.line.sent].count(AskAssistanceCommand()) == 1
    assert house.outbox.untold() == ("A501",)


def test_it_is_kept_with_its_document_and_its_paper_and_told_by_a_mended_hub(house: House, tmp_path: Path) -> None:
    tell(house)
    house.outbox.close()
    again = House(tmp_path)
    again.outbox.recover()
    again.do.look_aside()
    assert again.happened == [events.UntoldSeen(("A501",))]
    assert tell(again, broken=frozenset()) == [("issued_alone", BROKEN), ("report_print", BROKEN)]
    assert [id for id, *_ in again.line.sent] == [f"alone-{BROKEN}", again.line.sent[1][0]]
    assert again.happened[-1] == events.UntoldSeen(())
    assert len(again.outbox) == 0
    assert again.outbox.untold() == ()


def test_what_comes_later_goes_before_what_is_tried_again(house: House) -> None:
    tell(house)
    house.online(False)
    late = alone(house, "press-3")
    tries = tell(house)
    assert tries[0] == ("issued_alone", late)
    assert tries[1] == ("issued_alone", BROKEN)
    assert ("report_print", late) in tries


def test_it_is_tried_again_while_the_hub_stays(house: House) -> None:
    tell(house)
    house.seconds += AGAIN_SECONDS
    assert tell(house, broken=frozenset()) == [("issued_alone", BROKEN), ("report_print", BROKEN)]


def test_one_bad_answer_changes_no_order(house: House) -> None:
    house.online(True)
    house.line.answer(Problem(code="internal"))
    house.seconds += REST_SECONDS
    assert [ticket for kind, ticket in tell(house, frozenset()) if kind == "issued_alone"] == [BROKEN, FINE]
    assert house.happened == []


def test_a_report_that_breaks_the_hub_holds_up_nothing_and_calls_nobody(tmp_path: Path) -> None:
    house = House(tmp_path, band())
    for ticket in ("t-1", "t-2"):
        house.do(effects.ReportPrint(ticket, "printed"))
    house.online(True)
    for _ in range(TRIES):
        house.line.answer(Problem(code="internal"))
        house.seconds += REST_SECONDS
        house.do.reporter.push()
    house.line.answer(Answer(seq=1))
    tickets = [command.ticket for _, command, *_ in house.line.sent if isinstance(command, ReportPrintCommand)]
    assert tickets == ["t-1"] * TRIES + ["t-2"]
    assert "ask_assistance" not in house.line.kinds
    assert len(house.outbox) == 1


def test_yesterdays_number_is_kept_and_no_longer_shown(house: House) -> None:
    tell(house)
    assert house.outbox.untold(band(days=1).day) == ()
    assert house.outbox.untold(band().day) == ("A501",)


def test_an_outbox_of_before_takes_entries_aside(tmp_path: Path) -> None:
    box = Outbox(tmp_path / "outbox.sqlite")
    box.end("", "t-1", "printed", "")
    box._db.execute("drop table aside")
    box.close()
    again = Outbox(tmp_path / "outbox.sqlite")
    report = again.next()
    assert report is not None
    assert again.set_aside(report)
    assert again.next() is None
    again.try_again()
    assert again.next() == report


@pytest.mark.parametrize("name", ["untold", "untold-many"])
def test_who_holds_the_number_reads_and_hears_where_to_go(scene: MakeScene, name: str) -> None:
    shown = scene()
    shown.play(SCENES[name])
    notice = named(shown.window, "untold")
    assert notice is not None
    assert "A501" in str(notice.property("text"))
    assert "A501" in speech(shown.window)


def test_many_numbers_are_counted() -> None:
    assert words.untold(()) == ""
    assert words.untold(("A501", "A502")) == "号票 A501、A502，请到咨询窗口"
    many = words.untold(tuple(f"A{501 + place}" for place in range(9)))
    assert many == "号票 A501、A502、A503、A504、A505、A506等9张，请到咨询窗口"
