"""An appointment that a portal wants: booked like any other, once for each id of the portal's."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from hashlib import sha256

from sqlalchemy import Connection

from appointments.records import Appointment
from hall.refusals import Refusal
from hub.server.appointments.orders import Asker, Bookings, Drafter
from hub.server.lane.drafts import Draft
from hub.server.portal.reading import Wrong
from hub.store import appointment_rows
from hub.store.answers import Given
from hub.wire import Answer, BookCommand, PortalAppointment, PortalResult, Problem

PORTAL = Asker("portal", "portal")
KNOWN = "portal_known"
"""Somebody was quicker with the same id."""
CHANGED = "changed"


def appointment_id(row: PortalAppointment) -> str:
    """The same for the same id of the portal's, which may say anything and is not kept."""
    return "p-" + urlsafe_b64encode(sha256(row.id.encode()).digest()).decode()[:22]


def drafter(bookings: Bookings, hall: str, row: PortalAppointment) -> Drafter:
    """Book it, unless its id is known. Runs in the lane."""
    id = appointment_id(row)
    asked = BookCommand(
        item=row.item, starts_at=row.starts_at, name=row.name, phone=row.phone, number=row.number, language=row.language
    )
    book = bookings.book(asked, PORTAL, id)

    def draft(tx: Connection) -> Draft:
        if appointment_rows.one(tx, hall, id) is not None:
            return bookings.draft(lambda _turn: Refusal(KNOWN))
        return book(tx)

    return draft


def known_result(known: Appointment, line: int, row: PortalAppointment, code_url: str) -> PortalResult:
    """What became of it before."""
    if _differs(known, row):
        return PortalResult(line=line, outcome="refused", field="id", reason=CHANGED)
    return PortalResult(line=line, outcome="known", number=known.number, code_url=code_url)


def result_of(line: int, given: Given) -> PortalResult | None:
    """What the lane made of it; None where it turned out to be known."""
    if given.refused:
        problem = Problem.model_validate_json(given.answer)
        if problem.code == KNOWN:
            return None
        offers = problem.facts.get("offers", [])
        told = offers if isinstance(offers, list) else []
        return PortalResult(line=line, outcome="refused", reason=problem.code, offers=told)
    made = Answer.model_validate_json(given.answer).appointment
    assert made is not None
    return PortalResult(line=line, outcome="booked", number=made.number, code_url=made.code_url)


def wrong_result(wrong: Wrong) -> PortalResult:
    return PortalResult(line=wrong.line, outcome="refused", field=wrong.field, reason=wrong.reason)


def _differs(known: Appointment, row: PortalAppointment) -> bool:
    """What was moved since is the visitor's or the hall's wish, whatever the portal still says."""
    return known.item != row.item or (not known.moved and row.starts_at not in (known.starts_at, known.slot))
