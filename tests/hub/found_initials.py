"""The initials of a hall's items, found once a test run: a hub without them asks a child process at its first start.

That it does so, and what it then finds, is shown in `test_catalog`.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from hall.definition_file import read
from hub.server.initials import initials_of


def lend_initials(hall: Path, kept: Path) -> None:
    """Let the hub of that definition find in the file `kept` what its items' initials are, unless it has one."""
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(_initials(tuple(item.name.zh for item in read(hall).items)), "utf-8")


@cache
def _initials(names: tuple[str, ...]) -> str:
    return json.dumps(dict(zip(names, initials_of(names), strict=True)))
