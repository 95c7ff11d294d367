"""What can be wrong with a hall's definition, told in words: which file, which key, and the cure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

SENTENCES: Final[dict[str, tuple[str, str]]] = {
    "unreadable": (
        "the file cannot be read ({reason}): check its path and its rights",
        "文件无法读取（{reason}）：请检查路径和权限",
    ),
    "syntax": (
        "this is not TOML ({reason}): mend the line named, often a missing quote or bracket",
        "不是有效的 TOML（{reason}）：请修改所指的那一行，常见原因是缺少引号或括号",
    ),
    "unknown_key": (
        "this key is not known: {hint}",
        "没有这个键：{hint_zh}",
    ),
    "missing": (
        "this is missing: add {cure}",
        "缺少这一项：请添加 {cure_zh}",
    ),
    "wrong_value": (
        "{value} does not fit: {reason}",
        "{value} 不合要求：{reason_zh}",
    ),
    "item_needs_queue": (
        'an item handled at a counter names its queue: add queue = "…", or handled = "online" or "elsewhere"',
        '在窗口办理的事项要写明队列：请添加 queue = "…"，或把 handled 改为 "online" 或 "elsewhere"',
    ),
    "item_needs_where": (
        'an item that is not handled at a counter says where to go: add where = {{ zh = "…", en = "…" }}',
        '不在窗口办理的事项要写明去哪里办：请添加 where = {{ zh = "…", en = "…" }}',
    ),
    "decision_needs_days": (
        'decision = "within_days" says in how many: add decision_days = 1 to 5',
        'decision = "within_days" 要写明几个工作日：请添加 decision_days = 1 至 5',
    ),
    "opens_after_closes": (
        "opening comes before closing: change opens or closes",
        "开门时间要早于关门时间：请修改 opens 或 closes",
    ),
    "unknown_zone": (
        "{value} is not a time zone: use a name such as Asia/Shanghai",
        "{value} 不是时区名称：请写成 Asia/Shanghai 这样的名称",
    ),
    "duplicate": (
        "{value} is used twice, first at {first}: give one of the two another",
        "{value} 重复，最先出现在 {first}：请修改其中一个",
    ),
    "unknown_reference": (
        "there is no {kind} {value}: use one of {known}",
        "没有 {kind} {value}：可用的有 {known}",
    ),
    "queue_of_other_kind": (
        "this {kind} counter cannot serve {value}, a {other} queue: change the counter's kind or its queues",
        "这个 {kind} 窗口不能服务 {other} 队列 {value}：请修改窗口的 kind 或 queues",
    ),
    "queue_not_served": (
        "no counter serves queue {value}: add it to the queues of a {kind} counter",
        "没有窗口服务队列 {value}：请把它加到一个 {kind} 窗口的 queues 中",
    ),
    "green_below_walk_in": (
        "the green channel's rate {value} is below the walk-ins' {other}: make it the same or higher",
        "绿色通道的 rate {value} 低于现场取号的 {other}：请改为相同或更高",
    ),
    "lead_over_maximum": (
        "the lead of {value} minutes is not shorter than max_wait_minutes = {other}: make it shorter",
        "提前量 {value} 分钟不小于 max_wait_minutes = {other}：请改短",
    ),
    "weight_not_served": (
        "this counter weighs {value} but does not serve it: remove the weight, or use one of {known}",
        "这个窗口给 {value} 设了权重却不服务它：请删去这个权重，或改用 {known} 之一",
    ),
    "reserved_for_nobody": (
        'reserved_only says for whom: add reserved_for = "green", "appointment" or "walk_in"',
        '设了 reserved_only 要写明给谁：请添加 reserved_for = "green"、"appointment" 或 "walk_in"',
    ),
    "queue_kept_from_others": (
        "every counter of queue {value} takes one class only, others would wait for ever: "
        "remove reserved_only from one of them",
        "队列 {value} 的窗口都只办一类人，其他人永远等不到：请至少去掉其中一个窗口的 reserved_only",
    ),
    "hours_overlap": (
        "on day {day} these hours overlap those of {first}: change one of them",
        "星期 {day} 的时间与 {first} 重叠：请修改其中一个",
    ),
}
"""Code → what a person reads, in English and in Chinese."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: where it is, what it is (`code` of SENTENCES), the facts of its sentence."""

    key: str
    """Path in the file, such as items[3].responsible; empty for the whole file."""
    code: str
    facts: Mapping[str, str] = field(default_factory=dict)
    subject: str = ""
    """Id of the item, counter … that the key is part of."""
    file: str = ""

    def text(self, language: Literal["zh", "en"] = "en") -> str:
        """One line for a person: file, key, what is wrong, and the cure."""
        sentence = SENTENCES[self.code][language == "zh"].format_map(self.facts)
        named = f" ({self.subject})" if self.subject else ""
        where = f"{self.key}{named}" if self.key else ""
        return ": ".join(part for part in (self.file, where, sentence) if part)


class DefinitionError(ValueError):
    """A hall's definition cannot be used. `problems` lists everything that was found, in the file's order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(problem.text() for problem in problems))

    def text(self, language: Literal["zh", "en"] = "en") -> str:
        """One line for each problem."""
        return "\n".join(problem.text(language) for problem in self.problems)
