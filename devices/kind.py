"""What a kind of device is to everybody who does not care which: programs' commands, the technician's pages.

One module in ``devices.kinds`` describes one kind and is found by being there; its name is the kind's word. It
imports drivers and simulators only inside its functions, so that listing kinds costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from devices.checks import Check
from devices.drivers.events import DeviceEvent, OnEvent
from devices.drivers.supervisor import Supervisor
from devices.wire_tap import Veil
from devices.words import Advice, Words

Json = dict[str, object]


class Simulator(Protocol):
    """A device that is not there, behind a real pty or TCP port."""

    url: str

    def start(self) -> Any: ...

    def stop(self) -> None: ...

    def unplug(self) -> None: ...

    def plug(self) -> None: ...


class MakeDriver(Protocol):
    def __call__(self, url: str, on_event: OnEvent, profile: str) -> Supervisor: ...


class MakeSimulator(Protocol):
    def __call__(self, link_path: Path | None, port: int | None) -> Simulator:
        """At that pty link, or on that TCP port (0: any free); not started."""
        ...


def no_choices(_: Any) -> tuple[str, ...]:
    return ()


def never(_: DeviceEvent) -> Check | None:
    return None


@dataclass(frozen=True, slots=True)
class Trial:
    """Something a technician tries by hand and looks at. ``begin(driver, choice)`` is called on any thread and must
    not wait; what it returns, or else the first event for which ``ends`` gives a check, is the outcome. What
    it shows of a person is masked."""

    title: Words
    begin: Callable[[Any, str], Check | None]
    ends: Callable[[DeviceEvent], Check | None] = never
    choices: Callable[[Any], tuple[str, ...]] = no_choices
    """Which door, which lamp: asked for first where there is more than one."""
    ask: Words | None = None
    """What the technician must do meanwhile: place a card, hold up a code."""
    seconds: float = 20.0


@dataclass(frozen=True, slots=True)
class Kind:
    word: str
    title: Words
    profile: str  # the one taken where none is named
    drive: MakeDriver
    simulate: MakeSimulator
    veil: Callable[[], Veil]  # a fresh one for each tap
    tell: Callable[[DeviceEvent, bool], Json | None]
    """This kind's own events as JSON (``StatusChanged`` is told for all alike); True: personal data masked."""
    sim_acts: Mapping[str, Callable[[Any, str], None]] = field(default_factory=dict)
    """Lines a simulator takes: word and the rest of the line. Faults, ``ok`` for none, and what a visitor does."""
    trials: Mapping[str, Trial] = field(default_factory=dict)
    points: Mapping[str, Words] = field(default_factory=dict)
    """Names of its checks, capabilities, counters and identity, beyond ``devices.advice.POINTS``."""
    advice: Mapping[str, Advice] = field(default_factory=dict)
    """Its detail codes, beyond ``devices.advice.SHARED``."""
    icon: str = "screen"  # in resources/icons
    probe_bauds: tuple[int, ...] = (115200,)  # speeds at which ``probe`` looks for it; empty: not on serial ports
