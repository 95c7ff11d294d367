"""The identity card reader: find, select, read, and wait until the card is lifted.

The module is asked for a card every 300 ms (its manuals allow no less); any answer shows that it lives.
After a read, good or bad, most readers answer "no card" until the card was lifted and placed again, and
some go on finding it and refuse to select it (81). Both end the same way: ``removed_after`` answers "no
card" in a row mean lifted. With the first kind ``CardRemoved`` may come while the card still lies there: it
then says "done with it", and no program should end a visit on it. Where the profile says ``presence =
"address"`` the card itself is asked, and it means lifted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from devices.checks import Check
from devices.codecs.idcard import (
    Command,
    IdCardDecoder,
    ProtocolError,
    Response,
    encode,
    parse_base,
    parse_sam_id,
)
from devices.codecs.idcard_codes import (
    CARD_REFUSED_SAM,
    FOUND,
    NO_CARD,
    NO_CONTENT,
    OK,
    SELECT_FAILED,
    Code,
    code_of,
)
from devices.codecs.idcard_text import IdentityCard, decode_text
from devices.drivers.events import CardRead, CardRejected, CardRemoved, OnEvent
from devices.drivers.exchange import exchange
from devices.drivers.supervisor import BACKOFF, Supervisor
from devices.errors import DeviceTimeout, ProtocolViolation, UnsupportedDocument
from devices.profiles import ReaderProfile, load_reader
from devices.status import Action, DeviceStatus, LinkState, MediaState
from devices.transports import Transport, open_transport

_MANY_REFUSALS = 3  # so many cards in a row refused the module: then it is the module
_TIMED_OUT, _GARBLED = 0x02, 0x03


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
        super().__init__(url, on_event, backoff=backoff, opener=opener)
        self._profile = load_reader(profile) if isinstance(profile, str) else profile
        if self._profile.presence == "address":
            self.capabilities |= {"card-presence"}
        self._keep_address = keep_address
        self._read_command = Command.READ_BASE_FINGER if self._profile.with_finger else Command.READ_BASE
        self._decoder = IdCardDecoder()
        self._refusals = 0
        self._announced = False  # a CardRead without its CardRemoved
        self._lift_first = False  # the card on the reader was dealt with
        self._polls_without = 0
        self.module_id: str | None = None  # as printed on the module, once it was heard

    @property
    def identity(self) -> dict[str, str]:
        known = {"model": self._profile.model}
        return known | ({"module": self.module_id} if self.module_id else {})

    def status_without_link(self, link: LinkState, detail: str, action: Action | None) -> DeviceStatus:
        return DeviceStatus(link, media=MediaState.UNKNOWN, action=action, detail=detail)

    def session(self, link: Transport) -> None:
        self._link = link
        self._lift_first, self._polls_without = False, 0
        try:
            status = self._ask(Command.STATUS)
            if status.sw3 == OK:
                self._hear_module_id()
            while not self.stopping:
                self.attend()
                self.pause(self._poll())
        finally:
            self._tell_removed()

    def checks(self) -> list[Check]:
        """Does the module answer, is it fit, who is it."""
        code = code_of(sw3 := self._ask(Command.STATUS).sw3)
        fit = sw3 == OK
        module = Check("module", fit, "" if fit else code.reason, None if fit else code.action)
        if self.module_id is None and fit:
            self._hear_module_id()
        known = self.module_id is not None
        return [module, Check("module-id", known or None, "" if known else "not-told", value=self.module_id or "")]

    def _poll(self) -> float:
        """One question; how long to wait before the next."""
        if self._still_there():
            return self._profile.poll_seconds
        answer = self._ask(Command.FIND)
        code = code_of(answer.sw3)
        if code.of_device:
            self._broken(code)
            return self._profile.fault_seconds
        if answer.sw3 == FOUND:
            self._found()
        else:
            self._nothing_there()
        return self._profile.poll_seconds

    def _still_there(self) -> bool:
        """Only readers whose profile says so: a card that was read answers for its additional address until
        it is moved. The address itself is not looked at."""
        if not (self._announced and self._profile.presence == "address"):
            return False
        return self._ask(Command.READ_ADDRESS).sw3 in (OK, NO_CONTENT)

    def _nothing_there(self) -> None:
        self._polls_without += 1
        if self._polls_without >= self._profile.removed_after or not self._lift_first:
            self._lift_first = False
            self._tell_removed()
            self._healthy(MediaState.NOT_PRESENT)

    def _found(self) -> None:
        if self._lift_first and not self._polls_without:
            return  # the same card, still there
        self._tell_removed()  # it was lifted, and one is back already
        self._polls_without = 0
        self._take(0)

    def _take(self, tries: int) -> None:
        outcome = self._read()
        if isinstance(outcome, IdentityCard):
            self._lift_first, self._refusals = True, 0
            self._healthy(MediaState.PRESENT)
            self._announced = True
            self.logbook.count("reads")
            self.emit(CardRead(outcome))
        elif isinstance(outcome, int):
            code = code_of(outcome)
            if code.of_device:
                self._broken(code)
            elif tries < code.retries and self._ask(Command.FIND).sw3 == FOUND:
                self._take(tries + 1)
            else:
                self._reject(code, outcome)
        elif outcome is not None:
            self._reject(outcome, None)

    def _read(self) -> IdentityCard | Code | int | None:
        """The card; a code of the module; a reason of ours; nothing, when there is nothing new to read."""
        selected = self._ask(Command.SELECT)
        if selected.sw3 in (SELECT_FAILED, NO_CARD):
            self._lift_first = True  # selected already: it has been read before
            return None
        if selected.sw3 != OK:
            return selected.sw3
        answer = self._exchange(self._read_command, self._profile.read_seconds)
        if answer is None:
            return _TIMED_OUT
        if isinstance(answer, ProtocolError):
            return _GARBLED
        if answer.sw3 != OK:
            return answer.sw3
        try:
            return decode_text(parse_base(answer.data).text, keep_address=self._keep_address)
        except UnsupportedDocument as error:
            return Code(error.reason, "a document of an unknown layout", error.action)
        except ProtocolViolation:
            return Code("verification-failed", "the text block cannot be read", Action.CLEAR)

    def _reject(self, code: Code, sw3: int | None) -> None:
        self._lift_first, self._polls_without = True, 0
        self._refusals = self._refusals + 1 if sw3 == CARD_REFUSED_SAM else 0
        self._healthy(MediaState.PRESENT)
        self.logbook.note(code.reason, code.action)
        self.emit(CardRejected(code.reason, code.action, sw3))

    def _healthy(self, media: MediaState) -> None:
        if self._refusals >= _MANY_REFUSALS:
            reason = code_of(CARD_REFUSED_SAM).reason
            self.set_status(DeviceStatus(LinkState.HARDWARE_ERROR, media, None, Action.MAINTENANCE, reason))
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

    def _hear_module_id(self) -> None:
        """Good to know and not needed: readers that do not say it are used all the same."""
        answer = self._exchange(Command.SAM_ID, self._profile.short_seconds)
        if isinstance(answer, Response) and answer.sw3 == OK and len(answer.data) == 16:
            self.module_id = parse_sam_id(answer.data)

    def _ask(self, command: Command) -> Response:
        """A short question, put twice before the link is given up: one lost byte is no fault."""
        fault: ProtocolError | None = None
        for _ in range(2):
            answer = self._exchange(command, self._profile.short_seconds)
            if isinstance(answer, Response):
                return answer
            fault = answer
        if fault is None:
            raise DeviceTimeout("no-answer")
        raise ProtocolViolation(f"protocol-{fault.side.value}: {fault.reason}", fault.side)

    def _exchange(self, command: Command, seconds: float) -> Response | ProtocolError | None:
        return exchange(self._link, self._decoder, encode(command), seconds, lambda: self.stopping)
