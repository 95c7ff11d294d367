"""A tactile keypad with a headphone socket: input events to what the keys mean, without I/O.

Wire format: Linux input events (``input_events``). Keypads for people who cannot see send keys that no keyboard has
(F13 to F24 and such) and differ by maker and setting, so which key means what is a map of the model, or one that was
learnt at the kiosk (``KeyLearner``). The socket is a switch of linux/input-event-codes.h, SW_HEADPHONE_INSERT (2) or
SW_JACK_PHYSICAL_INSERT (7), or, with keypads that only know keys, one key for "in" and one for "out".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from devices.codecs.input_events import DOWN, EV_KEY, EV_SW, REPEATED, EventDecoder, InputEvent

_JACKS = {2, 7}


class Meaning(StrEnum):
    """What a key is for."""

    PREVIOUS = "previous"
    NEXT = "next"
    SELECT = "select"
    BACK = "back"
    REPEAT = "repeat"
    HELP = "help"
    LOUDER = "louder"
    SOFTER = "softer"
    CALL = "call"  # the operator call button, where it is wired to the keypad
    JACK_IN = "jack-in"
    JACK_OUT = "jack-out"


AGAIN_WHILE_HELD = frozenset({Meaning.PREVIOUS, Meaning.NEXT, Meaning.LOUDER, Meaning.SOFTER})
NEEDED = (Meaning.PREVIOUS, Meaning.NEXT, Meaning.SELECT, Meaning.BACK, Meaning.REPEAT, Meaning.HELP,
          Meaning.LOUDER, Meaning.SOFTER)  # fmt: skip
"""What a visitor needs to get through without sight; the order in which a map is learnt."""


@dataclass(frozen=True, slots=True)
class KeyPressed:
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class JackChanged:
    """Headphones were plugged in or pulled out."""

    plugged: bool


@dataclass(frozen=True, slots=True)
class UnknownKey:
    """A key that the map does not name; for learning it."""

    code: int


KeypadInput: TypeAlias = KeyPressed | JackChanged | UnknownKey


class KeypadDecoder:
    """``keys``: key code → meaning."""

    def __init__(self, keys: Mapping[int, Meaning]) -> None:
        self._keys = dict(keys)
        self._events = EventDecoder()

    @property
    def pending(self) -> int:
        return self._events.pending

    @property
    def skipped(self) -> int:
        """Bytes that belonged to no event."""
        return self._events.skipped

    def reset(self) -> None:
        self._events.reset()

    def receive(self, data: bytes) -> list[KeypadInput]:
        inputs = (self._input(event) for event in self._events.receive(data))
        return [each for each in inputs if each is not None]

    def _input(self, event: InputEvent) -> KeypadInput | None:
        if event.type == EV_SW and event.code in _JACKS:
            return JackChanged(event.value != 0)
        if event.type != EV_KEY or event.value not in (DOWN, REPEATED):
            return None
        meaning = self._keys.get(event.code)
        if event.value == REPEATED and meaning not in AGAIN_WHILE_HELD:
            return None
        match meaning:
            case None:
                return UnknownKey(event.code)
            case Meaning.JACK_IN | Meaning.JACK_OUT:
                return JackChanged(meaning is Meaning.JACK_IN)
        return KeyPressed(meaning)


class KeyLearner:
    """Asks for one key after the other; ``wanted`` is the meaning to be pressed next, None when all are known."""

    def __init__(self, wanted: Sequence[Meaning] = NEEDED) -> None:
        self._left = list(wanted)
        self.keys: dict[int, Meaning] = {}

    @property
    def wanted(self) -> Meaning | None:
        return self._left[0] if self._left else None

    def press(self, code: int) -> bool:
        """This key was pressed for ``wanted``; False when it already has a meaning."""
        if not self._left or code in self.keys:
            return False
        self.keys[code] = self._left.pop(0)
        return True

    def skip(self) -> None:
        """The keypad has no such key."""
        del self._left[:1]
