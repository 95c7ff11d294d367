"""The identity card reader: find, select, read, and wait until the card is lifted.

The module is asked for a card every 300 ms (its manuals allow no less); any answer shows that it lives.
After a read most readers answer "no card" until the card was lifted and placed again: one that is found after a
read was placed anew, however quickly. Some go on finding it and refuse to select it (81): the same card, still
there. Both end the same way: ``removed_after`` answers "no card" in a row mean lifted. With the first kind
``CardRemoved`` may come while the card still lies there: it then says "done with it", and no program should end a
visit on it. Where the profile says ``presence = "address"`` the card itself is asked, and it means lifted. A card that
could not be read is tried again in silence as long as it lies there: it may have been shifted.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import structlog

from devices.checks import Check
from devices.codecs.idcard import Command
from devices.codecs.idcard_codes import FOUND, NO_CARD, NO_CONTENT, OK, SELECT_FAILED, Code, code_of
from devices.codecs.idcard_text import IdentityCard
from devices.drivers.events import CardRead, CardRejected, CardRemoved, OnEvent
from devices.drivers.idcard_module import CardModule, Outcome
from devices.drivers.speed_search import AUTO, SPEEDS, SpeedSearch
from devices.drivers.supervisor import BACKOFF, Supervisor
from devices.profiles import ReaderProfile, load_reader
from devices.status import Action, DeviceStatus, LinkState, MediaState
from devices.transports import Transport, make_transport, open_transport

_log = structlog.get_logger(__name__)
_BY_ITSELF = 3  # reads without a poll between that found no card


class IdCardReader(Supervisor):
    """Events: ``CardRead``, ``CardRemoved``, ``CardRejected``, ``StatusChanged``."""

    name = "id card reader"
    capabilities = frozenset({"read-card"})

    def __init__(
        self,
        url: str,
        on_event: OnEvent,
        profile: str | ReaderProfile = "sdt-serial",
        *,
        keep_address: bool = False,
        backoff: Sequence[float] = BACKOFF,
        opener: Callable[[str], Transport] = open_transport,
    ) -> None:
        if opener is open_transport:
            make_transport(url.replace(AUTO, f"baud={SPEEDS[0]}"))  # a url that makes no sense is told here: ValueError
        self._speeds = SpeedSearch(opener, lambda: self.stopping)
        super().__init__(url, on_event, backoff=backoff, opener=self._speeds)
        self._profile = load_reader(profile) if isinstance(profile, str) else profile
        if self._profile.presence == "address":
            self.capabilities |= {"card-presence"}
        self._keep_address = keep_address
        self._ending: Code | None = None  # how the last cards ended, all alike, and how many they were
        self._ended_so = 0
        self._announced = False  # a CardRead without its CardRemoved
        self._lift_first = False  # the card on the reader was dealt with
        self._finds_read = self._profile.finds_read_cards
        self._read_over = 0  # cards read in a row without a poll between that found none
        self._polls_without = 0
        self._look_again_at = 0.0
        self.module_id: str | None = None  # as printed on the module, once it was heard

    @property
    def identity(self) -> dict[str, str]:
        known = {"model": self._profile.model}
        if self._speeds.found:
            known["baud"] = str(self._speeds.found)
        return known | ({"module": self.module_id} if self.module_id else {})

    def status_without_link(self, link: LinkState, detail: str, action: Action | None) -> DeviceStatus:
        return DeviceStatus(link, media=MediaState.UNKNOWN, action=action, detail=detail)

    def session(self, link: Transport) -> None:
        self._module = CardModule(link, self._profile, lambda: self.stopping, keep_address=self._keep_address)
        self._lift_first, self._polls_without = False, 0
        try:
            if self._wait_until_fit():
                self.module_id = self._module.read_id() or self.module_id
            while not self.stopping:
                self.attend()
                self.pause(self._poll())
        finally:
            self._tell_removed()

    def _wait_until_fit(self) -> bool:
        """A module that failed its self-test or is not authorised takes no other question. False: it does not say."""
        while not self.stopping and (sw3 := self._module.status()) is not None:
            if not code_of(sw3).of_device:
                return True
            self._broken(code_of(sw3))
            self.attend()
            self.pause(self._profile.fault_seconds)
        return False

    def checks(self) -> list[Check]:
        """Does the module answer, is it fit, who is it."""
        sw3 = self._module.status()
        if sw3 is None:
            self._module.ask(Command.FIND)  # whether it answers at all
        if self.module_id is None and sw3 == OK:
            self.module_id = self._module.read_id()
        known = self.module_id is not None
        module_id = Check("module-id", known or None, "" if known else "not-told", value=self.module_id or "")
        return [_module_check(sw3), module_id]

    def _poll(self) -> float:
        """One question; how long to wait before the next."""
        if self._still_there():
            return self._profile.poll_seconds
        sw3 = self._module.ask(Command.FIND).sw3
        if code_of(sw3).of_device:
            self._broken(code_of(sw3))
            return self._profile.fault_seconds
        if sw3 in (NO_CARD, SELECT_FAILED):
            self._nothing_there()
        else:
            self._something_there(sw3)
        return self._profile.poll_seconds

    def _still_there(self) -> bool:
        """Only readers whose profile says so: a card that was read answers for its additional address until
        it is moved. The address itself is not looked at."""
        if not (self._announced and self._profile.presence == "address"):
            return False
        return self._module.ask(Command.READ_ADDRESS).sw3 in (OK, NO_CONTENT)

    def _nothing_there(self) -> None:
        self._read_over = 0
        self._polls_without += 1
        if self._polls_without >= self._profile.removed_after or not self._lift_first:
            self._lift_first = False
            self._tell_removed()
            self._healthy(MediaState.NOT_PRESENT)

    def _something_there(self, found: int) -> None:
        lying = self._lift_first and not self._polls_without
        if lying and not self._worth_another_look():
            return
        if not lying:
            self._tell_removed()  # it was lifted, and one is back already
        self._polls_without = 0
        outcome = self._take(found)
        if isinstance(outcome, IdentityCard):
            self._accept(outcome)
        elif outcome == NO_CARD:
            self._nothing_there()  # pulled away at once
        elif lying or outcome == SELECT_FAILED:
            self._lie()  # no news of it, or selected already: it was read before
        else:
            self._reject(outcome)

    def _worth_another_look(self) -> bool:
        if self._announced:
            return not self._finds_read
        return time.monotonic() >= self._look_again_at

    def _take(self, found: int) -> Outcome:
        """Read it, as often as the table of codes says."""
        tries, outcome = 0, self._module.read() if found == FOUND else found
        while isinstance(outcome, int) and tries < code_of(outcome).retries:
            if self._module.ask(Command.FIND).sw3 != FOUND:
                break
            tries, outcome = tries + 1, self._module.read()
        return outcome

    def _accept(self, card: IdentityCard) -> None:
        self._learn()
        self._tell_removed()
        self._ending, self._announced = None, True
        self._lie()
        self.logbook.count("reads")
        for fault in card.faults:
            self.logbook.note(fault.code, Action.CLEAR)
        if card.faults:
            _log.warning("card with faults", device=self.name, faults=[fault.code for fault in card.faults])
        self.emit(CardRead(card))

    def _learn(self) -> None:
        """Nobody lifts and places a card again between two polls time after time: such a reader reads by itself what
        lies there, whatever its profile says."""
        self._read_over += 1
        if self._read_over >= _BY_ITSELF and not self._finds_read:
            self._finds_read = True
            _log.warning("reader reads again what it has read", device=self.name)

    def _reject(self, outcome: int | Code) -> None:
        code, sw3 = (code_of(outcome), outcome) if isinstance(outcome, int) else (outcome, None)
        if code.of_device:
            self._broken(code)
            return
        self._ended_so = self._ended_so + 1 if code == self._ending else 1
        self._ending = code
        self._lie()
        self.logbook.note(code.reason, code.action)
        self.emit(CardRejected(code.reason, code.action, sw3))

    def _lie(self) -> None:
        """What is on the reader was dealt with."""
        self._lift_first, self._polls_without = True, 0
        self._look_again_at = time.monotonic() + self._profile.again_seconds
        self._healthy(MediaState.PRESENT)

    def _healthy(self, media: MediaState) -> None:
        code = self._ending
        if code is not None and code.fault_after and self._ended_so >= code.fault_after:
            self.set_status(DeviceStatus(LinkState.HARDWARE_ERROR, media, None, Action.MAINTENANCE, code.reason))
        else:
            self.set_status(DeviceStatus(LinkState.ONLINE, media))

    def _broken(self, code: Code) -> None:
        self._tell_removed()
        status = DeviceStatus(LinkState.HARDWARE_ERROR, MediaState.UNKNOWN, None, code.action, code.reason)
        self.set_status(status)

    def _tell_removed(self) -> None:
        if self._announced:
            self._announced = False
            self.emit(CardRemoved())


def _module_check(sw3: int | None) -> Check:
    if sw3 is None:
        return Check("module", None, "not-told")
    code, fit = code_of(sw3), sw3 == OK
    return Check("module", fit, "" if fit else code.reason, None if fit else code.action)
