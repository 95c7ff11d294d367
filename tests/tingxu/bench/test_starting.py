"""The hall whose hub is started for the measurement has lived as a hall does."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from hub.store.check import check
from hub.store.database import open_database, reading
from hub.store.hall_memory import recall
from tingxu.bench.starting import live
from tingxu.hall_hours import open_now
from tingxu.simulated_hall import NINGHE

TWO_DAYS = 1 + 2 * (1 + 3 * 4) + 2
"""Opened; each day a sign-in and three visits; the first is ended, its clerk signed out."""


def test_days_are_lived_through_and_the_last_is_under_way(tmp_path: Path) -> None:
    now = datetime.now(UTC)  # noqa: TID251 - hours are set around it
    (tmp_path / "data").mkdir()
    (tmp_path / "hall.toml").write_text(open_now(NINGHE.read_text("utf-8"), now), "utf-8")
    assert live(tmp_path, now, days=2, visits=3) == TWO_DAYS
    engine = open_database(tmp_path / "data" / "hub.db")
    with reading(engine) as tx:
        state, found = recall(tx, "ninghe"), check(tx, "ninghe", lambda _: True)
    engine.dispose()
    assert (state.seq, len(state.tickets), found.problems) == (TWO_DAYS, 3, [])
    assert state.at <= now
