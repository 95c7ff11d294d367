"""What is said for a call: "请A零零一号到三号窗口", and the same in English where the hall wants it."""

from __future__ import annotations

from collections.abc import Sequence

from ui_common.voice.numbers import cardinal, digit_by_digit
from ui_common.voice.voice import Line


def call_zh(number: str, counter: str, also: Sequence[str] = ()) -> str:
    """Figures one by one, the counter as a number: ("A001", "12") → 请A零零一号到十二号窗口.

    `also`: numbers that the same visitor may hold instead.
    """
    numbers = "、".join(f"{each[:1]}{digit_by_digit(each[1:])}号" for each in (number, *also))
    return f"请{numbers}到{cardinal(int(counter))}号窗口"


def call_en(number: str, counter: str, also: Sequence[str] = ()) -> str:
    """("A001", "12") → "Ticket A 0 0 1, please go to counter 12."."""
    numbers = ", or ".join(" ".join(each) for each in (number, *also))
    return f"Ticket {numbers}, please go to counter {int(counter)}."


def announcement(
    number: str, counter: str, *, repeat: int, english: bool, also: Sequence[str] = ()
) -> tuple[Line, ...]:
    """The lines of one announcement: Chinese `repeat` times (1 to 3), then English once."""
    lines = (Line(call_zh(number, counter, also), "zh"),) * repeat
    return (*lines, Line(call_en(number, counter, also), "en")) if english else lines
