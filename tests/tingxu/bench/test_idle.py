from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tingxu.bench import idle
from tingxu.bench.halls import open_hall
from tingxu.programs import Programs


def test_an_idle_kiosk_is_watched_once_every_device_of_it_works(tmp_path: Path) -> None:
    with Programs(tmp_path / "logs") as programs:
        hall = open_hall(tmp_path / "hall", programs, datetime.now(UTC))  # noqa: TID251 - a real hub's clock
        [row] = idle.measure(hall, programs, tmp_path / "idle", settle=0.5, watch=2.0)
    assert (row.name, row.unit) == ("kiosk.idle_cpu", "share")
    assert row.floor is not None
    assert 0 <= row.floor < 2
    assert 0 < row.value < 2
    works = (tmp_path / "logs" / "idle-10-devices.log").read_text("utf-8")
    for word in ("id card reader", "social card reader", "page printer", "lockers", "camera", "sound"):
        assert word in works
