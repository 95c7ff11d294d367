"""Appointments at a consultation counter, without a window: the order of the call, and what the hub is asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
from PySide6.QtCore import Qt

from counter_app import samples
from counter_app.agreed_acts import act_rows
from counter_app.caller import NUMBER_DIGIT
from counter_app.given import Given
from counter_app.texts import tr
from counter_app.times import day_words, moment_words, time_rows
from hub.wire import (
    AppealAppointmentCommand,
    AppointmentView,
    BookCommand,
    CancelAppointmentCommand,
    CheckInCommand,
    IssueCommand,
    MoveAppointmentCommand,
    Problem,
    RecycleCommand,
    SlotDay,
    SlotsView,
    SlotView,
)
from tests.counter_app.desks import TestDesk
from ui_common.posting import Unreachable

K = Qt.Key
ZONE = "Asia/Shanghai"
pytestmark = pytest.mark.usefixtures("qapp")
NAME, PHONE = "买买提江·阿不都热合曼", "13800005678"
TAKEN = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
NEXT = datetime(2026, 11, 25, 3, 30, tzinfo=UTC)


def at_consultation() -> TestDesk:
    return TestDesk(samples.consultation())


def star(desk: TestDesk, sign: str = "*") -> TestDesk:
    desk.terminal.press(ord(sign), sign, False)
    return desk


def at_the_details(desk: TestDesk) -> None:
    """Passport, the first free time, who it is for."""
    star(desk).booking.type("hz")
    desk.press(K.Key_Return)
    desk.line.answer_slots(samples.slots(approval=True))
    desk.press(K.Key_Return)
    desk.booking.hear(NAME, PHONE, "")


def refused(desk: TestDesk, code: str, **facts: object) -> None:
    desk.line.answer(Problem.model_validate({"code": code, "facts": facts}))
    desk.rest()


# -- words and rows ------------------------------------------------------------------------------------------


def test_days_are_said_as_people_say_them() -> None:
    today = samples.NOW.date()
    said = [day_words(today + timedelta(days=n), today) for n in range(3)]
    assert said == ["今天 周三", "明天 周四", "11月27日 周五"]
    assert moment_words(TAKEN, samples.NOW, ZONE) == "今天 周三 11:00"


def test_full_times_are_not_offered() -> None:
    slots = samples.slots()
    free = [each.starts_at.isoformat() for day in slots.days for each in day.slots if each.free]
    assert [row["key"] for row in time_rows(slots, ZONE)] == free
    assert len(free) < sum(len(day.slots) for day in slots.days)


# -- booking -------------------------------------------------------------------------------------------------


@pytest.mark.rule("appointment-2")
def test_a_call_ends_with_the_code_to_be_read_out() -> None:
    desk = at_consultation()
    at_the_details(desk)
    assert desk.line.slots_asked == ["passport"]
    desk.terminal.choose()
    assert desk.line.commands == [
        BookCommand(item="passport", starts_at=TAKEN, name=NAME, phone=PHONE, channel="phone", language="zh")
    ]
    desk.answer(appointment=samples.appointment(name=None, phone=None).model_dump())
    assert (desk.booking.step, cast(str, desk.booking.code)) == ("done", "K7M2P4")
    assert cast(str, desk.booking.sms) == "短信会自动发到尾号 5678 的手机。"
    desk.press(K.Key_Return)
    assert desk.panel == ""
    assert cast(str, desk.booking.phone) == "", "nothing of the caller stays"


def test_in_person_and_in_english_are_said_by_digits() -> None:
    desk = star(at_consultation())
    desk.press(K.Key_2, K.Key_3)
    desk.booking.type("hz")
    desk.press(K.Key_Return)
    desk.line.answer_slots(samples.slots(approval=True))
    desk.press(K.Key_Return)
    desk.booking.hear("Ann Lee", "+4915112345678", "")
    desk.terminal.choose()
    command = desk.line.commands[0]
    assert isinstance(command, BookCommand)
    assert (command.channel, command.language) == ("desk", "en")


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_asked() -> None:
    desk = star(at_consultation())
    desk.press(K.Key_Return)
    desk.line.answer_slots(samples.slots())
    desk.press(K.Key_Return)
    wanted: list[str] = []
    desk.booking.fieldWanted.connect(wanted.append)
    desk.booking.hear("䶮", PHONE, "11010119900101123X")
    desk.terminal.choose()
    assert cast(str, desk.booking.numberProblem) == tr(NUMBER_DIGIT)
    assert (wanted, desk.line.commands) == (["number"], [])
    desk.booking.hear("䶮", PHONE, "110101199001011")
    assert cast(str, desk.booking.numberProblem) == "", "what is being corrected is no longer wrong"


@pytest.mark.rule("appointment-1")
def test_a_time_that_was_just_taken_leads_to_the_next_free_one_and_keeps_what_was_said() -> None:
    desk = at_consultation()
    at_the_details(desk)
    desk.terminal.choose()
    refused(desk, "slot_full", starts_at=TAKEN.isoformat(), offers=[NEXT.isoformat()])
    assert desk.booking.step == "time"
    left = samples.slots(approval=True)
    left.days[0].slots[:] = [each for each in left.days[0].slots if each.starts_at != TAKEN]
    desk.line.answer_slots(left)
    assert desk.booking.free.chosen == NEXT
    assert "刚刚约满" in cast(str, desk.booking.free.told)
    desk.press(K.Key_Return)
    assert cast(str, desk.booking.name) == NAME
    desk.terminal.choose()
    first, second = desk.line.commands
    assert isinstance(second, BookCommand)
    assert second.starts_at == NEXT
    assert desk.line.ids[0] != desk.line.ids[1], "under the old id the old refusal would be the answer"
    assert isinstance(first, BookCommand)


def test_pressed_twice_it_is_asked_once_and_without_an_answer_it_is_the_same_again() -> None:
    desk = at_consultation()
    at_the_details(desk)
    desk.terminal.choose()
    desk.terminal.choose()
    assert desk.asked == ["book"]
    desk.line.answer(Unreachable("x", "gone"))
    desk.rest()
    desk.terminal.choose()
    assert desk.asked == ["book", "book"]
    assert desk.line.ids[0] == desk.line.ids[1], "so that it can't be agreed twice"


def test_a_number_that_the_hub_finds_wrong_is_told_beside_its_field() -> None:
    desk = at_consultation()
    at_the_details(desk)
    desk.terminal.choose()
    refused(desk, "document_wrong")
    assert cast(str, desk.booking.numberProblem) == tr(NUMBER_DIGIT)
    assert desk.message == ""


@pytest.mark.rule("appointment-3")
def test_a_request_is_told_as_one() -> None:
    desk = at_consultation()
    at_the_details(desk)
    assert desk.booking.free.approval
    desk.terminal.choose()
    desk.answer(appointment=samples.appointment(state="requested").model_dump())
    assert desk.booking.isRequest


def test_escape_leads_one_step_back_and_closes_at_the_beginning() -> None:
    desk = at_consultation()
    at_the_details(desk)
    steps = []
    for _ in range(3):
        steps.append(desk.booking.step)
        desk.press(K.Key_Escape)
    assert steps == ["details", "time", "item"]
    assert desk.panel == ""


def test_times_of_another_item_that_come_late_are_passed_over() -> None:
    desk = star(at_consultation())
    desk.press(K.Key_Return, K.Key_Escape, K.Key_Down, K.Key_Return)
    assert len(set(desk.line.slots_asked)) == 2
    desk.line.answer_slots(samples.slots())
    assert desk.booking.free.loading
    desk.line.answer_slots(samples.slots())
    assert not desk.booking.free.loading


def test_left_and_right_lead_from_day_to_day() -> None:
    desk = star(at_consultation())
    desk.press(K.Key_Return)
    desk.line.answer_slots(samples.slots())
    seen = []
    for key in (K.Key_Right, K.Key_Right, K.Key_Right, K.Key_Left, K.Key_Left, K.Key_Left):
        desk.press(key)
        assert desk.booking.free.chosen is not None
        seen.append(desk.booking.free.chosen.day)
    assert seen == [26, 27, 27, 26, 25, 25]


def _further(days: int, *, full: bool = False) -> SlotsView:
    """The free times of a plan that reaches 40 days, so many days later than the sample's."""
    known = samples.slots()
    moved = [_later(each, days, full) for each in known.days]
    return known.model_copy(update={"days": moved, "last_day": known.days[0].day + timedelta(days=40)})


