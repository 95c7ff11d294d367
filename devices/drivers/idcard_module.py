"""The module inside a card reader, at the other end of a link: questions, and what their answers mean."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from devices.codecs.card_faults import FaultReason, FieldFault
from devices.codecs.idcard import (
    Command,
    IdCardDecoder,
    ProtocolError,
    Response,
    parse_address,
    parse_base,
    parse_sam_id,
)
from devices.codecs.idcard_codes import CODES, OK, RECEIVE_TIMEOUT, Code
from devices.codecs.idcard_text import IdentityCard, decode_text
from devices.drivers.exchange import exchange
from devices.errors import DeviceTimeout, ProtocolViolation, UnsupportedDocument
from devices.profiles import ReaderProfile
from devices.transports import Transport

Outcome = IdentityCard | int | Code
"""Of a read: the card; the module's code; a reason of ours."""
_DATA_REJECTED = CODES[0x33]


class CardModule:
    def __init__(
        self, link: Transport, profile: ReaderProfile, stopping: Callable[[], bool], *, keep_address: bool = False
    ) -> None:
        self._link, self._profile, self._stopping = link, profile, stopping
        self._keep_address = keep_address
        self._read_command = Command.READ_BASE_FINGER if profile.with_finger else Command.READ_BASE
        self._decoder = IdCardDecoder()

    def ask(self, command: Command) -> Response:
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

    def status(self) -> int | None:
        """How the module is; nothing from one that does not answer this question. That it is there, a find tells."""
        answer = self._exchange(Command.STATUS, self._profile.short_seconds)
        return answer.sw3 if isinstance(answer, Response) else None

    def read_id(self) -> str | None:
        """Good to know and not needed: readers that do not say it are used all the same."""
        answer = self._exchange(Command.SAM_ID, self._profile.short_seconds)
        if isinstance(answer, Response) and answer.sw3 == OK and len(answer.data) == 16:
            return parse_sam_id(answer.data)
        return None

    def read(self) -> Outcome:
        """Select the card that was found and read it, without a pause: the visitor's hand is on it."""
        selected = self.ask(Command.SELECT)
        if selected.sw3 != OK:
            return selected.sw3
        answer = self._exchange(self._read_command, self._profile.read_seconds)
        if answer is None:
            return RECEIVE_TIMEOUT
        if answer.sw3 != OK or isinstance(answer, ProtocolError):
            return answer.sw3
        try:
            card = decode_text(parse_base(answer.data).text, keep_address=self._keep_address)
        except UnsupportedDocument as error:
            return Code(error.reason, "a document of an unknown layout", error.action)
        except ProtocolViolation:
            return _DATA_REJECTED
        return self._with_newest_address(card) if self._keep_address else card

    def _with_newest_address(self, card: IdentityCard) -> IdentityCard:
        """Right after the base read it needs no new find; most cards have none."""
        answer = self._exchange(Command.READ_ADDRESS, self._profile.short_seconds)
        if not isinstance(answer, Response) or answer.sw3 != OK:
            return card
        try:
            return replace(card, newest_address=parse_address(answer.data))
        except ProtocolViolation:
            fault = FieldFault("newest_address", FaultReason.NOT_TEXT)
            return replace(card, faults=(*card.faults, fault))

    def _exchange(self, command: Command, seconds: float) -> Response | ProtocolError | None:
        return exchange(self._link, self._decoder, command, seconds, self._stopping)
