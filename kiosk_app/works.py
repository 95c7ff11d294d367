"""Behind the screen: the link to the hub, the devices, the outbox, and what carries the journey's wishes to them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer

from devices.drivers import IdCardReader, TicketPrinter
from devices.drivers.supervisor import Supervisor
from devices.kinds import kind_of
from devices.profiles import load_printer
from hub.wire import Catalog, KioskView
from kiosk_app.carry_out import CarryOut
from kiosk_app.clock import utc_now
from kiosk_app.ears import printer_event, reader_event
from kiosk_app.hands import Hands
from kiosk_app.journey import events
from kiosk_app.outbox import Outbox
from kiosk_app.senses import Senses
from kiosk_app.session import Session
from kiosk_app.settings import KioskSettings
from kiosk_app.speaker import Speaker
from kiosk_app.without_hub import WithoutHub
from ui_common.bridge import Bridge
from ui_common.hub_link import HubLink

WIDE_DOTS = 576


class Works:
    """Made when the window is shown, so that the first page does not wait for it. `start` and `stop` once each."""

    def __init__(self, settings: KioskSettings, folder: Path, session: Session, speaker: Speaker, hands: Hands) -> None:
        self._session = session
        self.outbox = Outbox((settings.data or folder) / f"outbox-{settings.id}.sqlite")
        self.outbox.recover()
        self._link = HubLink(settings.hub)
        self._without_hub = WithoutHub(self.outbox.ledger, self._link, utc_now, session.handle)
        session.keep_time(self._without_hub.time.now)
        self._second = QTimer(interval=1000)
        self._reader_bridge, self._printer_bridge = Bridge(), Bridge()
        reader, printer = settings.idcard, settings.printer
        self._reader = (
            IdCardReader(reader.url, self._reader_bridge, profile=reader.profile) if reader else None
        )
        self._printer = (
            TicketPrinter(printer.url, self._printer_bridge, profile=printer.profile) if printer else None
        )
        self._more = [
            (kind_of(each.kind).drive(each.url, bridge, each.profile or kind_of(each.kind).profile), bridge)
            for each in settings.device
            for bridge in [Bridge()]
        ]
        self._senses = Senses(session, hands, [driver for driver, _ in self._more])
        self._carry_out = CarryOut(
            self._link,
            self._printer,
            self.outbox,
            self._without_hub.desk,
            session.handle,
            self._zone,
            today=lambda: self._without_hub.today,
            dots=load_printer(printer.profile).dots if printer else WIDE_DOTS,
            forget=speaker.forget,
        )

    def start(self) -> None:
        """Listen, then connect."""
        self._session.effect.connect(self._carry_out)
        self._reader_bridge.arrived.connect(self._reader_news)
        self._printer_bridge.arrived.connect(self._printer_news)
        for _, bridge in self._more:
            bridge.arrived.connect(self._senses.hear)
        self._session.handled.connect(self._senses.show)
        self._link.stateChanged.connect(self._hub_state)
        self._link.viewArrived.connect(self._view)
        self._link.catalogArrived.connect(self._catalog)
        self._link.greeted.connect(self._without_hub.greeted)
        self._second.timeout.connect(self._without_hub.look)
        self._link.start()
        self._second.start()
        for device in self._devices:
            device.start()

    def stop(self) -> None:
        """Let go of hub and devices; what is not reported yet stays in the outbox."""
        self._second.stop()
        self._link.stop()
        for device in self._devices:
            device.stop()
        self._session.effect.disconnect(self._carry_out)
        self.outbox.close()

    @property
    def _devices(self) -> list[Supervisor]:
        known = [each for each in (self._reader, self._printer) if each is not None]
        return [*known, *(driver for driver, _ in self._more)]

    def _zone(self) -> str:
        view = self._session.journey.world.view
        return view.hall.zone if view else "UTC"

    def _today(self) -> date:
        return self._without_hub.time.now().astimezone(ZoneInfo(self._zone())).date()

    def _reader_news(self, news: object) -> None:
        event = reader_event(news, self._today)
        if event is not None:
            self._session.handle(event)

    def _printer_news(self, news: object) -> None:
        event = printer_event(news)
        if event is not None:
            self._session.handle(event)

    def _hub_state(self, state: str) -> None:
        self._without_hub.hub_state(state)
        self._carry_out.away(state != "online")
        match state:
            case "connecting" | "online" | "away" | "refused":
                self._session.handle(events.HubSeen(state))
        self._carry_out.reporter.online(state == "online")

    def _view(self, view: object) -> None:
        if isinstance(view, KioskView):
            self._without_hub.saw_view(view)
            self._session.handle(events.ViewSeen(view))
            self._carry_out.reporter.push()

    def _catalog(self, catalog: object) -> None:
        if isinstance(catalog, Catalog):
            self._without_hub.saw_catalog(catalog)
            self._session.handle(events.CatalogSeen(catalog))
