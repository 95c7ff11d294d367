from __future__ import annotations

from tingxu.bench import printing


def test_a_ticket_takes_longer_than_its_floor() -> None:
    (row,) = printing.measure()
    assert (row.name, row.unit) == ("print.ticket", "ms")
    assert row.floor is not None
    assert 0 < row.floor < row.value
