"""A code scanner that types like a keyboard ("wedge"): key codes to the text of codes, without I/O.

Wire format: Linux input events (``input_events``); key codes of linux/input-event-codes.h, read as a US keyboard
whatever layout the machine has, since that is what scanners type. Shift counts while it is held; Caps Lock and
Num Lock do not, for the scanner does not know them. Enter ends a code. Some scanners type what a US keyboard lacks as
Alt with a number on the keypad; such a code is refused (alt-code): the scanner is to be set to its serial mode.
"""

from __future__ import annotations

from devices.codecs.codes import CodeDecoder, ScanEvent, ScanFault
from devices.codecs.input_events import DOWN, EV_KEY, UP, EventDecoder, InputEvent

_SHIFT, _ALT = {42, 54}, {56, 100}
_ENTER = {28, 96}
_KEYS = {
    2: "1!", 3: "2@", 4: "3#", 5: "4$", 6: "5%", 7: "6^", 8: "7&", 9: "8*", 10: "9(", 11: "0)", 12: "-_", 13: "=+",
    15: "\t\t", 16: "qQ", 17: "wW", 18: "eE", 19: "rR", 20: "tT", 21: "yY", 22: "uU", 23: "iI", 24: "oO", 25: "pP",
    26: "[{", 27: "]}", 30: "aA", 31: "sS", 32: "dD", 33: "fF", 34: "gG", 35: "hH", 36: "jJ", 37: "kK", 38: "lL",
    39: ";:", 40: "'\"", 41: "`~", 43: "\\|", 44: "zZ", 45: "xX", 46: "cC", 47: "vV", 48: "bB", 49: "nN", 50: "mM",
    51: ",<", 52: ".>", 53: "/?", 57: "  ",
    55: "**", 71: "77", 72: "88", 73: "99", 74: "--", 75: "44", 76: "55", 77: "66", 78: "++", 79: "11", 80: "22",
    81: "33", 82: "00", 83: "..", 98: "//",
}  # fmt: skip
"""Key code → without shift, with shift. The keypad's keys mean their figures."""


class KeystrokeDecoder:
    """Give it the bytes of input events; it gives the codes typed."""

    def __init__(self) -> None:
        self._events = EventDecoder()
        self._codes = CodeDecoder(encodings=("ascii",))
        self._held: set[int] = set()
        self._alt_used = False

    @property
    def pending(self) -> int:
        return self._events.pending + self._codes.pending

    def reset(self) -> None:
        """Forget what has begun, keys that were held included."""
        self._events.reset()
        self._codes.reset()
        self._held.clear()
        self._alt_used = False

    def receive(self, data: bytes) -> list[ScanEvent]:
        skipped = self._events.skipped
        events: list[ScanEvent] = []
        for event in self._events.receive(data):
            if event.type == EV_KEY:
                events += self._key(event)
        if self._events.skipped > skipped:
            events.append(ScanFault("input-event"))
        return events

    def gap(self) -> list[ScanEvent]:
        """Nothing was typed for a while: what is there is whole."""
        refused, self._alt_used = self._alt_used, False
        events = self._codes.gap()
        return [ScanFault("alt-code")] if refused else events

    def _key(self, event: InputEvent) -> list[ScanEvent]:
        if event.code in _SHIFT | _ALT:
            (self._held.add if event.value != UP else self._held.discard)(event.code)
            return []
        if event.value != DOWN:
            return []
        if self._held & _ALT:
            self._alt_used = True
            return []
        if event.code in _ENTER:
            return self._entered()
        pair = _KEYS.get(event.code)
        return [] if pair is None else self._codes.receive(pair[bool(self._held & _SHIFT)].encode())

    def _entered(self) -> list[ScanEvent]:
        if self._alt_used:
            return self.gap()
        return self._codes.receive(b"\r")
