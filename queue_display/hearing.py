"""Whether anybody can hear the board: the levels of its speaker, for the voice to know.

The voice itself sees that a sound card is there; that somebody has turned it off, only the mixer tells. Calls are
played all the same and reported as not spoken, so that the clerk calls out: a mixer read wrongly must not silence a
hall.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from devices.drivers.events import StatusChanged, status_in
from devices.drivers.sound import Sound
from devices.status import DeviceStatus, LinkState
from ui_common.bridge import Bridge

MUTED = "muted"
NO_DEVICE = "no_device"


def unheard(status: DeviceStatus, *, named: bool) -> str:
    """Why nobody hears it: "" when they can, or nobody knows. `named`: the settings name the mixer, so it must be."""
    if status.detail.startswith("speaker-muted"):
        return MUTED
    return NO_DEVICE if named and status.link is LinkState.NO_DEVICE else ""


class Hearing(QObject):
    """`mixer`: "auto" (the machine's own) or alsa:NAME. `tell` gets each new reason, "" for none."""

    def __init__(self, mixer: str, tell: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._named = mixer != "auto"
        self._tell = tell
        self.news = Bridge(self)
        self.news.arrived.connect(self._changed)
        self.driver = Sound(mixer if self._named else "alsa:default", self.news)

    def start(self) -> None:
        self.driver.start()

    def stop(self) -> None:
        self.driver.stop()

    def reported(self, event: object) -> DeviceStatus | None:
        """What those are told who keep the board: that the machine's own mixer is not found is no fault yet."""
        status = status_in(event)
        guessed = status is not None and status.link is LinkState.NO_DEVICE and not self._named
        return None if guessed else status

    @Slot(object)
    def _changed(self, event: object) -> None:
        if isinstance(event, StatusChanged):
            self._tell(unheard(event.status, named=self._named))
