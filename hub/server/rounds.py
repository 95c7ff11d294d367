"""The code that is stuck to a machine: whoever scans it is there, to clean or inspect it (self-service-5)."""

from __future__ import annotations

from datetime import datetime, timedelta

from hub.codes import ExpiredCode, ForgedCode, check_code, make_code
from hub.keys import Keys
from hub.server.failures import code_over, not_found
from hub.server.lane.drafts import UpkeepDraft
from hub.server.lane.orders import Drafter
from hub.wire import LogRoundCommand
from upkeep.commands import LogRound

ROUND = "r"
GOOD_FOR = timedelta(days=2 * 366)
"""A sticker is renewed long before."""


def round_code(keys: Keys, machine: str, now: datetime) -> str:
    """For `machine`, as kiosk:k1. Codes know no colon, ids of machines no underscore."""
    return make_code(keys, ROUND, machine.replace(":", "_", 1), now + GOOD_FOR)


def machine_of(keys: Keys, code: str, now: datetime) -> str:
    """The machine that the code is stuck to. Raises ForgedCode or ExpiredCode."""
    return check_code(keys, ROUND, code, now).replace("_", ":", 1)


def round_drafter(asked: LogRoundCommand, keys: Keys, now: datetime) -> Drafter:
    """A round at the machine whose code was scanned. Raises Failure for another's or an old one."""
    try:
        machine = machine_of(keys, asked.code, now)
    except ForgedCode:
        raise not_found() from None
    except ExpiredCode:
        raise code_over() from None
    return lambda _tx: UpkeepDraft(LogRound(machine, asked.task, asked.fine, asked.note))
