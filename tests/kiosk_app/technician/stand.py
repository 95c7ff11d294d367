"""A kiosk whose hub is away, its devices simulated, and a technician's finger on its pages."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

from devices import profiles
from devices.kind import Kind
from kiosk_app.main import MAIN_QML, SIZE, Kiosk
from kiosk_app.settings import KioskSettings
from tests.kiosk_app.eyes import Finger, buttons, everything, is_text, named, page, place
from ui_common.messages import qt_warnings, record_qt_messages
from ui_common.stage import Stage, choose_graphics

PIN = "482913"
LONG = 30_000
PROFILES = Path(profiles.__file__).parent
HUB = {"url": "http://127.0.0.1:9", "token": "0123456789abcdef", "tls": False}


class Stand:
    """`devices`: what the settings say of them. `hashed`: of the PIN above."""

    def __init__(self, folder: Path, qtbot: QtBot, hashed: str, devices: Mapping[str, object]) -> None:
        self._qtbot = qtbot
        settings = {"id": "k1", "hub": HUB, "technician": {"pin": hashed}, **devices}
        self._stage = Stage("kiosk")
        self.kiosk = Kiosk(KioskSettings.model_validate(settings), folder, self._stage)
        self.window = self._stage.show(MAIN_QML, self.kiosk.models, SIZE)
        self.kiosk.start()
        self._finger = Finger(self.window)
        self._screen: QPointingDevice = QTest.createTouchDevice()

    def until(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=LONG)

    def at(self, name: str) -> None:
        self.until(lambda: page(self.window) == name)

    def touch(self, name: str) -> None:
        self.until(lambda: name in buttons(self.window))
        self.window.grabWindow()  # drawn, so that everything is in its place
        self._finger.touch(name)

    def hold(self, corner: str) -> None:
        """For as long as the gesture wants it."""
        middle = self.corner(corner).center()
        point = QPoint(round(middle.x()), round(middle.y()))
        QTest.touchEvent(self.window, self._screen).press(0, point, self.window).commit()
        began = time.monotonic()
        self.until(lambda: time.monotonic() - began > 2.7)
        QTest.touchEvent(self.window, self._screen).release(0, point, self.window).commit()

    def corner(self, corner: str) -> QRectF:
        item = named(self.window, f"corner.{corner}")
        assert isinstance(item, QQuickItem)
        return place(item)

    def too_high(self) -> list[str]:
        """What is to be pressed in the screen's top quarter."""
        self.window.grabWindow()
        limit = self.window.height() / 4
        return [name for name, item in buttons(self.window).items() if place(item).y() < limit]

    def gesture(self) -> None:
        self.until(lambda: self.kiosk.technician._desk is not None)
        self.hold("left")
        self.hold("right")

    def type(self, pin: str) -> None:
        for digit in pin:
            self.touch(f"key.{digit}")
        self.touch("pin.enter")

    def come_in(self) -> None:
        self.kiosk.technician.held("left")
        self.kiosk.technician.held("right")
        self.at("technician.pin")
        self.type(PIN)
        self.at("technician.devices")

    def reads(self, text: str) -> None:
        try:
            self.until(lambda: any(text in seen for seen in self.texts()))
        except TimeoutError:
            raise AssertionError(f"{text!r} is not on the page: {self.texts()}") from None

    def texts(self) -> list[str]:
        return [str(item.property("text")) for item in everything(self.window) if is_text(item)]

    def close(self) -> None:
        self.kiosk.stop()
        self._stage.close()

    def notice(self) -> str:
        """How the chosen device is, in a word."""
        item = named(self.window, "device.notice")
        return str(item.property("text")) if item is not None else ""


@contextmanager
def opened(make: Callable[[], Stand]) -> Iterator[Stand]:
    """The stand once its works are there; Qt must have nothing to say meanwhile."""
    choose_graphics()
    record_qt_messages()
    qt_warnings.clear()
    made = make()
    try:
        made.until(lambda: made.window.isExposed() and made.kiosk.technician._desk is not None)
        yield made
    finally:
        made.close()
    assert qt_warnings == []


def quick(folder: Path, kind: Kind, more: str) -> str:
    """The kind's own profile with these lines in the place of its, so that a test need not wait."""
    own = PROFILES / f"{kind.profile}.toml"
    new = {line.partition(" ")[0] for line in more.splitlines()}
    kept = [line for line in own.read_text("utf-8").splitlines() if line.partition(" ")[0] not in new]
    at = next((at for at, line in enumerate(kept) if line.startswith("[")), len(kept))
    file = folder / f"{kind.word}.toml"
    file.write_text("\n".join([*kept[:at], more, *kept[at:]]), "utf-8")
    return str(file)
