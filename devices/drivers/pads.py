"""Pads with keys at a counter: the clerk's call pad and the visitor's rating pad.

Some makers' pads speak by themselves, others answer when they are polled. A pad that has nothing to say is silent in
both, so silence says nothing: the pad is online as long as its port is there, and known to live once it was heard.
"""

from __future__ import annotations

import threading
import time
from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BeforeValidator, Field

from devices.checks import Check
from devices.codecs.frames import FrameRead, FrameReader, Template
from devices.drivers.events import DeviceEvent, OnEvent
from devices.drivers.supervisor import BACKOFF, Supervisor
from devices.profiles import Profile, load_profile
from devices.status import Action, DeviceStatus, LinkState
from devices.transports import Transport, open_transport

PadKey = Literal["call_next", "recall", "call_number", "pause", "query", "transfer", "sign_in", "sign_out"]
Level = Literal["5", "4", "3", "2", "1"]
_SILENCE = 0.1
"""Seconds after which half a frame is given up: a whole one takes 6 ms at 9600 baud."""


def _key_codes(keys: object) -> object:
    """TOML's keys are texts: 0xCC."""
    return {int(code, 0): word for code, word in keys.items()} if isinstance(keys, dict) else keys


class PadProfile(Profile):
    """`key` is what the pad sends, with a field `key`; without `poll` it speaks by itself."""

    address: int = Field(default=1, ge=0, le=255)
    """The number set on the pad itself."""
    poll: Template | None = None
    poll_seconds: float = Field(default=0.25, ge=0.02, le=5)
    key: Template
    acknowledge: Template | None = None
    repeat_seconds: float = Field(default=0.4, ge=0, le=5)
    """The same key again within this time is the same press: a trembling finger, or an answer told twice."""


class CallPadProfile(PadProfile):
    kind: Literal["call-pad"]
    keys: Annotated[dict[int, PadKey], BeforeValidator(_key_codes)]
    show: Template | None = None
    waiting: Template | None = None


class RatingPadProfile(PadProfile):
    kind: Literal["rating-pad"]
    keys: Annotated[dict[int, Level], BeforeValidator(_key_codes)]


@dataclass(frozen=True, slots=True)
class PadPressed(DeviceEvent):
    """A key of the call pad."""

    key: PadKey


@dataclass(frozen=True, slots=True)
class Rated(DeviceEvent):
    """A key of the rating pad: 5 very satisfied … 1 very dissatisfied."""

    level: int


P = TypeVar("P", bound=PadProfile)
W = TypeVar("W", bound=str)


class _Pad(Supervisor, Generic[P, W]):
    def __init__(
        self,
        url: str,
        on_event: OnEvent,
        profile: P,
        keys: Mapping[int, W],
        address: int | None,
        backoff: Sequence[float],
        opener: Callable[[str], Transport],
    ) -> None:
        super().__init__(url, on_event, backoff=backoff, opener=opener)
        self.profile = profile
        self.address = profile.address if address is None else address
        self._keys = keys
        self._lock = threading.Lock()
        self._told: dict[str, int] = {}
        self._to_tell: dict[str, int] = {}
        self._last: tuple[int, float] | None = None

    def status_without_link(self, link: LinkState, detail: str, action: Action | None) -> DeviceStatus:
        return DeviceStatus(link, action=action, detail=detail)

    def session(self, link: Transport) -> None:
        reader = FrameReader({"key": self.profile.key}, {"address": self.address})
        link.read(0)
        self.set_status(DeviceStatus(LinkState.ONLINE))
        with self._lock:
            self._to_tell = {**self._told, **self._to_tell}
        next_poll = 0.0
        while not self.stopping:
            self._tell(link)
            self.attend()
            if self.profile.poll is not None and time.monotonic() >= next_poll:
                link.write(self.profile.poll.build({"address": self.address}))
                next_poll = time.monotonic() + self.profile.poll_seconds
            data = link.read(_SILENCE)
            for event in reader.receive(data) if data else reader.gap():
                if isinstance(event, FrameRead):
                    self._key(link, event)
                else:
                    self.logbook.count("noise")

    def _key(self, link: Transport, frame: FrameRead) -> None:
        code, now = frame.values.get("key"), time.monotonic()
        if not isinstance(code, int) or code not in self._keys:
            self.logbook.count("unknown-keys")
            return
        if self.profile.acknowledge is not None:
            link.write(self.profile.acknowledge.build({"address": self.address}))
        last, self._last = self._last, (code, now)
        if last is None or last[0] != code or now - last[1] >= self.profile.repeat_seconds:
            self.logbook.count("presses")
            self.pressed(self._keys[code])

    def checks(self) -> list[Check]:
        """Only a finger makes a pad speak: it is known to live when it has."""
        alive = self.counters.get("presses", 0) > 0
        return [Check("keys", True if alive else None, "" if alive else "not-told")]

    @abstractmethod
    def pressed(self, word: W) -> None:
        """A key with a meaning was pressed once."""

    def _ask_to_tell(self, name: str, number: int) -> None:
        with self._lock:
            self._told[name] = self._to_tell[name] = number

    def _tell(self, link: Transport) -> None:
        with self._lock:
            to_tell, self._to_tell = self._to_tell, {}
        for name, number in to_tell.items():
            template: Template = getattr(self.profile, name)
            link.write(template.build({"address": self.address, "number": number}))


class CallPad(_Pad[CallPadProfile, PadKey]):
    """Events: ``PadPressed`` and ``StatusChanged``. `address`: instead of the profile's."""

    name = "call pad"

    def __init__(
        self,
        url: str,
        on_event: OnEvent,
        profile: str | CallPadProfile = "call-pad-polled",
        *,
        address: int | None = None,
        backoff: Sequence[float] = BACKOFF,
        opener: Callable[[str], Transport] = open_transport,
    ) -> None:
        chosen = load_profile(profile, CallPadProfile) if isinstance(profile, str) else profile
        super().__init__(url, on_event, chosen, chosen.keys, address, backoff, opener)
        shows = {name for name in ("show", "waiting") if getattr(chosen, name) is not None}
        self.capabilities = frozenset({"keys", *shows})

    def show(self, number: int) -> None:
        """Show four digits, where the pad has a display; from any thread."""
        if self.profile.show is not None:
            self._ask_to_tell("show", number % 10_000)

    def show_waiting(self, count: int) -> None:
        """How many wait, where the pad shows it; from any thread."""
        if self.profile.waiting is not None:
            self._ask_to_tell("waiting", min(count, 9999))

    def pressed(self, word: PadKey) -> None:
        self.emit(PadPressed(word))


class RatingPad(_Pad[RatingPadProfile, Level]):
    """Events: ``Rated`` and ``StatusChanged``."""

    name = "rating pad"
    capabilities = frozenset({"keys"})

    def __init__(
        self,
        url: str,
        on_event: OnEvent,
        profile: str | RatingPadProfile = "rating-pad-keys",
        *,
        address: int | None = None,
        backoff: Sequence[float] = BACKOFF,
        opener: Callable[[str], Transport] = open_transport,
    ) -> None:
        chosen = load_profile(profile, RatingPadProfile) if isinstance(profile, str) else profile
        super().__init__(url, on_event, chosen, chosen.keys, address, backoff, opener)

    def pressed(self, word: Level) -> None:
        self.emit(Rated(int(word)))
