"""What the board shows of the calls. Pure: the hub's calls, what was shown and the time in, a picture out.

    bands     at most 3 across the whole board, newest first. A new call gets one at once and keeps it for 8 s
              at least, long enough to be read twice. In a burst the others have theirs in turn, 8 s each.
    the last  newest call whose visitor is expected keeps a band; with none expected, the last band stays for
              60 s, then the board rests.
    earlier   every other call, newest first; those that still wait for their band lead.

Every call is seen as well as heard: a new band comes with a flash of light (senses).

A number stands on the board once: a recall takes the place of the call before it. A call older than 120 s
when it is first seen (the board started late, or was cut off) is not shown as new.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from hub.wire import CallView

BANDS = 3
DWELL = timedelta(seconds=8)
REST_AFTER = timedelta(seconds=60)
FRESH = timedelta(seconds=120)


@dataclass(frozen=True, slots=True)
class Turn:
    """A call that has or had its band, since `began`."""

    call: CallView
    began: datetime


@dataclass(frozen=True, slots=True)
class Memory:
    """What was before: whose turn has been, and who still waits for one, both in order of call."""

    turns: tuple[Turn, ...] = ()
    awaiting: tuple[CallView, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """Newest first. `new`: ids of the calls whose band began less than 8 s ago."""

    bands: tuple[CallView, ...]
    earlier: tuple[CallView, ...]
    new: frozenset[str]


def step(memory: Memory, calls: Iterable[CallView], now: datetime) -> tuple[Memory, Picture]:
    """The next memory and what to show at `now`; `calls` as the view gives them, oldest first."""
    current = _one_each(calls)
    turns = _refreshed(memory.turns, current, now)
    awaiting = _awaiting(memory, turns, current, now)
    held = [turn for turn in turns if now - turn.began < DWELL]
    while awaiting and len(held) < BANDS:
        call, *awaiting = awaiting
        held.append(Turn(call, now if now - call.at <= FRESH else call.at))
        turns = (*turns, held[-1])
    memory = Memory(turns, tuple(awaiting))
    return memory, _picture(memory, held, current, now)


def _one_each(calls: Iterable[CallView]) -> dict[str, CallView]:
    """Call id → call; of each number the newest call only."""
    newest: dict[str, CallView] = {}
    for call in calls:
        newest.pop(call.number, None)
        newest[call.number] = call
    return {call.call: call for call in newest.values()}


def _refreshed(turns: tuple[Turn, ...], current: dict[str, CallView], now: datetime) -> tuple[Turn, ...]:
    """The turns with what the view now tells of their calls. One pushed out of the view is still finished."""
    numbers = {call.number for call in current.values()}
    return tuple(
        Turn(current.get(turn.call.call, turn.call), turn.began) for turn in turns
        if turn.call.call in current or (now - turn.began < DWELL and turn.call.number not in numbers))


def _awaiting(
    memory: Memory, turns: tuple[Turn, ...], current: dict[str, CallView], now: datetime
) -> list[CallView]:
    """Live calls that had no band yet. One that a burst pushed out of the view keeps its claim."""
    had = {turn.call.call for turn in turns}
    numbers = {call.number for call in current.values()}
    pushed_out = [call for call in memory.awaiting
                  if call.call not in current and call.number not in numbers and now - call.at <= FRESH]
    return pushed_out + [call for call in current.values()
                         if call.call not in had and call.live and now - call.at <= FRESH]


def _picture(memory: Memory, held: list[Turn], current: dict[str, CallView], now: datetime) -> Picture:
    bands = [turn.call for turn in held] or _last(memory, current, now)
    shown = {call.call for call in bands}
    earlier = [call for call in (*current.values(), *reversed(memory.awaiting)) if call.call not in shown]
    return Picture(
        bands=tuple(reversed(bands)), earlier=tuple(_newest_first(memory, earlier)),
        new=frozenset(turn.call.call for turn in held))


def _last(memory: Memory, current: dict[str, CallView], now: datetime) -> list[CallView]:
    """What stands in the band when nothing is new."""
    expected = [call for call in current.values() if call.live]
    recent = [turn.call for turn in memory.turns if now - turn.began < REST_AFTER]
    return (expected or recent)[-1:]


def _newest_first(memory: Memory, calls: list[CallView]) -> list[CallView]:
    first = {call.call for call in memory.awaiting}
    unique = list({call.call: call for call in calls}.values())
    return [call for call in reversed(unique) if call.call in first] + [
        call for call in reversed(unique) if call.call not in first]
