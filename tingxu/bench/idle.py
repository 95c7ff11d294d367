"""What a kiosk computes while nobody stands before it: with every device that a kiosk can have, and with none.

The devices are simulated ones in this process, behind their real kinds of link; counted is the kiosk's CPU alone, with
that of the programs it asks (mixer, A4 printer). The floor is the same kiosk without any device.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from devices.kind import Kind
from devices.kinds import all_kinds
from tingxu.bench.cpu import cpu_ms_with_children
from tingxu.bench.figures import Row
from tingxu.bench.halls import BenchError, Hall
from tingxu.bench.kiosk import SIZE, bare_settings
from tingxu.bench.screen import Screen, open_screen
from tingxu.programs import Program, Programs

AT_COUNTERS = frozenset({"led-bar", "call-pad", "rating-pad"})
SETTLE, WATCH = 5.0, 30.0
"""Seconds: the pages are still then; the slowest polls come round several times."""
_PATIENCE = 60.0
_ONLINE = re.compile(r"^.*device status.*link=online.* url=(\S+)", re.MULTILINE)
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def measure(
    hall: Hall, programs: Programs, folder: Path, settle: float = SETTLE, watch: float = WATCH
) -> Iterator[Row]:
    """`kiosk.idle_cpu`: share of one processor."""
    screen = open_screen(programs, folder, "idle", *SIZE)
    bare = _share(programs, screen, folder, bare_settings(hall), (), settle, watch)
    kinds = [kind for kind in all_kinds() if kind.word not in AT_COUNTERS]
    with ExitStack() as table:
        named = "".join(_attach(table, kind) for kind in kinds)
        full = _share(programs, screen, folder, bare_settings(hall, named), kinds, settle, watch)
    yield Row("kiosk.idle_cpu", full, "share", bare)


def _attach(table: ExitStack, kind: Kind) -> str:
    """One simulated device of that kind, until the table is cleared; what the settings say of it."""
    simulator = kind.simulate(None, None)
    simulator.start()
    table.callback(simulator.stop)
    return f"[[device]]\nkind = {json.dumps(kind.word)}\nurl = {json.dumps(simulator.url)}\n"


def _share(
    programs: Programs, screen: Screen, folder: Path, settings: str, kinds: Sequence[Kind], settle: float, watch: float
) -> float:  # fmt: skip
    """Of one processor, once all these devices work and the page is still."""
    file = folder / "idle.toml"
    file.write_text(settings, "utf-8")
    kiosk = programs.start(
        f"idle-{len(kinds)}-devices", [sys.executable, "-m", "tingxu", "kiosk", "--settings", str(file)],
        {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"},
    )  # fmt: skip
    _await_online(kiosk, len(kinds))
    time.sleep(settle)
    began, before = time.monotonic(), cpu_ms_with_children(kiosk.process.pid)
    time.sleep(watch)
    share = (cpu_ms_with_children(kiosk.process.pid) - before) / (time.monotonic() - began) / 1000
    programs.end(kiosk)
    return share


def _await_online(kiosk: Program, count: int) -> None:
    """Until so many devices have said that they work. Raises BenchError."""
    until = time.monotonic() + _PATIENCE
    while len(online := _online(kiosk.log)) < count:
        if not kiosk.running or time.monotonic() > until:
            raise BenchError(f"of {count} devices only these work: {sorted(online)}; see {kiosk.log}")
        time.sleep(0.1)


def _online(log: Path) -> set[str]:
    return set(_ONLINE.findall(_COLOURS.sub("", log.read_text("utf-8", "replace"))))
