"""Work orders of people, summons, aids, rounds, the schedule: what follows, and why not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.upkeep.keeping import K1, NOON, keeping
from upkeep.commands import (
    AskAid,
    AssignOrder,
    CloseSummons,
    Command,
    EndLoan,
    FinishOrder,
    LendAid,
    LogRound,
    LogSwitching,
    NoteOrder,
    OpenOrder,
    Summon,
    TakeSummons,
)
from upkeep.events import OrderOpened, RoundLogged, SummonsMade


@pytest.mark.rule("self-service-4")
def test_a_work_order_from_its_opening_to_its_end() -> None:
    house = keeping()
    house.must(OpenOrder("professional", K1, "", " 屏幕有划痕 "))
    (order,) = house.upkeep.orders.values()
    assert (order.about, order.department, order.opened_by) == ("屏幕有划痕", "centre", "technician:li")
    house.must(AssignOrder(order.id, "supplier"))
    house.must(NoteOrder(order.id, "量了尺寸", ("贴膜",)))
    (order,) = house.upkeep.orders.values()
    assert (order.state, order.assignee, order.notes, order.parts) == ("assigned", "supplier", ("量了尺寸",), ("贴膜",))
    house.must(FinishOrder(order.id, "已贴膜"))
    assert not house.upkeep.orders


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (OpenOrder("daily", "kiosk:k9", "", "x"), "unknown_machine"),
        (OpenOrder("daily", K1, "", "  "), "empty_text"),
        (AssignOrder("o", "keeper"), "unknown_order"),
        (NoteOrder("o", "x"), "unknown_order"),
        (FinishOrder("o", "x"), "unknown_order"),
        (TakeSummons("s", "keeper"), "unknown_summons"),
        (CloseSummons("s"), "unknown_summons"),
        (AskAid("piano", K1), "unknown_aid"),
        (LendAid("piano"), "unknown_aid"),
        (LendAid("glasses", "l"), "unknown_loan"),
        (EndLoan("l"), "unknown_loan"),
        (LogRound("kiosk:k9", "cleaning"), "unknown_machine"),
        (LogRound(K1, "inspection", fine=False), "empty_text"),
        (LogSwitching("kiosk:k9", "on", NOON, NOON), "unknown_machine"),
    ],
)
def test_what_is_not_there_is_refused(command: Command, code: str) -> None:
    assert keeping().refused(command) == code


def test_an_order_is_noted_and_finished_in_words() -> None:
    house = keeping()
    house.must(OpenOrder("daily", K1, "", "x"))
    (order,) = house.upkeep.orders
    assert house.refused(NoteOrder(order, " ")) == "empty_text"
    assert house.refused(FinishOrder(order, " ")) == "empty_text"


@pytest.mark.rule("self-service-3")
def test_a_summons_is_made_once_taken_once_and_closed() -> None:
    house = keeping()
    assert house.must(Summon(K1, "incident"), told=("keeper",)) == [SummonsMade("c2", K1, "incident", ("keeper",))]
    assert house.refused(Summon(K1, "incident")) == "already_summoned"
    house.must(Summon(K1, "guidance"))
    house.must(TakeSummons("c2", "keeper"))
    assert house.refused(TakeSummons("c2", "li")) == "summons_taken"
    house.must(CloseSummons("c2"))
    house.must(Summon(K1, "incident"))


@pytest.mark.rule("care-aids")
def test_an_aid_is_asked_for_lent_and_returned() -> None:
    house = keeping()
    house.must(AskAid("wheelchair", K1))
    (loan,) = house.upkeep.loans
    house.must(LendAid("wheelchair", loan))
    assert house.upkeep.lent("wheelchair") == 1
    assert house.refused(LendAid("wheelchair", loan)) == "unknown_loan"
    house.must(EndLoan(loan))
    assert house.upkeep.lent("wheelchair") == 0


@pytest.mark.rule("care-aids")
def test_no_more_are_lent_than_there_are() -> None:
    house = keeping()
    house.must(LendAid("glasses"))
    assert house.refused(LendAid("glasses")) == "aids_all_lent"
    house.must(AskAid("glasses", K1))
    (asked,) = (each.id for each in house.upkeep.loans.values() if each.place == K1)
    assert house.refused(LendAid("glasses", asked)) == "aids_all_lent"


@pytest.mark.rule("self-service-5")
def test_rounds_are_on_record_and_an_inspection_that_finds_fault_opens_an_order() -> None:
    house = keeping()
    (cleaned,) = house.must(LogRound(K1, "cleaning"))
    logged, order = house.must(LogRound(K1, "inspection", fine=False, note="屏幕脏"))
    assert isinstance(cleaned, RoundLogged)
    assert isinstance(logged, RoundLogged)
    assert isinstance(order, OrderOpened)
    assert (order.way, order.about) == ("daily", "屏幕脏")
    assert set(house.upkeep.rounds) == {f"{K1}/cleaning", f"{K1}/inspection"}


@pytest.mark.rule("self-service-6")
def test_each_turn_of_the_schedule_is_on_record_once() -> None:
    house = keeping()
    house.must(LogSwitching(K1, "on", NOON, NOON))
    assert house.refused(LogSwitching(K1, "on", NOON, None)) == "already_logged"
    house.must(LogSwitching(K1, "off", NOON + timedelta(hours=1), None))
