"""A code scanner on a serial line or one that types: waits for codes, and where the scanner must be told, tells it.

Scanners in host mode look until they have read a code, are told to stop, or have given up by themselves; nobody says
when, so they are told again every ``again_seconds`` while the program wants codes. What a scanner sends is never
logged. A line that brings nothing but rubbish is a fault of the device until a code comes again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias

from pydantic import Field

from devices.checks import Check
from devices.codecs.codes import CodeDecoder, ScanEvent, ScanFault, ScannedCode, ScannerReply
from devices.codecs.keystrokes import KeystrokeDecoder
from devices.drivers.events import OnEvent
from devices.drivers.scanning import CodeScanned, CodeUnread, HeldCode
from devices.drivers.supervisor import BACKOFF, Supervisor
from devices.profiles import Profile, load_profile
from devices.status import Action, DeviceStatus, LinkState
from devices.transports import Transport, open_transport
from devices.wire_tap import Direction

Decoder: TypeAlias = CodeDecoder | KeystrokeDecoder
_SLICE = 0.2  # how long a stop or a test may have to wait
_BABBLE = 10  # so much rubbish in a row: then it is the line


class ScannerProfile(Profile):
    kind: Literal["scanner"]
    link: Literal["bytes", "keys"] = "bytes"  # keys: it types, on an input device
    ending: Literal["line", "gap"] = "line"  # gap: it sends none; quiet ends a code
    gap_seconds: float = Field(default=0.08, ge=0.02, le=2)
    encodings: tuple[Literal["utf-8", "gb18030", "latin-1"], ...] = ("utf-8", "gb18030")
    setup: str = ""  # bytes in hexadecimal that put it into its mode, sent once a link
    start: str = ""  # bytes in hexadecimal that make it look; empty: it looks all the time
    stop: str = ""
    reply_begins: str = ""  # how its answers to commands begin and end, in hexadecimal; empty: it gives none
    reply_ends: str = ""
    again_seconds: float = Field(default=4.0, ge=0.05, le=60)
    answer_seconds: float = Field(default=0.5, gt=0, le=5)
    held_seconds: float = Field(default=1.5, ge=0, le=10)  # the same code within that time is the same sight of it


class CodeScanner(Supervisor):
    """Events: ``CodeScanned``, ``CodeUnread``, ``StatusChanged``."""

    name = "code scanner"

    def __init__(
        self,
        url: str,
        on_event: OnEvent,
        profile: str | ScannerProfile = "scanner-serial",
        *,
        backoff: Sequence[float] = BACKOFF,
        opener: Callable[[str], Transport] = open_transport,
    ) -> None:
        super().__init__(url, on_event, backoff=backoff, opener=opener)
        self._profile = load_profile(profile, ScannerProfile) if isinstance(profile, str) else profile
        self._start, self._stop_looking = bytes.fromhex(self._profile.start), bytes.fromhex(self._profile.stop)
        self._decoder = _decoder(self._profile)
        self._held = HeldCode(self._profile.held_seconds)
        self._wanted, self._told_to_look = True, False
        self._rubbish = 0
        self._told_at = self._heard_at = 0.0
        self.capabilities = frozenset({"scan"} | ({"trigger"} if self._start else set()))

    @property
    def identity(self) -> dict[str, str]:
        return {"model": self._profile.model}

    def look(self, wanted: bool) -> None:
        """Whether codes are wanted now; from any thread. Scanners that look all the time do so anyway."""
        self._wanted = wanted

    def status_without_link(self, link: LinkState, detail: str, action: Action | None) -> DeviceStatus:
        return DeviceStatus(link, action=action, detail=detail)

    def session(self, link: Transport) -> None:
        self._link = link
        self._decoder.reset()
        self._rubbish, self._told_to_look = 0, False
        self._command(bytes.fromhex(self._profile.setup))
        self.set_status(DeviceStatus(LinkState.ONLINE))
        while not self.stopping:
            self.attend()
            self._tell_to_look()
            for event in self._listen():
                self._happened(event)
        self._command(self._stop_looking)

    def checks(self) -> list[Check]:
        if not (self._start and self._profile.reply_begins):
            if (tap := self.tap) is not None:
                tap(Direction.IN, b"listens only")
            return [Check("answers", None, "not-told")]
        self._command(self._start)
        self._told_at = time.monotonic()
        until = self._told_at + self._profile.answer_seconds
        while time.monotonic() < until and not self.stopping:
            for event in self._listen():
                if isinstance(event, ScannerReply):
                    return [Check("answers", event.accepted, "" if event.accepted else "command-refused")]
                self._happened(event)
        return [Check("answers", False, "no-answer", Action.MAINTENANCE)]

    def _tell_to_look(self) -> None:
        if not self._start:
            return
        now = time.monotonic()
        if self._wanted and (not self._told_to_look or now - self._told_at >= self._profile.again_seconds):
            self._command(self._start)
            self._told_to_look, self._told_at = True, now
        elif not self._wanted and self._told_to_look:
            self._command(self._stop_looking)
            self._told_to_look = False

    def _command(self, command: bytes) -> None:
        if command:
            self._link.write(command)

    def _listen(self) -> list[ScanEvent]:
        gap = self._profile.gap_seconds
        data = self._link.read(gap if self._decoder.pending else _SLICE)
        if data:
            self._heard_at = time.monotonic()
            return self._decoder.receive(data)
        quiet = time.monotonic() - self._heard_at >= gap
        return self._decoder.gap() if quiet else []

    def _happened(self, event: ScanEvent) -> None:
        match event:
            case ScannedCode(text):
                self._rubbish, self._told_to_look = 0, False  # in host mode one code ends the looking
                self.set_status(DeviceStatus(LinkState.ONLINE))
                if self._held.is_new(text, time.monotonic()):
                    self.logbook.count("codes")
                    self.emit(CodeScanned(text))
            case ScanFault(reason):
                self._unread(reason)

    def _unread(self, reason: str) -> None:
        self._rubbish += 1
        if self._rubbish >= _BABBLE:
            self.set_status(DeviceStatus(LinkState.HARDWARE_ERROR, action=Action.MAINTENANCE, detail="babble"))
            return
        self.logbook.note(reason, Action.CLEAR)
        self.emit(CodeUnread(reason))


def _decoder(profile: ScannerProfile) -> Decoder:
    if profile.link == "keys":
        return KeystrokeDecoder()
    begins, ends = bytes.fromhex(profile.reply_begins), bytes.fromhex(profile.reply_ends)
    reply = (begins, ends) if begins and ends else None
    return CodeDecoder(ending=profile.ending, encodings=profile.encodings, reply=reply)
