"""What a storm is: it breaks things for a while in a room of its own, then says what it did and what was lost."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, TypeVar

Amount = TypeVar("Amount", int, float)


@dataclass(frozen=True, slots=True)
class Room:
    """Where one storm takes place."""

    folder: Path
    """Its own, new and empty; logs are left in it."""
    long: bool
    random: random.Random
    """The storm's dice: thrown in its own thread alone, so that a seed names the same storm again."""
    tell: Callable[[str], None]
    """How far it has come, in a few words, from any thread."""

    def scale(self, short: Amount, long: Amount) -> Amount:
        """How much of something: `short` within the tests, `long` when time is given."""
        return long if self.long else short


@dataclass(slots=True)
class Counts:
    """What a storm did, and every loss in a sentence. No loss: all is well."""

    did: dict[str, int | float] = field(default_factory=dict)
    losses: list[str] = field(default_factory=list)


class Storm(Protocol):
    @property
    def name(self) -> str:
        """One word or two with a hyphen, as it is asked for: "hub-kills"."""

    @property
    def about(self) -> str:
        """What happens in it, in a line."""

    def run(self, room: Room) -> Counts:
        """Break things, then judge. Leaves no process behind."""
