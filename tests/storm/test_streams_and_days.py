"""What the storms of streams, descriptors and days call a loss: each can be found."""

from __future__ import annotations

import pytest

from tingxu.storm import many_streams, seven_days, slow_readers


def test_memory_that_grows_from_day_to_day_is_a_loss() -> None:
    flat = [{"MB": 110.0, "database MB": float(day)} for day in range(7)]
    assert list(seven_days._grown(flat)) == []
    assert list(seven_days._grown([*flat[:-1], {"MB": 122.9, "database MB": 6.0}])) == []
    [loss] = seven_days._grown([*flat[:-1], {"MB": 123.1, "database MB": 6.0}])
    assert loss == "after the seventh day the hub held 13.1 MB more than after the second"
    assert list(seven_days._grown([*flat[:-1], {"MB": 135.0, "database MB": 999.0}])), "it keeps 16 MB of pages at most"


def test_a_call_that_not_all_heard_is_a_loss_and_so_is_memory_by_the_stream() -> None:
    assert list(many_streams._judged(300, 0, 20.0)) == []
    assert len(list(many_streams._judged(300, 1, 20.0))) == len(list(many_streams._judged(300, 0, 80.0))) == 1


@pytest.mark.parametrize(
    ("unheard", "more", "let_go", "losses"),
    [(0, 90.0, 31.0, 0), (1, 90.0, 31.0, 1), (0, 101.0, 31.0, 1), (0, 9.0, 61.0, 1)],
)
def test_readers_that_never_read_may_cost_no_more_than_their_share(
    unheard: int, more: float, let_go: float, losses: int
) -> None:
    assert len(list(slow_readers._judged(40, unheard, more, let_go))) == losses
