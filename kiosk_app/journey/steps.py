"""The steps of a visit at the kiosk; each has one page of its own name in qml/."""

from __future__ import annotations

from enum import StrEnum


class Step(StrEnum):
    WELCOME = "welcome"
    CLOSED = "closed"
    """Outside opening hours: guides and bring lists only."""
    AWAY = "away"
    """The hub cannot be reached; over the step that needs it."""
    CARD = "card"
    CARD_PROBLEM = "card_problem"
    OFFER = "offer"
    """Large print and reading aloud, offered when the card's age says so."""
    WAYS = "ways"
    """How to find the item; the common ones first."""
    DEPARTMENTS = "departments"
    TOPICS = "topics"
    ITEMS = "items"
    """Items of the department or topic chosen."""
    SEARCH = "search"
    ELSEWHERE = "elsewhere"
    """The item is not handled at a counter here: where to go instead (window-2)."""
    GUIDE = "guide"
    """What to bring, without taking a ticket."""
    CONFIRM = "confirm"
    ISSUING = "issuing"
    PRINTING = "printing"
    PRINT_FAILED = "print_failed"
    PRINT_DOUBTFUL = "print_doubtful"
    """The printer fell silent: did the ticket come out?"""
    APPOINTMENT = "appointment"
    """Who has an appointment: in which way to say so."""
    BOOKING_NUMBER = "booking_number"
    PHONE_TAIL = "phone_tail"
    """With the number: the last digits of the phone that it was booked with."""
    CHECKING_IN = "checking_in"
    ARRIVAL = "arrival"
    """What came of checking in, where no ticket came of it."""
    BOOK_DAY = "book_day"
    BOOK_TIME = "book_time"
    BOOK_PHONE = "book_phone"
    """Where the message about a booking goes; pressing here agrees on the time."""
    BOOKED = "booked"
    ALREADY = "already"
    """This person already waits in that queue."""
    REFUSED = "refused"
    FOUND = "found"
    """How it stands with the ticket whose code was scanned."""
    TICKET = "ticket"
    THANKS = "thanks"
    HELP = "help"
    """A guide was asked for; over any step."""
    INCIDENT = "incident"
    """Somebody hurt or in danger: asked once whether it is meant; over any step."""
    STILL_THERE = "still_there"
    """Nobody touched anything for a while; over any step, then everything is forgotten."""


HOMES = frozenset({Step.WELCOME, Step.CLOSED})
OVERLAYS = frozenset({Step.AWAY, Step.HELP, Step.INCIDENT, Step.STILL_THERE})
"""Laid over another step, to which they go back."""
MACHINE = frozenset({Step.ISSUING, Step.CHECKING_IN, Step.PRINTING})
"""The machine's turn: the visitor waits, so no idle warning is shown."""
NEEDS_HUB = frozenset({Step.WELCOME, Step.CLOSED, Step.CONFIRM, Step.APPOINTMENT})
"""Steps that make no sense while the hub is away. Looking for an item goes on without it."""

WARNING_SECONDS = 25.0
"""How long the page "are you still there" counts down; never below 20 s (WCAG 2.2.1)."""
THANKS_SECONDS = 4.0
ISSUE_SECONDS = 20.0
"""When no answer came by then, the kiosk says so; the same command id is sent again at the next press."""
PRINT_SECONDS = 60.0
"""A print always ends with an outcome; this is for the driver that does not keep to that."""


def dwell_seconds(step: Step, idle_seconds: float, untouched: bool) -> float | None:
    """Seconds at `step` without a touch after which `events.Idle` is due; None: never.

    `untouched`: nothing is set or known that a next visitor should not find.
    """
    if step in HOMES or step is Step.AWAY:
        return None if untouched else idle_seconds
    special = {
        Step.THANKS: THANKS_SECONDS,
        Step.STILL_THERE: WARNING_SECONDS,
        Step.ISSUING: ISSUE_SECONDS,
        Step.CHECKING_IN: ISSUE_SECONDS,
        Step.PRINTING: PRINT_SECONDS,
    }
    return special.get(step, idle_seconds)
