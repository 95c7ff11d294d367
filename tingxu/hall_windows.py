"""`tingxu run` for a person: the hall's windows on this display, until Ctrl-C or until one is closed."""

from __future__ import annotations

import os
import signal
import threading
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

from tingxu.lent_database import check_lent
from tingxu.programs import Programs
from tingxu.simulated_hall import CLERKS, PASSWORD, PIN, STAFF, HallError, Plan, open_hall

COUNTERS = ("1", "3")
"""One consultation counter, one handling counter."""
LOOK_SECONDS = 0.3


def has_display() -> bool:
    """Whether windows can be shown to a person here."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(database: str | None = None) -> int:
    """Open the hall and watch over it; 0 after Ctrl-C, SIGTERM or a closed window, 1 when a program failed.

    `database`: the URL of an empty one for the hub, else it keeps a file. Raises SettingsError.
    """
    told = threading.Event()

    def tell(number: int, frame: FrameType | None) -> None:
        told.set()

    before = {number: signal.signal(number, tell) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        return _watch(told, database)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _watch(told: threading.Event, database: str | None) -> int:
    if database is not None:
        check_lent(database)
    now = datetime.now(UTC)  # noqa: TID251 — the edge where the sample hall gets its hours
    with TemporaryDirectory(prefix="tingxu-") as folder, Programs(Path(folder) / "logs") as programs:
        try:
            hall = open_hall(Plan("main", COUNTERS, database=database), Path(folder), programs, now, virtual=False)
        except HallError as failed:
            print(failed)
            return 1
        print(_welcome(hall.port), flush=True)
        ended = None
        while ended is None and not told.wait(LOOK_SECONDS):
            ended = programs.crashed()
        programs.stop()
        if ended is None or ended.code == 0:
            return 0
        print(ended)
        return 1


def _welcome(port: int) -> str:
    clerks = ", ".join(f"{CLERKS[number][0]} at counter {number}" for number in COUNTERS)
    return (
        f"The hall is open (hub at https://127.0.0.1:{port}). Clerks: {clerks}; password {PASSWORD}.\n"
        f"With the same password at the hub: {', '.join(STAFF)}.\n"
        f"Technicians' PIN at the kiosk: {PIN} (hold its top left corner for three seconds, then the right one).\n"
        "Hold a card to the reader in the console. Ctrl-C or closing a window ends everything."
    )
