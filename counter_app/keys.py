"""The hot-keys, as one table: state of the desk × key → act, or the reason why it does nothing there.

A clerk's hands learn these within a day, so a key never means two unlike things: F2 (and Enter and Space
where no field has the focus) is always the primary act; F3 to F6 are about the visitor, F7 and on the desk.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Desk(StrEnum):
    """What the desk is doing. AWAY wins over all others: without the hub nothing can be asked."""

    AWAY = "away"
    SIGNED_OUT = "signed_out"
    IDLE = "idle"
    PAUSED = "paused"
    CALLED = "called"
    SERVING = "serving"


class Act(StrEnum):
    SIGN_IN = "sign_in"
    CALL_NEXT = "call_next"
    CONFIRM = "confirm"
    FINISH = "finish"
    RECALL = "recall"
    NO_SHOW = "no_show"
    PARK = "park"
    TRANSFER = "transfer"
    PAUSE = "pause"
    RESUME = "resume"
    BEHALF = "behalf"
    BACK = "back"
    """Open the list of those who may be brought back: parked and missed."""
    PICK = "pick"
    """Call a given one of those who wait: without a key of its own, by typing their number."""
    GREEN = "green"
    """The green channel for somebody who has a number: without a key of the row above, by the full stop."""
    EXTEND = "extend"
    """Serve this visitor after closing: without a key of the row above, by the plus sign."""
    BOOK = "book"
    """Agree on a time with somebody on the phone: at consultation, without a key of the row above, by the star."""
    AGREED = "agreed"
    """Look an appointment up: likewise, by the slash."""
    AFTER = "after"
    """Who is still here near closing time and after: open it, ask to refuse, consent. By the minus sign."""
    GUIDE = "guide"
    """Answer the oldest open request for a guide."""
    SIGN_OUT = "sign_out"
    PASSWORD = "password"
    """Change one's own password: from the clerk's name, without a key of its own."""
    DISPLAY = "display"
    HELP = "help"
    CLOSE = "close"
    """Close the open panel or the message."""


class Key(StrEnum):
    F1 = "F1"
    F2 = "F2"
    F3 = "F3"
    F4 = "F4"
    F5 = "F5"
    F6 = "F6"
    F7 = "F7"
    F8 = "F8"
    F9 = "F9"
    F10 = "F10"
    F11 = "F11"
    F12 = "F12"
    ENTER = "Enter"
    SPACE = "Space"
    ESCAPE = "Esc"


class Why(StrEnum):
    """Why a key does nothing now; counter_app.texts says it to the clerk."""

    AWAY = "away"
    SIGNED_OUT = "signed_out"
    SIGNED_IN = "signed_in"
    NO_VISITOR = "no_visitor"
    NOT_CALLED = "not_called"
    """The visitor has arrived: there is nobody to call again or to miss."""
    HAS_VISITOR = "has_visitor"
    PAUSED = "counter_paused"


ALLOWED: Final[dict[Act, frozenset[Desk]]] = {
    Act.SIGN_IN: frozenset({Desk.SIGNED_OUT}),
    Act.CALL_NEXT: frozenset({Desk.IDLE}),
    Act.CONFIRM: frozenset({Desk.CALLED}),
    Act.FINISH: frozenset({Desk.SERVING}),
    Act.RECALL: frozenset({Desk.CALLED}),
    Act.NO_SHOW: frozenset({Desk.CALLED}),
    Act.PARK: frozenset({Desk.CALLED, Desk.SERVING}),
    Act.TRANSFER: frozenset({Desk.CALLED, Desk.SERVING}),
    Act.PAUSE: frozenset({Desk.IDLE, Desk.CALLED, Desk.SERVING}),
    Act.RESUME: frozenset({Desk.PAUSED, Desk.CALLED, Desk.SERVING}),
    Act.BEHALF: frozenset({Desk.IDLE, Desk.PAUSED, Desk.CALLED, Desk.SERVING}),
    Act.BACK: frozenset({Desk.IDLE, Desk.PAUSED, Desk.CALLED, Desk.SERVING}),
    Act.PICK: frozenset({Desk.IDLE}),
    Act.GREEN: frozenset({Desk.IDLE, Desk.PAUSED, Desk.CALLED, Desk.SERVING}),
    Act.EXTEND: frozenset({Desk.CALLED, Desk.SERVING}),
    Act.BOOK: frozenset({Desk.IDLE, Desk.PAUSED, Desk.CALLED, Desk.SERVING}),
    Act.AGREED: frozenset({Desk.IDLE, Desk.PAUSED, Desk.CALLED, Desk.SERVING}),
    Act.AFTER: frozenset({Desk.IDLE, Desk.PAUSED, Desk.CALLED, Desk.SERVING}),
    Act.GUIDE: frozenset({Desk.IDLE, Desk.PAUSED, Desk.CALLED, Desk.SERVING}),
    Act.SIGN_OUT: frozenset({Desk.IDLE, Desk.PAUSED}),
    Act.PASSWORD: frozenset({Desk.IDLE, Desk.PAUSED, Desk.CALLED, Desk.SERVING}),
    Act.DISPLAY: frozenset(Desk),
    Act.HELP: frozenset(Desk),
    Act.CLOSE: frozenset(Desk),
}
"""In which states of the desk an act may be asked at all. With a visitor there a pause begins after them.
What else the moment refuses, and which of pause and resume F7 then means, is in counter_app.desk."""

PRIMARY: Final[dict[Desk, Act | Why]] = {
    Desk.AWAY: Why.AWAY,
    Desk.SIGNED_OUT: Act.SIGN_IN,
    Desk.IDLE: Act.CALL_NEXT,
    Desk.PAUSED: Act.RESUME,
    Desk.CALLED: Act.CONFIRM,
    Desk.SERVING: Act.FINISH,
}
"""The one primary act of each state."""

PRIMARY_KEYS: Final = frozenset({Key.F2, Key.ENTER, Key.SPACE})

KEYS: Final[dict[Act, Key]] = {
    Act.HELP: Key.F1,
    Act.RECALL: Key.F3,
    Act.NO_SHOW: Key.F4,
    Act.PARK: Key.F5,
    Act.TRANSFER: Key.F6,
    Act.PAUSE: Key.F7,
    Act.RESUME: Key.F7,
    Act.BEHALF: Key.F8,
    Act.BACK: Key.F9,
    Act.SIGN_OUT: Key.F10,
    Act.GUIDE: Key.F11,
    Act.DISPLAY: Key.F12,
    Act.CLOSE: Key.ESCAPE,
}
"""The key printed on each button; the primary act's is F2 in every state."""


