"""An appointment's life: every state × every act, from the one table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from appointments import commands as c
from appointments.states import TRANSITIONS, Act
from appointments.states import AppointmentState as S
from appointments.states_page import PAGE, page
from hall.refusals import Refusal
from tests.appointments.booking import Booking, at, booking

STARTS = at(10, 0, 3)


def _requested() -> Booking:
    desk = booking()
    desk.books("a", STARTS, "move")
    return desk


def _confirmed() -> Booking:
    desk = _requested()
    for login in ("section", "leader"):
        desk.must(c.DecideRequest("a", login, approve=True))
    return desk


def _after(command: c.Command, later: timedelta = timedelta(0)) -> Booking:
    desk = _confirmed()
    desk.now = STARTS + later
    desk.must(command)
    desk.now = STARTS - timedelta(hours=1)
    return desk


def _served() -> Booking:
    desk = _after(c.CheckIn("a", "t"))
    desk.must(c.Serve("a"))
    return desk


def _called_in_vain() -> Booking:
    desk = _after(c.CheckIn("a", "t"))
    desk.must(c.MissCall("a"))
    return desk


def _cancelled(side: str) -> Booking:
    desk = _confirmed()
    desk.must(c.Cancel("a", "hall" if side == "hall" else "visitor", "因故"))
    return desk


IN: dict[S, Callable[[], Booking]] = {
    S.REQUESTED: _requested, S.CONFIRMED: _confirmed, S.CHECKED_IN: lambda: _after(c.CheckIn("a", "t")),
    S.SERVED: _served, S.NO_SHOW: lambda: _after(c.Expire("a"), timedelta(hours=1)),
    S.CANCELLED_BY_VISITOR: lambda: _cancelled("visitor"), S.CANCELLED_BY_HALL: lambda: _cancelled("hall"),
}  # fmt: skip


def _try(desk: Booking, act: Act) -> object:
    """The act by the command that brings it about, at a moment at which its rules of time allow it."""
    known = desk.of("a")
    late = STARTS + timedelta(hours=1)
    moments = {Act.CHECK_IN: late if known.state is S.NO_SHOW else STARTS, Act.CORRECT: late, Act.MISS: late}
    desk.now = moments.get(act, STARTS if act is Act.LAPSE else at(10))
    commands: dict[Act, c.Command] = {
        Act.APPROVE: c.DecideRequest("a", "section", approve=True),
        Act.REFUSE: c.DecideRequest("a", "section", approve=False, words="因故"),
        Act.LAPSE: c.Lapse("a"), Act.MOVE: c.Move("a", at(14, 0, 4), "hall", "因故"),
        Act.ASK_ANEW: c.Move("a", at(14, 0, 4), "visitor"), Act.CANCEL: c.Cancel("a", "visitor"),
        Act.CALL_OFF: c.Cancel("a", "hall", "因故"), Act.CHECK_IN: c.CheckIn("a", "t"), Act.MISS: c.Expire("a"),
        Act.CORRECT: c.CheckIn("a", "t", STARTS), Act.SERVE: c.Serve("a"), Act.WITHDRAW: c.GiveBack("a"),
        Act.CONFIRM: c.DecideRequest("a", "leader", approve=True), Act.MISS_CALL: c.MissCall("a"),
        Act.COME_BACK: c.ComeBack("a"), Act.LEAVE_UNSERVED: c.LeaveUnserved("a"),
    }  # fmt: skip
    if act is Act.CONFIRM and known.stage == "section":
        desk.must(c.DecideRequest("a", "section", approve=True))
    return desk.ask(commands[act])


@pytest.mark.parametrize("act", list(Act))
@pytest.mark.parametrize("state", list(S))
def test_every_act_in_every_state_does_what_the_table_says_or_nothing(state: S, act: Act) -> None:
    desk = _called_in_vain() if (state, act) == (S.NO_SHOW, Act.COME_BACK) else IN[state]()
    assert desk.of("a").state is state
    said = _try(desk, act)
    expected = TRANSITIONS.get((state, act))
    if expected is not None:
        assert not isinstance(said, Refusal), said
        assert desk.of("a").state is expected
    elif (state, act) == (S.CONFIRMED, Act.CORRECT):
        assert desk.of("a").state is S.CHECKED_IN, "nobody had counted it yet: a late word is a check-in like any other"
    else:
        assert isinstance(said, Refusal) or said == []
        assert desk.of("a").state is state


def test_the_page_of_the_states_is_current() -> None:
    assert PAGE.read_text("utf-8") == page()
