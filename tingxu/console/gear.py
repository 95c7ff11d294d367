"""The other equipment of the simulated hall: what stands at the kiosk and at counter 3, and what a hand does to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias
from urllib.parse import quote

from devices.kind import Kind, Simulator
from devices.kinds import kind_of
from devices.simulators.counter_gear import LedBarSimulator
from devices.simulators.pcscd import READER
from devices.words import Words

AT_KIOSK, AT_COUNTER = Words("取号机", "Kiosk"), Words("3 号窗口", "Counter 3")
Codes: TypeAlias = Mapping[str, Callable[[], str]]
"""NEWEST and BOOKED, and what each says now."""
COUNTER = "3"
"""Where the counter's equipment stands."""


@dataclass(frozen=True, slots=True)
class Act:
    """A line that the kind's simulator takes. `fault`: it stays so until it is mended."""

    line: str
    label: Words
    fault: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """One device on the table. Its name in the folder of devices is its kind."""

    word: str
    where: Words
    acts: tuple[Act, ...] = ()
    scheme: str = "serial"

    @property
    def kind(self) -> Kind:
        return kind_of(self.word)

    def url(self, folder: Path) -> str:
        """For the driver."""
        at = folder / self.word
        if self.scheme == "pcsc":
            return f"pcsc:{quote(f'{READER} 00 00')}?socket={quote(str(at))}"
        return f"{self.scheme}:{at}"


NEWEST, BOOKED = "{newest}", "{booked}"
"""In a line: what the newest ticket's code says, and that of the appointment in the visitor's hand."""
_SILENT = Act("silent", Words("不作声", "Falls silent"), fault=True)
PLACES = (
    Place("scanner", AT_KIOSK, (
        Act(f"hold {NEWEST}", Words("扫最新的票", "Scan newest ticket")),
        Act(f"hold {BOOKED}", Words("扫预约码", "Scan a booking")),
        Act("babble", Words("发乱码", "Babbles")),
    )),
    Place("keypad", AT_KIOSK, (
        Act("plug-headphones", Words("插耳机", "Headphones in")),
        Act("pull-headphones", Words("拔耳机", "Headphones out")),
        Act("press 184", Words("下一项", "Next")),
        Act("press 185", Words("选中", "Select")),
    ), scheme="evdev"),
    Place("social-card", AT_KIOSK, (
        Act("card 测试甲", Words("插社保卡", "Insert a card")),
        Act("lift", Words("取走卡", "Take it out")),
        Act("fault files-closed", Words("插打不开的卡", "A closed card")),
    ), scheme="pcsc"),
    Place("io-board", AT_KIOSK, (
        Act("on 0", Words("按住呼叫", "Hold call button")),
        Act("off 0", Words("松开呼叫", "Let it go")),
        Act("fault silent", _SILENT.label, fault=True),
        Act("fault stuck", Words("灯不动", "Lamps stuck"), fault=True),
    )),
    Place("led-bar", AT_COUNTER),
    Place("call-pad", AT_COUNTER, (
        Act("press call_next", Words("按“呼叫”", "Press “call”")),
        _SILENT,
        Act("spoilt", Words("数据出错", "Garbled"), fault=True),
    )),
    Place("rating-pad", AT_COUNTER, (
        Act("press 5", Words("非常满意", "Very satisfied")),
        Act("press 2", Words("不满意", "Dissatisfied")),
    )),
)  # fmt: skip


def settings_of(folder: Path, where: Words) -> list[tuple[str, str]]:
    """Word and url of every device that stands there."""
    return [(place.word, place.url(folder)) for place in PLACES if place.where == where]


@dataclass
class Piece:
    """A device that stands there, simulated. `fault`: the label of what is broken."""

    place: Place
    simulator: Simulator
    plugged: bool = True
    fault: Words | None = None

    def do(self, act: Act, codes: Codes) -> None:
        """What the act says; `codes`: what is to be held to the scanner."""
        word, _, rest = act.line.partition(" ")
        rest = codes[rest]() if rest in codes else rest
        self.place.kind.sim_acts[word](self.simulator, rest)
        if act.fault:
            self.fault = act.label

    def mend(self) -> None:
        self.place.kind.sim_acts["ok"](self.simulator, "")
        self.fault = None

    def switch(self) -> None:
        """Pull the plug, or put it back."""
        self.plugged = not self.plugged
        if self.plugged:
            self.simulator.plug()
        else:
            self.simulator.unplug()

    @property
    def shows(self) -> str:
        """What stands on its display, if it has one."""
        return self.simulator.text if isinstance(self.simulator, LedBarSimulator) else ""


@dataclass
class Gear:
    """All of it, in `folder`."""

    folder: Path
    pieces: list[Piece] = field(default_factory=list)

    def start(self) -> None:
        for place in PLACES:
            simulator = place.kind.simulate(self.folder / place.word, None)
            simulator.start()
            self.pieces.append(Piece(place, simulator))

    def stop(self) -> None:
        while self.pieces:
            self.pieces.pop().simulator.stop()
