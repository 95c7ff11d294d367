"""Reading a register from TOML: all of it is right, or every problem is named at once."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from hall.shape_file import read_shape
from upkeep.register import Register


class RegisterError(Exception):
    """The register can't be used; the text names file, place and cure."""


def read(file: Path, departments: Collection[str]) -> Register:
    """The register in `file`, of a hall with those departments. Raises RegisterError."""
    register = read_shape(file, Register, "machines", RegisterError)
    named = {each.department for each in register.machines} | {each.department for each in register.duties} - {None}
    unknown = sorted(str(each) for each in named if each not in departments)
    if unknown:
        there = ", ".join(sorted(departments))
        raise RegisterError(f"{file}: no department {unknown[0]!r} in the hall: take one of {there}")
    return register
