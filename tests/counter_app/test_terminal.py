"""The view-model under keys: one act per press, every refusal said, panels that never stand in the way."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from counter_app import samples
from counter_app.given import Given
from counter_app.grounds import Grounds
from counter_app.keys import Key
from hub.wire import (
    CounterView,
    ExtendServiceCommand,
    IssueCommand,
    ParkCommand,
    ParkWord,
    PasswordAnswer,
    PickCommand,
    Problem,
    ReturnTicketCommand,
    SignInAnswer,
    TransferCommand,
)
from tests.counter_app.desks import TestDesk
from ui_common.posting import Unreachable

K = Qt.Key

pytestmark = pytest.mark.usefixtures("qapp")


def test_two_presses_within_50_ms_are_one_command() -> None:
    desk = TestDesk(samples.idle())
    desk.press(K.Key_F2)
    desk.seconds += 0.05
    desk.press(K.Key_F2)
    assert desk.asked == ["call_next"]


def test_the_second_press_does_not_hit_the_new_meaning_when_the_answer_is_quick() -> None:
    desk = TestDesk(samples.idle())
    desk.press(K.Key_F2)
    desk.seconds += 0.01
    desk.answer(samples.called())
    desk.seconds -= 5 - 0.04
    desk.press(K.Key_F2)
    assert desk.asked == ["call_next"]
    desk.rest()
    desk.press(K.Key_F2)
    assert desk.asked == ["call_next", "confirm"]


def test_a_held_key_is_one_press() -> None:
    desk = TestDesk(samples.idle())
    desk.terminal.press(int(K.Key_F2), "", False)
    desk.answer(samples.called())
    desk.terminal.press(int(K.Key_F2), "", True)
    assert desk.asked == ["call_next"]


def test_nothing_is_asked_while_an_act_is_on_its_way() -> None:
    desk = TestDesk(samples.called())
    desk.press(K.Key_F4)
    desk.rest()
    desk.press(K.Key_F2, K.Key_F5)
    assert desk.asked == ["no_show"]


def test_only_an_act_that_takes_long_is_said_to_be_on_its_way(qtbot: QtBot) -> None:
    desk = TestDesk(samples.called())
    at_first = cast(str, desk.status.primaryDetail)
    desk.press(K.Key_F4)
    assert not cast(bool, desk.status.ready)
    assert cast(str, desk.status.primaryDetail) == at_first
    desk.rest()
    qtbot.waitUntil(lambda: cast(str, desk.status.primaryDetail) == "正在送达…")


def test_a_visit_by_keys_alone() -> None:
    desk = TestDesk(samples.idle())
    for key, view in (
        (K.Key_Return, samples.called()),
        (K.Key_F3, samples.called(recalls=1, recalls_left=4)),
        (K.Key_Space, samples.serving()),
        (K.Key_F2, samples.idle()),
    ):
        desk.press(key)
        desk.answer(view)
    assert desk.asked == ["call_next", "recall", "confirm", "finish"]
    assert set(desk.line.tokens) == {"clerk-token"}
    assert desk.message == "B012 已办完。"


def test_every_visitor_act_has_its_key() -> None:
    for keys, kind in (((K.Key_F4,), "no_show"), ((K.Key_F5, K.Key_1), "park"), ((K.Key_F7,), "pause")):
        desk = TestDesk(samples.called())
        desk.press(*keys)
        assert desk.asked == [kind]


def test_what_can_be_undone_says_how() -> None:
    desk = TestDesk(samples.called())
    desk.press(K.Key_F4)
    desk.answer(samples.idle())
    assert "F9" in desk.message


def test_sign_out_is_refused_with_a_visitor_and_says_why() -> None:
    desk = TestDesk(samples.serving())
    desk.press(K.Key_F10)
    assert desk.asked == []
    assert desk.message == "请先办完、挂起或转移当前办事人。"
    assert desk.acts["sign_out"]["possible"] is False


def test_sign_out_forgets_the_token() -> None:
    desk = TestDesk(samples.idle())
    gone: list[bool] = []
    desk.terminal.signedOut.connect(lambda: gone.append(True))
    desk.press(K.Key_F10)
    desk.answer(samples.idle(clerk=None, clerk_name=None))
    assert gone == [True]
    assert not desk.clerk.signed_in
    assert desk.message == "已签退。"


def test_a_token_that_ended_leads_back_to_the_sign_in_page() -> None:
    desk = TestDesk(samples.idle())
    desk.press(K.Key_F2)
    desk.line.answer(Problem(code="unauthorised"))
    assert not desk.clerk.signed_in
    assert "重新签到" in desk.message


def test_the_day_ends_and_the_hub_signs_everyone_out() -> None:
    desk = TestDesk(samples.idle())
    desk.clerk.take_view(samples.idle(seq=900, clerk=None, clerk_name=None))
    assert not desk.clerk.signed_in
    assert desk.message == "3 号窗口已被签退。要接着办，请重新签到。"


def test_a_view_that_is_older_than_what_is_shown_is_passed_over() -> None:
    desk = TestDesk(samples.serving(number="B020"))
    desk.clerk.take_view(samples.idle(seq=1))
    assert cast(str, desk.visit.number) == "B020"


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Problem(code="wrong_password"), "账号或密码不对"),
        (Problem(code="try_later", facts={"seconds": 8}), "请 8 秒后再试"),
        (Problem(code="counter_taken", facts={"clerk": "li", "counter": "3"}), "其他工作人员"),
        (Unreachable("id", "no route"), "没有收到服务器的答复"),
    ],
)
def test_a_sign_in_that_fails_says_why(reply: Problem | Unreachable, said: str) -> None:
    desk = TestDesk(samples.idle(), signed_in=False)
    desk.terminal.signIn("Wang ", "x")
    assert desk.line.sign_ins == [("wang", "x")]
    desk.line.answer_sign_in(reply)
    assert said in desk.message
    assert not desk.clerk.signed_in


def test_an_empty_sign_in_asks_nobody() -> None:
    desk = TestDesk(samples.idle(), signed_in=False)
    desk.terminal.signIn("wang", "")
    assert desk.line.sign_ins == []
    assert desk.message == "请输入账号和密码。"


def test_a_refusal_stands_inline_until_the_next_act() -> None:
    desk = TestDesk(samples.called())
    desk.press(K.Key_F3)
    desk.line.answer(Problem(code="recall_limit", facts={"number": "B012"}))
    desk.rest()
    assert "按 F4 过号" in desk.message
    desk.press(K.Key_F2)
    assert desk.message == ""


def test_with_the_hub_away_nothing_is_asked_and_the_reason_is_said() -> None:
    desk = TestDesk(samples.serving())
    desk.clerk.take_link("away")
    desk.terminal.tick(75)
    desk.press(K.Key_F2, K.Key_F5)
    assert desk.asked == []
    assert "连接中断" in desk.message
    assert "1 分钟前" in cast(str, desk.status.linkText)
    assert not any(row["possible"] for row in desk.acts.values())
    desk.clerk.take_link("online")
    assert cast(str, desk.status.linkText) == ""
    assert cast(bool, desk.status.primaryPossible)


def test_times_go_on_without_a_request() -> None:
    desk = TestDesk(samples.serving())
    desk.time += timedelta(minutes=2)
    desk.terminal.tick(0.1)
    assert cast(str, desk.visit.elapsed) == "6:18"
    assert desk.line.commands == []


def test_transfer_by_the_queues_letter() -> None:
    desk = TestDesk(samples.serving())
    desk.press(K.Key_F6, K.Key_C, K.Key_Return)
    assert desk.line.commands == [TransferCommand(to_queue="insurance")]
    assert desk.panel == "transfer"
    desk.answer(samples.idle())
    assert desk.panel == ""
    assert desk.message == "B012 已转到 C 社保、医保。"


@pytest.mark.rule("window-5")
def test_transfer_by_the_counters_number_to_another_kind_of_window() -> None:
    desk = TestDesk(samples.serving())
    desk.press(K.Key_F6, K.Key_8, K.Key_Return)
    assert desk.line.commands == [TransferCommand(to_counter="8")]


def test_transfer_by_arrow_keys() -> None:
    desk = TestDesk(samples.called())
    desk.press(K.Key_F6, K.Key_Down, K.Key_Down, K.Key_Up, K.Key_Return)
    assert desk.line.commands == [TransferCommand(to_queue="identity")]


def test_f2_is_the_primary_act_with_a_panel_open_too() -> None:
    desk = TestDesk(samples.idle())
    desk.press(K.Key_F9, K.Key_F2)
    assert desk.asked == ["call_next"]


def test_a_panel_is_not_modal_and_closes_when_it_makes_no_sense_any_more() -> None:
    desk = TestDesk(samples.called())
    desk.press(K.Key_F6, K.Key_F4)
    assert desk.asked == ["no_show"]
    desk.answer(samples.idle())
    assert desk.panel == ""


@pytest.mark.parametrize("way", [K.Key_Escape, K.Key_F9])
def test_a_panel_closes_by_escape_and_by_its_own_key(way: Qt.Key) -> None:
    desk = TestDesk(samples.idle())
    desk.press(K.Key_F9)
    assert desk.panel == "back"
    desk.press(way)
    assert desk.panel == ""


def test_a_parked_visitor_is_called_back_and_a_missed_one_waits_again() -> None:
    desk = TestDesk(samples.idle())
    desk.press(K.Key_F9, K.Key_Down, K.Key_Return)
    desk.answer(samples.called())
    desk.press(K.Key_F9, K.Key_Return)
    desk.answer(samples.called())
    assert [command.model_dump() for command in desk.line.commands] == [
        {"kind": "call_parked", "ticket": "t-B004"},
        {"kind": "recycle", "ticket": "t-B007"},
    ]
    assert desk.message == "B007 已恢复排队。"


def test_for_who_cannot_come_back_a_new_number_is_taken() -> None:
    desk = TestDesk(samples.idle())
    desk.press(K.Key_F9, K.Key_End, K.Key_Return)
    assert (desk.asked, desk.panel) == ([], "behalf")
    assert "重新取号" in desk.message


def test_after_closing_who_cannot_come_back_is_told_so() -> None:
    desk = TestDesk(samples.idle(hall=samples.hall(False)))
    desk.press(K.Key_F9, K.Key_End, K.Key_Return)
    assert (desk.asked, desk.panel) == ([], "back")
    assert "重新取号" in desk.message


def test_a_second_miss_is_said_to_be_the_last() -> None:
    desk = TestDesk(samples.called(ticket="t-B002", number="B002"))
    desk.press(K.Key_F4)
    desk.answer(samples.idle())
    assert desk.message == "B002 已过号，不能再恢复；人来了按 F8 代取新号。"


@pytest.mark.rule("proxy-ticket")
def test_a_number_on_someones_behalf() -> None:
    desk = TestDesk(samples.idle())
    desk.press(K.Key_F8)
    desk.behalf.type("sf")
    desk.press(K.Key_Space, K.Key_Return)
    assert desk.line.commands == [IssueCommand(items=["id-card"], on_behalf=True, green=True, paper=False)]
    desk.answer(samples.idle(), ticket=samples.proxy_ticket().model_dump())
    given = cast(Given, desk.behalf.given)
    assert (cast(str, given.number), cast(str, given.area)) == ("B015", "一楼服务台旁休息区")
    assert cast(str, given.waiting) == "前面还有 1 人 · 约 4–9 分钟"
    desk.press(K.Key_Return)
    assert desk.panel == ""


def test_an_impatient_finger_does_not_wipe_the_number_away_unread() -> None:
    desk = TestDesk(samples.idle())
    desk.press(K.Key_F8, K.Key_Return)
    desk.answer(samples.idle(), ticket=samples.proxy_ticket().model_dump())
    desk.seconds -= 4.9
    desk.press(K.Key_Return)
    assert (desk.panel, len(desk.line.commands)) == ("behalf", 1)


def test_the_ground_is_said_afresh_for_each_visitor() -> None:
    desk = TestDesk(samples.idle())
    desk.press(K.Key_F8, K.Key_Space, K.Key_Escape, K.Key_F8, K.Key_Return)
    assert desk.line.commands == [IssueCommand(items=["id-card"], on_behalf=True, green=False, paper=False)]


@pytest.mark.rule("green-channel")
@pytest.mark.parametrize(("keys", "granted"), [
    ((K.Key_Space,), {"green": True}),
    ((K.Key_1,), {"green": True}),
    ((K.Key_2,), {"grounds": "age"}),
    ((K.Key_3,), {"grounds": "disability"}),
    ((K.Key_4,), {"grounds": "pregnancy"}),
    ((K.Key_5,), {"grounds": "service"}),
    ((K.Key_3, K.Key_5), {"grounds": "service"}),
    ((K.Key_3, K.Key_3), {}),
])  # fmt: skip
def test_one_digit_says_why_the_green_channel_is_due(keys: tuple[Qt.Key, ...], granted: dict[str, object]) -> None:
    desk = TestDesk(samples.idle())
    desk.press(K.Key_F8, *keys, K.Key_Return)
    told = {"items": ["id-card"], "on_behalf": True, "paper": False, **granted}
    assert desk.line.commands == [IssueCommand.model_validate(told)]


@pytest.mark.rule("green-channel")
@pytest.mark.parametrize("reason", ["", "  ", "电话 13800000000"])
def test_urgent_without_a_reason_that_may_be_kept_asks_for_one(reason: str) -> None:
    desk = TestDesk(samples.idle())
    desk.press(K.Key_F8, K.Key_6)
    grounds = cast(Grounds, desk.behalf.grounds)
    grounds.say(reason)
    desk.press(K.Key_Return)
    told = "不要写电话、证件等长号码。" if reason.strip() else "请写明是什么急事。"
    assert (desk.asked, cast(str, grounds.reasonProblem)) == ([], told)
    grounds.say("14:20 的火车")
    desk.press(K.Key_Return)
    granted = {"items": ["id-card"], "on_behalf": True, "paper": False, "grounds": "urgent", "reason": "14:20 的火车"}
    assert desk.line.commands == [IssueCommand.model_validate(granted)]


@pytest.mark.parametrize(("keys", "park", "minutes", "said"), [
    ((K.Key_1,), "fetch", None, "B012 已挂起（去取材料）；按 F9 叫回。"),
    ((K.Key_Return,), "fetch", None, "B012 已挂起（去取材料）；按 F9 叫回。"),
    ((K.Key_2,), "same", None, "B012 已挂起（回原窗口）；按 F9 叫回。"),
    ((K.Key_Right, K.Key_Right, K.Key_3), "outside", 10, "B012 已挂起（等外部环节），10 分钟后自动回来；按 F9 叫回。"),
    ((K.Key_Right, K.Key_Left, K.Key_Left, K.Key_1), "fetch", None, "B012 已挂起（去取材料）；按 F9 叫回。"),
])  # fmt: skip
def test_park_takes_one_digit_and_a_time_where_it_is_set(
    keys: tuple[Qt.Key, ...], park: ParkWord, minutes: int | None, said: str
) -> None:
    desk = TestDesk(samples.serving())
    desk.press(K.Key_F5, *keys)
    assert desk.line.commands == [ParkCommand(park=park, minutes=minutes)]
    desk.answer(samples.idle())
    assert (desk.panel, desk.message) == ("", said)


def test_a_held_digit_parks_nobody() -> None:
    desk = TestDesk(samples.serving())
    desk.press(K.Key_F5)
    desk.terminal.press(int(K.Key_1), "1", True)
    assert (desk.asked, desk.panel) == ([], "park")


def test_the_time_of_one_park_is_not_the_next_ones() -> None:
    desk = TestDesk(samples.serving())
    desk.press(K.Key_F5, K.Key_Right, K.Key_Escape, K.Key_F5, K.Key_1)
    assert desk.line.commands == [ParkCommand()]


def test_the_pads_park_key_needs_no_list() -> None:
    desk = TestDesk(samples.serving())
    desk.terminal.hot_key(Key.F5)
    assert (desk.line.commands, desk.panel) == ([ParkCommand()], "")


def test_the_space_bar_has_a_transferred_visitor_back() -> None:
    desk = TestDesk(samples.serving())
    desk.press(K.Key_F6, K.Key_4, K.Key_Space, K.Key_Return)
    assert desk.line.commands == [TransferCommand(to_counter="4", come_back=True)]
    desk.answer(samples.idle())
    assert desk.message == "B012 已转到 4 号窗口，办完回本窗口。"
    desk.clerk.take_view(samples.serving().model_copy(update={"seq": 900}))
    desk.press(K.Key_F6)
    assert not cast(bool, desk.sending.andBack)


def test_who_was_sent_here_for_a_step_goes_back_at_the_finish() -> None:
    desk = TestDesk(samples.lent())
    assert cast(str, desk.status.primaryTitle) == "办完，送回 4 号窗口"
    desk.press(K.Key_F2)
    desk.answer(samples.idle())
    assert desk.message == "B016 已送回 4 号窗口。"


def test_with_a_visitor_there_a_parked_one_who_is_back_waits_first() -> None:
    desk = TestDesk(samples.serving())
    desk.press(K.Key_F9, K.Key_Down)
    assert cast(str, desk.lists.back_list.selectedAct) == "人已回来"
    desk.press(K.Key_Return)
    assert desk.line.commands == [ReturnTicketCommand(ticket="t-B004")]
    desk.answer(samples.serving())
    assert desk.message == "B004 已回来，排在最前。"


def test_one_parked_for_another_counter_is_not_called_here() -> None:
    desk = TestDesk(samples.idle())
    desk.press(K.Key_F9, K.Key_B, K.Key_0, K.Key_0, K.Key_6, K.Key_Return)
    assert desk.line.commands == [ReturnTicketCommand(ticket="t-B006")]


def test_the_letter_of_a_number_on_a_free_desk_picks_it_with_a_reason() -> None:
    desk = TestDesk(samples.may_pick())
    desk.press(K.Key_B, K.Key_0, K.Key_1, K.Key_0, K.Key_Return)
    assert (desk.panel, desk.asked, cast(bool, desk.picking.asking)) == ("pick", [], True)
    desk.press(K.Key_Return)
    assert (desk.asked, cast(str, desk.picking.problem)) == ([], "请写明理由。")
    desk.picking.say("电话 13800138000")
    desk.press(K.Key_Return)
    assert (desk.asked, cast(str, desk.picking.problem)) == ([], "不要写电话、证件等长号码。")
    desk.picking.say("还要赶去医院")
    assert cast(str, desk.picking.problem) == ""
    desk.press(K.Key_Return)
    assert desk.line.commands == [PickCommand(ticket="t-B010", reason="还要赶去医院")]
    desk.answer(samples.called())
    assert desk.panel == ""


def test_another_choice_asks_for_its_own_reason() -> None:
    desk = TestDesk(samples.may_pick())
    desk.press(K.Key_B, K.Key_Return, K.Key_Down)
    assert not cast(bool, desk.picking.asking)


@pytest.mark.parametrize("view", [samples.idle(), samples.serving(), samples.idle(paused=True, may_pick=True)])
def test_where_nobody_may_be_picked_letters_mean_nothing(view: CounterView) -> None:
    desk = TestDesk(view)
    desk.press(K.Key_B)
    assert (desk.panel, desk.asked) == ("", [])


@pytest.mark.rule("extended-hours")
def test_the_plus_sign_opens_service_after_closing() -> None:
    desk = TestDesk(samples.near_closing())
    desk.terminal.press(int(K.Key_Plus), "+", False)
    assert desk.line.commands == [ExtendServiceCommand(ticket="t-B012")]
    desk.answer(samples.serving(extended=True))
    assert desk.message == "B012 已登记延时服务，下班后继续办理。"
    assert (cast(bool, desk.visit.extended), cast(bool, desk.visit.mayExtend)) == (True, False)
    desk.terminal.press(int(K.Key_Plus), "+", False)
    assert len(desk.line.commands) == 1


def test_an_item_not_handled_here_gets_no_number() -> None:
    desk = TestDesk(samples.idle())
    desk.press(K.Key_F8)
    desk.behalf.type("kjsz")
    desk.press(K.Key_Return)
    assert desk.asked == []


@pytest.mark.rule("extended-hours")
def test_closing_time_stops_numbers_and_nothing_else() -> None:
    closed = {"hall": samples.hall(False)}
    desk = TestDesk(samples.idle().model_copy(update=closed))
    desk.press(K.Key_F8)
    assert "停止取号" in desk.message
    assert desk.panel == ""
    for key, view in (
        (K.Key_F2, samples.called()),
        (K.Key_F2, samples.serving()),
        (K.Key_F2, samples.idle()),
    ):
        desk.press(key)
        desk.answer(view.model_copy(update=closed))
    assert desk.asked == ["call_next", "confirm", "finish"]


@pytest.mark.rule("window-5-guides")
def test_consultation_answers_requests_for_a_guide() -> None:
    desk = TestDesk(samples.consultation())
    desk.press(K.Key_F11)
    assert [command.model_dump() for command in desk.line.commands] == [{"kind": "answer_assistance", "request": "r-1"}]
    desk.answer(samples.consultation())
    assert desk.message == "已响应 取号机 k1 的帮办请求，请派帮办前往。"


def test_every_act_has_one_place_whatever_the_kind_of_window() -> None:
    kinds = (samples.consultation(), samples.idle(), samples.delivery())
    assert len({view.kind for view in kinds}) == 3
    assert {tuple(TestDesk(view).acts) for view in kinds} == {
        ("recall", "no_show", "park", "transfer", "behalf", "back", "pause", "sign_out"),
    }


def test_a_clerk_changes_their_own_password_and_goes_on() -> None:
    desk = TestDesk(samples.idle())
    desk.terminal.act("password")
    assert desk.panel == "password"
    desk.terminal.changePassword("secret", "another horse", "another horse")
    assert desk.line.passwords == [("secret", "another horse", "clerk-token")]
    desk.line.answer_password(PasswordAnswer(clerk="wang"))
    assert (desk.panel, desk.message) == ("", "密码已改好，下次签到请用新密码。")
    desk.rest()
    desk.press(K.Key_F2)
    assert desk.asked == ["call_next"]


@pytest.mark.parametrize(("old", "new", "again", "said"), [
    ("", "another horse", "another horse", "请填写旧密码"),
    ("secret", "another horse", "another house", "两遍新密码不一样"),
    ("secret", "short", "short", "至少要 8 位"),
    ("long enough", "long enough", "long enough", "请换一个"),
])  # fmt: skip
def test_what_can_not_be_a_new_password_is_said_before_anyone_is_asked(
    old: str, new: str, again: str, said: str
) -> None:
    desk = TestDesk(samples.idle())
    desk.terminal.act("password")
    desk.terminal.changePassword(old, new, again)
    assert said in desk.message
    assert desk.line.passwords == []
    assert desk.panel == "password"


@pytest.mark.parametrize(("problem", "said"), [
    (Problem(code="wrong_password"), "旧密码不对"),
    (Problem(code="try_later", facts={"seconds": 4}), "请 4 秒后再试"),
    (Problem(code="storage_full"), "存储已满"),
])  # fmt: skip
def test_a_password_that_the_hub_refuses_is_said_and_the_panel_stays(problem: Problem, said: str) -> None:
    desk = TestDesk(samples.idle())
    desk.terminal.act("password")
    desk.terminal.changePassword("secret", "another horse", "another horse")
    desk.line.answer_password(problem)
    assert said in desk.message
    assert desk.panel == "password"


def test_enter_in_the_password_panel_never_calls_anybody() -> None:
    desk = TestDesk(samples.idle())
    desk.terminal.act("password")
    desk.press(K.Key_Return, K.Key_Space)
    assert desk.asked == []
    desk.press(K.Key_Escape)
    assert desk.panel == ""


@pytest.mark.parametrize(("view", "said"), [
    (samples.serving(), "请照常办理"), (samples.called(), "办事人到了请照常办理"), (samples.idle(), "暂时不能呼叫"),
])  # fmt: skip
def test_with_the_hub_gone_the_clerk_is_told_what_can_be_done(view: CounterView, said: str) -> None:
    desk = TestDesk(view)
    desk.clerk.take_link("away")
    assert said in cast(str, desk.status.meanwhile)
    assert "取号机照常取号" in cast(str, desk.status.meanwhile)
    desk.press(K.Key_F2)
    assert desk.asked == []
    desk.clerk.take_link("online")
    assert cast(str, desk.status.meanwhile) == ""
    assert "连接已恢复" in desk.message


@pytest.mark.rule("window-5")
def test_the_kind_of_window_decides_what_its_terminal_offers() -> None:
    consultation, handling = TestDesk(samples.consultation()), TestDesk(samples.idle())
    for desk in (consultation, handling):
        desk.press(K.Key_F11)
    assert consultation.asked == ["answer_assistance"]
    assert (handling.asked, handling.message) == ([], "现在没有帮办请求。")


def test_a_pause_may_be_asked_with_a_visitor_there() -> None:
    desk = TestDesk(samples.serving())
    desk.press(K.Key_F7)
    desk.answer(samples.serving().model_copy(update={"paused": True}))
    assert cast(str, desk.status.primaryDetail) == "完成后窗口暂停"
    desk.press(K.Key_F7)
    assert desk.asked == ["pause", "resume"]


def test_ticks_are_the_clerks_own_and_go_with_the_visitor() -> None:
    desk = TestDesk(samples.several())
    desk.press(K.Key_1, K.Key_3, K.Key_1, K.Key_9)
    assert [row["ticked"] for row in desk.visit.bring.rows] == [False, False, True, False]  # type: ignore[attr-defined]
    desk.clerk.take_view(samples.serving(ticket="t-other", number="B099"))
    assert not any(row["ticked"] for row in desk.visit.bring.rows)  # type: ignore[attr-defined]
    assert desk.line.commands == []


def test_english_at_once() -> None:
    desk = TestDesk(samples.called())
    desk.terminal.set_language("en")
    assert cast(str, desk.visit.item) == "Get or renew an ID card"


def test_the_token_is_never_shown_or_kept() -> None:
    desk = TestDesk(samples.idle(), signed_in=False)
    desk.terminal.signIn("wang", "secret")
    desk.line.answer_sign_in(SignInAnswer(token="tok", clerk="wang", clerk_name="王敏", view=samples.idle()))
    assert "tok" not in repr(desk.clerk)
