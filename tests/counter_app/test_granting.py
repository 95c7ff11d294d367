"""The green channel afterwards, for somebody who has a number: who, then what the staff saw (green-channel)."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt

from counter_app import samples
from counter_app.granting import Granting
from counter_app.grounds import Grounds
from counter_app.row_model import RowModel
from hub.wire import CounterView, GrantGreenCommand, Problem
from tests.counter_app.desks import TestDesk

K = Qt.Key
pytestmark = [pytest.mark.rule("green-channel"), pytest.mark.usefixtures("qapp")]


def granting(desk: TestDesk) -> Granting:
    return cast(Granting, desk.terminal.granting)


def grounds(desk: TestDesk) -> Grounds:
    return cast(Grounds, granting(desk).grounds)


def offered(desk: TestDesk) -> list[object]:
    return [row["number"] for row in granting(desk).visitor_list.rows_now]


def problem(desk: TestDesk) -> str:
    return cast(str, granting(desk).problem)


def asking(number: str, view: CounterView | None = None) -> TestDesk:
    """The panel is open and that number was typed."""
    desk = TestDesk(view or samples.idle())
    desk.press(K.Key_Period)
    granting(desk).type(number)
    desk.press(K.Key_Return)
    return desk


def test_who_is_at_the_desk_comes_first_and_who_has_it_is_not_offered() -> None:
    desk = TestDesk(samples.called(number="B020", ticket="t-B020", green=False))
    desk.press(K.Key_Period)
    assert (desk.panel, offered(desk)[:2], "B012" in offered(desk)) == ("green", ["B020", "B009"], False)


def test_the_number_and_one_digit_are_all_it_takes() -> None:
    desk = asking("b010")
    desk.press(K.Key_4, K.Key_Return)
    assert desk.line.commands == [GrantGreenCommand(number="B010", grounds="pregnancy")]
    desk.answer(samples.idle())
    assert (desk.panel, desk.message) == ("", "B010 从现在起走绿色通道（孕妇）。")


def test_one_of_the_list_is_chosen_by_arrow_and_enter_or_by_what_was_typed_of_it() -> None:
    desk = TestDesk(samples.idle())
    desk.press(K.Key_Period, K.Key_Down, K.Key_Return)
    assert cast(str, granting(desk).number) == "B008"
    desk.press(K.Key_Escape)
    granting(desk).type("B01")
    desk.press(K.Key_Return)
    assert cast(str, granting(desk).number) == "B010"


def test_a_number_of_another_counter_is_typed_whole_in_signs_of_any_width() -> None:
    desk = asking(" ｃ０２３ ", samples.quiet())
    desk.press(K.Key_Space, K.Key_Return)
    assert desk.line.commands == [GrantGreenCommand(number="C023", grounds="staff")]


@pytest.mark.parametrize(("typed", "told"), [
    ("C9", "排队号是一个字母加 3 或 4 位数字。"),
    ("12345", "排队号是一个字母加 3 或 4 位数字。"),
    ("B012", "B012 已是绿色通道。"),
])  # fmt: skip
def test_what_can_be_no_number_or_has_it_is_told_beside_the_field(typed: str, told: str) -> None:
    desk = asking(typed)
    assert (granting(desk).step, problem(desk), desk.asked) == ("who", told, [])
    granting(desk).type("B010")
    assert problem(desk) == ""


@pytest.mark.parametrize(("code", "told"), [
    ("unknown_ticket", "没有找到这个号，请核对当日号码。"),
    ("already_green", "C023 已是绿色通道。"),
    ("wrong_state", "C023 现为「已办完」，不能这样操作。"),
])
def test_what_the_hub_knows_better_leads_back_to_the_number(code: str, told: str) -> None:
    desk = asking("C023")
    desk.press(K.Key_3, K.Key_Return)
    desk.line.answer(Problem.model_validate({"code": code, "facts": {"number": "C023", "state": "served"}}))
    assert (desk.panel, granting(desk).step, problem(desk)) == ("green", "who", told)
    assert cast(str, granting(desk).typed) == "C023"


def test_without_a_ground_nothing_is_asked_and_it_is_said_where() -> None:
    desk = asking("B010")
    desk.press(K.Key_Return)
    assert (desk.asked, cast(str, grounds(desk).problem)) == ([], "请选看到的是哪一项。")
    desk.press(K.Key_2)
    assert cast(str, grounds(desk).problem) == ""


def test_urgent_needs_a_reason_that_may_be_kept() -> None:
    desk = asking("B010")
    for reason, told in (("  ", "请写明是什么急事。"), ("电话 13800000000", "不要写电话、证件等长号码。")):
        if not grounds(desk).ground:
            desk.press(K.Key_6)
        grounds(desk).say(reason)
        desk.press(K.Key_Return)
        assert (desk.asked, cast(str, grounds(desk).reasonProblem)) == ([], told)
    grounds(desk).say(" 14:20 的火车 ")
    assert cast(str, grounds(desk).reasonProblem) == ""
    desk.press(K.Key_Return)
    assert desk.line.commands == [GrantGreenCommand(number="B010", grounds="urgent", reason="14:20 的火车")]


def test_a_reason_written_and_then_not_needed_is_not_kept() -> None:
    desk = asking("B010")
    desk.press(K.Key_6)
    grounds(desk).say("14:20 的火车")
    desk.press(K.Key_3, K.Key_Return)
    assert desk.line.commands == [GrantGreenCommand(number="B010", grounds="disability")]


def test_what_was_seen_of_one_is_not_said_of_the_next() -> None:
    desk = asking("B010")
    desk.press(K.Key_5, K.Key_Escape)
    granting(desk).type("B011")
    desk.press(K.Key_Return)
    assert (cast(str, granting(desk).number), grounds(desk).ground) == ("B011", "")
    desk.press(K.Key_Escape, K.Key_Escape)
    assert desk.panel == ""


def test_an_impatient_enter_asks_once() -> None:
    desk = asking("B010")
    desk.press(K.Key_4, K.Key_Return, K.Key_Return)
    assert desk.asked == ["grant_green"]


@pytest.mark.parametrize("view", [samples.idle(), samples.idle(paused=True), samples.called(), samples.serving()])
def test_it_is_there_whatever_the_desk_does(view: CounterView) -> None:
    desk = TestDesk(view)
    desk.press(K.Key_Period)
    assert desk.panel == "green"
    desk.press(K.Key_Escape)
    assert desk.panel == ""


def test_without_the_hub_it_does_not_open() -> None:
    desk = TestDesk(samples.idle())
    desk.clerk.take_link("away")
    desk.press(K.Key_Period)
    assert desk.panel == ""


def test_the_grounds_are_said_in_the_clerks_language() -> None:
    rows = cast(RowModel, grounds(TestDesk(samples.idle())).rows).rows
    assert [row["name"] for row in rows] == ["行动不便", "长者", "残疾人", "孕妇", "军人及优抚", "急事"]
