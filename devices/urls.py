"""Addresses of devices, as they stand in settings: looked at without loading what would open them."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

FILES = frozenset({"serial", "evdev", "camera", "folder", "film", "alsa"})
"""What has a path or a name behind the colon."""
HOSTS = frozenset({"tcp", "ipp", "ipps"})
ALONE = frozenset({"pcsc"})
"""What needs nothing behind it: the first there is."""


def checked_url(url: str) -> str:
    """The url itself. Raises ValueError for one that no device can have; says what a right one looks like."""
    parts = urlsplit(url)
    if parts.scheme in FILES and parts.path and not parts.netloc:
        return _with_speed(url)
    if parts.scheme in HOSTS and parts.hostname and (parts.scheme != "tcp" or _port(url)):
        return url
    if parts.scheme in ALONE:
        return url
    raise ValueError(f"{url!r} is no address of a device: serial:/dev/ttyUSB0?baud=9600, tcp://10.0.0.9:9100, "
                     "evdev:/dev/input/…, pcsc:, camera:/dev/video0, ipp://10.0.0.9/ipp/print, alsa:hw:0")  # fmt: skip


def _with_speed(url: str) -> str:
    baud = parse_qs(urlsplit(url).query).get("baud", ["auto"])[0]
    if baud != "auto" and not (baud.isascii() and baud.isdigit() and 300 <= int(baud) <= 4_000_000):
        raise ValueError(f"{baud!r} is no speed: 9600, 115200 or auto")
    return url


def _port(url: str) -> int | None:
    try:
        return urlsplit(url).port
    except ValueError:
        return None
