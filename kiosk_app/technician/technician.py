"""The technician's pages as QML sees them: which page, what it shows, what the technician does."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.technician.corners import Corners

if TYPE_CHECKING:
    from hub.wire import Language
    from kiosk_app.technician.badge import Told

    # Devices and their words are loaded with the works, behind the first page.
    from kiosk_app.technician.desk import Desk
    from kiosk_app.technician.shown import Row

QML_IMPORT_NAME = "Tingxu.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_MS = 500
PIN_SECONDS, IDLE_SECONDS = 30.0, 180.0
_BACK = {"device": "devices", "machine": "devices", "restarts": "machine", "colours": "machine", "touch": "machine"}


@QmlElement
@QmlUncreatable("made by kiosk_app.main")
class Technician(QObject):  # type: ignore[operator]
    """Closed until the gesture and the PIN; `attach` gives it what stands behind the screen."""

    pageChanged = Signal()
    shownChanged = Signal()
    deviceChanged = Signal()
    wireChanged = Signal()
    gateChanged = Signal()
    languageWanted = Signal(str)
    """"zh" or "en": how the pages are to look; "": as the visitor had it."""
    sentenceWanted = Signal(str)
    """Say the sentence in that language, whoever wants to hear it."""

    def __init__(
        self,
        may_open: Callable[[], bool],
        language: Language = "zh",
        steady: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        """`may_open`: whether no visitor is in the middle of something."""
        super().__init__(parent)
        self._may_open, self._first_language = may_open, language
        self._language: Language = language
        self._corners = Corners(steady)
        self._desk: Desk | None = None
        self._page, self._tab, self._wrong, self._badge = "", "state", False, ""
        self._was: dict[str, object] = {}
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self.close)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self.look_again)

    def attach(self, desk: Desk) -> None:
        """The works are there."""
        self._desk = desk
        for device in desk.devices:
            device.changed.connect(self.look_again)

    def show_page(self, page: str, at: int = 0) -> None:
        """As if a technician who had come in had gone to that page; `at`: the device of the page "device"."""
        self.languageWanted.emit(self._language)
        self._look.start()
        if page == "device" and self._desk is not None:
            self._desk.choose(at)
            self._tab = "state"
        self._show(page)

    @property
    def open(self) -> bool:
        """Whether the screen is the technician's."""
        return self._page != ""

    def stop(self) -> None:
        """No more timers."""
        self._idle.stop()
        self._look.stop()

    @Slot()
    def touched(self) -> None:
        """Somebody is there: the time to the way out begins again."""
        if self.open:
            self._idle.start(round(1000 * (PIN_SECONDS if self._page == "pin" else IDLE_SECONDS)))

    # -- what QML shows --

    @Property(str, notify=pageChanged)
    def page(self) -> str:
        """"": closed; pin, devices, device, machine, restarts, colours, touch."""
        return self._page

    @Property(str, notify=pageChanged)
    def tab(self) -> str:
        """Of the device's page: state, tests, errors, wire."""
        return self._tab

    @Property(bool, notify=gateChanged)
    def hasPin(self) -> bool:
        return self._desk is not None and self._desk.gate.has_pin

    @Property(bool, notify=gateChanged)
    def wrong(self) -> bool:
        """The last PIN was not the right one."""
        return self._wrong

    @Property(bool, notify=gateChanged)
    def readsBadges(self) -> bool:
        """A badge can be held to a scanner instead."""
        return self._desk is not None and self._desk.reads_badges

    @Property(str, notify=gateChanged)
    def badge(self) -> str:
        """Of the badge held up last: asking, wrong, away (the hub is); "": none was."""
        return self._badge

    @Property(int, notify=gateChanged)
    def waitSeconds(self) -> int:
        """Until the next PIN is heard."""
        return self._desk.gate.wait if self._desk is not None else 0

    @Property("QVariantList", notify=shownChanged)  # type: ignore[arg-type]
    def devices(self) -> list[Row]:
        return self._desk.listed(self._language) if self._desk is not None else []

    @Property("QVariantMap", notify=shownChanged)  # type: ignore[arg-type]
    def device(self) -> Row:
        """The chosen one."""
        return self._desk.device(self._language) if self._desk is not None else {}

    @Property("QVariantList", notify=shownChanged)  # type: ignore[arg-type]
    def errors(self) -> list[Row]:
        return self._desk.errors(self._language) if self._desk is not None else []

    @Property("QVariantList", notify=deviceChanged)  # type: ignore[arg-type]
    def trials(self) -> list[Row]:
        return self._desk.trials(self._language) if self._desk is not None else []

    @Property("QVariantList", notify=shownChanged)  # type: ignore[arg-type]
    def found(self) -> list[Row]:
        """What the last test or trial found."""
        return self._desk.found(self._language) if self._desk is not None else []

    @Property(bool, notify=shownChanged)
    def busy(self) -> bool:
        """A test or trial is under way."""
        return self._desk is not None and self._desk.busy

    @Property(str, notify=shownChanged)
    def ask(self) -> str:
        """What the technician must do meanwhile."""
        return self._desk.ask(self._language) if self._desk is not None else ""

    @Property("QVariantList", notify=wireChanged)  # type: ignore[arg-type]
    def wire(self) -> list[Row]:
        return self._desk.wire() if self._desk is not None else []

    @Property("QVariantList", notify=shownChanged)  # type: ignore[arg-type]
    def machine(self) -> list[Row]:
        return self._desk.machine(self._language) if self._desk is not None else []

    @Property("QVariantList", notify=shownChanged)  # type: ignore[arg-type]
    def hours(self) -> list[int]:
        """At which the program restarts."""
        return list(self._desk.restarts.hours) if self._desk is not None else []

    # -- what the technician does --

    @Slot(str)
    def held(self, corner: str) -> None:
        """A corner of the screen ("left", "right") was held."""
        if self._corners.held(corner) and not self.open and self._may_open() and self._desk is not None:
            self._language, self._wrong, self._badge = self._first_language, False, ""
            self.show_page("pin")

    @Slot(str)
    def enter(self, pin: str) -> None:
        """A PIN was typed."""
        if self._page != "pin" or self._desk is None:
            return
        if self._desk.gate.enter(pin):
            self._show("devices")
        else:
            self._wrong, self._badge = True, ""
            self.gateChanged.emit()

    def scanned(self, text: str) -> None:
        """A code was held to the scanner."""
        from kiosk_app.technician.badge import is_badge

        desk = self._desk
        if self._page != "pin" or desk is None or desk.check_badge is None or desk.gate.wait:
            return
        if is_badge(text) and self._badge != "asking":
            self.touched()
            self._wrong, self._badge = False, "asking"
            self.gateChanged.emit()
            desk.check_badge(text.strip(), self._badge_told)

    def _badge_told(self, told: Told) -> None:
        from kiosk_app.technician.badge import BadgeView, Unreachable

        if self._page != "pin" or self._desk is None:
            return
        if isinstance(told, BadgeView):
            self._desk.gate.admit(told.login)
            self._show("devices")
            return
        self._badge = "away" if isinstance(told, Unreachable) else "wrong"
        if self._badge == "wrong":
            self._desk.gate.turn_away()
        self.gateChanged.emit()

    @Slot()
    def close(self) -> None:
        """Back to the visitors."""
        self.stop()
        if self._desk is not None:
            self._desk.choose(None)
        self._page = ""
        self.languageWanted.emit("")
        self.pageChanged.emit()

    @Slot()
    def back(self) -> None:
        """One page up."""
        up = _BACK.get(self._page, "")
        if not up:
            self.close()
            return
        if self._desk is not None:
            self._desk.choose(None)
        self._show(up)

    @Slot(str)
    def choose(self, key: str) -> None:
        """A device of the list."""
        if self._desk is not None and self._page == "devices":
            self.show_page("device", int(key))

    @Slot(str)
    def turnTo(self, tab: str) -> None:
        self._tab = tab
        self.pageChanged.emit()

    @Slot(str)
    def go(self, page: str) -> None:
        """machine, restarts, colours, touch."""
        if page in _BACK and self._page not in ("", "pin"):
            self._show(page)

    @Slot()
    def test(self) -> None:
        """The self-test of the chosen device."""
        if self._desk is not None and self._desk.chosen is not None:
            self._desk.chosen.test()

    @Slot(str, str)
    def tryOut(self, word: str, choice: str) -> None:
        """A trial of the chosen device; `choice` "" where there is none."""
        if self._desk is not None and self._desk.chosen is not None:
            self._desk.chosen.try_out(word, choice)

    @Slot()
    def say(self) -> None:
        """A sentence, to hear whether it is loud and clear."""
        self.sentenceWanted.emit(self._language)

    @Slot(int)
    def turnHour(self, hour: int) -> None:
        if self._desk is not None:
            self._desk.restarts.turn(hour)
            self.shownChanged.emit()

    @Slot()
    def restart(self) -> None:
        """Now."""
        if self._desk is not None and self._page == "restarts":
            self._desk.restarts.restart()

    @Slot()
    def turnLanguage(self) -> None:
        self._language = "zh" if self._language == "en" else "en"
        self.languageWanted.emit(self._language)
        self.shownChanged.emit()
        self.deviceChanged.emit()

    def _show(self, page: str) -> None:
        self._page, self._was = page, {}
        self.touched()
        self.gateChanged.emit()
        self.deviceChanged.emit()
        self.pageChanged.emit()
        self.look_again()

    @Slot()
    def look_again(self) -> None:
        """Tell what is not as it was, so that nothing is drawn anew under a finger for nothing."""
        if self._desk is None or not self.open:
            return
        self._desk.look()
        if self._page == "pin":
            self.gateChanged.emit()
        now_and_signal = (("wire", self._wire_heard(), self.wireChanged), ("shown", self._seen(), self.shownChanged))
        for name, now, signal in now_and_signal:
            if now != self._was.get(name):
                self._was[name] = now
                signal.emit()

    def _wire_heard(self) -> int:
        wire = self._desk.chosen.wire if self._desk is not None and self._desk.chosen is not None else None
        return wire.count if wire is not None else 0

    def _seen(self) -> object:
        match self._page:
            case "devices":
                return self.devices
            case "device":
                return self.device, self.errors, self.found, self.busy, self.ask
            case "machine" | "restarts":
                return self.machine, self.hours
        return None
