"""What the report says, in the hall's two languages: Chinese, then English."""

from __future__ import annotations

from typing import Final

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
