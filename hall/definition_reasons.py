"""Why a value in a definition does not fit, in the words of who writes such files."""

from __future__ import annotations

from typing import Final

from pydantic_core import ErrorDetails

PATTERNS: Final = {
    "letter": ("one capital letter, A to Z", "一个大写字母 A 至 Z"),
    "counters": ('the number on the counter, such as "3"', '窗口上的号码，例如 "3"'),
    "": ("lower-case letters, digits and hyphens, 40 at most", "小写字母、数字和连字符，最多 40 个"),
}
"""What a text must look like: by its key, or by the list that holds it."""

REASONS: Final[dict[str, tuple[str, str]]] = {
    "enum": ("use {expected}", "可用的有 {expected}"),
    "literal_error": ("use {expected}", "可用的有 {expected}"),
    "greater_than_equal": ("it has to be {ge} or more", "不能小于 {ge}"),
    "greater_than": ("it has to be more than {gt}", "要大于 {gt}"),
    "less_than_equal": ("it has to be {le} or less", "不能大于 {le}"),
    "string_too_short": ("write something here", "不能为空"),
    "too_short": ("give at least one", "至少要有一个"),
    "time_parsing": ("write a time such as 09:00:00", "请写成 09:00:00 这样的时间"),
    "time_type": ("write a time such as 09:00:00, without quotes", "请写成 09:00:00 这样的时间，不加引号"),
    "date_from_datetime_parsing": ("write a date such as 2026-10-01", "请写成 2026-10-01 这样的日期"),
    "date_type": ("write a date such as 2026-10-01, no quotes", "请写成 2026-10-01 这样，不加引号"),
    "string_type": ("put it in quotes", "请加引号"),
    "int_type": ("write a whole number without quotes", "请写整数，不加引号"),
    "int_parsing": ("write a whole number", "请写整数"),
    "int_from_float": ("write a whole number", "请写整数"),
    "float_parsing": ("write a number", "请写数字"),
    "bool_parsing": ("write true or false", "请写 true 或 false"),
    "tuple_type": ("write a list in square brackets", "请写成方括号中的列表"),
    "model_type": ('write a table, such as {{ zh = "…" }}', '请写成表，例如 {{ zh = "…" }}'),
}


def reason(error: ErrorDetails) -> tuple[str, str]:
    """What would fit instead, in English and in Chinese."""
    if error["type"] == "string_pattern_mismatch":
        return _pattern(error["loc"])
    if error["type"] not in REASONS:
        return error["msg"], error["msg"]
    en, zh = REASONS[error["type"]]
    context = error.get("ctx", {})
    return en.format_map(context), zh.format_map(context)


def _pattern(loc: tuple[int | str, ...]) -> tuple[str, str]:
    key = str(loc[-1])
    in_counters = bool(loc) and loc[0] == "counters" and key == "id"
    return PATTERNS["counters" if in_counters else key if key in PATTERNS else ""]
