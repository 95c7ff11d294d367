"""Scanner, camera, keypad, call button, proximity and lamps: what they bring to the session, and what it lights."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import uuid4

from devices.drivers.events import StatusChanged
from devices.drivers.io_board import InputChanged, IoBoard, Rate
from devices.drivers.keypad import HeadphonesChanged, KeypadKey
from devices.drivers.scanning import CodeScanned
from devices.drivers.supervisor import Supervisor
from kiosk_app.hands import Hands
from kiosk_app.journey import events
from kiosk_app.journey.lamps import Shine, lamps
from kiosk_app.scanned import appointment_code, ticket_code
from kiosk_app.session import Session


class Senses:
    """`hear` takes the events of all these drivers, on the screen's thread; `show` lights what guides now."""

    def __init__(
        self, session: Session, hands: Hands, drivers: Sequence[Supervisor], busy: Callable[[], bool] = lambda: False
    ) -> None:
        """`busy`: somebody else has the machine, such as a technician; nothing is a visitor's then."""
        self._session, self._hands, self._busy = session, hands, busy
        self._scanners = [driver for driver in drivers if "scan" in driver.capabilities]
        self._boards = [driver for driver in drivers if isinstance(driver, IoBoard)]
        self._lit: dict[str, Shine] = {}

    def hear(self, news: object) -> None:
        if isinstance(news, StatusChanged):
            self._session.handle(events.ScannerSeen(any(_usable(each) for each in self._scanners)))
            return
        if self._busy():
            return
        match news:
            case CodeScanned(text):
                self._session.touched()
                self._session.handle(events.CodeScanned(ticket_code(text), uuid4().hex, appointment_code(text)))
            case KeypadKey(meaning):
                self._hands.press(meaning)
            case HeadphonesChanged(plugged):
                self._session.handle(events.Headphones(plugged))
            case InputChanged("call", on=True):
                self._session.guide()
            case InputChanged("proximity", on):
                self._session.handle(events.Near(on))

    def show(self) -> None:
        """Light the lamps as the journey stands."""
        wanted = lamps(self._session.journey)
        if not self._boards or wanted == self._lit or self._busy():
            return
        self._lit = wanted
        for board in self._boards:
            for name, shine in wanted.items():
                board.shine(name, Rate(shine))


def _usable(driver: Supervisor) -> bool:
    status = driver.status
    return status is not None and status.usable
