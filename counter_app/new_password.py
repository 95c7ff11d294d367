"""What a clerk may be told about a new password of their own, before and after the hub is asked. Pure."""

from __future__ import annotations

from typing import Final

from hub.wire import SHORTEST_PASSWORD, Problem

MISSING: Final = "password_missing"
DIFFER: Final = "passwords_differ"
SHORT: Final = "password_short"
SAME: Final = "password_same"
WRONG_OLD: Final = "wrong_old_password"
CHANGED: Final = "password_changed"


def refused_here(old: str, new: str, again: str) -> str | None:
    """The code of why the hub need not be asked; None where it is to be."""
    if not old or not new or not again:
        return MISSING
    if new != again:
        return DIFFER
    if len(new) < SHORTEST_PASSWORD:
        return SHORT
    return SAME if new == old else None


def told(problem: Problem) -> Problem:
    """The hub's problem in this dialog's words: here a wrong password is always the old one."""
    return problem.model_copy(update={"code": WRONG_OLD}) if problem.code == "wrong_password" else problem
