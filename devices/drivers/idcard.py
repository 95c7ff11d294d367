"""The identity card reader."""

from __future__ import annotations

from typing import Self

from devices.drivers.events import OnEvent


class IdCardReader:
    def __init__(self, url: str, on_event: OnEvent, profile: str = "sdt-serial") -> None:
        self._url, self._on_event = url, on_event

    def start(self) -> Self:
        raise NotImplementedError

    def stop(self, timeout: float = 2.0) -> bool:
        raise NotImplementedError
