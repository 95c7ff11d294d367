"""Constants of the wire, who speaks on it, and the words that its shapes share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

WIRE_VERSION = 1
WIRE_HEADER = "Tingxu-Wire"
PING_SECONDS = 5.0
SILENCE_SECONDS = 12.0
VIEW_INTERVAL_SECONDS = 0.1
VIEW_FRESH_SECONDS = 60.0
"""A view comes at least this often though nothing happens: waiting times change by the clock alone."""
MAX_BODY_BYTES = 64 * 1024
SHORTEST_PASSWORD = 8


class Audience(StrEnum):
    """Who a token speaks for; decides routes, commands, events and fields."""

    KIOSK = "kiosk"
    COUNTER = "counter"
    BOARD = "board"
    CLERK = "clerk"
    """A person signed in at a counter; sees what the counter sees."""
    GUIDE = "guide"
    """People signed in at the hub's pages: who helps visitors, …"""
    TECHNICIAN = "technician"
    """… who keeps the equipment, …"""
    MANAGER = "manager"
    """… who answers for the hall."""
    PORTAL = "portal"
    """Another site, of the municipality, at which appointments are booked."""


class Shape(BaseModel):
    # Built at its first use: a screen shows its first page before it needs any of them.
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


def build_shapes() -> None:
    """Build all shapes now, as a program must whose threads use them at once."""
    for shape in Shape.__subclasses__():
        shape.model_rebuild()


Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
Language = Literal["zh", "en"]
ParkWord = Literal["fetch", "same", "outside"]
MachineKey = Annotated[str, Field(pattern=r"^(kiosk|counter|board):[A-Za-z0-9_-]{1,40}$")]
"""kiosk:k1, counter:3, board:b1."""
MadeId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.:/-]{1,160}$")]
"""Of something that a command made."""


class Words(Shape):
    zh: str
    en: str


Reason: TypeAlias = Annotated[str, Field(max_length=80, pattern=r"^[^0-9]*([0-9]{1,5}[^0-9]+)*[0-9]{0,5}$")]
"""A sentence by staff that stays in the journal: no number in it is as long as a telephone's or a document's."""
GroundsWord: TypeAlias = Literal["none", "age", "disability", "pregnancy", "service", "urgent", "staff"]
"""Why a ticket has the green channel."""
