"""The hall is changed while it runs: what counters serve, the policy, closed days and notices.

A change must make a hall that its file could say: the same checks. Nobody's place depends on what is changed: keys are
made once, and a class once granted stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hall.acts.ask import Ask, Decision, desk_of
from hall.commands import ChangeCalendar, ChangeCounter, ChangePolicy
from hall.definition import Definition
from hall.definition_checked import checked
from hall.definition_problems import DefinitionError
from hall.events import CalendarChanged, CounterChanged, PolicyChanged
from hall.refusals import NOTHING_NEW, QUEUE_LEFT, WRONG_DEFINITION, Refusal
from hall.tickets import PriorityClass
from hall.waiting import open_counters, waiting_in


def change_counter(ask: Ask, command: ChangeCounter) -> Decision:
    """What a counter serves. Refused where people wait and nobody would call them, unless that is meant."""
    desk = desk_of(ask, command.counter)
    if isinstance(desk, Refusal):
        return desk
    raw = ask.definition.model_dump()
    place = next(number for number, each in enumerate(raw["counters"]) if each["id"] == desk.id)
    changed = {**_without_idle_weights(raw["counters"][place], command.changes), "id": desk.id, "kind": desk.kind}
    whole = _whole(raw | {"counters": (*raw["counters"][:place], changed, *raw["counters"][place + 1 :])})
    if isinstance(whole, Refusal):
        return whole
    new = whole.counters[place]
    left = None if command.even_so else _left(ask, desk.id, new.queues)
    return left or (Refusal(NOTHING_NEW) if new == desk else (CounterChanged(desk.id, new),))


def _without_idle_weights(old: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """The counter as changed; a weight goes with the queue that is given up."""
    changed = {**old, **changes}
    if "weights" not in changes:
        changed["weights"] = {queue: by for queue, by in old["weights"].items() if queue in changed["queues"]}
    return changed


def _left(ask: Ask, counter: str, queues: tuple[str, ...]) -> Refusal | None:
    """A queue whose people nobody would call any more; those who are sent to the counter it still calls."""
    for queue in ask.state.desks[counter].queues:
        waiting = len(ask.state.waiting.get(queue, ()))
        if queue not in queues and waiting and _is_last(ask, counter, queue):
            return Refusal(QUEUE_LEFT, {"counter": counter, "queue": queue, "waiting": waiting_in(ask.state, queue)})
    return None


def _is_last(ask: Ask, counter: str, queue: str) -> bool:
    """Whether some class has no other counter open."""
    return any(open_counters(ask.state, queue, each) == (counter,) for each in PriorityClass)


def change_policy(ask: Ask, command: ChangePolicy) -> Decision:
    """Thresholds and limits. Who waits already keeps class and place."""
    raw = ask.definition.model_dump()
    whole = _whole(raw | {"policy": _merged(raw["policy"], command.changes)})
    if isinstance(whole, Refusal):
        return whole
    return Refusal(NOTHING_NEW) if whole.policy == ask.definition.policy else (PolicyChanged(whole.policy),)


def change_calendar(ask: Ask, command: ChangeCalendar) -> Decision:
    """Days on which the hall is closed, and what its screens say. Who waits on a day closed now is served."""
    raw, told = ask.definition.model_dump(), {"closed_days": command.closed_days, "notices": command.notices}
    whole = _whole(raw | {name: value for name, value in told.items() if value is not None})
    if isinstance(whole, Refusal):
        return whole
    days, notices = tuple(sorted(set(whole.closed_days))), whole.notices
    same = (days, notices) == (ask.definition.closed_days, ask.definition.notices)
    return Refusal(NOTHING_NEW) if same else (CalendarChanged(days, notices),)


def _merged(old: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """One level deeper for a table within the table."""
    nested = {
        name: {**old[name], **value}
        for name, value in changes.items()
        if isinstance(value, Mapping) and isinstance(old.get(name), Mapping)
    }
    return {**old, **changes, **nested}


def _whole(raw: Mapping[str, Any]) -> Definition | Refusal:
    """The hall as it would be, by the checks that its file has to pass."""
    try:
        return checked(raw)
    except DefinitionError as wrong:
        first = wrong.problems[0]
        facts: dict[str, str | int | list[str]] = {
            "problem": first.code,
            "en": [each.text("en") for each in wrong.problems],
            "zh": [each.text("zh") for each in wrong.problems],
        }
        return Refusal(WRONG_DEFINITION, facts)
