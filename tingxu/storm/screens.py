"""A program with a window that a storm kills, the people before it, and a probe to see it by."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from counter_app.main import main as counter
from hub.server.access.program_settings import hub_text
from queue_display.main import main as board
from tingxu.demo.window import NotSeen, Scene, Window
from tingxu.storm.fingers import NOBODY, People, touched
from tingxu.storm.forking import Forked, Forking
from tingxu.storm.house import PASSWORD, House, login_of
from tingxu.waiting import until

SHOWN_SECONDS = 60.0
"""Until a program that starts must show what it has to: generous, for a machine under load."""
CLERK_SECONDS = 0.15
"""Between two presses of a clerk's: some calls are over before they are spoken, as in a hall in a hurry."""
PAGE_SECONDS = 8.0
"""How long a page is waited for that may not come."""
SOON_SECONDS = 1.0
START_SECONDS = 60.0
"""Until a program's window is there, on a machine under load."""


@dataclass
class Screen:
    """One program with a window, its people, and a probe to see it by."""

    name: str
    main: Callable[[Path], int]
    settings: Path
    busy: People
    idle: People
    """They only sign in."""
    pages: Sequence[str]
    """On which it is to be killed, sooner or later."""
    forking: Forking
    program: Forked | None = None

    def start(self, people: People, seed: float) -> None:
        environment = {"QT_QPA_PLATFORM": "offscreen", "TINGXU_PROBE": str(self._probe)}
        self._probe.unlink(missing_ok=True)
        self.program = self.forking.start(
            self.name, touched, self.main, self.settings, people, seed, environment=environment
        )

    def live(self, dice: random.Random) -> None:
        """Wait for a random instant: every fourth time of its start, else soon after one of its pages has come."""
        if dice.random() < 0.75:
            page = dice.choice(self.pages)
            with suppress(NotSeen):  # as when the hub is gone: it is killed on the page that it has
                Window(self.name, "", self._probe).wait(lambda scene: scene.page == page, page, PAGE_SECONDS)
        threading.Event().wait(dice.uniform(0, SOON_SECONDS))

    def kill(self) -> None:
        """As a power cut would."""
        assert self.program is not None
        self.program.kill()

    def sees(self, holds: Callable[[Scene], bool], what: str) -> Iterator[str]:
        """A loss where it is not seen in time."""
        try:
            Window(self.name, "", self._probe).wait(holds, what, SHOWN_SECONDS)
        except NotSeen as loss:
            yield str(loss)

    def stop(self) -> Iterator[str]:
        """End it as a supervisor does, once its window is there; what is wrong with it is a loss."""
        assert self.program is not None
        self._await_window()
        code = self.program.end()
        if code:
            yield f"{self.name} ended with {code}; see {self.program.log}"
        yield from self.errors()

    def _await_window(self) -> None:
        with suppress(TimeoutError):
            until(self._probe.exists, START_SECONDS)

    def errors(self) -> Iterator[str]:
        """What it met that nobody expected, since it was first started."""
        if self.program is not None and "Traceback" in self.program.log.read_text("utf-8", "replace"):
            yield f"{self.name} met an error that nobody expected; see {self.program.log}"

    @property
    def _probe(self) -> Path:
        return self.settings.with_suffix(".probe")


def counter_screen(house: House, forking: Forking, number: str) -> Screen:
    """The terminal of that counter; its clerk signs in, calls and serves."""
    signs_in = {"sign-in": {"login": login_of(number), "password": PASSWORD}}
    enters = {"sign-in": ("primary",)}
    busy = People(enters | {"desk": ("primary",)}, signs_in, CLERK_SECONDS)
    idle = People(enters, signs_in, CLERK_SECONDS)
    return Screen(f"counter-{number}", counter, _settings(house, "counter", number, ""), busy, idle, ("desk",), forking)


def board_screen(house: House, forking: Forking, sounds: Path) -> Screen:
    """A call board that speaks into the folder `sounds`."""
    voice = f'[voice]\nsink = "file:{sounds}"\nchime = false\nrepeat = 1\n'
    return Screen("board", board, _settings(house, "board", "b1", voice), NOBODY, NOBODY, ("board.calls",), forking)


def _settings(house: House, role: str, subject: str, more: str) -> Path:
    file = house.folder / f"{role}-{subject}.toml"
    hub = hub_text(house.urls, house.token(role, subject), house.ca or None)
    file.write_text(f'language = "zh"\nid = "{subject}"\n{more}{hub}', "utf-8")
    return file
