"""What a device says of itself when it is tested, point by point."""

from __future__ import annotations

from dataclasses import dataclass

from devices.status import Action


@dataclass(frozen=True, slots=True)
class Check:
    """One point of a self-test or a trial. ``ok`` is ``None`` when it cannot be told; that is no fault.

    ``name`` is a word of the kind's ``points`` (``link``, ``paper``, ``module`` …); ``detail`` a code with words
    in ``advice``, optionally followed by ``: `` and a technical fact; ``value`` something read, never personal
    (a firmware, a masked name).
    """

    name: str
    ok: bool | None
    detail: str = ""
    action: Action | None = None
    value: str = ""


def passed(checks: tuple[Check, ...]) -> bool:
    """Nothing failed; what could not be told does not count."""
    return all(check.ok is not False for check in checks)
