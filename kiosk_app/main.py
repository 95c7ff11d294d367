"""Starts the kiosk: settings, devices, the link to the hub, the window."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer

from devices.drivers import IdCardReader, TicketPrinter
from devices.profiles import load_printer
from hub.wire import Catalog, KioskView
from kiosk_app import qr_code  # noqa: F401 - registers its QML type
from kiosk_app.carry_out import CarryOut
from kiosk_app.ears import printer_event, reader_event
from kiosk_app.journey import Comfort, events
from kiosk_app.outbox import Outbox
from kiosk_app.sealing import SealError
from kiosk_app.session import Session
from kiosk_app.settings import KioskSettings
from kiosk_app.speaker import Speaker, Speech
from kiosk_app.without_hub import WithoutHub
from ui_common.bridge import Bridge
from ui_common.hub_link import HubLink
from ui_common.settings import SettingsError
from ui_common.stage import Stage
from ui_common.window import run_program

MAIN_QML = Path(__file__).parent / "qml" / "Main.qml"
SIZE = (1080, 1920)


def utc_now() -> datetime:
    """This machine's clock; what the visitor sees goes by the hall's (kiosk_app.hall_time)."""
    return datetime.now(UTC)  # noqa: TID251 - the program's edge


def dress(stage: Stage, comfort: Comfort) -> None:
    """The screen as this visitor wants it."""
    stage.theme.setProperty("largePrint", comfort.large)
    stage.theme.setProperty("highContrast", comfort.contrast)
    stage.theme.setProperty("lowReach", comfort.low)
    stage.language.set(comfort.language)


class Kiosk:
    """Everything one kiosk is made of, wired together."""

    def __init__(self, settings: KioskSettings, outbox: Outbox, stage: Stage) -> None:
        self._settings, self._stage = settings, stage
        comfort = Comfort(language=settings.language)
        self._outbox = outbox
        self._outbox.recover()
        self._link = HubLink(settings.hub)
        self._without_hub = WithoutHub(self._outbox.ledger, self._link, utc_now, self._happen)
        self.session = Session(comfort, self._without_hub.time.now, idle_seconds=settings.idle_seconds)
        self.speaker = Speaker(self._make_voice)
        self._second = QTimer(interval=1000)
        self._bridges = Bridge(), Bridge()
        self._bridges[0].arrived.connect(self._reader_news)
        self._bridges[1].arrived.connect(self._printer_news)
        reader, printer = settings.idcard, settings.printer
        self._reader = IdCardReader(reader.url, self._bridges[0], profile=reader.profile) if reader else None
        self._printer = (
            TicketPrinter(printer.url, self._bridges[1], profile=printer.profile) if printer else None
        )
        self._carry_out = CarryOut(
            self._link,
            self._printer,
            self._outbox,
            self._without_hub.desk,
            self._happen,
            self._zone,
            today=lambda: self._without_hub.today,
            dots=load_printer(printer.profile).dots if printer else 576,
            forget=self.speaker.forget,
        )
        self._connect()

    def _connect(self) -> None:
        self.session.effect.connect(self._carry_out)
        self.session.comfortWanted.connect(self._dress)
        self._stage.activity.acted.connect(self.session.touched)
        self._link.stateChanged.connect(self._hub_state)
        self._link.greeted.connect(self._without_hub.greeted)
        self._second.timeout.connect(self._without_hub.look)
        self._link.viewArrived.connect(self._view)
        self._link.catalogArrived.connect(self._catalog)

    def start(self) -> None:
        """The window is shown: now the hub and the devices."""
        self._link.start()
        self._second.start()
        for device in (self._reader, self._printer):
            if device is not None:
                device.start()

    def stop(self) -> None:
        self._second.stop()
        self._link.stop()
        for device in (self._reader, self._printer):
            if device is not None:
                device.stop()
        self.speaker.close()
        self._outbox.close()

    def _dress(self, comfort: Comfort) -> None:
        dress(self._stage, comfort)
        self.speaker.set_aloud(comfort.aloud, comfort.language)

    def _happen(self, event: events.Event) -> None:
        self.session.handle(event)

    def _zone(self) -> str:
        view = self.session.journey.world.view
        return view.hall.zone if view else "UTC"

    def _today(self) -> date:
        return self._without_hub.time.now().astimezone(ZoneInfo(self._zone())).date()

    def _make_voice(self) -> Speech:
        # Imported here: the voice starts processes, and most visitors never ask for it.
        from ui_common.voice.voice import Voice

        return Voice(self._settings.voice.sink)

    def _reader_news(self, news: object) -> None:
        event = reader_event(news, self._today)
        if event is not None:
            self.session.handle(event)

    def _printer_news(self, news: object) -> None:
        event = printer_event(news)
        if event is not None:
            self.session.handle(event)

    def _hub_state(self, state: str) -> None:
        self._without_hub.hub_state(state)
        self._carry_out.away(state != "online")
        match state:
            case "connecting" | "online" | "away" | "refused":
                self.session.handle(events.HubSeen(state))
        self._carry_out.reporter.online(state == "online")

    def _view(self, view: object) -> None:
        if isinstance(view, KioskView):
            self._without_hub.saw_view(view)
            self.session.handle(events.ViewSeen(view))
            self._carry_out.reporter.push()

    def _catalog(self, catalog: object) -> None:
        if isinstance(catalog, Catalog):
            self._without_hub.saw_catalog(catalog)
            self.session.handle(events.CatalogSeen(catalog))


def main(settings: Path, fullscreen: bool = False) -> int:
    """Run the kiosk of this settings file until it is closed; the exit code."""
    try:
        read = KioskSettings.load(settings)
        outbox = Outbox((read.data or settings.resolve().parent) / f"outbox-{read.id}.sqlite")
    except (SettingsError, SealError) as unusable:
        print(unusable, file=sys.stderr)
        return 2
    made: list[Kiosk] = []

    def properties(stage: Stage) -> dict[str, object]:
        kiosk = Kiosk(read, outbox, stage)
        made.append(kiosk)
        return {"session": kiosk.session, "speaker": kiosk.speaker}

    return run_program(
        "tingxu-kiosk",
        MAIN_QML,
        properties,
        panel="kiosk",
        size=SIZE,
        language=read.language,
        fullscreen=fullscreen,
        on_start=lambda: made[0].start(),
        on_stop=lambda: made[0].stop(),
    )
