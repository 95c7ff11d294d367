"""What drivers tell: small frozen values, handed to one callback on the driver's own thread.

Events of other devices stand beside their drivers, as subclasses of ``DeviceEvent``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from devices.codecs.idcard_text import IdentityCard
from devices.status import Action, DeviceStatus


class DeviceEvent:
    """Base of all events."""

    __slots__ = ()


OnEvent = Callable[[DeviceEvent], None]


@dataclass(frozen=True, slots=True)
class StatusChanged(DeviceEvent):
    """Link, media, paper or action is not what it was. Also sent once at start."""

    status: DeviceStatus


def status_in(event: object) -> DeviceStatus | None:
    """What the event says of the device's status; None: nothing."""
    return event.status if isinstance(event, StatusChanged) else None


@dataclass(frozen=True, slots=True)
class CardRead(DeviceEvent):
    """A document was read and decoded. Always followed, sooner or later, by one ``CardRemoved``."""

    card: IdentityCard


@dataclass(frozen=True, slots=True)
class CardRemoved(DeviceEvent):
    """The card that gave the last ``CardRead`` has left the field, or the reader itself has gone."""


@dataclass(frozen=True, slots=True)
class CardRejected(DeviceEvent):
    """Something lay on the reader and could not be used. It must be lifted before the next attempt; that it
    was lifted shows in the status (media ``notPresent``), not in a ``CardRemoved``.

    ``reason_code`` is a stable word of ``devices.codecs.idcard_codes`` (``unrecognised-card``,
    ``read-failed``, ``unsupported-document`` …); ``action`` says who can help; ``sw3`` is the module's own
    code, where it gave one.
    """

    reason_code: str
    action: Action | None
    sw3: int | None = None


class PrintOutcome(StrEnum):
    PRINTED = "printed"
    FAILED = "failed"  # certainly not complete: it is right to print again
    UNKNOWN = "unknown"  # it may have come out: ask before printing again


class PrintReason(StrEnum):
    NONE = ""
    PAPER_OUT = "paper-out"
    PAPER_JAM = "paper-jam"
    COVER_OPEN = "cover-open"
    CUTTER = "cutter-error"
    HARDWARE = "hardware-error"
    OFFLINE = "printer-offline"
    LINK_LOST = "link-lost"
    SILENT = "no-answer"
    NOT_CONFIRMED = "not-confirmed"  # it answers, but never says that it has printed
    STOPPED = "driver-stopped"


@dataclass(frozen=True, slots=True)
class PrintFinished(DeviceEvent):
    """The one answer to each ``print_job``."""

    job_id: str
    outcome: PrintOutcome
    reason: PrintReason = PrintReason.NONE


@dataclass(frozen=True, slots=True)
class TicketPresent(DeviceEvent):
    """A ticket hangs in the mouth of the printer (only models with a sensor there)."""


@dataclass(frozen=True, slots=True)
class TicketTaken(DeviceEvent):
    """The ticket was taken out of the mouth."""
