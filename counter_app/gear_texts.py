"""What the equipment at the counter shows and asks for. Pure: the hall's view in, texts and keys out.

The bar speaks Chinese only, as its characters do; a line break is a new page of it.
"""

from __future__ import annotations

from typing import Final

from counter_app.keys import Key
from hub.wire import CounterView

CALLED: Final = "{number}号\n请到{counter}号窗口"
SERVING: Final = "{number}号\n正在办理"

PAD_KEYS: Final[dict[str, Key]] = {
    "call_next": Key.F2,
    "recall": Key.F3,
    "transfer": Key.F6,
    "pause": Key.F7,
    "sign_out": Key.F10,
}
"""Which key of the terminal a pad's key is. "Call next" is the primary one: a clerk with the pad alone can confirm and
finish too. Calling a number by hand, asking and signing in have no counterpart here."""


def bar_text(view: CounterView, idle: str, paused: str) -> str:
    """What the bar over the counter says."""
    if view.current is not None:
        words = CALLED if view.current.state == "called" else SERVING
        return words.format(number=view.current.number, counter=view.counter)
    return idle if view.clerk is not None and not view.paused else paused


def pad_number(view: CounterView) -> int | None:
    """The digits of the visitor's number for the pad's display; None: nobody is there, what stands there stays."""
    if view.current is None:
        return None
    digits = "".join(char for char in view.current.number if char.isdigit())
    return int(digits) if digits else None
