"""One visit after the other on a kiosk's real pages, drawn without a display."""

from __future__ import annotations

import os
from itertools import product

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication

from hub.wire import TicketView
from kiosk_app.journey import Comfort, Step, events
from kiosk_app.journey.effects import job_name
from kiosk_app.samples import sample_catalog, sample_ticket, sample_view
from kiosk_app.shots import ELDER, Scene
from ui_common.stage import choose_graphics

LOOKS = [
    Comfort("en" if english else "zh", large, contrast, low)
    for english, large, contrast, low in product((False, True), repeat=4)
]
SIZE = (540, 960)
"""Small, to be drawn quickly: what a visit leaves behind does not depend on it."""
LONGEST_FRAME_MS = 500
WAYS: tuple[tuple[events.Event, ...], ...] = (
    (events.FindBy("departments"), events.ChooseGroup("police")),
    (events.FindBy("topics"), events.ChooseGroup("identity")),
    (events.FindBy("search"), events.TypeInitials("b")),
)
ITEM = "id-card"


class Visits:
    """A kiosk's screen that is used."""

    def __init__(self) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        choose_graphics()
        self._app = QGuiApplication(["sessions"])
        self._scene = Scene(SIZE)
        for event in (
            events.PrinterSeen(True), events.ReaderSeen(True), events.HubSeen("online"),
            events.CatalogSeen(sample_catalog()),
        ):
            self._happen(event)

    def play(self, number: int) -> None:
        """The visit of that number: its looks, with a card or without, found in one way or another, to the end."""
        look = LOOKS[number % len(LOOKS)]
        self._happen(events.ViewSeen(sample_view(seq=number)))
        for what in ("large", "contrast", "low"):
            if getattr(look, what):
                self._happen(events.Switch(what))
        if look.language == "en":
            self._happen(events.SetLanguage("en"))
        for event in (*_arrival(number), *WAYS[number % len(WAYS)], events.ChooseItem(ITEM), *_taking(number)):
            self._happen(event)
        step = self._scene.session.journey.step
        if step is not Step.WELCOME:
            raise RuntimeError(f"visit {number} ended at {step}")

    def close(self) -> None:
        self._scene.close()

    def _happen(self, event: events.Event) -> None:
        """Let it happen and see the page that follows drawn."""
        self._scene.session.handle(event)
        frame, window = QEventLoop(), self._scene.window
        window.frameSwapped.connect(frame.quit)
        QTimer.singleShot(LONGEST_FRAME_MS, frame.quit)
        window.update()
        frame.exec()
        window.frameSwapped.disconnect(frame.quit)


def _arrival(number: int) -> tuple[events.Event, ...]:
    if number % 2:
        return (events.StartWithoutCard(),)
    return events.StartWithCard(), events.CardRead(ELDER, "card-0001"), events.DeclineOffer()


def _taking(number: int) -> tuple[events.Event, ...]:
    """To the end of the thanks; every ticket has another code on it."""
    command, ticket = f"take-{number:08d}", _ticket(number)
    return (
        events.Take(command), events.Ticketed(command, ticket),
        events.PrintEnded(job_name(ticket.id, command), "printed"), events.Done(), events.Idle(),
    )  # fmt: skip


def _ticket(number: int) -> TicketView:
    plain = sample_ticket()
    address = f"{plain.code_url}{number:08d}"
    return plain.model_copy(update={"id": f"t-{number}", "number": f"A{number:03d}", "code_url": address})
