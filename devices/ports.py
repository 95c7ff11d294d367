"""Serial ports of this machine, with the names that stay the same when devices are plugged in another order."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from serial.tools.list_ports import comports

BY_ID = Path("/dev/serial/by-id")


@dataclass(frozen=True, slots=True)
class Port:
    path: str
    by_id: str  # to be written into settings; empty where there is none
    description: str


def ports(by_id: Path = BY_ID) -> list[Port]:
    """All serial ports, in the order of their paths."""
    stable = {str(link.resolve()): str(link) for link in sorted(by_id.glob("*"))}
    return [Port(each.device, stable.get(each.device, ""), each.description) for each in sorted(comports())]


def url_of(port: str, baud: int = 115200) -> str:
    """What a person gives as a port, as a device url: a path, or a url as it is."""
    return port if port.startswith(("serial:", "tcp:")) or ":" in port else f"serial:{port}?baud={baud}"
