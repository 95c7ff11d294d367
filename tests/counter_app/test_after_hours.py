"""After closing, at the desk: who is still here, the extension, and a refusal with reason, remedy and two consents."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt

from counter_app import samples
from counter_app.after_rows import after_rows
from hub.wire import CounterView
from tests.counter_app.desks import TestDesk

K = Qt.Key
pytestmark = [pytest.mark.rule("extended-hours"), pytest.mark.usefixtures("qapp")]


def rows(view: CounterView) -> dict[str, dict[str, str | int | bool]]:
    return {str(row["number"]): row for row in after_rows(view, samples.NOW, "zh")}


def test_everybody_who_is_here_for_this_counter_is_listed_with_the_visitor_at_the_desk_first() -> None:
    parked = samples.idle().parked
    view = samples.closed(parked=[parked[0], parked[2]])
    assert list(rows(view)) == ["B012", "B009", "B008", "B010", "B004"]
    assert (rows(view)["B012"]["detail"], rows(view)["B008"]["detail"]) == ("在本窗口", "已等 22 分钟")
    assert (rows(view)["B009"]["stands"], rows(view)["B009"]["doing"]) == ("已登记延时服务", "")


def test_nobody_may_be_refused_while_the_hall_is_open_nor_who_is_being_served() -> None:
    open_still = samples.closed(hall=samples.hall(open_=True))
    assert not any(row["refuses"] for row in rows(open_still).values())
    serving = samples.closed(current=samples.ticket(state="serving"))
    assert not rows(serving)["B012"]["refuses"]
    assert rows(serving)["B008"]["refuses"]


def test_what_waits_for_consents_says_who_asked_why_and_how_it_stands() -> None:
    asked = rows(samples.closed(refusing=samples.asked_to_refuse(may_consent=True)))
    assert list(asked)[:2] == ["B008", "C004"]
    assert asked["B008"]["detail"] == "户籍系统已停机 → 明早九点第一位办理"
    assert asked["B008"]["more"] == "李强 提出，6 分钟前 · 等首席代表 · 等中心"
    assert (asked["B008"]["stands"], asked["C004"]["stands"]) == ("待同意 0/2", "待同意 1/2")
    assert (asked["B008"]["doing"], asked["C004"]["doing"]) == ("consent", "")
    assert len(asked) == 5, "each of them once"


def test_minus_opens_the_list_only_near_closing() -> None:
    desk = TestDesk(samples.called())
    desk.press(K.Key_Minus)
    assert desk.panel == ""
    desk.clerk.take_view(samples.closed(seq=600))
    desk.press(K.Key_Minus)
    assert desk.panel == "after"


def test_plus_or_enter_opens_the_extension_for_who_is_selected() -> None:
    for key in (K.Key_Plus, K.Key_Return):
        desk = TestDesk(samples.closed())
        desk.press(K.Key_Minus, K.Key_Down, K.Key_Down, key)
        assert desk.line.commands[-1].model_dump() == {"kind": "extend_service", "ticket": "t-B008"}
        desk.answer(samples.closed())
        assert desk.message == "B008 已登记延时服务，下班后继续办理。"


def wrong(desk: TestDesk) -> tuple[str, str]:
    """What stands beside the reason and the remedy."""
    return cast(str, desk.after.reasonProblem), cast(str, desk.after.remedyProblem)


def test_a_refusal_is_asked_with_reason_and_remedy_and_not_without() -> None:
    desk = TestDesk(samples.closed())
    desk.press(K.Key_Minus, K.Key_Down, K.Key_Down, K.Key_Minus)
    assert desk.after.asking
    desk.press(K.Key_Return)
    assert wrong(desk) == ("请写明理由。", "请写明补救办法。")
    desk.after.say("户籍系统已停机", "  ")
    desk.press(K.Key_Return)
    assert wrong(desk) == ("", "请写明补救办法。")
    desk.after.say("户籍系统已停机", "电话 13800138000")
    desk.press(K.Key_Return)
    assert (desk.asked, wrong(desk)) == ([], ("", "不要写电话、证件等长号码。"))
    desk.after.say(" 户籍系统已停机 ", "明早九点第一位办理")
    desk.press(K.Key_Return)
    asked = desk.line.commands[-1].model_dump()
    assert asked == {
        "kind": "propose_refusal", "ticket": "t-B008", "reason": "户籍系统已停机", "remedy": "明早九点第一位办理",
    }  # fmt: skip
    desk.answer(samples.closed())
    assert desk.message == "B008 的申请已提出；两人同意前仍照常排队。"
    assert desk.panel == ""


def test_another_visitor_needs_a_reason_of_their_own() -> None:
    desk = TestDesk(samples.closed())
    desk.press(K.Key_Minus, K.Key_Down, K.Key_Down, K.Key_Minus)
    desk.after.say("系统停机", "明早")
    desk.press(K.Key_Down)
    assert not desk.after.asking
    desk.press(K.Key_Up)
    assert not desk.after.asking, "nor does what was begun come back by itself"
    desk.press(K.Key_Minus)
    assert desk.after.asking
    desk.press(K.Key_Return)
    assert desk.asked == []


def test_the_lead_consents_with_enter_and_others_are_told_who_must() -> None:
    lead = TestDesk(samples.closed(refusing=samples.asked_to_refuse(may_consent=True)))
    assert cast(int, lead.terminal.consentsWanted) == 1
    lead.press(K.Key_Minus, K.Key_Return)
    assert lead.line.commands[-1].model_dump() == {"kind": "consent_refusal", "ticket": "t-B008", "office": "lead"}
    other = TestDesk(samples.closed(refusing=samples.asked_to_refuse()))
    other.press(K.Key_Minus, K.Key_Return)
    assert other.asked == []
    assert other.message.startswith("B008 的申请已提出，正在等两人同意")


def test_delete_takes_it_back_and_does_nothing_to_others() -> None:
    desk = TestDesk(samples.closed(refusing=samples.asked_to_refuse()))
    desk.press(K.Key_Minus, K.Key_Delete)
    assert desk.line.commands[-1].model_dump() == {"kind": "drop_refusal", "ticket": "t-B008"}
    desk.answer(samples.closed())
    assert desk.message == "B008 继续办理，申请已撤回。"
    desk.press(K.Key_Minus, K.Key_Delete)
    assert desk.asked == ["drop_refusal"]


def test_in_an_empty_hall_the_keys_do_nothing() -> None:
    empty = samples.quiet().model_copy(update={"hall": samples.hall(open_=False), "after_hours": True})
    desk = TestDesk(empty)
    desk.press(K.Key_Minus)
    assert desk.panel == "after"
    desk.press(K.Key_Return, K.Key_Plus, K.Key_Minus, K.Key_Delete)
    assert desk.asked == []
