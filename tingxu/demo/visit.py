"""What has come of one visitor's story so far: ticket, pictures, paper, announcements, trouble."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tingxu.demo.records import Records, Row, moment
from tingxu.demo.story import Story

MOMENTS = {
    "issued": "issued_at",
    "called": "called_at",
    "confirmed": "confirmed_at",
    "finished": "finished_at",
}


@dataclass
class Visit:
    story: Story
    ticket: str | None = None
    number: str = ""
    pictures: list[str] = field(default_factory=list)
    print: str | None = None
    code: str = ""
    """What the paper's QR code holds."""
    papers_seen: int = 0
    sounds_before: int = 0
    """How many pages the kiosk had read aloud when the visitor came."""
    told_before: frozenset[str] = frozenset()
    """Messages to the staff that were there before."""
    announcements: list[str] = field(default_factory=list)
    reached: set[str] = field(default_factory=set)
    failure: str = ""
    row: Row = field(default_factory=dict)

    def look_up(self, records: Records) -> list[str]:
        """Read the hub's row of the ticket; the moments that are new since the last look."""
        if self.ticket is None:
            return []
        self.row = records.ticket(self.ticket)
        fresh = [name for name, column in MOMENTS.items() if self.row[column] and name not in self.reached]
        self.reached.update(fresh)
        return fresh

    def words(self, text: str) -> str:
        """A story's text with the ticket's number in its place."""
        return text.replace("{number}", self.number)

    def summary(self) -> dict[str, Any]:
        """The visitor's entry of summary.json; times are the hub's."""
        items = ", ".join(json.loads(self.row.get("items") or "[]"))
        return {
            "story": self.story.id,
            "hall": self.story.hall,
            "ticket": self.number or None,
            "item": items or None,
            "counter": self.row.get("counter"),
            "issued_at": moment(self.row.get("issued_at")),
            "called_at": moment(self.row.get("called_at")),
            "confirmed_at": moment(self.row.get("confirmed_at")),
            "finished_at": moment(self.row.get("finished_at")),
            "outcome": "failed" if self.failure else str(self.row.get("state") or self.story.outcome),
            "pictures": self.pictures,
            "print": self.print,
            "announcements": self.announcements,
        }


@dataclass(frozen=True)
class Out:
    """The folder of what the play leaves behind."""

    folder: Path

    def path(self, story: Story, step: int, name: str, program: str, suffix: str = ".png") -> Path:
        """`<story>-<nn>-<step>-<program>.png`."""
        return self.folder / f"{story.id}-{step:02}-{name}-{program}{suffix}"