def _later(day: SlotDay, days: int, full: bool) -> SlotDay:
    by = timedelta(days=days)
    moved = [
        SlotView(starts_at=each.starts_at + by, ends_at=each.ends_at + by, free=0 if full else 1) for each in day.slots
    ]
    return SlotDay(day=day.day + by, slots=moved)


def test_behind_the_last_day_further_ones_are_read_as_far_as_the_plan_reaches() -> None:
    desk = star(at_consultation())
    desk.press(K.Key_Return)
    desk.line.answer_slots(_further(0))
    desk.press(K.Key_Right)
    assert desk.line.slots_from == [None], "there is more to see"
    desk.press(K.Key_End)
    assert desk.line.slots_from == [None, datetime(2026, 11, 30, tzinfo=UTC).date()]
    here = desk.booking.free.chosen
    desk.press(K.Key_Down)
    assert len(desk.line.slots_from) == 2, "asked once"
    desk.line.answer_slots(_further(7))
    assert desk.booking.free.chosen == here
    desk.press(K.Key_Right)
    assert desk.booking.free.chosen is not None
    assert here is not None
    assert desk.booking.free.chosen.date() > here.date()


def test_where_all_is_taken_the_next_days_are_read_at_once_up_to_the_last() -> None:
    desk = star(at_consultation())
    desk.press(K.Key_Return)
    for days in (0, 7, 14, 21, 28, 35, 42):
        desk.line.answer_slots(_further(days, full=True))
    assert len(desk.line.slots_from) == 7
    assert desk.booking.free.chosen is None
    assert not desk.booking.free.further


