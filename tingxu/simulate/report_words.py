"""What the report says, in the hall's two languages: Chinese, then English."""

from __future__ import annotations

from typing import Any, Final

from hall.definition import Definition
from tingxu.simulate.halls import ONE

POLICIES: Final = {
    "fifo": ("先来先办", "First come, first served"),
    "strict": ("绝对优先", "Strict priority"),
    "ours": ("厅序", "Tingxu"),
    "more": ("增开窗口", "With more counters"),
}
CLASSES: Final = {
    "green": ("绿色通道", "Green channel"),
    "appointment": ("预约", "Appointment"),
    "walk_in": ("现场取号", "Walk-in"),
}
MADE_UP: Final = ("按记录设定的大厅", "A hall made up for these visitors")
TITLE: Final = ("大厅推演", "The hall on a bench")
WAITS: Final = ("谁等多久", "Who waits how long")
WAITS_UNIT: Final = ("等候分钟：平均与九成以内", "minutes: mean, and within which nine of ten were called")
COURSE: Final = ("一天之中", "Through the day")
COURSE_UNIT: Final = ("按取号时刻，现场取号平均等候分钟", "walk-ins' mean wait in minutes, by time of coming")
ON_TIME: Final = ("按时办到的预约", "Appointments kept")
ON_TIME_UNIT: Final = ("约定时间后五分钟内叫到的比例", "share called by five minutes after the agreed time")
LOAD: Final = ("窗口忙闲", "How busy the counters are")
LOAD_UNIT: Final = ("有人办事的时间比例", "share of the open time with a visitor")
WHAT_IF_SHORT: Final = ("增开窗口会怎样", "What if more counters opened")
WHAT_IF: Final = ("增开 {count} 个窗口（{at} 起）", "{count} more counters from {at}")
WHAT_IF_UNIT: Final = ("按取号时刻，平均等候分钟", "mean wait in minutes, by time of coming")
ANSWER: Final = (
    "从 {at} 起增开 {count} 个窗口：平均等候从 {mean_before} 分钟{mean_way} {mean_after} 分钟，"
    "九成人从 {p90_before} 分钟以内{p90_way} {p90_after} 分钟以内。",
    "With {count} more counters from {at} people wait {mean_after} instead of {mean_before} minutes on average,"
    " nine of ten within {p90_after} instead of {p90_before}.",
)
ADDED: Final = ("增开的是：{counters}。", "They are {counters}.")
COUNTER: Final = ("{number} 号窗口（{queues}）", "counter {number} ({queues})")


def hall(definition: Definition) -> str:
    """Which hall was played."""
    zh, en = MADE_UP if definition.name == ONE else (definition.name.zh, definition.name.en)
    return f"{zh} {en}"


def told_in_words(what_if: dict[str, Any]) -> tuple[str, str]:
    """What became of the manager's question, as a sentence: zh, en."""
    before, after = what_if["before"], what_if["after"]
    facts = {"at": what_if["at"], "count": len(what_if["counters"])}
    for name in ("mean", "p90"):
        facts |= {f"{name}_{when}": _minutes(each[name]) for when, each in (("before", before), ("after", after))}
        facts[f"{name}_way"] = "降到" if (after[name] or 0) <= (before[name] or 0) else "变为"
    zh, en = (each.format(**facts) for each in ANSWER)
    listed = [_listed(what_if, which) for which in (0, 1)]
    return zh + ADDED[0].format(counters=listed[0]), f"{en} {ADDED[1].format(counters=listed[1])}"


def _listed(what_if: dict[str, Any], which: int) -> str:
    """The counters with their queues, in the language: 0 zh, 1 en."""
    between, comma = (("、", "；"), (", ", "; "))[which]
    counters = (
        COUNTER[which].format(number=number, queues=comma.join(what_if["queues"][queue][which] for queue in queues))
        for number, queues in what_if["counters"].items()
    )
    return between.join(counters)


def _minutes(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"
