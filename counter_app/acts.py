"""The buttons beside the primary one: in fixed places, each with its key and, when off, why. Pure."""

from __future__ import annotations

from typing import Final

from counter_app.desk import SECONDARY, LinkState, desk_of, meant, refused_now
from counter_app.keys import Act, Desk, key_of
from counter_app.rows import Row, to_bring_back
from counter_app.texts import ACTS, sentence, tr
from hub.wire import CounterView

OPENS: Final[dict[Act, str]] = {
    Act.PARK: "park",
    Act.TRANSFER: "transfer",
    Act.BEHALF: "behalf",
    Act.BACK: "back",
    Act.PICK: "pick",
    Act.GREEN: "green",
    Act.BOOK: "book",
    Act.AGREED: "agreed",
    Act.AFTER: "after",
    Act.PASSWORD: "password",
    Act.DISPLAY: "display",
    Act.HELP: "help",
}
"""Acts that open a panel in the page, and its name."""


_HELP: Final = (
    ("F2 / Enter", (Act.CALL_NEXT, Act.CONFIRM, Act.FINISH)),
    *((str(key_of(act)), (act,)) for act in (Act.RECALL, Act.NO_SHOW, Act.PARK, Act.TRANSFER)),
    ("F7", (Act.PAUSE, Act.RESUME)),
    *((str(key_of(act)), (act,)) for act in (Act.BEHALF, Act.BACK, Act.SIGN_OUT, Act.GUIDE, Act.DISPLAY)),
    ("A–Z", (Act.PICK,)),
    (".", (Act.GREEN,)),
    ("+", (Act.EXTEND,)),
    ("-", (Act.AFTER,)),
    ("*", (Act.BOOK,)),
    ("/", (Act.AGREED,)),
    *((str(key_of(act)), (act,)) for act in (Act.HELP, Act.CLOSE)),
)
"""As they stand on the keyboard."""


def act_rows(view: CounterView, link: LinkState, signed_in: bool) -> list[Row]:
    """One row per act, each in its place at every counter."""
    now = desk_of(view, link, signed_in)
    return [_row(meant(act, view), now, view) for act in SECONDARY]


def _row(act: Act, now: Desk, view: CounterView) -> Row:
    refused = refused_now(act, now, view)
    return {
        "key": "pause" if act is Act.RESUME else str(act),
        "act": str(act),
        "title": tr(ACTS[act]),
        "hotkey": str(key_of(act)),
        "possible": refused is None,
        "reason": sentence(refused) if refused else "",
        "count": _count(act, view),
    }


def _count(act: Act, view: CounterView) -> int:
    """How many wait behind the button; 0 shows nothing."""
    return to_bring_back(view) if act is Act.BACK else 0


def help_rows() -> list[Row]:
    """Every key with its acts, for the help panel."""
    return [{"key": keys, "hotkey": keys, "title": " / ".join(tr(ACTS[act]) for act in acts)} for keys, acts in _HELP]