def test_days_that_could_not_be_read_are_asked_for_again_at_the_next_key() -> None:
    desk = star(at_consultation())
    desk.press(K.Key_Return)
    desk.line.answer_slots(_further(0))
    desk.press(K.Key_End)
    desk.line.answer_slots(Unreachable("x", "gone"))
    desk.press(K.Key_End)
    assert len(desk.line.slots_from) == 3


def test_while_the_hub_is_away_the_call_goes_on() -> None:
    desk = at_consultation()
    at_the_details(desk)
    desk.clerk.take_link("away")
    assert (desk.panel, cast(str, desk.booking.name)) == ("book", NAME)
    desk.clerk.take_link("online")
    assert desk.booking.step == "details"


def test_appointments_are_made_at_consultation_only() -> None:
    desk = star(TestDesk(samples.idle()))
    assert desk.panel == ""
    desk.terminal.act("book")
    assert desk.message == "请到综合咨询窗口办理预约。"


# -- an appointment that there is ----------------------------------------------------------------------------


def found(desk: TestDesk, **changed: object) -> AppointmentView:
    """Looked up by code and tail."""
    star(desk, "/").agreed.hear("k7m-2p4", "5678")
    desk.terminal.choose()
    one = samples.appointment(**changed)
    desk.line.answer_found(one)
    return one


def test_it_is_found_by_code_and_tail_however_they_are_typed() -> None:
    desk = at_consultation()
    found(desk)
    assert desk.line.found_asked == [("K7M2P4", "5678")]
    assert (desk.agreed.step, cast(str, desk.agreed.whom)) == ("one", "模** ****5678")


@pytest.mark.parametrize(("code", "tail", "wrong"), [
    ("K7", "5678", ("codeProblem",)), ("K7M2P4", "56", ("tailProblem",)), ("", "", ("codeProblem", "tailProblem")),
])  # fmt: skip
def test_what_cannot_be_a_code_is_not_looked_for(code: str, tail: str, wrong: tuple[str, ...]) -> None:
    desk = star(at_consultation(), "/")
    desk.agreed.hear(code, tail)
    desk.terminal.choose()
    assert desk.line.found_asked == []
    told = [name for name in ("codeProblem", "tailProblem") if getattr(desk.agreed, name)]
    assert told == list(wrong)


def test_what_is_not_found_is_told_beside_the_code() -> None:
    desk = star(at_consultation(), "/")
    desk.agreed.hear("K7M2P4", "5678")
    desk.terminal.choose()
    desk.line.answer_found(None)
    assert cast(str, desk.agreed.codeProblem).startswith("没有找到")


@pytest.mark.rule("appointment-4")
@pytest.mark.parametrize(("minutes", "act", "possible", "told"), [
    (-31, "check_in", False, "11-25 10:30 起可以签到"), (-30, "check_in", True, "11-25 11:30 前都有效"),
    (30, "check_in", True, "11-25 11:30 前都有效"), (30.001, "walk_in", True, "已超过约定时间 30 分钟"),
])  # fmt: skip
def test_early_it_says_when_late_it_offers_a_number(minutes: float, act: str, possible: bool, told: str) -> None:
    agreed = samples.appointment()
    row = act_rows(agreed, agreed.starts_at + timedelta(minutes=minutes), ZONE)[0]
    assert (row["key"], row["possible"], row["detail"]) == (act, possible, told)


def test_checked_in_at_the_desk_the_number_is_told() -> None:
    desk = at_consultation()
    one = found(desk)
    desk.press(K.Key_1)
    assert desk.line.commands == [CheckInCommand(appointment=one.id, paper=False)]
    desk.answer(samples.consultation(), ticket=samples.proxy_ticket().model_dump())
    assert (desk.agreed.step, cast(str, cast(Given, desk.agreed.given).number)) == ("number", "B015")
    desk.press(K.Key_Return)
    assert desk.panel == ""


def test_too_late_a_walk_in_number_is_one_key_away() -> None:
    desk = at_consultation()
    one = found(desk, state="no_show", starts_at=samples.ago(40), until=samples.ago(10))
    desk.press(K.Key_1)
    assert desk.line.commands == [IssueCommand(items=[one.item], paper=False)]


