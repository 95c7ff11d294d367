"""A story: one person's visit, step by step, with what must be seen, heard, printed and recorded at each.

The stories are the one source of what the product does: the demo plays them, the tests assert them, pictures
are named after them, `tingxu rules` cites them.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

STORIES = Path(__file__).resolve().parents[2] / "resources" / "stories"
PLACE = r"^(kiosk|console|board|phone|hub|staff|counter-[0-9]{1,2})$"
AT_THE_DESK = frozenset({"lend", "take-back", "accompany", "accept", "arrive", "done", "book"})
"""What the guide of the played hall does."""
MILESTONE = r"^[a-z0-9-]+:(issued|called|confirmed|finished|over)$"

Milestone = Annotated[str, Field(pattern=MILESTONE)]
"""Another story's moment, such as "walk-in:called"; "over" is its end."""


class StoryError(Exception):
    """A story file is wrong; the text names file, key and cure."""


class Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(Value):
    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)


class Expected(Value):
    """What must come true within the step's time. `{number}` in a text stands for the ticket's number."""

    page: str | None = None
    texts: tuple[str, ...] = ()
    """Each is part of some text on the screen (where = "phone": of the page's text)."""
    items: tuple[str, ...] = ()
    """Object names that are shown."""
    absent: tuple[str, ...] = ()
    """Object names that are not."""
    speech: tuple[str, ...] = ()
    """Each is part of the page's read-aloud text."""
    language: Literal["zh", "en"] | None = None
    print: tuple[str, ...] = ()
    """Each is part of the newest paper's text; the paper is a new one."""
    code: bool = False
    """A QR code is on the paper, or on the screen where no `print` is expected."""
    aloud: bool = False
    """The kiosk has read a page aloud during this visit: its sound is there."""
    announcement: Literal["spoken"] | None = None
    """What the board reported of the ticket's newest call; its WAV is there."""
    ticket: dict[str, str | bool | int | None] = {}
    """Fields of the hub's own row of the ticket, such as state, counter, priority, on_behalf."""
    faults: dict[str, str] | None = None
    """The kiosk's open faults in the hub's own rows: device and code, all of them."""
    orders: dict[str, Literal["daily", "professional"]] | None = None
    """Unfinished work orders for the kiosk's devices: device and kind of order, all of them."""
    loans: dict[str, Literal["asked", "lent"]] | None = None
    """Aids for who is at the kiosk that are not back yet: which, and whether it was handed over."""
    told: dict[str, str] = {}
    """Staff who were told since the story began: login and template of the message."""


    @property
    def of_equipment(self) -> bool:
        """Something of it is to be looked up among faults, orders, loans or messages."""
        return self.told != {} or any(each is not None for each in (self.faults, self.orders, self.loans))


class Step(Value):
    """One act at one place, and what follows from it."""

    where: Annotated[str, Field(pattern=PLACE)]
    do: Literal[
        "press", "type", "key", "look", "kill", "start", "open", "lend", "take-back", "accompany", "accept", "arrive",
        "done", "book", "hand",
    ] = "look"
    target: str = ""
    """Object name to press; aid to lend or take back; number to go along with; place of a request for a guide; item to
    book at once; whose appointment's code the visitor takes in hand (tingxu.earlier_bookings); text to type; key to
    press (X names, such as F2, Return)."""
    into: str = ""
    """For `type`: the object name of the field, pressed first."""
    takes_ticket: bool = False
    """This act takes the visit's ticket: the next one issued at this place is this story's."""
    wait_for: tuple[Milestone, ...] = ()
    """Other stories' moments that must have come before."""
    patience: Annotated[float, Field(gt=0, le=120)] = 15.0
    """Seconds in which what is expected on the screen must come true."""
    picture: str = ""
    """Name of the picture to take when it is as expected; empty: none."""
    expect: Expected = Expected()

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.do in {"press", "type", "key", "hand"} | AT_THE_DESK and not self.target:
            raise ValueError(f'do = "{self.do}" needs a target')
        if self.do in {"kill", "start"} and self.where != "hub":
            raise ValueError(f'do = "{self.do}" is for where = "hub" only')
        if (self.do in AT_THE_DESK) != (self.where == "staff"):
            raise ValueError(f'where = "staff" goes together with do = one of {", ".join(sorted(AT_THE_DESK))}')
        if (self.do == "open") != (self.where == "phone"):
            raise ValueError('where = "phone" and do = "open" go together')
        return self


class Story(Value):
    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    order: Annotated[int, Field(ge=1)]
    """Who comes first to a place that several visitors want."""
    title: Words
    who: Words
    rules: tuple[str, ...] = ()
    hall: Literal["main", "closing"] = "main"
    """"closing": a hall of its own that closes while the first of its stories is played."""
    after: tuple[Milestone, ...] = ()
    """Moments of other stories before which this visitor does not come."""
    yields_to: tuple[str, ...] = ()
    """Stories that come before this one at counters, though they came later to the kiosk."""
    outcome: Literal["served", "no_show", "withdrawn", "waiting", "guided", "sent_elsewhere", "mended"] = "served"
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]

    def places(self) -> frozenset[str]:
        """Places that the story has to itself while it is there; the console belongs to the kiosk."""
        shared = {"board", "phone", "hub", "staff"}
        return frozenset(owner(step.where) for step in self.steps if step.where not in shared)


def owner(place: str) -> str:
    """The place that must be had for acts at `place`: the console's devices stand at the kiosk."""
    return "kiosk" if place == "console" else place


def load_story(path: Path) -> Story:
    """One story. Raises StoryError naming the file, the key and what is wrong with it."""
    try:
        story = Story.model_validate(tomllib.loads(path.read_text("utf-8")))
    except tomllib.TOMLDecodeError as wrong:
        raise StoryError(f"{path}: not readable as TOML: {wrong}") from wrong
    except ValidationError as wrong:
        first = wrong.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "the story"
        cure = "remove it or correct its spelling" if first["type"] == "extra_forbidden" else first["msg"]
        raise StoryError(f"{path}: {key}: {cure}") from wrong
    return story


def load_stories(folder: Path = STORIES) -> tuple[Story, ...]:
    """All stories in their order. Raises StoryError, also for an id used twice or a story named in vain."""
    stories = sorted((load_story(path) for path in folder.glob("*.toml")), key=lambda story: story.order)
    ids = [story.id for story in stories]
    twice = {story for story in ids if ids.count(story) > 1}
    if twice:
        raise StoryError(f"{folder}: id used twice: {', '.join(sorted(twice))}; give each story its own")
    for story in stories:
        for named in _named(story):
            if named not in ids:
                raise StoryError(f"{folder}: {story.id} names the story {named!r}, which is not there")
    return tuple(stories)


def _named(story: Story) -> set[str]:
    moments = [*story.after, *(moment for step in story.steps for moment in step.wait_for)]
    return {moment.split(":")[0] for moment in moments} | set(story.yields_to)
