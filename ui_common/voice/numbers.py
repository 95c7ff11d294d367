"""How figures are read in Chinese: counts as numbers, names (ticket, telephone) digit by digit."""

from __future__ import annotations

import re

DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_TWO_BECOMES_LIANG = frozenset("位人个名分次天份张项件页小")
"""Before these measure words 2 is 两; before 号, 年, 月, 日, 元 it stays 二."""


def digit_by_digit(figures: str) -> str:
    """"001" → "零零一". Anything but the ten digits is an error."""
    return "".join(DIGITS[int(figure)] for figure in figures)


def cardinal(number: int) -> str:
    """12 → "十二", 105 → "一百零五". 0 to 99,999,999."""
    if not 0 <= number < 100_000_000:
        raise ValueError(f"no reading for {number}: 0 to 99999999")
    if number < 10:
        return DIGITS[number]
    above, rest = divmod(number, 10_000)
    words = (_below_ten_thousand(above) + "万" if above else "") + _below_ten_thousand(rest, joined=above > 0)
    return words[1:] if words.startswith("一十") else words


def _below_ten_thousand(number: int, *, joined: bool = False) -> str:
    """`joined`: something stands before it, so that a missing thousand is heard as 零."""
    if number == 0:
        return ""
    words, gap = "", joined and number < 1000
    for power in range(3, -1, -1):
        figure = number // 10**power % 10
        if figure == 0:
            gap = gap or bool(words)
            continue
        words += ("零" if gap else "") + DIGITS[figure] + _UNITS[power]
        gap = False
    return words


def figures_as_words(text: str) -> str:
    """Every figure of a Chinese sentence as hanzi: "A001，8–15分" → "A零零一，八到十五分"."""
    text = re.sub(r"(?<!\d)(\d{1,2})[:：](\d{2})(?!\d)", lambda found: _clock(found[1], found[2]), text)
    text = re.sub(r"(?<=[A-Za-z])\d+", lambda found: digit_by_digit(found[0]), text)
    text = re.sub(r"(\d)\s*[-–—~～]\s*(?=\d)", r"\1到", text)
    text = re.sub(r"\d{4}(?=年)", lambda found: digit_by_digit(found[0]), text)
    text = re.sub(r"(\d+)\.(\d+)", lambda found: f"{_plain(found[1], '')}点{digit_by_digit(found[2])}", text)
    return re.sub(r"(\d+)\s*(\D?)", lambda found: _plain(found[1], found[2]) + found[2], text)


def _clock(hours: str, minutes: str) -> str:
    if minutes == "00":
        return f"{cardinal(int(hours))}点"
    lead = "零" if minutes[0] == "0" else ""
    return f"{cardinal(int(hours))}点{lead}{cardinal(int(minutes))}分"


def _plain(figures: str, following: str) -> str:
    """A leading zero, or five figures and more, is a name (telephone, document); the rest counts things."""
    if following == "元" and len(figures) <= 8:
        return cardinal(int(figures))
    if (figures[0] == "0" and len(figures) > 1) or len(figures) > 4:
        return digit_by_digit(figures)
    if figures == "2" and following in _TWO_BECOMES_LIANG:
        return "两"
    return cardinal(int(figures))
