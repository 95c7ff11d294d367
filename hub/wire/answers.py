"""What is answered, and why not."""

from __future__ import annotations

from typing import Literal

from hub.wire.appointments import AppointmentView
from hub.wire.counter_views import CounterView
from hub.wire.shape import Shape
from hub.wire.tickets import BandView, TicketView


class Answer(Shape):
    """A command was carried out. `seq`: the journal's number after it."""

    seq: int
    ticket: TicketView | None = None
    band: BandView | None = None
    appointment: AppointmentView | None = None
    request: str | None = None
    """Id of the assistance request, for ask_assistance."""
    view: CounterView | None = None
    """To a clerk: everything the screen needs, so that no second request follows."""


class SignInAnswer(Shape):
    token: str
    """Use it as Bearer for this clerk's commands; it ends with sign_out."""
    clerk: str
    clerk_name: str
    view: CounterView


class StaffSignInAnswer(Shape):
    token: str
    """Use it as Bearer; it ends after 12 hours, with /v1/staff/sign-out, a new password or another role."""
    login: str
    name: str
    role: Literal["guide", "technician", "manager"]


class StaffSignOutAnswer(Shape):
    """Who asks again because this got lost is answered `unauthorised`, and is out all the same."""

    login: str


class BadgeView(Shape):
    """Who may open the technician's pages of the kiosk that asks."""

    login: str


class PasswordAnswer(Shape):
    """It is changed: who asked stays signed in here, and is out wherever else the old one had let anybody in."""

    clerk: str


class Problem(Shape):
    """Any answer that is not a success. `code` is a refusal of the hall (hall.refusals, HTTP 409) or one of:
    unauthorised (401), not_allowed (403), not_found (404), code_over (410),
    too_large (413), invalid (422), id_reused (409),
    wrong_wire_version (426), wrong_password (401), try_later (429), storage_full (507), storage_away (503),
    keys_behind (503), busy (503), internal (500). The fact `seconds` of try_later says when a sign-in will be looked at
    again.
    After storage_away nobody knows whether the command was carried out: send it again with the same id.
    After keys_behind it was not; send it again, to another hub if there is one."""

    code: str
    facts: dict[str, str | int | list[str]] = {}


class Health(Shape):
    ok: bool
    wire: int
    hall: str
    seq: int
    version: str
