"""Why a call was made, in words: the one table for the clerk's screen, a ticket's story and every report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

Facts: TypeAlias = dict[str, str | int]
"""Those that count of waited (minutes since issue), class, maximum, agreed (HH:MM in the hall), weight, recycled,
reason, at (the counter that did its part), booked (HH:MM, somebody else's agreed time)."""

RETURNED = "returned"
OVER_MAXIMUM = "over_maximum"
AGREED_TIME = "agreed_time"
AGREED_SOON = "agreed_soon"
SENT_HERE = "sent_here"
STEP_DONE = "step_done"
"""Back from a counter to which this one had lent the visitor."""
RESERVED = "reserved"
GREEN_FIRST = "green_first"
RECYCLED = "recycled"
LONGEST_WAITING = "longest_waiting"
WEIGHTED = "weighted"
PICKED = "picked"
FITS_BEFORE = "fits_before_booked"
PARKED_BACK = "parked_back"
RECALL = "recall"

WORDS: Final[dict[str, tuple[str, str]]] = {
    RETURNED: ("此前已呼叫，优先办理", "Was called before"),
    OVER_MAXIMUM: ("等候已近 {maximum} 分钟上限，优先办理", "Close to the longest wait, {maximum} min, or over it"),
    AGREED_TIME: ("预约 {agreed}，已到时间", "Appointment at {agreed}"),
    AGREED_SOON: ("预约 {agreed}，时间将到", "Appointment at {agreed}, soon"),
    SENT_HERE: ("转来本窗口", "Sent to this counter"),
    STEP_DONE: ("在 {at} 号窗口办完，回到本窗口", "Back here from counter {at}"),
    RESERVED: ("本窗口为{class}专窗", "This counter is kept for: {class}"),
    GREEN_FIRST: ("绿色通道优先", "Green channel first"),
    RECYCLED: ("过号后恢复排队", "Missed the call, back in the queue"),
    LONGEST_WAITING: ("等候最久", "Waited longest"),
    WEIGHTED: ("本窗口优先此队列（权重 {weight}）", "This counter prefers the queue (weight {weight})"),
    PICKED: ("窗口选号：{reason}", "Picked by the clerk: {reason}"),
    FITS_BEFORE: ("办理较快，不误 {booked} 的预约", "Short, so that the appointment at {booked} is kept"),
    PARKED_BACK: ("挂起后叫回", "Called back"),
    RECALL: ("重呼", "Called again"),
}
"""Code → Chinese, English; facts in braces."""

CLASSES: Final[dict[str, tuple[str, str]]] = {
    "green": ("绿色通道", "green channel"),
    "appointment": ("预约", "appointments"),
    "walk_in": ("现场取号", "walk-ins"),
}

WAITED: Final = ("已等候 {waited} 分钟", "waited {waited} min")


class _Told(dict[str, object]):
    """Facts that an older event does not have show as a dash."""

    def __missing__(self, key: str) -> str:
        return "—"


def words(code: str, facts: Mapping[str, object], language: Literal["zh", "en"]) -> str:
    """The reason alone; the code itself where a newer release has written one that is not known here."""
    if code not in WORDS:
        return code
    at = ("zh", "en").index(language)
    told = _Told(facts)
    if "class" in told:
        told["class"] = CLASSES.get(str(told["class"]), (str(told["class"]),) * 2)[at]
    return WORDS[code][at].format_map(told)


def sentence(code: str, facts: Mapping[str, object], language: Literal["zh", "en"]) -> str:
    """The reason, and how long the visitor had waited where that is known."""
    said = words(code, facts, language)
    if "waited" not in facts:
        return said
    at = ("zh", "en").index(language)
    return said + ("，", ", ")[at] + WAITED[at].format_map(facts)