def why_not(act: Act, desk: Desk) -> Why | None:
    """Why `act` can't be asked in this state of the desk; None when it can."""
    if desk in ALLOWED[act]:
        return None
    if desk is Desk.AWAY:
        return Why.AWAY
    if desk is Desk.SIGNED_OUT:
        return Why.SIGNED_OUT
    if act is Act.SIGN_IN:
        return Why.SIGNED_IN
    if desk is Desk.PAUSED and act is Act.CALL_NEXT:
        return Why.PAUSED
    if desk in (Desk.IDLE, Desk.PAUSED):
        return Why.NO_VISITOR
    return Why.NOT_CALLED if act in (Act.RECALL, Act.NO_SHOW) else Why.HAS_VISITOR


def key_of(act: Act) -> Key:
    """The key printed on the act's button."""
    return KEYS.get(act, Key.F2)


def _acts_on(key: Key, desk: Desk) -> Act | Why:
    if key in PRIMARY_KEYS:
        return PRIMARY[desk]
    answers = [why_not(act, desk) or act for act, its_key in KEYS.items() if its_key is key]
    return next((answer for answer in answers if isinstance(answer, Act)), answers[0])


TABLE: Final[dict[tuple[Desk, Key], Act | Why]] = {(desk, key): _acts_on(key, desk) for desk in Desk for key in Key}
"""Every state × every key: the act it asks for, or why it does nothing."""
