"""Which role may ask which route and give which command."""

from __future__ import annotations

from hub.wire.shape import Audience

PROGRAMS = frozenset({Audience.KIOSK, Audience.COUNTER, Audience.BOARD, Audience.CLERK})
"""Who has a screen of its own, with a view and a stream."""
STAFF = frozenset({Audience.GUIDE, Audience.TECHNICIAN, Audience.MANAGER})
"""People who sign in at the hub's pages."""
AT_COUNTERS = frozenset({Audience.CLERK, Audience.GUIDE, Audience.MANAGER})
"""Of all that one of the staff may be: who may sit at a counter. A technician may be a supplier's."""
BOOKING = frozenset({Audience.KIOSK, Audience.CLERK, Audience.GUIDE, Audience.MANAGER})
"""Who books for visitors, or lets them book."""
ROUTES: dict[str, frozenset[Audience] | None] = {
    "POST /v1/commands": frozenset(Audience) - {Audience.PORTAL},
    "POST /v1/sign-in": frozenset({Audience.COUNTER}),
    "POST /v1/password": STAFF | {Audience.CLERK},
    "POST /v1/staff/sign-in": None,
    "POST /v1/staff/sign-out": STAFF,
    "GET /v1/fleet": STAFF,
    "GET /v1/messages": STAFF,
    "GET /v1/waits": frozenset({Audience.MANAGER}),
    "GET /v1/catalog": frozenset({Audience.KIOSK, Audience.COUNTER, Audience.CLERK}),
    "GET /v1/view": PROGRAMS,
    "GET /v1/events": PROGRAMS,
    "GET /v1/tickets/{code}": frozenset({Audience.KIOSK}),
    "GET /v1/badges/{code}": frozenset({Audience.KIOSK}),
    "GET /v1/slots": BOOKING,
    "GET /v1/appointments": BOOKING,
    "GET /v1/appointments/{code}": BOOKING,
    "POST /v1/portal/appointments": frozenset({Audience.PORTAL}),
    "GET /v1/health": None,
    "GET /c/{code}": None,
    "GET /c/{code}/events": None,
    "POST /c/{code}/withdraw": None,
    "POST /c/{code}/return": None,
}
"""Who may ask what; None: anybody, without a token. A role that is not named is answered 403.

What of it stands at the door for visitors' phones is in `hub.server.app.PUBLIC`."""
BOOKS = frozenset({"book", "move_appointment", "cancel_appointment", "appeal_appointment", "check_in"})
"""What may be asked of an appointment wherever one may be made."""
COMMANDS_OF: dict[Audience, frozenset[str]] = {
    Audience.KIOSK: frozenset({
        "issue", "lease_band", "issued_alone", "reprint", "report_print", "ask_assistance", "report_devices", "summon",
        "ask_aid", "recycle", "return_ticket", "extend_service", "report_slip",
    }) | BOOKS,
    Audience.BOARD: frozenset({"report_announcement", "report_devices"}),
    Audience.COUNTER: frozenset({"rate_service", "report_devices"}),
    Audience.CLERK: frozenset({
        "issue", "reprint", "report_print", "sign_out", "pause", "resume", "call_next", "pick", "call_parked",
        "recall", "confirm", "finish", "no_show", "recycle", "park", "return_ticket", "transfer", "withdraw",
        "extend_service", "propose_refusal", "consent_refusal", "drop_refusal", "grant_green",
        "answer_assistance",
    }) | BOOKS,
    Audience.GUIDE: frozenset({
        "issue", "guide_assistance", "accompany", "grant_green", "take_summons", "close_summons", "lend_aid",
        "end_loan", "log_round", "read_message", "extend_service",
    }) | BOOKS,
    Audience.TECHNICIAN: frozenset({
        "take_summons", "close_summons", "log_round", "open_order", "assign_order", "note_order", "finish_order",
        "read_message",
    }),
    Audience.MANAGER: frozenset({
        "take_summons", "close_summons", "lend_aid", "end_loan", "log_round", "open_order", "assign_order",
        "note_order", "finish_order", "read_message", "vacate_counter", "guide_assistance", "consent_refusal",
        "drop_refusal", "change_counter", "change_policy", "change_calendar", "send_again", "set_message_text",
    }) | BOOKS | {"decide_appointment", "decide_appeal"},
    Audience.PORTAL: frozenset(),
}
"""The least each role needs; all else is answered 403. A counter's own device token signs clerks in, tells how visitors
rated and how its devices are."""
