"""How far a request for a guide has come, and what may follow (window-5-guides)."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class GuideStage(StrEnum):
    ASKED = "asked"
    ASSIGNED = "assigned"
    """To a guide, who has not said yes yet."""
    ACCEPTED = "accepted"
    """The guide is on the way."""
    ARRIVED = "arrived"
    DONE = "done"


S = GuideStage
FOLLOWS: Final[dict[GuideStage, frozenset[GuideStage]]] = {
    S.ASKED: frozenset({S.ASSIGNED, S.ACCEPTED}),
    S.ASSIGNED: frozenset({S.ASSIGNED, S.ACCEPTED}),
    S.ACCEPTED: frozenset({S.ASSIGNED, S.ARRIVED, S.DONE}),
    S.ARRIVED: frozenset({S.DONE}),
    S.DONE: frozenset(),
}
"""Stage → stages that may follow. A guide who can't go after all is replaced by assigning another."""
