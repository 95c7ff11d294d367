"""The bar of lamps over a counter. It only listens: that its port is there is all that is known of it.

What it shows is sent whole, page after page with a pause between them, and once more whenever the port comes back: the
bar may have been without power meanwhile.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from typing import Literal, Self

from pydantic import Field, model_validator

from devices.checks import Check
from devices.codecs.frames import Template
from devices.codecs.led_text import pages_of, repeated
from devices.drivers.events import OnEvent
from devices.drivers.supervisor import BACKOFF, Supervisor
from devices.profiles import Profile, load_profile
from devices.status import Action, DeviceStatus, LinkState
from devices.transports import Transport, open_transport

_LOOK_SECONDS = 0.25
"""How soon an unplugged port is seen, and a stop obeyed."""


class LedBarProfile(Profile):
    """`content`: whole texts, or only the number's digits. A frame may name address, page, characters, text, number."""

    kind: Literal["led-bar"]
    address: int = Field(default=1, ge=0, le=255)
    """The number set on the bar itself."""
    content: Literal["text", "digits"]
    columns: int = Field(ge=2, le=60)
    first_page: int = Field(default=1, ge=0, le=65535)
    stored_pages: int = Field(default=1, ge=1, le=16)
    gap_seconds: float = Field(default=0.3, ge=0, le=5)
    frame: Template

    @model_validator(mode="after")
    def _it_fits(self) -> Self:
        for sample in ("字" * (self.columns // 2), "A" * self.columns):
            found = self.frame.match(self.frame.build(self.values(sample, 0, 0)), {})
            if self.content == "text" and not isinstance(found, str) and found[1]["text"] != sample:
                raise ValueError("a page does not fit the frame")
        return self

    def values(self, text: str, address: int, page: int) -> dict[str, int | str | bytes]:
        """What a frame may name, for one page."""
        digits = "".join(char for char in text if char.isascii() and char.isdigit())
        return {
            "address": address, "page": self.first_page + page, "characters": len(text), "text": text,
            "number": int(digits[-self.columns :] or 0),
        }  # fmt: skip

    def frames(self, text: str, address: int) -> list[bytes]:
        """The frames that show `text` on the bar with that number."""
        pages = repeated(pages_of(text, self.columns), self.stored_pages)
        if self.content == "digits":
            pages = text.split("\n")[:1]
        return [self.frame.build(self.values(page, address, at)) for at, page in enumerate(pages)]


class LedBar(Supervisor):
    """Events: ``StatusChanged`` only. `address`: instead of the profile's."""

    name = "led bar"

    def __init__(
        self,
        url: str,
        on_event: OnEvent,
        profile: str | LedBarProfile = "led-bar-69",
        *,
        address: int | None = None,
        backoff: Sequence[float] = BACKOFF,
        opener: Callable[[str], Transport] = open_transport,
    ) -> None:
        super().__init__(url, on_event, backoff=backoff, opener=opener)
        self.profile = load_profile(profile, LedBarProfile) if isinstance(profile, str) else profile
        self.capabilities = frozenset({"show", self.profile.content})
        self.address = self.profile.address if address is None else address
        self._lock = threading.Lock()
        self._text: str | None = None
        self._shown: str | None = None
        self._link: Transport | None = None

    def show(self, text: str) -> None:
        """Show it from now on, from any thread; a line break begins a new page. The newest text wins."""
        with self._lock:
            self._text = text
        self.wake()

    def status_without_link(self, link: LinkState, detail: str, action: Action | None) -> DeviceStatus:
        return DeviceStatus(link, action=action, detail=detail)

    def session(self, link: Transport) -> None:
        self._link, self._shown = link, None
        link.read(0)  # a port that is there and dead says so now
        self.set_status(DeviceStatus(LinkState.ONLINE))
        while not self.stopping:
            with self._lock:
                text = self._text
            if text is not None and text != self._shown:
                self._send(link, text)
            self.attend()
            link.read(0)
            self.pause(_LOOK_SECONDS)

    def checks(self) -> list[Check]:
        """Show once more what it shows; whether it does, only a person can see."""
        if self._link is not None:
            self._send(self._link, self._shown or " ")
        return [Check("show", None, "not-told")]

    def _send(self, link: Transport, text: str) -> None:
        for frame in self.profile.frames(text, self.address):
            link.write(frame)
            self.logbook.count("frames")
            self._rest(self.profile.gap_seconds)
        self._shown = text

    def _rest(self, seconds: float) -> None:
        """A newer text must not cut short the pause that the bar needs."""
        until = time.monotonic() + seconds
        while not self.stopping and (left := until - time.monotonic()) > 0:
            self.pause(left)
