"""Simulated counter equipment: LED bars that show, call pads and rating pads that are pressed.

They read and write frames by the same templates as the drivers; that the templates are right is shown by the makers'
own bytes in the tests.
"""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Self

from devices.codecs.frames import FrameEvent, FrameRead, FrameReader, Template
from devices.drivers.led_bar import LedBarProfile
from devices.drivers.pads import CallPadProfile, PadProfile, RatingPadProfile
from devices.profiles import load_profile
from devices.simulators.wire import Wire

_GAP = 0.02
"""Seconds of silence that end a frame, as pads know it."""


class _Gear(ABC):
    """A device on a wire that understands some frames. `heard_bytes`: all that came, as it came."""

    def __init__(self, reader: FrameReader, link_path: Path | None, port: int | None) -> None:
        self._wire = Wire(self._receive, link_path, port)
        self.url = self._wire.url
        self._reader = reader
        self._pieces = 0
        self.heard_bytes = bytearray()
        self.changed = threading.Condition()

    def start(self) -> Self:
        self._wire.start()
        return self

    def stop(self) -> None:
        self._wire.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def unplug(self) -> None:
        self._wire.unplug()

    def plug(self) -> None:
        self._wire.call(self.power_up)
        self._wire.plug()

    def power_up(self) -> None:
        """What it forgets when it was without power."""
        self._reader.gap()

    def wait_for(self, is_it: Callable[[], bool], timeout: float = 20.0) -> bool:
        with self.changed:
            return self.changed.wait_for(is_it, timeout)

    @abstractmethod
    def carry_out(self, frame: FrameRead) -> None:
        """A frame came, on the wire's thread."""

    def _receive(self, data: bytes) -> None:
        self._pieces += 1
        piece = self._pieces
        self.heard_bytes += data
        self._obey(self._reader.receive(data))
        self._wire.later(_GAP, lambda: self._silence(piece))

    def _silence(self, piece: int) -> None:
        if piece == self._pieces:
            self._obey(self._reader.gap())

    def _obey(self, events: Sequence[FrameEvent]) -> None:
        for event in events:
            if isinstance(event, FrameRead):
                self.carry_out(event)
        with self.changed:
            self.changed.notify_all()


class LedBarSimulator(_Gear):
    """`text`: what it shows, its pages with line breaks between them, without the blanks that fill them up."""

    def __init__(
        self, link_path: Path | None = None, *, port: int | None = None, profile: str | LedBarProfile = "led-bar-69"
    ) -> None:
        self.profile = load_profile(profile, LedBarProfile) if isinstance(profile, str) else profile
        super().__init__(FrameReader({"frame": self.profile.frame}), link_path, port)
        self._pages: dict[int, str] = {}

    @property
    def text(self) -> str:
        return "\n".join(self._pages[page].strip() for page in sorted(self._pages))

    def wait_for_text(self, text: str, timeout: float = 20.0) -> bool:
        return self.wait_for(lambda: self.text == text, timeout)

    def power_up(self) -> None:
        super().power_up()
        self._pages.clear()

    def carry_out(self, frame: FrameRead) -> None:
        page, shown = frame.values.get("page", 0), frame.values.get("text", frame.values.get("number", ""))
        self._pages[page if isinstance(page, int) else 0] = str(shown)


class _PadSimulator(_Gear):
    """A pad that is polled repeats a key until it is acknowledged; the others say it once."""

    def __init__(
        self, profile: PadProfile, codes: Mapping[Any, int], templates: Mapping[str, Template | None],
        link_path: Path | None, port: int | None,
    ) -> None:  # fmt: skip
        known = {name: template for name, template in templates.items() if template is not None}
        super().__init__(FrameReader(known, {"address": profile.address}), link_path, port)
        self.pad = profile
        self._codes = codes
        self._keys: deque[bytes] = deque()
        self._echo = self._silent = self._spoilt = False
        self._said = False
        """Whether the oldest key was told since the last thanks: thanks that come twice are for one key."""

    def press(self, word: str, data: bytes = b"\0\0") -> None:
        """A key, by its meaning."""
        frame = self.pad.key.build({"address": self.pad.address, "key": self._codes[word], "data": data})
        self._wire.call(lambda: self._pressed(frame))

    def say(self, data: bytes) -> None:
        """Bytes that mean nothing, or another device's."""
        self._wire.call(lambda: self._wire.send(data))

    def set_fault(
        self, *, echo: bool | None = None, silent: bool | None = None, spoilt: bool | None = None, chunk: int = 0
    ) -> None:
        """`spoilt`: every frame's last byte is wrong; `chunk`: so many bytes at a time."""

        def switch() -> None:
            self._wire.chunk = chunk
            for name, value in (("_echo", echo), ("_silent", silent), ("_spoilt", spoilt)):
                if value is not None:
                    setattr(self, name, value)

        self._wire.call(switch)

    def _receive(self, data: bytes) -> None:
        if self._echo:
            self._wire.send(data)
        super()._receive(data)

    def power_up(self) -> None:
        super().power_up()
        self._keys.clear()

    def carry_out(self, frame: FrameRead) -> None:
        if frame.frame == "poll" and self._keys:
            self._send(self._keys[0])
            self._said = True
            if self.pad.acknowledge is None:
                self._keys.popleft()
        elif frame.frame == "acknowledge" and self._keys and self._said:
            self._said = False
            self._keys.popleft()

    def _pressed(self, frame: bytes) -> None:
        if self.pad.poll is None:
            self._send(frame)
        else:
            self._keys.append(frame)

    def _send(self, frame: bytes) -> None:
        if not self._silent:
            self._wire.send(frame[:-1] + bytes((frame[-1] ^ 0x55,)) if self._spoilt else frame)


class CallPadSimulator(_PadSimulator):
    """`shown` and `waiting`: what its display says; None: nothing."""

    def __init__(
        self, link_path: Path | None = None, *, port: int | None = None,
        profile: str | CallPadProfile = "call-pad-polled",
    ) -> None:  # fmt: skip
        self.profile = load_profile(profile, CallPadProfile) if isinstance(profile, str) else profile
        pad, codes = self.profile, {word: code for code, word in self.profile.keys.items()}
        templates = {"acknowledge": pad.acknowledge, "show": pad.show, "waiting": pad.waiting, "poll": pad.poll}
        super().__init__(pad, codes, templates, link_path, port)
        self.shown: int | None = None
        self.waiting: int | None = None

    def power_up(self) -> None:
        super().power_up()
        self.shown = self.waiting = None

    def carry_out(self, frame: FrameRead) -> None:
        super().carry_out(frame)
        number = frame.values.get("number")
        if frame.frame == "show" and isinstance(number, int):
            self.shown = number
        elif frame.frame == "waiting" and isinstance(number, int):
            self.waiting = number


class RatingPadSimulator(_PadSimulator):
    def __init__(
        self, link_path: Path | None = None, *, port: int | None = None,
        profile: str | RatingPadProfile = "rating-pad-keys",
    ) -> None:  # fmt: skip
        self.profile = load_profile(profile, RatingPadProfile) if isinstance(profile, str) else profile
        pad, codes = self.profile, {word: code for code, word in self.profile.keys.items()}
        super().__init__(pad, codes, {"acknowledge": pad.acknowledge, "poll": pad.poll}, link_path, port)
