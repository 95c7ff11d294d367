"""What hands a text message over to a phone network: one call, three answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol, TypeAlias

from hub.store.messages import Language


@dataclass(frozen=True, slots=True)
class Sms:
    """One text message. `phone` and `text` are left out of its own description, which may be logged."""

    key: str
    """The same at each try: a gateway that has taken it once does not send it again."""
    phone: str = field(repr=False)
    text: str = field(repr=False)
    template: str
    language: Language
    facts: dict[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Taken:
    """The gateway has it, now or from a try before; `receipt`: what it calls it."""

    receipt: str


@dataclass(frozen=True, slots=True)
class Refused:
    """It will never take this one; `code`: why, in its word."""

    code: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """Not taken, or nobody knows: to be tried again."""

    trouble: str
    wait: timedelta | None = None
    """How long the gateway asks to be left alone."""


Outcome: TypeAlias = Taken | Refused | Unsure


class Gateway(Protocol):
    def send(self, sms: Sms) -> Outcome:
        """Hand it over; returns within the gateway's time limit, raises nothing that the world may cause."""
        ...


class OnThePages:
    """Where a hall has no gateway: messages go nowhere but to the hub's own pages, where staff read them."""

    def send(self, sms: Sms) -> Outcome:
        return Taken("pages")
