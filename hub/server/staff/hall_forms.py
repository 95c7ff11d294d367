"""Forms of the hall's page, whose fields make lists and tables: queue.work, weight.work, notice.0.zh."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
YES: Final = "yes"


def _counter(form: Mapping[str, str]) -> dict[str, Any]:
    queues = [name.partition(".")[2] for name in form if name.startswith("queue.")]
    weights = {queue: form.get(f"weight.{queue}", "").strip() or "1" for queue in queues}
    more = {name: form[name] for name in ("reserved_for", "lead") if name in form}
    return {
        "counter": form.get("counter", ""), "queues": queues, "weights": weights,
        "reserved_only": form.get("reserved_only") == YES, "even_so": form.get("even_so") == YES, **more,
    }  # fmt: skip


def _policy(form: Mapping[str, str]) -> dict[str, Any]:
    told = {name.partition(".")[2]: value.strip() for name, value in form.items() if name.startswith("rule.")}
    return {name: value == YES if value in (YES, "no") else value for name, value in told.items() if value}


def _calendar(form: Mapping[str, str]) -> dict[str, Any]:
    lines = sorted({name.split(".")[1] for name in form if name.startswith("notice.") and name.count(".") == 2})
    notices = [{each: form.get(f"notice.{line}.{each}", "").strip() for each in ("zh", "en")} for line in lines]
    return {
        "closed_days": _DAY.findall(form.get("closed_days", "")),
        "notices": [each for each in notices if any(each.values())],
    }


GATHERERS: Final[Mapping[str, Callable[[Mapping[str, str]], dict[str, Any]]]] = {
    "change_counter": _counter,
    "change_policy": _policy,
    "change_calendar": _calendar,
}
"""By the command's kind. What can be no command is refused by the wire's shapes as ever."""
