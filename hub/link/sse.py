"""Server-sent events, bytes to events, without I/O (WHATWG HTML, "9.2 Server-sent events").

    parser = SseParser()
    for event in parser.receive(chunk): ...     # any cut of the bytes, down to one at a time

Comments (the hub's pings) give no event: whoever feeds the parser knows that bytes came. `retry` is ignored:
`hub.link.resume` owns the pace of coming back.
"""

from __future__ import annotations

from dataclasses import dataclass

MAX_EVENT_BYTES = 1024 * 1024
"""A view is some 30 kB at most; more than this is no hub that we know."""

_BOM = b"\xef\xbb\xbf"


class SseError(Exception):
    """The peer does not speak server-sent events: an event over the limit, or text that is not UTF-8."""


@dataclass(frozen=True, slots=True)
class SseEvent:
    kind: str
    data: str
    id: str | None
    """The id sent with this very event; None when it had none."""


class SseParser:
    """One connection's bytes. Make a new one for each connection; after an SseError it is of no more use."""

    def __init__(self, max_event_bytes: int = MAX_EVENT_BYTES) -> None:
        self._max = max_event_bytes
        self._rest = bytearray()
        self._started = False
        self._after_cr = False
        self._kind = ""
        self._data: list[str] = []
        self._id: str | None = None
        self._size = 0

    def receive(self, chunk: bytes) -> list[SseEvent]:
        """The events that `chunk` completes, oldest first. Raises SseError."""
        self._rest += chunk
        if not self._started and not self._start():
            return []
        events = [event for line in self._lines() if (event := self._line(line)) is not None]
        if len(self._rest) + self._size > self._max:
            raise SseError(f"an event of more than {self._max} bytes")
        return events

    def _start(self) -> bool:
        """Skip a byte order mark; False while too little has come to know whether there is one."""
        if len(self._rest) < len(_BOM) and _BOM.startswith(self._rest):
            return False
        if self._rest.startswith(_BOM):
            del self._rest[: len(_BOM)]
        self._started = True
        return True

    def _lines(self) -> list[bytes]:
        """Take the complete lines: each ends in LF, CR or CRLF, and a CRLF may be cut in two."""
        if not self._rest:
            return []
        if self._after_cr and self._rest.startswith(b"\n"):
            del self._rest[:1]
        self._after_cr = self._rest.endswith(b"\r")
        text = bytes(self._rest).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        *lines, rest = text.split(b"\n")
        self._rest = bytearray(rest)
        return lines

    def _line(self, line: bytes) -> SseEvent | None:
        if not line:
            return self._dispatch()
        name, _, value = line.partition(b":")
        self._size += len(line)
        if self._size > self._max:
            raise SseError(f"an event of more than {self._max} bytes")
        self._field(_text(name), _text(value.removeprefix(b" ")))
        return None

    def _field(self, name: str, value: str) -> None:
        if name == "data":
            self._data.append(value)
        elif name == "event":
            self._kind = value
        elif name == "id" and "\0" not in value:
            self._id = value

    def _dispatch(self) -> SseEvent | None:
        event = SseEvent(self._kind or "message", "\n".join(self._data), self._id) if self._data else None
        self._clear()
        return event

    def _clear(self) -> None:
        self._kind, self._data, self._id, self._size = "", [], None, 0


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        raise SseError("text that is not UTF-8") from error
