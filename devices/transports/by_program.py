"""A device that is asked through a program of the system: there is no wire of ours, only a name."""

from __future__ import annotations

from devices.errors import ProtocolViolation, Side


class ByProgram:
    """Stands where a link stands. A driver of such a device never writes or reads here."""

    def __init__(self, url: str) -> None:
        self.url = url

    def open(self) -> None:
        """Nothing to open."""

    def close(self) -> None:
        """Nothing to close."""

    def write(self, data: bytes) -> None:
        raise ProtocolViolation("protocol-ours", Side.OURS)

    def read(self, timeout: float) -> bytes:
        raise ProtocolViolation("protocol-ours", Side.OURS)
