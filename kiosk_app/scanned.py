"""What a scanned text says to a kiosk: the code of a ticket or of an appointment, or nothing of use."""

from __future__ import annotations

import re

_SIGNED = r"[A-Za-z0-9_-]{1,64}\.[0-9a-f]{1,10}\.[A-Za-z0-9_-]{23}"
_TICKET = re.compile(rf"(?:^|/c/)(t\.{_SIGNED})(?:\?.*)?$", re.ASCII)
_APPOINTMENT = re.compile(rf"(?:^|/book/)(a\.{_SIGNED})(?:\?.*)?$", re.ASCII)


def ticket_code(text: str) -> str:
    """The code in the address on a ticket, or one by itself; empty for anything else. Only the hub can tell whether
    it is genuine."""
    found = _TICKET.search(text.strip())
    return found[1] if found else ""


def appointment_code(text: str) -> str:
    """The same for the code in an appointment's address."""
    found = _APPOINTMENT.search(text.strip())
    return found[1] if found else ""


def ticket_id(code: str) -> str:
    """The ticket that a code names."""
    return code.split(".")[1]
