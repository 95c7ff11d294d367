"""The kiosk's speed to the eye: from its start to the first page, and from a touch to the next page.

Both on the software renderer at 1080×1920, read from the display's pixels. The floor of the start is the
least window that Qt Quick can show.
"""

from __future__ import annotations

import sys
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from hub.server.access.program_settings import hub_text
from tingxu.bench.cpu import cpu_ms
from tingxu.bench.figures import Row, middle, quantile
from tingxu.bench.halls import Hall
from tingxu.bench.memory import memory
from tingxu.bench.pointer import Pointer
from tingxu.bench.screen import Area, Screen, open_screen
from tingxu.demo.window import Scene, Window
from tingxu.programs import Program, Programs

SIZE = (1080, 1920)
STARTS = 5
"""Measured ones, after one that fills the caches; the least window starts by turns with the kiosk."""
ROUNDS = 10
START_SECONDS = 30.0
COLOURS = 12
"""Letters with smooth edges have at least this many; a window that is not drawn yet has one or two."""
WAYS = ("without-card-first", "by-topic", "back", "by-department", "back", "back")
"""What is touched in one round, from the welcome page back to it."""
BARE = """
import sys
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface
QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
app = QGuiApplication(sys.argv)
engine = QQmlApplicationEngine()
engine.loadData(b'''import QtQuick
Window { width: 1080; height: 1920; visible: true
Text { anchors.centerIn: parent; text: "\\xe5\\x8f\\x96\\xe5\\x8f\\xb7"; font.pixelSize: 200 } }''')
sys.exit(app.exec())
"""


@dataclass(frozen=True, slots=True)
class Started:
    """Until the first frame: milliseconds on the wall's clock, and of CPU."""

    wall: float
    cpu: float


def measure(hall: Hall, programs: Programs, folder: Path) -> Iterator[Row]:
    """`kiosk.first_frame`, `kiosk.first_frame_cpu`, `touch.next_page_p95`, `memory.kiosk`."""
    screen = open_screen(programs, folder, "kiosk", *SIZE)
    bare = [sys.executable, "-c", BARE]
    ours = [sys.executable, "-m", "tingxu", "kiosk", "--settings", str(_settings(hall, folder))]
    turns = [(_first_frame(programs, screen, ours, folder), _first_frame(programs, screen, bare, folder))
             for _ in range(1 + STARTS)][1:]  # fmt: skip
    wall, floor = middle([(started.wall, least.wall) for started, least in turns])
    yield Row("kiosk.first_frame", wall, "ms", floor)
    cpu, floor = middle([(started.cpu, least.cpu) for started, least in turns])
    yield Row("kiosk.first_frame_cpu", cpu, "ms", floor)
    program, _ = _start(programs, screen, ours, folder)
    window = Window("kiosk", screen.display, folder / "kiosk.probe")
    yield Row("touch.next_page_p95", quantile(_touches(window, screen), 0.95), "ms")
    yield memory("kiosk", program)


def bare_settings(hall: Hall, devices: str = "") -> str:
    """Of a kiosk without devices, or with these: lines of its settings file."""
    hub = tomllib.loads((hall.folder / "kiosk.toml").read_text("utf-8"))["hub"]
    return f'language = "zh"\nid = "k1"\n{devices}{hub_text(hub["url"], hub["token"], hub["ca"])}'


def _settings(hall: Hall, folder: Path) -> Path:
    """Without devices: what is measured is the screen."""
    settings = folder / "kiosk.toml"
    settings.write_text(bare_settings(hall), "utf-8")
    return settings


def _first_frame(programs: Programs, screen: Screen, command: list[str], folder: Path) -> Started:
    """Start, see the first frame, end."""
    program, started = _start(programs, screen, command, folder)
    programs.end(program)
    screen.until(lambda: screen.colours(_all()) == 1, "the window is gone", START_SECONDS)
    return started


def _start(
    programs: Programs, screen: Screen, command: list[str], folder: Path
) -> tuple[Program, Started]:
    environment = {
        "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb", "TINGXU_PROBE": str(folder / "kiosk.probe"),
    }  # fmt: skip
    began = time.monotonic()
    program = programs.start("kiosk", command, environment)
    shown = screen.until(lambda: screen.colours(_all()) >= COLOURS, "the first frame is there", START_SECONDS)
    return program, Started((shown - began) * 1000, cpu_ms(program.process.pid))


def _all() -> Area:
    return Area(0, 0, *SIZE)


def _touches(window: Window, screen: Screen) -> list[float]:
    """Milliseconds from letting go to the first frame with the next page's title."""
    pointer, took = Pointer(screen.display), []
    window.wait(lambda scene: scene.find(WAYS[0]) is not None, "the welcome page is there")
    for _ in range(ROUNDS):
        for name in WAYS:
            scene = window.wait(partial(_enabled, name), f"{name} can be touched")
            thing = scene.find(name)
            assert thing is not None
            area = _title(scene)
            before = screen.rest(area)
            released = pointer.tap(thing.x, thing.y)
            took.append((screen.change(area, before) - released) * 1000)
    pointer.close()
    return took


def _enabled(name: str, scene: Scene) -> bool:
    thing = scene.find(name)
    return thing is not None and thing.enabled


def _title(scene: Scene) -> Area:
    """Where the page's title stands."""
    title = scene.find("page.title")
    assert title is not None
    return Area(title.x - title.width // 2, title.y - title.height // 2, title.width, title.height)
