"""A program that is killed before it has begun is gone at once, not only after the time that a slow end is given."""

from __future__ import annotations

import time
from pathlib import Path

from tingxu.storm.forking import STOP_SECONDS, Forking


def wait_for_ever(seconds: float) -> int:
    time.sleep(seconds)
    return 0


def test_killed_before_it_leads_a_group_of_its_own(tmp_path: Path) -> None:
    with Forking(tmp_path) as forking:
        for _ in range(10):
            program = forking.start("program", wait_for_ever, 3600.0)
            began = time.monotonic()
            program.kill()
            assert time.monotonic() - began < STOP_SECONDS / 2
            assert not program.running
