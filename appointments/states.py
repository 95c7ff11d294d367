"""An appointment's life in one table. Tests and docs/appointment-states.md are made from it.

What happened is in the journal: moving, approving and appealing are acts, not states.
"""

from __future__ import annotations

from enum import StrEnum


class AppointmentState(StrEnum):
    REQUESTED = "requested"
    """Several departments have a part in it: not agreed yet."""
    CONFIRMED = "confirmed"
    CHECKED_IN = "checked_in"
    SERVED = "served"
    NO_SHOW = "no_show"
    """More than 30 minutes late and not there: given up (appointment-4). Or there, and not at the counter when called:
    that does not count against anybody, and ends when the ticket waits again."""
    CANCELLED_BY_VISITOR = "cancelled_by_visitor"
    CANCELLED_BY_HALL = "cancelled_by_hall"
    """Also a request that was refused, or decided by nobody in time."""


class Act(StrEnum):
    APPROVE = "approve"
    """By the business section: the leader in charge is next."""
    CONFIRM = "confirm"
    """By the leader in charge."""
    REFUSE = "refuse"
    LAPSE = "lapse"
    """Of a request that nobody decided in time."""
    MOVE = "move"
    ASK_ANEW = "ask_anew"
    """A visitor moves what several departments had agreed on."""
    CANCEL = "cancel"
    CALL_OFF = "call_off"
    """Cancelled by the hall."""
    CHECK_IN = "check_in"
    MISS = "miss"
    CORRECT = "correct"
    """A kiosk that was alone had checked the visitor in in time."""
    SERVE = "serve"
    WITHDRAW = "withdraw"
    """The visitor gives the ticket back before being served."""
    MISS_CALL = "miss_call"
    """Called, and not at the counter."""
    COME_BACK = "come_back"
    """The ticket of a missed call waits again."""
    LEAVE_UNSERVED = "leave_unserved"
    """The day ended before the visitor was served, or service after closing was refused."""


S = AppointmentState

TRANSITIONS: dict[tuple[AppointmentState, Act], AppointmentState] = {
    (S.REQUESTED, Act.APPROVE): S.REQUESTED,
    (S.REQUESTED, Act.CONFIRM): S.CONFIRMED,
    (S.REQUESTED, Act.REFUSE): S.CANCELLED_BY_HALL,
    (S.REQUESTED, Act.LAPSE): S.CANCELLED_BY_HALL,
    (S.REQUESTED, Act.ASK_ANEW): S.REQUESTED,
    (S.REQUESTED, Act.CANCEL): S.CANCELLED_BY_VISITOR,
    (S.REQUESTED, Act.CALL_OFF): S.CANCELLED_BY_HALL,
    (S.REQUESTED, Act.MOVE): S.REQUESTED,
    (S.CONFIRMED, Act.MOVE): S.CONFIRMED,
    (S.CONFIRMED, Act.ASK_ANEW): S.REQUESTED,
    (S.CONFIRMED, Act.CANCEL): S.CANCELLED_BY_VISITOR,
    (S.CONFIRMED, Act.CALL_OFF): S.CANCELLED_BY_HALL,
    (S.CONFIRMED, Act.CHECK_IN): S.CHECKED_IN,
    (S.CONFIRMED, Act.MISS): S.NO_SHOW,
    (S.NO_SHOW, Act.CORRECT): S.CHECKED_IN,
    (S.CHECKED_IN, Act.SERVE): S.SERVED,
    (S.CHECKED_IN, Act.WITHDRAW): S.CANCELLED_BY_VISITOR,
    (S.CHECKED_IN, Act.MISS_CALL): S.NO_SHOW,
    (S.NO_SHOW, Act.COME_BACK): S.CHECKED_IN,
    (S.CHECKED_IN, Act.LEAVE_UNSERVED): S.CANCELLED_BY_HALL,
}
"""(state, act) -> next state. What is not here is refused with `wrong_appointment_state`."""

OPEN = frozenset({S.REQUESTED, S.CONFIRMED})
"""The visitor is still to come."""
HOLDING = frozenset({S.REQUESTED, S.CONFIRMED, S.CHECKED_IN, S.SERVED})
"""It has a place in its slot; so has one whose call was missed, and who may yet come back."""
