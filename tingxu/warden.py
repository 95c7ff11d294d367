"""A watcher that outlives its parent by moments: when the parent is gone, so are the programs it started.

    python -m tingxu.warden        lines on stdin: "+PGID" a program's process group, "-PGID" it has ended

End of file means that the parent has ended, by itself or by SIGKILL: every group still noted is asked to stop
(SIGTERM) and, after two seconds, killed. Standard library only: it starts in milliseconds, in little memory.
"""

from __future__ import annotations

import os
import signal
import sys
import time

GRACE_SECONDS = 2.0
_PAUSE_SECONDS = 0.02


def watch() -> None:
    """Follow the parent's notes until it is gone, then end what is left."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole terminal; the parent decides
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    groups: set[int] = set()
    for line in sys.stdin:
        sign, group = line[0], int(line[1:])
        groups.add(group) if sign == "+" else groups.discard(group)
    end(groups)


def end(groups: set[int]) -> None:
    """Ask each process group to stop, then kill what still runs after the grace."""
    left = {group for group in groups if _signal(group, signal.SIGTERM)}
    deadline = time.monotonic() + GRACE_SECONDS
    while left and time.monotonic() < deadline:
        time.sleep(_PAUSE_SECONDS)
        left = {group for group in left if _signal(group, 0)}
    for group in left:
        _signal(group, signal.SIGKILL)


def _signal(group: int, number: int) -> bool:
    try:
        os.killpg(group, number)
    except ProcessLookupError:
        return False
    return True


if __name__ == "__main__":
    watch()
