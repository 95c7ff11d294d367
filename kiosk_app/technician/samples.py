"""A technician's desk for pictures: devices that stand still in chosen states, no port, no thread."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from devices.checks import Check
from devices.drivers.supervisor import Supervisor
from devices.kinds import kind_of
from devices.status import Action, DeviceStatus, LinkState, MediaState, PaperState
from devices.transports import Transport
from devices.wire_tap import Direction, WireLog
from kiosk_app.samples import AT, ZONE
from kiosk_app.technician.desk import Desk
from kiosk_app.technician.gate import Gate
from kiosk_app.technician.machine import Standing
from kiosk_app.technician.restarts import Restarts
from kiosk_app.technician.watched import WatchedDevice
from ui_common.bridge import Bridge

HASH = "$argon2id$v=19$m=8,t=1,p=1$c2FtcGxlc2FsdA$CRg7ZmoXMx6DsPLaVtPYtw"
"""Nobody's: of pictures only."""
OUT = DeviceStatus(LinkState.ONLINE, None, PaperState.OUT, Action.CLEAR, "paper-out")
GONE = DeviceStatus(LinkState.NO_DEVICE, MediaState.UNKNOWN, None, Action.SUSPEND, "port-missing: No such file")
GOOD = DeviceStatus(LinkState.ONLINE, MediaState.NOT_PRESENT)
WELL = DeviceStatus(LinkState.ONLINE, None, PaperState.FULL)


class Still(Supervisor):
    """Says what it was told to say, and is never started."""

    def __init__(self, url: str, model: str, able: Sequence[str]) -> None:
        super().__init__(url, lambda _: None, opener=_none)
        self.capabilities = frozenset(able)
        self._model = model

    @property
    def identity(self) -> dict[str, str]:
        return {"model": self._model}

    def session(self, link: Transport) -> None:
        raise AssertionError("it is never started")

    def status_without_link(self, link: LinkState, detail: str, action: Action | None) -> DeviceStatus:
        return DeviceStatus(link, action=action, detail=detail)


class NoMemory:
    """A ledger that keeps nothing but what is given."""

    def __init__(self, **kept: str) -> None:
        self._kept = kept

    def keep(self, name: str, body: str) -> None:
        self._kept[name] = body

    def kept(self, name: str) -> str | None:
        return self._kept.get(name)


def still_device(word: str, status: DeviceStatus) -> WatchedDevice:
    """A device of that kind in that state, with a past."""
    kind = kind_of(word)
    able = ("read-card",) if word == "idcard" else ("print", "qr", "paper-status")
    driver = Still(f"serial:/dev/serial/by-id/usb-{word}-port0?baud=115200", kind.profile, able)
    driver.set_status(status)
    driver.logbook.count("links", 3)
    driver.logbook.count("reads" if word == "idcard" else "prints", 1284)
    driver.logbook.note("port-lost: Input/output error", Action.SUSPEND)
    driver.logbook.note("unrecognised-card" if word == "idcard" else "cover-open", Action.CLEAR)
    return WatchedDevice(kind, driver, Bridge())


def still_desk(*devices: WatchedDevice, wrong: int = 0) -> Desk:
    """A desk over them. `wrong`: PINs that were typed in vain before."""
    memory = NoMemory(**{"technician-tries": str(wrong), "restart-hours": "[3, 12]"})
    now = AT.astimezone(ZoneInfo(ZONE))
    standing = Standing("k1", "https://10.0.0.1:8700", "online", "", timedelta(seconds=0.4), 0, Path("/"))
    restarts = Restarts(memory, lambda: now, lambda: False, lambda: None)
    desk = Desk(Gate(HASH, lambda: 0.0, memory), restarts, lambda: standing, devices)
    desk.zone = ZoneInfo(ZONE)
    return desk


def hear(wire: WireLog) -> None:
    """A poll and a card, as they go over a reader's wire."""
    for asked, answered in (("aaaaaa9669000320 0122", "aaaaaa9669000400008084"),
                            ("aaaaaa9669000320 0122", "aaaaaa966900080000 9f 00000000 97"),
                            ("aaaaaa9669000320 0221", "aaaaaa9669000c00009000000000000000009c")):  # fmt: skip
        wire(Direction.OUT, bytes.fromhex(asked))
        wire(Direction.IN, bytes.fromhex(answered))
    wire(Direction.OUT, bytes.fromhex("aaaaaa9669000330 0132"))
    wire(Direction.IN, bytes.fromhex("aaaaaa9669050800009001000400") + bytes(1280))


FOUND = (
    Check("link", True, "paper-out"),
    Check("answers", True),
    Check("paper", False, "paper-out", Action.CLEAR),
    Check("roll", None, "not-told"),
    Check("cover", True),
    Check("cutter", True),
    Check("hardware", None, "not-told"),
)
"""A printer without paper, tested."""


def _none(_: str) -> Transport:
    raise AssertionError("it is never started")
