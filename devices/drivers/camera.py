"""A camera that reads QR codes, on a thread of its own: look, rest, look again; and see whether it sees at all.

A picture that stays dark (a covered lens, a lamp that failed) or in which not one pixel moves (a camera that hangs) is
told as a fault of the device; a camera that was pulled out comes back by itself. Pictures are never kept.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Literal

from pydantic import Field

from devices.checks import Check
from devices.codecs.picture_health import PictureHealth
from devices.codecs.qr import Frame, QrEye
from devices.drivers.events import OnEvent
from devices.drivers.scanning import CodeScanned, HeldCode
from devices.drivers.supervisor import BACKOFF, Supervisor
from devices.profiles import Profile, load_profile
from devices.status import Action, DeviceStatus, LinkState
from devices.transports import Transport
from devices.transports.frames import FrameSource, make_frames
from devices.wire_tap import Direction

_TELL_EVERY = 1.0  # seconds between two lines of the tap


class CameraProfile(Profile):
    kind: Literal["camera"]
    width: int = Field(default=1280, ge=320, le=4096)  # asked for; the camera may give another size
    height: int = Field(default=720, ge=240, le=3072)
    looks_per_second: float = Field(default=6.0, gt=0, le=60)
    rest: int = Field(default=3, ge=1, le=60)  # every so many empty pictures one second look
    held_seconds: float = Field(default=2.0, ge=0, le=30)  # the same code within that time is the same sight of it
    black_level: float = Field(default=14.0, ge=0, le=255)
    black_seconds: float = Field(default=5.0, gt=0, le=600)
    frozen_seconds: float = Field(default=10.0, gt=0, le=600)


class QrCamera(Supervisor):
    """Events: ``CodeScanned``, ``StatusChanged``."""

    name = "camera"
    capabilities = frozenset({"scan"})

    def __init__(
        self,
        url: str,
        on_event: OnEvent,
        profile: str | CameraProfile = "camera-qr",
        *,
        backoff: Sequence[float] = BACKOFF,
        opener: Callable[[str], Transport] | None = None,
    ) -> None:
        super().__init__(url, on_event, backoff=backoff, opener=opener or self._open)
        self._profile = load_profile(profile, CameraProfile) if isinstance(profile, str) else profile
        self._wanted = True
        self._held = HeldCode(self._profile.held_seconds)
        self._size = ""
        self._told_at = 0.0

    @property
    def identity(self) -> dict[str, str]:
        return {"model": self._profile.model, **({"picture": self._size} if self._size else {})}

    def look(self, wanted: bool) -> None:
        """Whether codes are wanted now; from any thread. The camera is watched all the time."""
        self._wanted = wanted

    def status_without_link(self, link: LinkState, detail: str, action: Action | None) -> DeviceStatus:
        return DeviceStatus(link, action=action, detail=detail)

    def session(self, link: Transport) -> None:
        profile = self._profile
        self._eye = QrEye(profile.rest)
        self._health = PictureHealth(profile.black_level, profile.black_seconds, profile.frozen_seconds)
        while not self.stopping:
            began = time.monotonic()
            self._one_look(self._source.picture(), began)
            self.attend()
            self.pause(max(0.0, 1 / profile.looks_per_second - (time.monotonic() - began)))

    def checks(self) -> list[Check]:
        frame = self._source.picture()
        bad = self._health.look(frame, time.monotonic())
        self._tell(frame, time.monotonic(), always=True)
        fact = f"{frame.shape[1]}x{frame.shape[0]}, light {self._health.light:.0f}/255"
        return [Check("picture", not bad, f"picture-{bad}" if bad else "", Action.CLEAR if bad else None, fact)]

    def _open(self, url: str) -> Transport:
        self._source: FrameSource = make_frames(url, (self._profile.width, self._profile.height))
        self._source.open()
        return self._source

    def _one_look(self, frame: Frame, now: float) -> None:
        self._size = f"{frame.shape[1]}x{frame.shape[0]}"
        self._tell(frame, now)
        match self._health.look(frame, now):
            case "black":
                self._blind("picture-black", Action.CLEAR)
            case "frozen":
                self._blind("picture-frozen", Action.MAINTENANCE)
            case _:
                self.set_status(DeviceStatus(LinkState.ONLINE))
        for text in self._eye.look(frame) if self._wanted else ():
            if self._held.is_new(text, now):
                self.logbook.count("codes")
                self.emit(CodeScanned(text))

    def _blind(self, detail: str, action: Action) -> None:
        self.set_status(DeviceStatus(LinkState.HARDWARE_ERROR, action=action, detail=detail))

    def _tell(self, frame: Frame, now: float, *, always: bool = False) -> None:
        """A line for whoever listens: size and light, never the picture."""
        if (tap := self.tap) is None or not (always or now - self._told_at >= _TELL_EVERY):
            return
        self._told_at = now
        tap(Direction.IN, f"{self._size} light {self._health.light:.0f}".encode())
