"""Choosing among thousands costs what it may, and is the choice of the hall itself."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hall.policy import choose
from hall.waiting import waiting_of, waiting_total
from tingxu.bench import choosing


@pytest.mark.rule("window-5")
def test_choosing_among_five_thousand_costs_less_than_a_millisecond_of_cpu() -> None:
    assert choosing.cost(5_000) < 1_000


def test_the_crowd_waits_in_forty_queues_of_every_class_and_the_head_is_chosen() -> None:
    state = choosing.crowded(500)
    now = state.at + timedelta(minutes=1)
    assert waiting_total(state, "1", now) == 500
    assert sum(bool(waiting) for waiting in state.waiting.values()) == choosing.QUEUES
    assert len({ticket.priority for ticket in state.tickets.values()}) == 3
    choice = choose(state, "1", now)
    assert choice is not None
    assert waiting_of(state, "1", 1, now) == (choice.ticket_id,)
