"""A visit leaves nothing behind on a kiosk's screen."""

from __future__ import annotations

from tingxu.bench.sessions import play


def test_visits_leave_neither_objects_nor_memory_behind() -> None:
    warm, end = play(16, 32)
    assert end.objects <= warm.objects + 32
    assert end.megabytes < warm.megabytes + 4
