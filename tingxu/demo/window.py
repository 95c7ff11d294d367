"""One program's window on its display: seen through the program's probe, touched through the X server.

The pointer and the keys are XTEST events made by xdotool: a system package that stands beside Xvfb, where
python-xlib would be one more library to keep. A press costs it about ten milliseconds.
"""

from __future__ import annotations

import json
import re
import socket
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageGrab

STEP_SECONDS = 15.0
"""How long one expectation may take to come true, on the slowest machine."""
LOOK_SECONDS = 0.05
PRESS_SECONDS = 0.45
PRESSES = 3
ACTS = re.compile(r"F[0-9]+|Return")
"""Keys that ask for an act; others move or type."""
NOTICED_SECONDS = 1.0
"""Something is to be seen of a press by then; else the hand presses again."""
SETTLE_SECONDS = 1.2
"""A picture waits this long at most for motion to end; a page that never rests is taken all the same."""


class NotSeen(Exception):
    """What should have come true did not; the text says what was seen instead."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A named item on the screen; `x`, `y`: its middle, in pixels of the display."""

    name: str
    text: str
    x: int
    y: int
    width: int
    height: int
    enabled: bool


@dataclass(frozen=True, slots=True)
class Scene:
    page: str
    speech: str
    language: str
    things: tuple[Thing, ...]

    def find(self, name: str) -> Thing | None:
        return next((thing for thing in self.things if thing.name == name), None)

    def shows(self, text: str) -> bool:
        return any(text in thing.text for thing in self.things)


class Window:
    """The window of the program called `name` on `display`, with the program's probe at `probe`."""

    def __init__(self, name: str, display: str, probe: Path) -> None:
        self.name = name
        self.display = display
        self.probe = probe
        self._last_key = 0.0

    def scene(self) -> Scene:
        """What is on the screen now. Raises OSError while the program does not listen."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(STEP_SECONDS)
            line.connect(str(self.probe))
            line.sendall(b'{"ask":"scene"}\n')
            with line.makefile("rb") as answers:
                return _scene(json.loads(answers.readline()))

    def wait(self, came: Callable[[Scene], bool], what: str, seconds: float = STEP_SECONDS) -> Scene:
        """Look until `came` is true of the scene. Raises NotSeen."""
        deadline = time.monotonic() + seconds
        while True:
            scene = self._look()
            if scene is not None and came(scene):
                return scene
            if time.monotonic() > deadline:
                raise NotSeen(f"{self.name}: {what}; seen: {_told(scene)}")
            time.sleep(LOOK_SECONDS)

    def press(self, name: str) -> None:
        """Press the item of that object name, once it is there, enabled and at rest."""
        thing = self._at_rest(name)
        self._act("mousemove", str(thing.x), str(thing.y), "click", "1")

    def hold(self, name: str, seconds: float) -> None:
        """The same, and let go only after so long."""
        thing = self._at_rest(name)
        place = str(thing.x), str(thing.y)
        self._act("mousemove", *place, "mousedown", "1", "sleep", str(seconds), "mouseup", "1")

    def _at_rest(self, name: str) -> Thing:
        last: list[Thing | None] = [None]

        def rests(scene: Scene) -> bool:
            thing, before = scene.find(name), last[0]
            last[0] = thing
            return thing is not None and thing.enabled and thing == before

        thing = self.wait(rests, f"{name} can be pressed").find(name)
        assert thing is not None
        return thing

    def key(self, name: str) -> None:
        """Press a key as a hand does: not within PRESS_SECONDS of the last, and again when nothing happened.

        A terminal takes what comes sooner for the trembling of a finger and passes it over.
        """
        if not ACTS.fullmatch(name):
            self._act("key", name)
            return
        time.sleep(max(0.0, self._last_key + PRESS_SECONDS - time.monotonic()))
        before = self._words()
        for _ in range(PRESSES):
            self._act("key", name)
            self._last_key = time.monotonic()
            if self._changes(before):
                return

    def _words(self) -> set[tuple[str, str]]:
        """What stands on the screen, without what changes by itself as time goes by."""
        scene = self._look()
        moving = {thing.name for thing in scene.things if ":" in thing.text} if scene else set()
        return {(thing.name, thing.text) for thing in scene.things if thing.name not in moving} if scene else set()

    def _changes(self, before: set[tuple[str, str]]) -> bool:
        deadline = time.monotonic() + NOTICED_SECONDS
        while time.monotonic() < deadline:
            if self._words() != before:
                return True
            time.sleep(LOOK_SECONDS)
        return False

    def type(self, text: str) -> None:
        self._act("type", "--delay", "8", text)

    def take_focus(self) -> None:
        """Keys go to this window: a bare display has no window manager to say so."""
        self._act("search", "--sync", "--onlyvisible", "--name", ".", "windowfocus")

    def picture(self) -> Image.Image:
        """The display's pixels, once two looks in a row are the same."""
        deadline = time.monotonic() + SETTLE_SECONDS
        before = ImageGrab.grab(xdisplay=self.display)
        while time.monotonic() < deadline:
            time.sleep(LOOK_SECONDS)
            now = ImageGrab.grab(xdisplay=self.display)
            if now.tobytes() == before.tobytes():
                return now
            before = now
        return before

    def _look(self) -> Scene | None:
        try:
            return self.scene()
        except (OSError, json.JSONDecodeError):  # not up yet, or just ending: look again
            return None

    def _act(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env={"DISPLAY": self.display}, check=True, timeout=STEP_SECONDS)


def _scene(seen: dict[str, object]) -> Scene:
    items = seen["items"]
    assert isinstance(items, list)
    things = tuple(_thing(row) for row in items)
    return Scene(str(seen["page"]), str(seen["speech"]), str(seen["language"]), things)


def _thing(row: dict[str, object]) -> Thing:
    x, y, width, height = (int(float(str(row[key]))) for key in ("x", "y", "w", "h"))
    middle = (x + width // 2, y + height // 2)
    return Thing(str(row["name"]), str(row["text"]), *middle, width, height, bool(row["enabled"]))


def _told(scene: Scene | None) -> str:
    if scene is None:
        return "nothing, the program does not answer"
    texts = " · ".join(f"{thing.name}={thing.text!r}" for thing in scene.things)
    return f"page {scene.page!r}, language {scene.language}, speech {scene.speech!r}, {texts}"