def test_after_a_missed_call_the_old_number_waits_again() -> None:
    desk = at_consultation()
    found(desk, state="no_show", missed_call=True, ticket="t-B015", starts_at=samples.ago(40), until=samples.ago(10))
    assert cast(str, desk.agreed.state) == "已签到，叫号时不在"
    desk.press(K.Key_1)
    assert desk.line.commands == [RecycleCommand(ticket="t-B015")]
    desk.answer(samples.consultation())
    desk.line.answer_found(samples.appointment(state="checked_in"))
    assert (desk.message, cast(str, desk.agreed.state)) == ("原来的号已恢复排队。", "已签到")


@pytest.mark.rule("appointment-4")
def test_a_visitor_whose_no_show_counts_may_appeal_at_the_desk() -> None:
    desk = at_consultation()
    one = found(desk, state="no_show", starts_at=samples.ago(40), until=samples.ago(10), may=["appeal"])
    desk.press(K.Key_3)
    assert (desk.asked, desk.agreed.step) == ([], "one"), "no row has that digit"
    desk.press(K.Key_2)
    assert (desk.agreed.step, cast(bool, desk.agreed.appeals)) == ("sure", True)
    desk.terminal.choose()
    assert (desk.asked, cast(str, desk.agreed.reasonProblem)) == ([], "请写明理由。")
    desk.agreed.say("孩子急病送医")
    desk.terminal.choose()
    assert desk.line.commands == [AppealAppointmentCommand(appointment=one.id, words="孩子急病送医")]
    desk.answer(appointment=one.model_copy(update={"may": [], "appeal": "made", "name": None}).model_dump())
    assert desk.message == "申诉已提交，结果会发短信告诉对方。"
    assert (desk.agreed.step, cast(str, desk.agreed.state)) == ("one", "已提出申诉，等待答复")


@pytest.mark.parametrize(("appeal", "told"), [
    ("made", "已提出申诉，等待答复"), ("granted", "申诉成立，不计爽约"), ("refused", "申诉没有成立"),
])  # fmt: skip
def test_an_appeal_is_made_once(appeal: str, told: str) -> None:
    row = act_rows(samples.appointment(state="no_show", may=[], appeal=appeal), samples.NOW, ZONE)[1]
    assert (row["key"], row["possible"], row["detail"]) == ("appeal", False, told)


def test_the_visitor_moves_without_a_reason() -> None:
    desk = at_consultation()
    one = found(desk)
    desk.press(K.Key_2)
    desk.line.answer_slots(samples.slots())
    desk.press(K.Key_Down, K.Key_Return, K.Key_Return)
    assert desk.line.commands == [MoveAppointmentCommand(appointment=one.id, starts_at=NEXT, by="visitor")]
    desk.answer(appointment=samples.appointment(starts_at=NEXT).model_dump())
    assert desk.message == "已改到 今天 周三 11:30，短信会自动发出。"
    assert cast(str, desk.agreed.whom) == "模** ****5678"


@pytest.mark.rule("appointment-3")
def test_the_hall_cancels_with_a_reason_only_and_is_told_of_the_eight_hours() -> None:
    desk = at_consultation()
    one = found(desk)
    desk.press(K.Key_5, K.Key_Return)
    assert (desk.asked, cast(str, desk.agreed.reasonProblem)) == ([], "请写明理由。")
    desk.agreed.say("系统检修 13800005678")
    desk.terminal.choose()
    assert (desk.asked, cast(str, desk.agreed.reasonProblem)) == ([], "不要写电话、证件等长号码。")
    desk.agreed.say("系统检修")
    desk.terminal.choose()
    assert desk.line.commands == [CancelAppointmentCommand(appointment=one.id, by="hall", reason="系统检修")]
    refused(desk, "notice_needed", hours=8, starts_at=one.starts_at.isoformat())
    assert desk.message == "不足 8 小时，须由负责人在管理页面特批。"


def test_a_time_to_move_to_that_was_taken_is_chosen_anew() -> None:
    desk = at_consultation()
    found(desk)
    desk.press(K.Key_2)
    desk.line.answer_slots(samples.slots())
    desk.press(K.Key_Return, K.Key_Return)
    refused(desk, "slot_full", offers=[NEXT.isoformat()])
    assert desk.agreed.step == "time"
    assert "刚刚约满" in cast(str, desk.agreed.free.told)


def test_nothing_of_a_visitor_outlives_the_clerk() -> None:
    desk = at_consultation()
    found(desk)
    desk.clerk.forget()
    desk.terminal.refresh()
    assert (desk.panel, cast(str, desk.agreed.whom), cast(str, desk.agreed.code)) == ("", "", "")
