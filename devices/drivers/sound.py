"""Speaker and microphone of a machine, by the levels of ALSA's mixer: present, muted or missing.

A hall hears nothing when somebody has turned the sound off, and the player notices nothing of it: it plays. The levels
are asked of `amixer` (alsa-utils) every few seconds. A mixer without any control that we know (HDMI has none) tells
nothing: that is unknown, not muted.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections import deque
from collections.abc import Sequence
from typing import Final, Literal
from urllib.parse import parse_qs, urlsplit

from pydantic import Field

from devices.checks import Check
from devices.codecs.amixer import Level, Way, read_levels
from devices.drivers.events import OnEvent
from devices.drivers.supervisor import BACKOFF, Supervisor
from devices.errors import DeviceTimeout, LinkLost
from devices.profiles import Profile, load_profile
from devices.status import Action, DeviceStatus, LinkState, MediaState
from devices.transports import Transport
from devices.transports.by_program import ByProgram
from devices.wire_tap import Direction

TOOL: Final = "amixer"
_PATIENCE = 1.5  # below the two seconds in which a driver must be able to stop


class SoundProfile(Profile):
    """`speaker` and `microphone` name mixer controls; each one that is there must be audible."""

    kind: Literal["sound"]
    speaker: tuple[str, ...] = ("Master", "Speaker", "PCM")
    microphone: tuple[str, ...] = ()
    least_percent: int = Field(default=5, ge=1, le=100)
    """Less is as good as muted."""
    poll_seconds: float = Field(default=5.0, ge=0.05, le=60)


class Sound(Supervisor):
    """Events: ``StatusChanged`` only. `url`: alsa:MIXER, such as alsa:default, alsa:hw:1 or
    alsa:pulse?server=unix:/run/pulse."""

    name = "sound"

    def __init__(
        self,
        url: str,
        on_event: OnEvent,
        profile: str | SoundProfile = "alsa-speaker",
        *,
        backoff: Sequence[float] = BACKOFF,
    ) -> None:
        super().__init__(url, on_event, backoff=backoff, opener=ByProgram)
        self.profile = load_profile(profile, SoundProfile) if isinstance(profile, str) else profile
        parts = urlsplit(url)
        if parts.scheme != "alsa" or not parts.path:
            raise ValueError(f"not a mixer: {url!r} (alsa:default, alsa:hw:0)")
        self._mixer, self._server = parts.path, parse_qs(parts.query).get("server", [""])[0]
        self.capabilities = frozenset({"speaker", *(("microphone",) if self.profile.microphone else ())})
        self._levels: tuple[Level, ...] = ()
        self._wanted: deque[int] = deque(maxlen=1)

    def set_level(self, percent: int) -> None:
        """Make the speaker audible at that share of its range, soon; from any thread."""
        self._wanted.append(min(max(percent, 0), 100))
        self.wake()

    def status_without_link(self, link: LinkState, detail: str, action: Action | None) -> DeviceStatus:
        return DeviceStatus(link, MediaState.UNKNOWN, action=action, detail=detail)

    def session(self, link: Transport) -> None:
        while not self.stopping:
            if self._wanted:
                self._set(self._wanted.popleft())
            self._look()
            self.attend()
            until = time.monotonic() + self.profile.poll_seconds
            while not self.stopping and not self._wanted and (left := until - time.monotonic()) > 0:
                self.pause(left)
                self.attend()

    def checks(self) -> list[Check]:
        self._look()
        sides = [("speaker", "Playback", self.profile.speaker), ("microphone", "Capture", self.profile.microphone)]
        return [self._check(name, "Playback" if way == "Playback" else "Capture", wanted)
                for name, way, wanted in sides if wanted]  # fmt: skip

    def _check(self, name: str, way: Way, wanted: tuple[str, ...]) -> Check:
        levels = self._of(way, wanted)
        told = ", ".join(f"{level.control} {level.percent}%" for level in levels if level.percent is not None)
        if not levels:
            return Check(name, None, "not-told")
        muted = self._muted(levels)
        detail = "speaker-muted" if name == "speaker" else "microphone-muted"
        return Check(name, not muted, f"{detail}: {muted}" if muted else "", Action.CLEAR if muted else None, told)

    def _look(self) -> None:
        self._levels = read_levels(self._amixer("scontents"))
        self.set_status(self._status_now())

    def _status_now(self) -> DeviceStatus:
        speaker = self._of("Playback", self.profile.speaker)
        if muted := self._muted(speaker):
            return DeviceStatus(LinkState.USER_ERROR, MediaState.PRESENT, None, Action.CLEAR, f"speaker-muted: {muted}")
        if muted := self._muted(self._of("Capture", self.profile.microphone)):
            detail = f"microphone-muted: {muted}"
            return DeviceStatus(LinkState.USER_ERROR, MediaState.PRESENT, None, Action.CLEAR, detail)
        return DeviceStatus(LinkState.ONLINE, MediaState.PRESENT if speaker else MediaState.UNKNOWN)

    def _of(self, way: Way, wanted: tuple[str, ...]) -> list[Level]:
        return [level for level in self._levels if level.way == way and level.control in wanted]

    def _muted(self, levels: list[Level]) -> str:
        """The control that lets nothing through; empty: all do."""
        for level in levels:
            if not level.audible or (level.percent is not None and level.percent < self.profile.least_percent):
                return level.control
        return ""

    def _set(self, percent: int) -> None:
        for level in self._of("Playback", self.profile.speaker):
            self._amixer("sset", level.control, f"{percent}%", "unmute")
            self.logbook.count("levels-set")

    def _amixer(self, *words: str) -> str:
        if shutil.which(TOOL) is None:
            raise LinkLost("amixer-missing", LinkState.NO_DEVICE)
        server = {"PULSE_SERVER": self._server} if self._server else {}
        self._told(Direction.OUT, " ".join(words))
        try:
            done = subprocess.run(
                [TOOL, "-D", self._mixer, *words], capture_output=True, timeout=_PATIENCE, check=False,
                stdin=subprocess.DEVNULL, env={**os.environ, "LC_ALL": "C", **server},
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise DeviceTimeout("no-answer") from None
        if done.returncode:
            raise LinkLost("sound-missing", LinkState.NO_DEVICE)
        self._told(Direction.IN, f"{len(done.stdout)} bytes")
        return done.stdout.decode("utf-8", "replace")

    def _told(self, direction: Direction, text: str) -> None:
        if (tap := self.tap) is not None:
            tap(direction, text.encode())
