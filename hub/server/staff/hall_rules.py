"""The hall's rules as a manager reads and changes them: words and units; the bounds are the definition's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from annotated_types import Ge, Gt, Le
from pydantic.fields import FieldInfo

from hall.definition import Policy, Rates


@dataclass(frozen=True, slots=True)
class Rule:
    """One figure of the policy. `low` and `high`: as far as its input goes."""

    name: str
    value: int | float | bool
    words: tuple[str, str]
    unit: tuple[str, str]
    hint: tuple[str, str]
    low: float = 0
    high: float = 0

    @property
    def yes_or_no(self) -> bool:
        return isinstance(self.value, bool)

    @property
    def off(self) -> tuple[str, str] | None:
        """What nought says, where it is more than a figure."""
        return None if self.value else _OFF.get(self.name)

    @property
    def shown(self) -> str:
        return f"{self.value:g}"


_MINUTES, _SECONDS, _TIMES, _NONE = ("分钟", "min"), ("秒", "s"), ("次", ""), ("", "")

_WORDS: Final[dict[str, tuple[tuple[str, str], tuple[str, str], tuple[str, str]]]] = {
    "green_age": (("绿色通道年龄", "Green channel from age"), ("周岁", "years"),
                  ("凭身份证自动识别；已取的号不变", "By the ID card alone; tickets already taken stay as they are")),
    "green_rate": (("绿色通道优先系数", "Green channel weighs"), ("倍", "times"),
                   ("等候一分钟相当于现场取号等候几分钟", "A minute waited counts as so many of a walk-in")),
    "max_wait_minutes": (("最长等候", "Longest wait"), _MINUTES,
                         ("超过后先于各类呼叫；0 为不限", "Longer waits are called first; 0: no maximum")),
    "max_wait_lead_minutes": (("最长等候提前", "Longest wait, early by"), _MINUTES,
                              ("临近最长等候时提前呼叫，仅排在到时预约之后",
                               "So long before it only appointments that are due go first")),
    "agreed_tolerance_minutes": (("预约最先", "Appointment first from"), _MINUTES,
                                 ("约定时间前多久起最先呼叫", "So long before its time it is the next")),
    "agreed_early_minutes": (("预约提前", "Appointment early by"), _MINUTES,
                             ("约定时间前多久起先于现场取号", "So long before its time it gains on walk-ins")),
    "hold_minutes": (("为预约留窗口", "Kept for appointments"), _MINUTES,
                     ("现场的办理可能误预约时，窗口最多留空多久", "Where a walk-in's service might make one late")),
    "recall_limit": (("重呼上限", "Recalls at most"), _TIMES, ("", "")),
    "no_show_seconds": (("自动过号", "No-show after"), _SECONDS,
                        ("最后一次呼叫后；0 为只由窗口操作", "After the last call; 0: only a clerk says so")),
    "no_show_recalls": (("自动过号前重呼", "Recalls before that"), _TIMES, ("", "")),
    "recycle_places": (("过号恢复后排", "Back behind"), ("人", "people"),
                       ("恢复时排在前几位等候者之后", "Of those who wait at that moment")),
    "recycle_limit": (("可恢复", "May come back"), _TIMES, ("", "")),
    "social_card": (("社保卡取号", "Social-security cards"), _NONE, ("", "")),
    "pick": (("窗口可选号", "Clerks may pick a number"), _NONE, ("须写明理由并留存", "With a reason that is kept")),
}  # fmt: skip


_OFF: Final[dict[str, tuple[str, str]]] = {
    "max_wait_minutes": ("不限", "no maximum"),
    "hold_minutes": ("不留", "not kept"),
    "no_show_seconds": ("由窗口操作", "by a clerk only"),
}


def rules_of(policy: Policy) -> list[Rule]:
    """All that the page shows, in its order."""
    return [_rule(name, policy) for name in _WORDS]


def _rule(name: str, policy: Policy) -> Rule:
    words, unit, hint = _WORDS[name]
    value: Any = policy.rates.green / policy.rates.walk_in if name == "green_rate" else getattr(policy, name)
    field = Rates.model_fields["green"] if name == "green_rate" else Policy.model_fields[name]
    low, high = _bounds(field)
    return Rule(name, value, words, unit, hint, low, high)


def _bounds(field: FieldInfo) -> tuple[float, float]:
    """What the definition's own check lets through."""
    low, high = 0.0, 0.0
    for each in field.metadata:
        if isinstance(each, Ge):
            low = float(each.ge)  # type: ignore[arg-type]
        elif isinstance(each, Gt):
            low = float(each.gt) + 1  # type: ignore[arg-type]
        elif isinstance(each, Le):
            high = float(each.le)  # type: ignore[arg-type]
    return low, high
