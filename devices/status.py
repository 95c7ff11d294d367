"""How a device says how it is: link and media, two dimensions, in the words of CEN XFS4IoT.

The vocabulary is that of Common.Status, Printer.Status and CardReader.Status. In every optional dimension
``None`` means "this device has no such thing" and ``unknown`` means "it has, but cannot tell just now".
A silent printer is therefore ``paper=unknown``; it is never "out of paper".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LinkState(StrEnum):
    """Can the program talk with the device, and does the device itself work?"""

    ONLINE = "online"
    OFFLINE = "offline"  # the port is open, the device does not answer or refuses to work
    POWER_OFF = "powerOff"
    NO_DEVICE = "noDevice"  # the port is not there
    HARDWARE_ERROR = "hardwareError"
    USER_ERROR = "userError"  # a person stops it from working: cover open, card left inside
    DEVICE_BUSY = "deviceBusy"
    STARTING = "starting"


class MediaState(StrEnum):
    """The card on the reader, or the ticket in the printer's mouth."""

    UNKNOWN = "unknown"
    PRESENT = "present"
    NOT_PRESENT = "notPresent"
    JAMMED = "jammed"
    ENTERING = "entering"
    RETRACTED = "retracted"


class PaperState(StrEnum):
    """The paper roll."""

    UNKNOWN = "unknown"
    FULL = "full"
    LOW = "low"
    OUT = "out"
    JAMMED = "jammed"


class Action(StrEnum):
    """Who must act. ``None`` in a status: nobody."""

    CLEAR = "clear"  # anybody of the hall's staff: put paper in, close the cover, place the card again
    MAINTENANCE = "maintenance"  # an engineer
    SUSPEND = "suspend"  # nobody yet: the device is recovering by itself


@dataclass(frozen=True, slots=True)
class DeviceStatus:
    """One device at one moment. ``detail`` is a short code for staff (never personal data, never shown to
    visitors), such as ``paper-out`` or ``sam-self-test-failed``."""

    link: LinkState
    media: MediaState | None = None
    paper: PaperState | None = None
    action: Action | None = None
    detail: str = ""

    @property
    def usable(self) -> bool:
        """Can a visitor be served with it now? Unknown paper counts as usable: silence is not a fault."""
        paper_ok = self.paper not in (PaperState.OUT, PaperState.JAMMED)
        return self.link is LinkState.ONLINE and paper_ok and self.media is not MediaState.JAMMED
