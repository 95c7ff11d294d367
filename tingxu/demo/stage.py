"""Where a story is played: one open hall with its windows, its hub's records, its paper and its voice."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from tingxu.demo.records import Records
from tingxu.demo.window import Window
from tingxu.programs import Programs
from tingxu.simulated_hall import CLERKS, PASSWORD, Plan, SimulatedHall, open_hall

START_SECONDS = 40.0
"""From the start of the programs to their first page, on the slowest machine."""


class Stage:
    """An open hall, as the player sees it."""

    def __init__(self, hall: SimulatedHall, announcements: Path) -> None:
        self.hall = hall
        self.records = Records(hall.database, hall.plan.hall)
        self.announcements = announcements
        self.windows = {
            name: Window(name, hall.displays[name], hall.probe(name)) for name in hall.windows()
        }

    def close(self) -> None:
        """Look no more at the hub's records."""
        self.records.close()

    def pages_read_aloud(self) -> list[Path]:
        """The sounds that the kiosk has made, oldest first."""
        sounds = Path(f"{self.announcements}-kiosk").glob("*.wav")
        return sorted(sounds, key=lambda sound: sound.stat().st_mtime_ns)

    def begin(self) -> None:
        """Wait for every program's first page; sign the clerks in, by keys."""
        for window in self.windows.values():
            window.wait(lambda scene: bool(scene.page), "its first page", START_SECONDS)
            window.take_focus()
        self.windows["kiosk"].wait(lambda scene: scene.page == "welcome", "the welcome page", START_SECONDS)
        for number in self.hall.plan.counters:
            sign_in(self.windows[f"counter-{number}"], CLERKS[number][0])


def sign_in(window: Window, login: str) -> None:
    """A clerk signs in at the counter's terminal: name, Tab, password, Return."""
    window.wait(lambda scene: scene.page == "sign-in", "the sign-in page", START_SECONDS)
    window.press("login")
    window.type(login)
    window.key("Tab")
    window.type(PASSWORD)
    window.key("Return")
    window.wait(lambda scene: scene.page == "desk", "the desk after signing in", START_SECONDS)


def open_stage(plan: Plan, root: Path, programs: Programs, now: datetime) -> Stage:
    """A hall on virtual displays below `root`, ready for the first visitor."""
    announcements = root / f"{plan.name}-announcements"
    announcements.mkdir()
    hall = open_hall(replace(plan, sink=f"file:{announcements}"), root, programs, now, virtual=True)
    stage = Stage(hall, announcements)
    stage.begin()
    return stage
