"""Which of the speeds that readers can be set to this one speaks: ``serial:/dev/ttyS1?baud=auto``."""

from __future__ import annotations

from collections.abc import Callable

from devices.codecs.idcard import Command, IdCardDecoder, Response
from devices.drivers.exchange import exchange
from devices.errors import DeviceTimeout
from devices.transports import Transport

SPEEDS = (115200, 57600, 38400, 19200, 9600)
AUTO = "baud=auto"
_SECONDS = 0.3  # at 9600 question and answer take 0.03


class SpeedSearch:
    """An opener. Urls that name their speed are opened as they are; with ``baud=auto`` each speed is tried until the
    reader answers to a find, the one that it spoke last first."""

    def __init__(self, opener: Callable[[str], Transport], stopping: Callable[[], bool]) -> None:
        self._opener, self._stopping = opener, stopping
        self.found: int | None = None

    def __call__(self, url: str) -> Transport:
        """Raises ``DeviceTimeout`` when it answers at none."""
        if AUTO not in url:
            return self._opener(url)
        for speed in sorted(SPEEDS, key=lambda speed: speed != self.found):
            link = self._opener(url.replace(AUTO, f"baud={speed}"))
            if self._answers(link):
                self.found = speed
                return link
            link.close()
        raise DeviceTimeout("no-answer")

    def _answers(self, link: Transport) -> bool:
        answer = exchange(link, IdCardDecoder(), Command.FIND, _SECONDS, self._stopping)
        return isinstance(answer, Response)
