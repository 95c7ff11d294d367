"""Who answers for a task at a moment."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from upkeep.records import Upkeep
from upkeep.register import Duty, Task


def on_duty(upkeep: Upkeep, task: Task, machine: str, now: datetime, zone: str) -> tuple[str, ...]:
    """The logins of those who are told, each once, in the register's order.

    Those of the machine's own department come first and alone; where it has nobody for the task, those for all
    machines. Outside everybody's hours all of them are told: a message that waits until morning beats none
    (self-service-3, self-service-7).
    """
    duties = [each for each in upkeep.register.duties if each.task == task]
    own = [each for each in duties if each.department == upkeep.department_of(machine)]
    candidates = own or [each for each in duties if each.department is None]
    local = now.astimezone(ZoneInfo(zone))
    present = [each for each in candidates if _covers(each, local)]
    return tuple(dict.fromkeys(each.staff for each in present or candidates))


def _covers(duty: Duty, local: datetime) -> bool:
    """Hours that end before they begin go on over midnight, on the day they began."""
    if duty.from_ <= duty.to:
        return local.isoweekday() in duty.days and duty.from_ <= local.time() <= duty.to
    evening = local.time() >= duty.from_ and local.isoweekday() in duty.days
    return evening or (local.time() <= duty.to and (local.isoweekday() - 2) % 7 + 1 in duty.days)
