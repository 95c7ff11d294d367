"""The social-security card in a smart card reader: wait for a card, read its public files, wait until it is gone.

pcscd tells when a card comes or goes, and counts it, so that a card put back quickly is seen as another. No PIN is ever
sent. A card that could not be read is tried again in silence as long as it is there: another program may let go of
it, and of a very quick change some readers tell nothing. When pcscd goes away or is restarted the link is lost and
made again; a card that lies there then is read again.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import structlog

from devices.checks import Check
from devices.codecs.atr import is_contactless, is_memory_card
from devices.codecs.social_card import SocialSecurityCard, reading
from devices.drivers.events import CardRejected, CardRemoved, DeviceEvent, OnEvent
from devices.drivers.supervisor import BACKOFF, Supervisor
from devices.errors import MediaProblem, ProtocolViolation
from devices.profiles import Profile, load_profile
from devices.status import Action, DeviceStatus, LinkState, MediaState
from devices.transports import Transport
from devices.transports.pcsc import Lying, PcscSlot
from devices.wire_tap import Direction

_WAIT = 0.25  # how long a stop or a self-test may have to wait
_TRIES = 2  # a contact that bounced, a card not quite in the field yet
_AGAIN = 1.0  # how often a card that could not be read is tried again
_FINAL = frozenset({"unrecognised-card", "files-closed", "card-blocked", "no-content"})  # it will not change its mind
_log = structlog.get_logger(__name__)


class SocialCardProfile(Profile):
    kind: Literal["social-card"]


@dataclass(frozen=True, slots=True)
class SocialCardRead(DeviceEvent):
    """A card was read. Always followed, sooner or later, by one ``CardRemoved``."""

    card: SocialSecurityCard


class SocialCardReader(Supervisor):
    """Events: ``SocialCardRead``, ``CardRemoved``, ``CardRejected``, ``StatusChanged``."""

    name = "social card reader"
    capabilities = frozenset({"read-card", "card-presence"})

    def __init__(
        self,
        url: str,
        on_event: OnEvent,
        profile: str | SocialCardProfile = "pcsc-reader",
        *,
        backoff: Sequence[float] = BACKOFF,
        opener: Callable[[str], PcscSlot] = PcscSlot,
    ) -> None:
        super().__init__(url, on_event, backoff=backoff, opener=self._open)
        self._profile = load_profile(profile, SocialCardProfile) if isinstance(profile, str) else profile
        self._make = opener
        self._slot = opener(url)  # a url that makes no sense is a setting that is wrong: told at once
        self._announced = False  # a SocialCardRead without its CardRemoved
        self._again_at: float | None = None  # when the card that could not be read is tried again

    @property
    def identity(self) -> dict[str, str]:
        reader = self._slot.reader
        return {"model": self._profile.model} | ({"reader": reader} if reader else {})

    def status_without_link(self, link: LinkState, detail: str, action: Action | None) -> DeviceStatus:
        return DeviceStatus(link, media=MediaState.UNKNOWN, action=action, detail=detail)

    def session(self, link: Transport) -> None:
        seen: Lying | None = None
        try:
            while not self.stopping:
                lying = self._slot.wait(_WAIT)
                if lying != seen:
                    seen = lying
                    self._changed(lying, link)
                elif self._again_at is not None and time.monotonic() >= self._again_at:
                    self._try_again(lying, link)
                self.attend()
        finally:
            self._tell_removed()

    def checks(self) -> list[Check]:
        """Is the reader there, and what lies in it."""
        self._say(Direction.OUT, "state?")
        lying = self._slot.wait(0)
        self._say(Direction.IN, "card" if lying.present else "empty")
        return [Check("reader", True, value=self._slot.reader)]

    def _open(self, url: str) -> Transport:
        self._slot = self._make(url)
        self._slot.open()
        return self._slot

    def _changed(self, lying: Lying, link: Transport) -> None:
        self._tell_removed()  # also when another lies there already
        self._again_at = None
        media = MediaState.PRESENT if lying.present else MediaState.NOT_PRESENT
        self.set_status(DeviceStatus(LinkState.ONLINE, media))
        if not lying.present:
            return
        try:
            self._accept(self._read(lying, link))
        except MediaProblem as problem:
            self._again_at = None if problem.reason in _FINAL else time.monotonic() + _AGAIN
            self.logbook.note(problem.reason, problem.action)
            self.emit(CardRejected(problem.reason, problem.action))

    def _try_again(self, lying: Lying, link: Transport) -> None:
        try:
            self._accept(self._read(lying, link))
        except MediaProblem:
            self._again_at = time.monotonic() + _AGAIN  # that it cannot be read was told

    def _read(self, lying: Lying, link: Transport) -> SocialSecurityCard:
        """Raises ``MediaProblem``, of whatever kind, when it stays so at the second try."""
        if lying.mute:
            raise MediaProblem("card-silent")
        if is_memory_card(lying.atr):
            raise MediaProblem("unrecognised-card")
        for _ in range(_TRIES - 1):
            try:
                return self._read_once(lying, link)
            except MediaProblem as problem:
                if problem.reason in _FINAL:
                    raise
        return self._read_once(lying, link)

    def _read_once(self, lying: Lying, link: Transport) -> SocialSecurityCard:
        asking = reading(contactless=is_contactless(lying.atr))
        self._slot.engage()
        try:
            command = next(asking)
            while True:
                link.write(command)
                command = asking.send(link.read(0))
        except StopIteration as done:
            card: SocialSecurityCard = done.value
            return card
        except ProtocolViolation:
            raise MediaProblem("read-failed") from None  # the cause would tell sizes only, and it is the card's
        finally:
            self._slot.release()

    def _accept(self, card: SocialSecurityCard) -> None:
        self._announced, self._again_at = True, None
        self.logbook.count("reads")
        for fault in card.faults:
            self.logbook.note(fault.code, Action.CLEAR)
        if card.faults:
            _log.warning("card with faults", device=self.name, faults=[fault.code for fault in card.faults])
        self.emit(SocialCardRead(card))

    def _tell_removed(self) -> None:
        if self._announced:
            self._announced = False
            self.emit(CardRemoved())

    def _say(self, direction: Direction, text: str) -> None:
        if (tap := self.tap) is not None:
            tap(direction, text.encode())
