"""What ALSA's `amixer scontents` tells of a mixer: its text in, levels out, without I/O.

    Simple mixer control 'Master',0
      Capabilities: pvolume pswitch pswitch-joined
      Mono: Playback 64 [74%] [-23.00dB] [on]
      Front Left: Playback 65536 [100%] [on] Capture 39 [85%] [12.75dB] [off]

A control has channels; each line of one may tell a playback and a capture value, a share of the range and a switch,
as far as the control has them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

Way = Literal["Playback", "Capture"]
_CONTROL: Final = re.compile(r"^Simple mixer control '([^'\n]{1,64})',\d+\s*$")
_VALUE: Final = re.compile(r"\b(Playback|Capture)\b((?:\s+-?\d{1,10}|\s+\[[^\]\n]{1,16}\])+)")
_SHARE: Final = re.compile(r"\[(\d{1,3})%\]")
LIMIT: Final = 256 * 1024
"""Characters that are looked at; the largest sound cards tell some twenty thousand."""


@dataclass(frozen=True, slots=True)
class Level:
    """One control in one direction. `percent` None: it has a switch only."""

    control: str
    way: Way
    percent: int | None
    on: bool

    @property
    def audible(self) -> bool:
        return self.on and self.percent != 0


def read_levels(text: str) -> tuple[Level, ...]:
    """Every control that tells a level or a switch; of several channels the loudest, on where one is."""
    found: dict[tuple[str, Way], Level] = {}
    control = ""
    for line in text[:LIMIT].splitlines():
        if head := _CONTROL.match(line):
            control = head[1]
        elif control and not line.lstrip().startswith(("Capabilities", "Limits")):
            for way, values in _VALUE.findall(line):
                level = _level(control, way, values)
                found[control, way] = _louder(found.get((control, way)), level)
    return tuple(found.values())


def _level(control: str, way: Way, values: str) -> Level:
    share = _SHARE.search(values)
    return Level(control, way, min(int(share[1]), 100) if share else None, "[off]" not in values)


def _louder(known: Level | None, level: Level) -> Level:
    if known is None:
        return level
    shares = [each.percent for each in (known, level) if each.percent is not None]
    return Level(level.control, level.way, max(shares) if shares else None, known.on or level.on)
