"""Ways to reach a device: one small protocol; a serial port, a TCP connection or an input device behind it.

``open_transport("serial:/dev/ttyS1?baud=115200")``, ``open_transport("tcp://10.0.0.9:9100")`` or
``open_transport("evdev:/dev/input/by-id/usb-maker-event-kbd")``, which only brings bytes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, urlsplit

from devices.transports.bell import Bell
from devices.transports.evdev import EvdevTransport
from devices.transports.serial_port import SerialTransport
from devices.transports.tcp import TcpTransport


class Transport(Protocol):
    """Bytes both ways. Every method raises ``LinkLost`` when the other end has gone; ``write`` raises
    ``DeviceTimeout`` when the other end takes nothing."""

    url: str

    def open(self) -> None: ...

    def close(self) -> None: ...

    def write(self, data: bytes) -> None: ...

    def read(self, timeout: float) -> bytes:
        """What came, at once when something comes; ``b""`` when nothing came in time."""
        ...


def make_transport(url: str) -> Transport:
    """A transport that is not open yet. A url that makes no sense is a ``ValueError``: a setting is wrong."""
    parts = urlsplit(url)
    if parts.scheme == "serial" and parts.path:
        options = parse_qs(parts.query, strict_parsing=bool(parts.query))
        if set(options) - {"baud"}:
            raise ValueError(f"unknown option in {url!r}")
        return SerialTransport(url, parts.path, int(options.get("baud", ["115200"])[0]))
    if parts.scheme == "tcp" and parts.hostname and parts.port:
        return TcpTransport(url, parts.hostname, parts.port)
    if parts.scheme == "evdev" and parts.path and not parts.query:
        return EvdevTransport(url, parts.path)
    raise ValueError(f"not a device url: {url!r} (serial:/dev/ttyS1?baud=115200, evdev:/dev/input/… or tcp://host:port)")


def with_bell(link: Transport, bell: Bell) -> Transport:
    """The link, whose reads end when the bell rings, where it is one that can."""
    if isinstance(link, SerialTransport | TcpTransport):
        link.bell = bell
    return link


def port_file(url: str) -> Path | None:
    """The file that comes and goes with the device, where its link has one."""
    parts = urlsplit(url)
    return Path(parts.path) if parts.scheme in ("serial", "evdev") and parts.path else None


def open_transport(url: str) -> Transport:
    transport = make_transport(url)
    transport.open()
    return transport


__all__ = [
    "Bell", "EvdevTransport", "SerialTransport", "TcpTransport", "Transport", "make_transport", "open_transport",
    "port_file", "with_bell",
]  # fmt: skip
