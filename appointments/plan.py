"""What of a hall's items may be booked, how many at once, and who agrees. Read from a file, entered by an event."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from hall.definition import Id, Value

Login = Annotated[str, Field(min_length=1, max_length=64)]


class Bookable(Value):
    """One item that may be booked."""

    item: Id
    capacity: Annotated[int, Field(ge=1, le=99)] = 1
    """Visitors in one slot."""
    document: bool = False
    """Whether the ID number must be told at booking (appointment-3)."""
    departments: tuple[Id, ...] = ()
    """All that have a part in it, where there are several: booking it makes a request, to be approved first."""

    @property
    def needs_approval(self) -> bool:
        """Whether the business section and the leader in charge agree before it is confirmed (appointment-3)."""
        return len(self.departments) > 1


class Break(Value):
    """Hours on the hall's wall for which nothing is agreed, since not all counters are open: noon."""

    begins: time
    ends: time

    @model_validator(mode="after")
    def _order(self) -> Self:
        if self.begins >= self.ends:
            raise PydanticCustomError("begins_after_ends", "begins must be before ends")
        return self


class Plan(Value):
    """The hall's rules of booking. Each item is there once."""

    slot_minutes: Annotated[int, Field(ge=5, le=240)] = 30
    horizon_days: Annotated[int, Field(ge=1, le=180)] = 14
    """So many days ahead may be booked, today not counted."""
    early_minutes: Annotated[int, Field(ge=0, le=240)] = 30
    """Check-in opens so long before the agreed time."""
    breaks: tuple[Break, ...] = ()
    """No slot begins or lasts into one of them."""
    no_show_limit: Annotated[int, Field(ge=0, le=20)] = 3
    """Who gave up so many within `no_show_days` can't book; 0: no limit."""
    no_show_days: Annotated[int, Field(ge=1, le=730)] = 90
    section: tuple[Login, ...] = ()
    """Logins of the business section, who look at a request first; nobody named: any manager."""
    leader: tuple[Login, ...] = ()
    """Logins of the leader in charge, who looks at it then."""
    section_hours: Annotated[int, Field(ge=1, le=240)] = 24
    leader_hours: Annotated[int, Field(ge=1, le=240)] = 24
    """Within so many hours each of them is to decide."""
    calendar: Literal["china", "none"] = "china"
    """china: the statutory holidays and the working days moved for them, as far as they are published."""
    closed: tuple[date, ...] = ()
    """Days on which nothing is booked, over the calendar."""
    worked: tuple[date, ...] = ()
    """Days that are worked, over the calendar; a weekend's have a Monday's hours."""
    years: tuple[Annotated[int, Field(ge=2000, le=2200)], ...] = ()
    """Years whose holidays are all in `closed` and `worked`, since the calendar does not have them yet."""
    bookable: tuple[Bookable, ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        items = [each.item for each in self.bookable]
        twice = sorted({item for item in items if items.count(item) > 1})
        if twice:
            raise PydanticCustomError("twice", "bookable: {item} is there twice", {"item": twice[0]})
        both = sorted(set(self.closed) & set(self.worked))
        if both:
            raise PydanticCustomError("both", "{day} is both closed and worked", {"day": both[0].isoformat()})
        return self

    def of(self, item: str) -> Bookable | None:
        """How the item may be booked; None: not at all."""
        return next((each for each in self.bookable if each.item == item), None)

    @property
    def early(self) -> timedelta:
        return timedelta(minutes=self.early_minutes)

    @property
    def slot(self) -> timedelta:
        return timedelta(minutes=self.slot_minutes)


NOTHING = Plan()
"""A hall without a file: nothing may be booked."""
