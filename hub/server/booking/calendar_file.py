"""An appointment for the visitor's own calendar: iCalendar, RFC 5545. Nothing of the person is in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

LONGEST_LINE = 75
"""Octets, without the line's end (RFC 5545, 3.1)."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in the calendar."""

    uid: str
    """The same for the same appointment, so that a moved one takes the place of the old."""
    starts_at: datetime
    ends_at: datetime
    title: str
    place: str
    text: str
    url: str
    stamped_at: datetime
    """A later one is newer."""
    cancelled: bool = False
    remind_minutes: int = 60


def calendar_file(entry: Entry) -> bytes:
    """The whole file."""
    return b"".join(_folded(line) + b"\r\n" for line in _lines(entry))


def _lines(entry: Entry) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tingxu//Appointments//EN", "METHOD:PUBLISH")
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(entry.uid)}"
    yield f"DTSTAMP:{_moment(entry.stamped_at)}"
    yield f"SEQUENCE:{max(0, int(entry.stamped_at.timestamp()))}"
    yield f"DTSTART:{_moment(entry.starts_at)}"
    yield f"DTEND:{_moment(entry.ends_at)}"
    yield f"SUMMARY:{_text(entry.title)}"
    yield f"LOCATION:{_text(entry.place)}"
    yield f"DESCRIPTION:{_text(entry.text)}"
    yield f"URL:{_line_of(entry.url)}"
    yield f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}"
    if not entry.cancelled:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:-PT{entry.remind_minutes}M")
        yield from (f"DESCRIPTION:{_text(entry.title)}", "END:VALARM")
    yield from ("END:VEVENT", "END:VCALENDAR")


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(text: str) -> str:
    """A value of the type TEXT: one line, without control characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in lines if sign == "\n" or (sign.isprintable() or sign == "\t")).translate(_ESCAPED)


def _line_of(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable())


def _folded(line: str) -> bytes:
    """In pieces of at most 75 octets, never within a character; a piece that goes on begins with a space."""
    pieces, piece = [], b""
    for sign in line:
        octets = sign.encode()
        if len(piece) + len(octets) > LONGEST_LINE:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece])
