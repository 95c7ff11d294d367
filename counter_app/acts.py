"""The buttons beside the primary one: always the same ones in the same places, each with its key and, when off, why. Pure."""

from __future__ import annotations

from typing import Final

from counter_app.desk import SECONDARY, LinkState, desk_of, open_requests, refused_now
from counter_app.keys import Act, Desk, key_of
from counter_app.rows import Row
from counter_app.texts import ACTS, sentence, tr
from hub.wire import CounterView

OPENS: Final[dict[Act, str]] = {
    Act.TRANSFER: "transfer",
    Act.BEHALF: "behalf",
    Act.BACK: "back",
    Act.DISPLAY: "display",
    Act.HELP: "help",
}
"""Acts that open a panel in the page, and its name."""


def act_rows(view: CounterView, link: LinkState, signed_in: bool) -> list[Row]:
    """One row per act that this kind of counter offers."""
    now = desk_of(view, link, signed_in)
    known = desk_of(view, "online", signed_in)
    return [_row(_shown(act, known), now, view) for act in SECONDARY[view.kind]]


def _shown(act: Act, known: Desk) -> Act:
    return Act.RESUME if act is Act.PAUSE and known is Desk.PAUSED else act


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
    """What waits behind the button; 0 shows nothing."""
    if act is Act.BACK:
        return len(view.parked) + sum(row.recyclable for row in view.no_shows)
    return len(open_requests(view)) if act is Act.GUIDE else 0


def help_rows() -> list[Row]:
    """Every key with its acts, for the help panel."""
    named = [(Act.CALL_NEXT, Act.CONFIRM, Act.FINISH), (Act.RECALL,), (Act.NO_SHOW,), (Act.PARK,), (Act.TRANSFER,),
             (Act.PAUSE, Act.RESUME), (Act.BEHALF,), (Act.BACK,), (Act.SIGN_OUT,), (Act.GUIDE,), (Act.DISPLAY,),
             (Act.CLOSE,)]
    return [
        {
            "key": str(acts[0]),
            "hotkey": "F2 / Enter" if acts[0] is Act.CALL_NEXT else str(key_of(acts[0])),
            "title": " / ".join(tr(ACTS[act]) for act in acts),
        }
        for acts in named
    ]
