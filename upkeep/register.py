"""What a hall has to be kept: machines, the aids it lends, and who answers for what. Seeded from a TOML file."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from hall.definition import Id, Value, Words

Task = Literal["guidance", "incident", "daily", "professional", "cleaning", "inspection"]
"""What somebody answers for: people at a machine need guidance or report an incident (self-service-3); daily upkeep by
the device keepers, professional upkeep by suppliers (self-service-4); cleaning and its inspection (self-service-5)."""


class Power(Value):
    """When the owning department switches a machine on and off, local time (self-service-6)."""

    days: Annotated[tuple[Annotated[int, Field(ge=1, le=7)], ...], Field(min_length=1)] = (1, 2, 3, 4, 5, 6, 7)
    on: time
    off: time

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.on >= self.off:
            raise PydanticCustomError("on_after_off", "on must be before off")
        return self


class Machine(Value):
    """One program's place: a kiosk, a counter's terminal, a call board."""

    kind: Literal["kiosk", "counter", "board"]
    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
    """As it was enrolled."""
    name: Words
    department: Id
    """Who owns it: its faults and work orders go there (self-service-7)."""
    power: Power | None = None
    """None: it runs round the clock."""

    @property
    def key(self) -> str:
        """What the program's token names: kiosk:k1, counter:3."""
        return f"{self.kind}:{self.id}"


class Duty(Value):
    """Who is told of a task, at any hour or within `from_`–`to` of some days."""

    task: Task
    staff: str = Field(min_length=1)
    """The login of a member of the staff."""
    department: Id | None = None
    """For the machines of that department only; None: for all."""
    days: Annotated[tuple[Annotated[int, Field(ge=1, le=7)], ...], Field(min_length=1)] = (1, 2, 3, 4, 5, 6, 7)
    from_: Annotated[time, Field(alias="from")] = time(0)
    to: time = time.max


class Aid(Value):
    """Something the service desk lends (care-aids)."""

    id: Id
    name: Words
    icon: str = "question"
    count: Annotated[int, Field(ge=1, le=999)]


class Roll(Value):
    """How much paper a machine's printer takes, for the forecast of when it ends."""

    tickets: Annotated[int, Field(ge=1, le=100_000)] = 600


class Register(Value):
    """All of it. The machines' keys, the aids' ids are unique."""

    machines: tuple[Machine, ...] = ()
    aids: tuple[Aid, ...] = ()
    duties: tuple[Duty, ...] = ()
    roll: Roll = Roll()
    cleaning_hours: Annotated[int, Field(ge=1, le=24 * 31)] = 24
    """A machine that was not cleaned for longer is overdue (self-service-5)."""

    @model_validator(mode="after")
    def _unique(self) -> Self:
        named = {"machines": [each.key for each in self.machines], "aids": [each.id for each in self.aids]}
        for what, keys in named.items():
            twice = sorted({key for key in keys if keys.count(key) > 1})
            if twice:
                raise PydanticCustomError("twice", "{what}: {key} is there twice", {"what": what, "key": twice[0]})
        return self
