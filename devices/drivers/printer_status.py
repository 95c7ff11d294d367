"""What a printer's facts mean: for staff (a status) and for a ticket being printed (a reason to give up)."""

from __future__ import annotations

from devices.checks import Check
from devices.codecs.escpos_status import PrinterFacts
from devices.drivers.events import PrintReason
from devices.profiles import PrinterProfile
from devices.status import Action, DeviceStatus, LinkState, MediaState, PaperState


def fault_of(facts: PrinterFacts) -> PrintReason | None:
    """Why it cannot print, most telling reason first; ``None`` when it can, or may (a hot head cools
    down)."""
    for is_so, reason in (
        (facts.jam, PrintReason.PAPER_JAM),
        (facts.cover_open, PrintReason.COVER_OPEN),  # before paper: an open cover often lifts the roll
        (facts.paper_end, PrintReason.PAPER_OUT),
        (facts.cutter_error, PrintReason.CUTTER),
        (facts.unrecoverable, PrintReason.HARDWARE),
        (facts.error and not facts.recovering, PrintReason.HARDWARE),
    ):
        if is_so:
            return reason
    return None


def status_of(facts: PrinterFacts, *, heard: bool, profile: PrinterProfile, left: bool = False) -> DeviceStatus:
    """``heard``: it answered just now; ``left``: a ticket hangs in the mouth for too long. A model that answers
    nothing by nature is online as long as its port is."""
    if not heard and profile.status:
        return silent(LinkState.OFFLINE, "no-answer", Action.MAINTENANCE, profile)
    paper, media = _paper(facts), _media(facts, profile)
    match fault_of(facts):
        case PrintReason.COVER_OPEN as reason:
            link, action = LinkState.USER_ERROR, Action.CLEAR
        case PrintReason.CUTTER as reason:
            link, action = LinkState.HARDWARE_ERROR, Action.CLEAR  # opening the cover often frees the knife
        case PrintReason.HARDWARE as reason:
            link, action = LinkState.HARDWARE_ERROR, Action.MAINTENANCE
        case PrintReason() as reason:
            link, action = LinkState.ONLINE, Action.CLEAR
        case None if facts.recovering:
            return DeviceStatus(LinkState.DEVICE_BUSY, media, paper, Action.SUSPEND, "recovering")
        case None if facts.offline:
            reason, link, action = PrintReason.OFFLINE, LinkState.OFFLINE, Action.CLEAR
        case None:
            hint = "ticket-left" if left else "paper-low" if paper is PaperState.LOW else ""
            return DeviceStatus(LinkState.ONLINE, media, paper, Action.CLEAR if hint else None, hint)
    return DeviceStatus(link, media, paper, action, reason.value)


def silent(link: LinkState, detail: str, action: Action | None, profile: PrinterProfile) -> DeviceStatus:
    """Nothing is known of paper and mouth."""
    media = MediaState.UNKNOWN if profile.presenter else None
    return DeviceStatus(link, media, PaperState.UNKNOWN, action, detail)


def capabilities_of(profile: PrinterProfile) -> frozenset[str]:
    """What this model can do and can tell."""
    told = {"print", "qr", "paper-status"} if profile.status else {"print", "qr"}
    return frozenset(told | ({"ticket-presence"} if profile.presenter else set()))


def checks_of(facts: PrinterFacts, *, heard: bool, profile: PrinterProfile) -> list[Check]:
    """Sensor by sensor; what a silent printer has, nobody knows."""
    if not heard:
        said = None if not profile.status else False
        return [Check("answers", said, "no-answer" if profile.status else "not-told", Action.MAINTENANCE)]
    low = _paper(facts) is PaperState.LOW if facts.near_end is not None else None
    return [
        Check("answers", True),
        _sensor("paper", _paper_missing(facts), "paper-jam" if facts.jam else "paper-out", Action.CLEAR),
        _sensor("roll", low, "paper-low", Action.CLEAR),
        _sensor("cover", facts.cover_open, "cover-open", Action.CLEAR),
        _sensor("cutter", facts.cutter_error, "cutter-error", Action.CLEAR),
        _sensor("hardware", facts.unrecoverable, "hardware-error", Action.MAINTENANCE),
    ]


def _paper_missing(facts: PrinterFacts) -> bool | None:
    """Few models have a sensor for a jam: without one the paper sensor alone tells."""
    return True if facts.jam else facts.paper_end


def _sensor(name: str, fault: bool | None, detail: str, action: Action) -> Check:
    if fault is None:
        return Check(name, None, "not-told")
    return Check(name, False, detail, action) if fault else Check(name, True)


def _paper(facts: PrinterFacts) -> PaperState:
    if facts.jam:
        return PaperState.JAMMED
    if facts.paper_end:
        return PaperState.OUT
    if facts.near_end:
        return PaperState.LOW
    # The paper sensors answered "no" to both; with an open cover they say nothing about the roll.
    known = facts.paper_end is False and not facts.cover_open
    return PaperState.FULL if known else PaperState.UNKNOWN


def _media(facts: PrinterFacts, profile: PrinterProfile) -> MediaState | None:
    if not profile.presenter:
        return None
    if facts.ticket_present is None:
        return MediaState.UNKNOWN
    return MediaState.PRESENT if facts.ticket_present else MediaState.NOT_PRESENT
