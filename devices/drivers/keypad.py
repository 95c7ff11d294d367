"""The tactile keypad with its headphone socket: waits for keys; the socket shows as the medium.

``present`` means headphones are in. Where a keypad cannot be asked how its socket stands now, that is ``unknown`` until
the first change. When the keypad goes away its socket goes with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import Field, field_validator

from devices.checks import Check
from devices.codecs.keypad import JackChanged, KeypadDecoder, KeypadInput, KeyPressed, Meaning, UnknownKey
from devices.drivers.events import DeviceEvent, OnEvent
from devices.drivers.supervisor import BACKOFF, Supervisor
from devices.errors import LinkLost
from devices.profiles import Profile, load_profile
from devices.status import Action, DeviceStatus, LinkState, MediaState
from devices.transports import Transport, make_transport
from devices.transports.evdev import EvdevTransport
from devices.wire_tap import Direction

_SLICE = 0.2  # how long a stop or a test may have to wait
_HEADPHONES = 2  # SW_HEADPHONE_INSERT


class KeypadProfile(Profile):
    kind: Literal["keypad"]
    keys: dict[str, tuple[int, ...]] = Field(default_factory=dict)  # meaning → key codes
    jack: bool = True  # it has a headphone socket that it tells of

    @field_validator("keys")
    @classmethod
    def _one_meaning_each(cls, keys: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
        unknown = sorted(set(keys) - set(Meaning))
        if unknown:
            raise ValueError(f"{unknown[0]!r} is no meaning; known: {', '.join(Meaning)}")
        codes = [code for each in keys.values() for code in each]
        twice = {code for code in codes if codes.count(code) > 1}
        if twice:
            raise ValueError(f"key {min(twice)} has two meanings")
        return keys

    @property
    def meanings(self) -> dict[int, Meaning]:
        return {code: Meaning(word) for word, codes in self.keys.items() for code in codes}


@dataclass(frozen=True, slots=True)
class KeypadKey(DeviceEvent):
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class KeypadUnknown(DeviceEvent):
    """A key without a meaning was pressed; ``code`` is what to put into the profile."""

    code: int


@dataclass(frozen=True, slots=True)
class HeadphonesChanged(DeviceEvent):
    plugged: bool


class Keypad(Supervisor):
    """Events: ``KeypadKey``, ``KeypadUnknown``, ``HeadphonesChanged``, ``StatusChanged``."""

    name = "keypad"

    def __init__(
        self,
        url: str,
        on_event: OnEvent,
        profile: str | KeypadProfile = "keypad-function-keys",
        *,
        backoff: Sequence[float] = BACKOFF,
        opener: Callable[[str], Transport] | None = None,
    ) -> None:
        super().__init__(url, on_event, backoff=backoff, opener=opener or self._open)
        self._profile = load_profile(profile, KeypadProfile) if isinstance(profile, str) else profile
        self._decoder = KeypadDecoder(self._profile.meanings)
        self._evdev: EvdevTransport | None = None
        self._device_name = ""
        self._plugged: bool | None = None
        self.capabilities = frozenset({"keys"} | ({"headphones"} if self._profile.jack else set()))

    @property
    def identity(self) -> dict[str, str]:
        named = {"name": self._device_name} if self._device_name else {}
        return {"model": self._profile.model, **named}

    def status_without_link(self, link: LinkState, detail: str, action: Action | None) -> DeviceStatus:
        media = MediaState.UNKNOWN if self._profile.jack else None
        return DeviceStatus(link, media=media, action=action, detail=detail)

    def session(self, link: Transport) -> None:
        self._decoder.reset()
        self._ask_the_device()
        try:
            while not self.stopping:
                self.attend()
                for each in self._decoder.receive(link.read(_SLICE)):
                    self._happened(each)
        except LinkLost:
            self._jack(False)
            self._plugged = None
            raise

    def checks(self) -> list[Check]:
        """Nothing can be asked of keys but whether the map names all that a visitor needs."""
        if (tap := self.tap) is not None:
            tap(Direction.IN, b"listens only")
        missing = missing_keys(self._profile.meanings)
        if missing:
            return [Check("key-map", False, "keys-missing: " + ", ".join(missing), Action.MAINTENANCE)]
        return [Check("key-map", True)]

    def _open(self, url: str) -> Transport:
        transport = make_transport(url)
        transport.open()
        self._evdev = transport if isinstance(transport, EvdevTransport) else None
        return transport

    def _ask_the_device(self) -> None:
        plugged = None
        if self._evdev is not None:
            self._device_name = self._evdev.device_name
            plugged = self._evdev.switched_on(_HEADPHONES) if self._profile.jack else None
        if plugged:
            self._jack(True)
        else:
            self._plugged = plugged
            self._tell_status()

    def _happened(self, each: KeypadInput) -> None:
        match each:
            case KeyPressed(meaning):
                self.logbook.count("keys")
                self.emit(KeypadKey(meaning))
            case JackChanged(plugged):
                self._jack(plugged)
                self._tell_status()
            case UnknownKey(code):
                self.logbook.note(f"unknown-key: {code}", Action.MAINTENANCE)
                self.emit(KeypadUnknown(code))

    def _jack(self, plugged: bool) -> None:
        """Tell of a change; the first word "not plugged" is none."""
        before, self._plugged = self._plugged, plugged
        if plugged != bool(before):
            self.emit(HeadphonesChanged(plugged))

    def _tell_status(self) -> None:
        media = {True: MediaState.PRESENT, False: MediaState.NOT_PRESENT, None: MediaState.UNKNOWN}[self._plugged]
        self.set_status(DeviceStatus(LinkState.ONLINE, media=media if self._profile.jack else None))


def missing_keys(keys: Mapping[int, Meaning]) -> list[str]:
    """Meanings without which nobody gets through, and that no key has."""
    needed = (Meaning.PREVIOUS, Meaning.NEXT, Meaning.SELECT)
    return [each.value for each in needed if each not in keys.values()]


def profile_text(model: str, keys: Mapping[int, Meaning]) -> str:
    """A profile file for a map that was learnt, as TOML."""
    codes = {meaning: sorted(code for code, each in keys.items() if each is meaning) for meaning in Meaning}
    lines = [f"{meaning.value} = {each}" for meaning, each in codes.items() if each]
    name = model.replace("\\", "").replace('"', "")
    return "\n".join(['kind = "keypad"', f'model = "{name}"', "", "[keys]", *lines, ""])
