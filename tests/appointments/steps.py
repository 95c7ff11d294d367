"""Whatever may be asked of appointments, as steps for hypothesis: here for the fold, in tests/hub for the rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from appointments import commands as c
from appointments.records import Book
from tests.appointments.booking import at, booked

ITEMS = st.sampled_from(["card", "levy", "move", "ask"])
SIDES = st.sampled_from(["visitor", "hall"])
SOME = st.integers(0, 9)
"""The position of something that there may be, counted round."""
HALVES, DAYS = st.integers(0, 6), st.integers(0, 4)
TIMES = st.builds(lambda half, days: at(9, 0, days) + timedelta(minutes=30 * half), HALVES, DAYS)
WORDS = st.sampled_from(["", "因故"])
STEPS = st.one_of(
    st.tuples(st.just("book"), ITEMS, TIMES, st.integers(0, 3)),
    st.tuples(st.just("book"), st.just("card"), TIMES, st.integers(0, 9)),
    st.tuples(st.just("move"), SOME, TIMES, SIDES, WORDS),
    st.tuples(st.just("cancel"), SOME, SIDES, WORDS),
    st.tuples(st.just("check_in"), SOME, st.integers(0, 90)),
    st.tuples(st.sampled_from(["serve", "give_back", "miss_call", "come_back", "unserved"]), SOME),
    st.tuples(st.sampled_from(["expire", "overdue", "lapse", "appeal"]), SOME),
    st.tuples(st.just("decide"), SOME, st.sampled_from(["section", "leader"]), st.booleans()),
    st.tuples(st.just("appealed"), SOME, st.booleans()),
    st.tuples(st.just("wait"), st.integers(1, 1500)),
)


def command_of(book: Book, step: tuple[Any, ...], now: datetime, new: str) -> c.Command:
    """What the step asks of what there is by now."""
    ids = sorted(book.appointments)
    one = ids[step[1] % len(ids)] if ids and isinstance(step[1], int) else "nothing"
    makers: dict[str, Callable[[], c.Command]] = {
        "book": lambda: booked(
            new, step[2], step[1], contact=f"p{step[3]}", visitor=f"v{step[3]}" if step[3] % 2 else None
        ),
        "move": lambda: c.Move(one, step[2], step[3], step[4], step[4]),
        "cancel": lambda: c.Cancel(one, step[2], step[3], step[3]),
        "check_in": lambda: c.CheckIn(one, new, now - timedelta(minutes=step[2]) if step[2] % 2 else None),
        "serve": lambda: c.Serve(one),
        "give_back": lambda: c.GiveBack(one),
        "miss_call": lambda: c.MissCall(one),
        "come_back": lambda: c.ComeBack(one),
        "unserved": lambda: c.LeaveUnserved(one),
        "expire": lambda: c.Expire(one),
        "overdue": lambda: c.TellOverdue(one),
        "lapse": lambda: c.Lapse(one),
        "appeal": lambda: c.MakeAppeal(one, "因故"),
        "decide": lambda: c.DecideRequest(one, step[2], step[3], "因故"),
        "appealed": lambda: c.DecideAppeal(one, step[2], "因故"),
    }
    return makers[step[0]]()
