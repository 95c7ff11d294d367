"""Virtual X displays, one for each program: every window stands at 0,0 and nothing covers anything."""

from __future__ import annotations

import os
import select

from tingxu.programs import Program, Programs

START_SECONDS = 15.0


class DisplayError(Exception):
    """No virtual display came up."""


def start_display(programs: Programs, name: str, width: int, height: int) -> tuple[str, Program]:
    """Start an Xvfb of that size on a free number of its own choice; gives ":N". Raises DisplayError."""
    reading, writing = os.pipe()
    try:
        screen = f"{width}x{height}x24"
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", screen, "-nolisten", "tcp", "-noreset"]
        program = programs.start(f"display-{name}", command, {}, base=True, pass_fds=(writing,))
    except FileNotFoundError as missing:
        os.close(reading)
        raise DisplayError("Xvfb is not installed: apt-get install xvfb") from missing
    finally:
        os.close(writing)
    with os.fdopen(reading, "rb") as numbers:
        ready, _, _ = select.select([numbers], [], [], START_SECONDS)
        number = numbers.readline().strip() if ready else b""
    if not number:
        raise DisplayError(f"the virtual display for {name} did not start; see {program.log}")
    return f":{int(number)}", program
