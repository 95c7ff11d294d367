"""The journal as lines of JSON for those who count and compare: all that happened, and nobody's name.

    {"hall": "ninghe", "seq": 2, "at": "2026-03-02T01:00:00+00:00", "occurred_at": …, "actor": "kiosk:k1",
     "kind": "ticket.issued", "version": 1, "body": {…}}

Visitors and clerks are numbered in the order in which they appear, so that a line can be set against another
of the same file; neither a visitor's id nor a clerk's login leaves the house.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection

from hub.store import journal
from hub.store.event_text import to_text
from hub.store.journal import Entry

_CLERK = "clerk:"
_PEOPLE = {"visitor": "visitor", "contact": "contact", "clerk": "clerk", "staff": "clerk", "guide": "clerk"}
"""Field of an event → whose name it is."""
WRITTEN = "(written)"
"""Instead of a person's own words."""
_STAFF = ("guide:", "technician:", "manager:")


def lines(tx: Connection, hall: str) -> Iterator[bytes]:
    """Each event as one line without its end, oldest first."""
    hidden = _Hidden()
    for entry in journal.everything(tx, hall):
        yield msgspec.json.encode(_line(hall, entry, hidden))


class _Hidden:
    """Stand-ins for people."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, str]] = {}

    def name(self, kind: str, who: str) -> str:
        """The same for the same person: "visitor-17"."""
        known = self._known.setdefault(kind, {})
        return known.setdefault(who, f"{kind}-{len(known) + 1}")

    def actor(self, actor: str) -> str:
        """Programs by their name, clerks by their number at their counter."""
        role = next((each for each in _STAFF if actor.startswith(each)), None)
        if role is not None:
            return f"{role}{self.name('clerk', actor.removeprefix(role))}"
        if not actor.startswith(_CLERK):
            return actor
        login, _, counter = actor.removeprefix(_CLERK).rpartition("@")
        return f"{_CLERK}{self.name('clerk', login)}@{counter}"


def _hide_staff(body: dict[str, Any], hidden: _Hidden) -> None:
    """Staff by their number; what people wrote may name somebody, and stays in the house."""
    if "by" in body:
        body["by"] = hidden.actor(body["by"])
    if isinstance(body.get("to"), list):
        body["to"] = [hidden.name("clerk", each) for each in body["to"]]
    for field in ("note", "words", "override"):
        if body.get(field):
            body[field] = WRITTEN
    if "about" in body and body.get("fault") is None:
        body["about"] = WRITTEN
    if "register" in body:
        body["register"]["duties"] = []
    if "plan" in body:
        body["plan"].update(section=[], leader=[])
    if body.get("number") and "appointment" in body and "slot" in body:
        body["number"] = WRITTEN


def _hide_grants(body: dict[str, Any], hidden: _Hidden) -> None:
    """Who gave the green channel by their number; reasons are people's own words."""
    if body.get("granted_by"):
        body["granted_by"] = hidden.actor(body["granted_by"])
    if body.get("grant_reason"):
        body["grant_reason"] = WRITTEN
    if "reason" in body.get("why_facts", {}):
        body["why_facts"]["reason"] = WRITTEN


def _line(hall: str, entry: Entry, hidden: _Hidden) -> dict[str, Any]:
    body: dict[str, Any] = msgspec.json.decode(to_text(entry.event))
    for field, kind in _PEOPLE.items():
        if body.get(field):
            body[field] = hidden.name(kind, body[field])
    _hide_staff(body, hidden)
    _hide_grants(body, hidden)
    return {
        "hall": hall,
        "seq": entry.seq,
        "at": entry.at.isoformat(),
        "occurred_at": entry.occurred_at.isoformat(),
        "actor": hidden.actor(entry.actor),
        "kind": entry.event.kind,
        "version": entry.event.version,
        "body": body,
    }
