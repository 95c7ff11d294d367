"""The names under which programs reach the hub: those that its certificate must hold."""

from __future__ import annotations

import fcntl
import os
import socket
import struct
from urllib.parse import urlsplit

from hub.server.settings import HubSettings

ANYWHERE = "0.0.0.0"
LOOPBACK = ("localhost", "127.0.0.1", "::1")
_SIOCGIFADDR = 0x8915
"""linux/sockios.h: an interface's IPv4 address, in bytes 20 to 24 of its 40-byte request."""


def names_of(settings: HubSettings) -> tuple[str, ...]:
    """What the settings say, this machine's own, and the address that is listened on.

    Those of all hubs of the hall: any of them may stand in for another.
    """
    host, _ = settings.address
    machine = os.uname().nodename
    reached = addresses() if host == ANYWHERE else (host,)
    hubs = (urlsplit(each).hostname or "" for each in settings.hubs)
    found = (*settings.names, *hubs, *LOOPBACK, machine, machine.partition(".")[0], *reached)
    return tuple(dict.fromkeys(each.lower() for each in found if each.isascii() and each))


def addresses() -> tuple[str, ...]:
    """The IPv4 addresses of this machine's interfaces, asked of the kernel and of no name server."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        found = (_address(asking, name) for _, name in socket.if_nameindex())
        return tuple(each for each in found if each is not None)


def _address(asking: socket.socket, interface: str) -> str | None:
    """None for an interface without one."""
    request = struct.pack("40s", interface.encode()[:15])
    try:
        return socket.inet_ntoa(fcntl.ioctl(asking.fileno(), _SIOCGIFADDR, request)[20:24])
    except OSError:
        return None
