"""Whatever is asked in whatever order: what must always be so."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from appointments.fold import apply
from appointments.records import Book
from appointments.rules import is_over
from appointments.states import HOLDING, TRANSITIONS, AppointmentState
from tests.appointments.booking import PLAN, Booking, booking
from tests.appointments.steps import STEPS, command_of
from tests.hall.builders import MONDAY


@given(st.lists(STEPS, max_size=40))
def test_invariants_hold_after_every_step(steps: list[tuple[Any, ...]]) -> None:
    desk = booking()
    for number, step in enumerate(steps):
        before = desk.book
        if step[0] == "wait":
            desk.now += timedelta(minutes=step[1])
            desk.pass_time()
        else:
            desk.ask(command_of(desk.book, step, desk.now, f"a{number}"))
        _check(desk)
        _follows_the_table(before, desk.book)
    folded = Book()
    for event in desk.happened:
        folded = apply(folded, event, MONDAY)
    assert set(folded.appointments) == set(desk.book.appointments)
    assert folded.taken == desk.book.taken


def _check(desk: Booking) -> None:
    known = desk.book.appointments.values()
    places = Counter((each.item, each.slot) for each in known if each.state in HOLDING)
    assert dict(desk.book.taken) == places
    for (item, _), count in places.items():
        bookable = PLAN.of(item)
        assert bookable is not None
        assert count <= bookable.capacity, "overbooked"
    for each in known:
        assert (each.stage is not None) == (each.state is AppointmentState.REQUESTED)
        if each.arrived_at is not None:
            assert each.starts_at - PLAN.early <= each.arrived_at
            assert not is_over(each.starts_at, each.arrived_at)


def _follows_the_table(before: Book, after: Book) -> None:
    steps = {(state, following) for (state, _), following in TRANSITIONS.items()}
    for id, each in after.appointments.items():
        was = before.appointments.get(id)
        if was is not None and was.state is not each.state:
            assert (was.state, each.state) in steps
