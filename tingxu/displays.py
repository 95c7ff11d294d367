"""Virtual X displays, one for each program: every window stands at 0,0 and nothing covers anything.

The numbers are chosen here: Xvfb, left to find a free one, complains in its log of every one that is taken.
"""

from __future__ import annotations

import os
import select
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from tingxu.programs import Program, Programs

START_SECONDS = 15.0
TRIES = 20
FIRST, APART, RANGES = 100, 50, 500
"""Each process looks for free numbers from a place of its own, so that two that start at once rarely meet."""
SOCKETS = Path("/tmp/.X11-unix")


class DisplayError(Exception):
    """No virtual display came up."""


def start_display(programs: Programs, name: str, width: int, height: int) -> tuple[str, Program]:
    """Start an Xvfb of that size on a free number; gives ":N". Raises DisplayError."""
    for number in islice(_free(), TRIES):
        program = _started(programs, name, number, f"{width}x{height}x24")
        if program is not None:
            return f":{number}", program
    raise DisplayError(f"the virtual display for {name} did not start; see {programs.logs / f'display-{name}.log'}")


def _free() -> Iterator[int]:
    numbers = count(FIRST + os.getpid() % RANGES * APART)
    return (number for number in numbers if not (SOCKETS / f"X{number}").exists())


def _started(programs: Programs, name: str, number: int, screen: str) -> Program | None:
    """The Xvfb on that number; None when somebody else was quicker."""
    reading, writing = os.pipe()
    command = ["Xvfb", f":{number}", "-displayfd", str(writing), "-screen", "0", screen, "-nolisten", "tcp", "-noreset"]
    try:
        program = programs.start(f"display-{name}", command, {}, base=True, pass_fds=(writing,))
    except FileNotFoundError as missing:
        os.close(reading)
        raise DisplayError("Xvfb is not installed: apt-get install xvfb") from missing
    finally:
        os.close(writing)
    with os.fdopen(reading, "rb") as ready:
        answered, _, _ = select.select([ready], [], [], START_SECONDS)
        if answered and ready.readline().strip():
            return program
    programs.end(program, at_once=True)
    return None
