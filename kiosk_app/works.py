"""Behind the screen: the link to the hub, the devices, the outbox, and what carries the journey's wishes to them."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer

from devices.drivers import IdCardReader, TicketPrinter
from devices.drivers.events import PrintFinished, StatusChanged, status_in
from devices.drivers.scanning import CodeScanned
from devices.drivers.supervisor import Supervisor
from devices.kinds import kind_of
from devices.kinds.printer import TEST_JOB
from devices.named import named_device
from devices.profiles import load_printer
from hub.wire import Catalog, KioskView
from kiosk_app.book_desk import BookDesk
from kiosk_app.carry_out import CarryOut
from kiosk_app.clock import utc_now
from kiosk_app.ears import printer_event, reader_event, social_event
from kiosk_app.hands import Hands
from kiosk_app.journey import events
from kiosk_app.outbox import Outbox
from kiosk_app.senses import Senses
from kiosk_app.session import Session
from kiosk_app.settings import KioskSettings
from kiosk_app.speaker import Speaker
from kiosk_app.technician.desk import Desk
from kiosk_app.technician.gate import Gate
from kiosk_app.technician.machine import Standing
from kiosk_app.technician.restarts import Restarts
from kiosk_app.technician.technician import Technician
from kiosk_app.technician.watched import WatchedDevice
from kiosk_app.without_hub import WithoutHub
from ui_common.bridge import Bridge
from ui_common.device_reports import DeviceReports, named
from ui_common.hub_link import HubLink

WIDE_DOTS = 576
SOCIAL_CARD = "social-card"


class Works:
    """Made when the window is shown, so that the first page does not wait for it. `start` and `stop` once each."""

    def __init__(
        self,
        settings: KioskSettings,
        folder: Path,
        session: Session,
        speaker: Speaker,
        hands: Hands,
        technician: Technician,
        restart: Callable[[], None],
    ) -> None:
        self._session, self._technician = session, technician
        self._settings, self._data = settings, settings.data or folder
        self.outbox = Outbox(settings.outbox(folder))
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
        self.devices = self._watched()
        self._reports = self._reported()
        others = [each for each in self.devices if each.driver not in (self._reader, self._printer)]
        self._senses = Senses(session, hands, [each.driver for each in others], lambda: self._technician.open)
        for each in others:
            each.news.arrived.connect(self._social_news if each.kind.word == SOCIAL_CARD else self._senses.hear)
            each.news.arrived.connect(self._badge_news)
        restarts = Restarts(self.outbox.ledger, self._hall_now, lambda: self.idle, restart)
        self._desk = Desk(self._gate(), restarts, self._standing, self.devices, self._link.check_badge)
        dots = load_printer(printer.profile).dots if printer else WIDE_DOTS
        self._carry_out = CarryOut(
            self._link,
            self._printer,
            self.outbox,
            self._without_hub.desk,
            session.handle,
            self._zone,
            today=lambda: self._without_hub.today,
            dots=dots,
            forget=speaker.forget,
        )
        self._book_desk = BookDesk(self._link, self._print, self.outbox.begin, session.handle, self._zone, dots)

    def start(self) -> None:
        """Listen, then connect."""
        self._session.effect.connect(self._carry_out)
        self._session.effect.connect(self._book_desk)
        self._reader_bridge.arrived.connect(self._reader_news)
        self._printer_bridge.arrived.connect(self._printer_news)
        self._session.handled.connect(self._senses.show)
        self._link.stateChanged.connect(self._hub_state)
        self._link.stateChanged.connect(self._reports.hub_state)
        self._link.viewArrived.connect(self._view)
        self._link.catalogArrived.connect(self._catalog)
        self._link.greeted.connect(self._without_hub.greeted)
        self._second.timeout.connect(self._without_hub.look)
        self._second.timeout.connect(self._carry_out.reporter.push)
        self._carry_out.look_aside()
        self._second.timeout.connect(self._desk.restarts.look)
        self._technician.attach(self._desk)
        self._link.start()
        self._second.start()
        for device in self.devices:
            device.driver.start()

    def stop(self) -> None:
        """Let go of hub and devices; what is not reported yet stays in the outbox."""
        self._second.stop()
        self._reports.stop()
        self._link.stop()
        for device in self.devices:
            device.driver.stop()
        self._session.effect.disconnect(self._carry_out)
        self._session.effect.disconnect(self._book_desk)
        self.outbox.close()

    @property
    def idle(self) -> bool:
        """Nobody is in the middle of anything: no visitor, no technician, no ticket on its way to paper."""
        return self._session.vacant and not self._technician.open

    def _print(self, job: str, data: bytes) -> None:
        if self._printer is not None:
            self._printer.print_job(job, data)

    def _watched(self) -> list[WatchedDevice]:
        """Every device that the settings name, for the technician."""
        known: list[tuple[str, Supervisor | None, Bridge]] = [
            ("idcard", self._reader, self._reader_bridge),
            ("printer", self._printer, self._printer_bridge),
        ]
        found = [WatchedDevice(kind_of(word), driver, bridge) for word, driver, bridge in known if driver is not None]
        for each in self._settings.device:
            bridge = Bridge()
            named = named_device(each.kind, each.url, each.profile)
            found.append(WatchedDevice(named.kind, named.drive(bridge), bridge))
        return found

    def _reported(self) -> DeviceReports:
        """The same, for those who keep them."""
        names = dict(named(each.kind.word for each in self.devices))
        reports = DeviceReports(self._link, names)
        for name, device in zip(names, self.devices, strict=True):
            reports.follow(name, device.news, status_in)
        return reports

    def _gate(self) -> Gate:
        technician = self._settings.technician
        return Gate(technician.pin if technician else None, time.monotonic, self.outbox.ledger)

    def _standing(self) -> Standing:
        hall = self._without_hub.time
        return Standing(
            kiosk=self._settings.id,
            hub=self._link.address,
            state=self._link.state,
            reason=self._link.reason,
            drift=hall.offset if hall.known else None,
            unsent=len(self.outbox),
            data=self._data,
        )

    def _hall_now(self) -> datetime:
        return self._without_hub.time.now().astimezone(ZoneInfo(self._zone()))

    def _zone(self) -> str:
        view = self._session.journey.world.view
        return view.hall.zone if view else "UTC"

    def _today(self) -> date:
        return self._hall_now().date()

    def _reader_news(self, news: object) -> None:
        if self._technician.open and not isinstance(news, StatusChanged):
            return  # a card that a technician tries is no visitor
        event = reader_event(news, self._today)
        if event is not None:
            self._session.handle(event)

    def _social_news(self, news: object) -> None:
        if self._technician.open and not isinstance(news, StatusChanged):
            return
        event = social_event(news, self._today)
        if event is not None:
            self._session.handle(event)

    def _badge_news(self, news: object) -> None:
        if isinstance(news, CodeScanned):
            self._technician.scanned(news.text)

    def _printer_news(self, news: object) -> None:
        if isinstance(news, PrintFinished) and news.job_id.startswith(TEST_JOB):
            return  # no ticket
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
            self._desk.zone = ZoneInfo(view.hall.zone)
            self._without_hub.saw_view(view)
            self._session.handle(events.ViewSeen(view))
            self._carry_out.look_aside()
            self._carry_out.reporter.push()

    def _catalog(self, catalog: object) -> None:
        if isinstance(catalog, Catalog):
            self._without_hub.saw_catalog(catalog)
            self._session.handle(events.CatalogSeen(catalog))
