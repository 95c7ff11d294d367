"""Lamps that guide, a call button, somebody who comes near: a Modbus relay and input board on RS-485.

Lamps flash at the rates of CEN XFS4IoT; the driver switches them, the board does not know how. Since an adapter that
echoes would confirm everything, what is lit is read back from time to time. Inputs are polled.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from pydantic import Field

from devices.checks import Check
from devices.codecs.modbus import (
    READ_COILS,
    READ_INPUTS,
    Bits,
    CoilWritten,
    ModbusAnswer,
    ModbusDecoder,
    Refused,
    read_bits,
    write_coil,
)
from devices.drivers.events import DeviceEvent, OnEvent
from devices.drivers.supervisor import BACKOFF, Supervisor
from devices.errors import DeviceTimeout, ProtocolViolation
from devices.profiles import Profile, load_profile
from devices.status import Action, DeviceStatus, LinkState
from devices.transports import Transport, open_transport

_TRIES = 3
_SLICE = 0.1


class Rate(StrEnum):
    """How a lamp shines."""

    OFF = "off"
    SLOW = "slow"
    MEDIUM = "medium"
    QUICK = "quick"
    CONTINUOUS = "continuous"


_HALF_SECONDS = {Rate.SLOW: 1.0, Rate.MEDIUM: 0.5, Rate.QUICK: 0.25}
"""On as long as off. Never more than two flashes a second: three and more can harm people."""


class BoardProfile(Profile):
    kind: Literal["io-board"]
    board: int = Field(default=1, ge=1, le=247)  # its address on the line
    lamps: dict[str, int]  # name → coil: card, ticket, guide …
    inputs: dict[str, int] = Field(default_factory=dict)  # name → input: call, proximity
    closed_means_off: tuple[str, ...] = ()  # inputs whose contact opens when something is the matter
    poll_seconds: float = Field(default=0.1, ge=0.02, le=5)
    answer_seconds: float = Field(default=0.3, gt=0, le=5)
    verify_seconds: float = Field(default=5.0, ge=0.05, le=600)


@dataclass(frozen=True, slots=True)
class InputChanged(DeviceEvent):
    """An input that the profile names went on or off; those that are on are told at the start of each link."""

    name: str
    on: bool


class IoBoard(Supervisor):
    """Events: ``InputChanged``, ``StatusChanged``. ``shine`` from any thread."""

    name = "io board"

    def __init__(
        self,
        url: str,
        on_event: OnEvent,
        profile: str | BoardProfile = "modbus-io-8",
        *,
        backoff: Sequence[float] = BACKOFF,
        opener: Callable[[str], Transport] = open_transport,
    ) -> None:
        super().__init__(url, on_event, backoff=backoff, opener=opener)
        self._profile = load_profile(profile, BoardProfile) if isinstance(profile, str) else profile
        self._decoder = ModbusDecoder(self._profile.board)
        self._rates: dict[str, Rate] = {}
        self._lit: dict[str, bool] = {}
        self._inputs: dict[str, bool] = {}
        self._verified = 0.0
        inputs = set(self._profile.inputs)
        self.capabilities = frozenset({"lamps"} | ({"inputs"} if inputs else set()) | ({"call", "proximity"} & inputs))

    @property
    def identity(self) -> dict[str, str]:
        return {"model": self._profile.model}

    @property
    def lamps(self) -> tuple[str, ...]:
        return tuple(self._profile.lamps)

    def shine(self, name: str, rate: Rate) -> None:
        """From now on, over replugging too. A lamp that the board does not have is no error: kiosks differ."""
        if name in self._profile.lamps:
            self._rates = {**self._rates, name: rate}
            self.wake()

    def status_without_link(self, link: LinkState, detail: str, action: Action | None) -> DeviceStatus:
        return DeviceStatus(link, action=action, detail=detail)

    def session(self, link: Transport) -> None:
        self._link = link
        self._decoder.reset()
        self._lit, self._inputs = {}, dict.fromkeys(self._profile.inputs, False)
        self._verified = time.monotonic()
        while not self.stopping:
            self._switch_lamps()
            self._look_at_inputs()
            if time.monotonic() - self._verified >= self._profile.verify_seconds:
                self._verify()
            elif self._status is None or self._status.link is LinkState.STARTING or not self._status.detail:
                self.set_status(DeviceStatus(LinkState.ONLINE))
            self.attend()
            self.pause(self._profile.poll_seconds)
        self._all_off()

    def checks(self) -> list[Check]:
        wrong = self._wrong_lamps()
        lamps = Check("lamps", not wrong, "lamp-stuck: " + ", ".join(wrong) if wrong else "",
                      Action.MAINTENANCE if wrong else None)  # fmt: skip
        if not self._profile.inputs:
            return [lamps]
        on = [name for name, closed in self._read_inputs().items() if closed]
        return [lamps, Check("inputs", True, value=", ".join(on))]

    def _switch_lamps(self) -> None:
        now = time.monotonic()
        for name, coil in self._profile.lamps.items():
            rate = self._rates.get(name, Rate.OFF)
            half = _HALF_SECONDS.get(rate)
            on = rate is Rate.CONTINUOUS if half is None else int(now / half) % 2 == 0
            if self._lit.get(name) is not on:
                self._ask(write_coil(self._profile.board, coil, on), CoilWritten)
                self._lit[name] = on

    def _all_off(self) -> None:
        """Leave no lamp on behind us; what cannot be reached any more stays as it is."""
        for name, coil in self._profile.lamps.items():
            if self._lit.get(name):
                self._link.write(write_coil(self._profile.board, coil, False))
                self._link.read(self._profile.answer_seconds)

    def _look_at_inputs(self) -> None:
        for name, on in self._read_inputs().items():
            if on != self._inputs[name]:
                self._inputs[name] = on
                self.logbook.count(name)
                self.emit(InputChanged(name, on))

    def _read_inputs(self) -> dict[str, bool]:
        if not self._profile.inputs:
            return {}
        closed = self._bits(READ_INPUTS, max(self._profile.inputs.values()) + 1)
        inverted = self._profile.closed_means_off
        return {name: closed[at] is not (name in inverted) for name, at in self._profile.inputs.items()}

    def _verify(self) -> None:
        wrong = self._wrong_lamps()
        self._verified = time.monotonic()
        if wrong:
            detail = "lamp-stuck: " + ", ".join(wrong)
            self.set_status(DeviceStatus(LinkState.HARDWARE_ERROR, action=Action.MAINTENANCE, detail=detail))
        else:
            self.set_status(DeviceStatus(LinkState.ONLINE))

    def _wrong_lamps(self) -> list[str]:
        coils = self._bits(READ_COILS, max(self._profile.lamps.values()) + 1)
        lit = self._lit
        return [name for name, coil in self._profile.lamps.items() if name in lit and coils[coil] is not lit[name]]

    def _bits(self, function: int, count: int) -> tuple[bool, ...]:
        answer = self._ask(read_bits(self._profile.board, function, count), Bits)
        values = answer.values if isinstance(answer, Bits) and answer.function == function else ()
        if len(values) < count:
            raise ProtocolViolation("protocol-theirs: too few bits")
        return values

    def _ask(self, request: bytes, kind: type[ModbusAnswer]) -> ModbusAnswer:
        """The answer of that kind; put three times before the link is given up: one lost byte is no fault."""
        for _ in range(_TRIES):
            answer = self._exchange(request, kind)
            if isinstance(answer, Refused):
                raise ProtocolViolation(f"board-refused: {answer.code}")
            if answer is not None:
                return answer
        raise DeviceTimeout("no-answer")

    def _exchange(self, request: bytes, kind: type[ModbusAnswer]) -> ModbusAnswer | None:
        self._decoder.reset()
        while self._link.read(0) and not self.stopping:
            pass  # late answers to earlier questions
        self._link.write(request)
        until = time.monotonic() + self._profile.answer_seconds
        while (left := until - time.monotonic()) > 0:
            for answer in self._decoder.receive(self._link.read(min(left, _SLICE))):
                if isinstance(answer, (kind, Refused)):
                    return answer
        return None
