"""What a hall is: departments, items, queues, counters and hours, as read from its TOML file.

The definition seeds a new hall; afterwards the hall changes by commands. What only the whole can tell (a
letter used twice, a queue nobody serves) is in hall.definition_checks; hall.definition_file reads a file.
"""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from hall.tickets import PriorityClass


class CounterKind(StrEnum):
    """The three kinds of window (window-5); the kind decides what a counter's terminal offers."""

    CONSULTATION = "consultation"
    HANDLING = "handling"
    DELIVERY = "delivery"


class Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(Value):
    """One text in the hall's languages. Chinese is always there; English is complete too."""

    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)


Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]


class Department(Value):
    id: Id
    name: Words


class Topic(Value):
    """What a visit is about, in the visitor's words: the kiosk's second way to an item."""

    id: Id
    name: Words
    icon: str


class Queue(Value):
    id: Id
    letter: Annotated[str, Field(pattern=r"^[A-Z]$")]
    name: Words
    kind: CounterKind
    area: Words
    """Where those who hold its tickets wait."""


class Item(Value):
    """One government service item (事项)."""

    id: Id
    name: Words
    department: Id
    queue: Id | None = None
    """None where the item is not handled at a counter (`handled`)."""
    topic: Id
    decision: Literal["immediate", "within_days"]
    """When it is decided whether the application is accepted (window-7)."""
    decision_days: Annotated[int, Field(ge=1, le=5)] | None = None
    responsible: str = Field(min_length=1)
    """Who answers for the decision (window-7)."""
    handled: Literal["counter", "online", "elsewhere"] = "counter"
    where: Words | None = None
    """Where to go instead, for what is not handled at a counter here (window-2)."""
    bring: tuple[Words, ...] = ()
    minutes: Annotated[float, Field(gt=0, le=240)] = 10
    """Usual service time, until the hall has measured its own."""
    common: bool = False
    """Shown first on the kiosk."""

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.handled == "counter" and self.queue is None:
            raise PydanticCustomError("item_needs_queue", "an item handled at a counter names its queue")
        if self.handled != "counter" and self.where is None:
            raise PydanticCustomError("item_needs_where", "an item not handled here says where to go")
        if self.decision == "within_days" and self.decision_days is None:
            raise PydanticCustomError("decision_needs_days", "decision within_days needs decision_days")
        return self


class Counter(Value):
    id: Annotated[str, Field(pattern=r"^[0-9]{1,2}$")]
    """Its number as people see and hear it: "3" is 3号窗口."""
    kind: CounterKind
    queues: Annotated[tuple[Id, ...], Field(min_length=1)]
    direction: Words | None = None
    """How to get there from the waiting area, shown on the board."""
    weights: dict[Id, Annotated[float, Field(gt=0, le=100)]] = {}
    """How much waiting in one of its queues counts here; 1 where it is not named."""
    reserved_for: PriorityClass | None = None
    """It calls this class first, others when none of it waits."""
    reserved_only: bool = False
    """It calls nobody but `reserved_for`, who is sent to it, and who was set aside and is back."""
    lead: Annotated[str, Field(pattern=r"^[a-z0-9._-]{1,32}$")] | None = None
    """Login of the clerk who speaks for it (首席代表) where a refusal after closing needs a consent."""


class Hours(Value):
    """Opening hours of one weekday, local time of the hall. `days`: 1 Monday … 7 Sunday."""

    days: Annotated[tuple[Annotated[int, Field(ge=1, le=7)], ...], Field(min_length=1)]
    opens: time
    closes: time

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.opens >= self.closes:
            raise PydanticCustomError("opens_after_closes", "opens must be before closes")
        return self


class Rates(Value):
    """Priority that each second of waiting gives, by class; only their ratio counts."""

    green: Annotated[float, Field(gt=0, le=10_000)] = 100
    appointment: Annotated[float, Field(gt=0, le=10_000)] = 30
    """Of one who has checked in, in the last `agreed_early_minutes` before its time."""
    walk_in: Annotated[float, Field(gt=0, le=10_000)] = 1
    """Also of an appointment before that."""
    head_start_seconds: Annotated[float, Field(ge=0, le=3600)] = 120
    """Added to everybody's time waited, so that a class with a high rate is before others from its first second."""


class Policy(Value):
    green_age: Annotated[int, Field(ge=0, le=120)] = 60
    """Full years from which the ID card alone gives the green channel (green-channel)."""
    social_card: bool = False
    """A social-security card is as good as an identity card at a kiosk that can read it."""
    recall_limit: Annotated[int, Field(ge=0, le=20)] = 5
    no_show_seconds: Annotated[int, Field(ge=0, le=3600)] = 0
    """Seconds after the last call or recall until a visitor who does not come is a no-show; 0: only a clerk says so."""
    no_show_recalls: Annotated[int, Field(ge=0, le=20)] = 0
    """Recalls that must have been made before time alone makes a no-show."""
    recycle_places: Annotated[int, Field(ge=0, le=50)] = 3
    """A recycled ticket waits behind this many of those waiting at that moment."""
    recycle_limit: Annotated[int, Field(ge=0, le=9)] = 1
    rates: Rates = Rates()
    max_wait_minutes: Annotated[int, Field(ge=0, le=600)] = 120
    """Nobody should wait longer: who does is called before all but a returned visitor; 0: no maximum."""
    max_wait_lead_minutes: Annotated[int, Field(ge=0, le=120)] = 10
    """So near to it only an appointment that is due goes before: a counter must become free in time."""
    agreed_tolerance_minutes: Annotated[int, Field(ge=0, le=60)] = 5
    """So long before its agreed time a checked-in appointment is next (appointment-1)."""
    agreed_early_minutes: Annotated[int, Field(ge=0, le=240)] = 30
    """So long before it the appointment begins to gather priority by its class's rate; 0: not before it is next."""
    hold_minutes: Annotated[int, Field(ge=0, le=60)] = 0
    """A counter begins no service that would probably make somebody booked wait, and is kept free for them so long at
    most; 0: services are begun without regard to who is still to come."""
    pick: bool = False
    """A clerk may call a given waiting ticket out of turn, with a reason that is kept."""


class Definition(Value):
    """A hall as its TOML file describes it."""

    id: Id
    name: Words
    zone: str
    sample: bool = False
    """True for a sample that must not be taken for the centre's real data."""
    hours: Annotated[tuple[Hours, ...], Field(min_length=1)]
    closed_days: tuple[date, ...] = ()
    notices: tuple[Words, ...] = ()
    rest_area: Words | None = None
    """Where visitors sit for whom staff took a number (proxy-ticket); None: with all others of their queue."""
    policy: Policy = Policy()
    departments: Annotated[tuple[Department, ...], Field(min_length=1)]
    topics: Annotated[tuple[Topic, ...], Field(min_length=1)]
    queues: Annotated[tuple[Queue, ...], Field(min_length=1)]
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    counters: Annotated[tuple[Counter, ...], Field(min_length=1)]

    @field_validator("zone")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (KeyError, ValueError) as unknown:
            raise PydanticCustomError("unknown_zone", "not the name of a time zone") from unknown
        return value
