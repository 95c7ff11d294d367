"""What an act decides from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from hall.refusals import Refusal
from upkeep.events import Event
from upkeep.records import Upkeep

Decision: TypeAlias = tuple[Event, ...] | Refusal


@dataclass(frozen=True, slots=True)
class Ask:
    upkeep: Upkeep
    id: str
    actor: str
    now: datetime
    told: tuple[str, ...] = ()

    def made(self, what: str = "") -> str:
        """The id of something that this order makes; `what` tells it from others of the same order."""
        return f"{self.id}.{what}" if what else self.id
