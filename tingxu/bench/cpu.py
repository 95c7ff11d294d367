"""What a process has computed: on a machine that others use too, it says more than the clock on the wall."""

from __future__ import annotations

import os
from pathlib import Path

_MS_PER_TICK = 1000 / os.sysconf("SC_CLK_TCK")


def cpu_ms(process: int) -> float:
    """Milliseconds of CPU, user and system, that the process has had so far; in steps of 10."""
    return sum(_ticks(process)[:2]) * _MS_PER_TICK


def cpu_ms_with_children(process: int) -> float:
    """The same with that of the programs it has started and that have ended."""
    return sum(_ticks(process)) * _MS_PER_TICK


def _ticks(process: int) -> list[int]:
    """User and system, then the same of its ended children (proc(5): fields 14 to 17)."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return [int(each) for each in fields[11:15]]
