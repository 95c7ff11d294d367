"""Reading a register from TOML: all of it is right, or every problem is named at once."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from pathlib import Path

from pydantic import ValidationError

from upkeep.register import Register


class RegisterError(Exception):
    """The register can't be used; the text names file, place and cure."""


def read(file: Path, departments: Collection[str]) -> Register:
    """The register in `file`, of a hall with those departments. Raises RegisterError."""
    try:
        register = Register.model_validate(tomllib.loads(file.read_text("utf-8")))
    except OSError as error:
        raise RegisterError(f"{file}: {error.strerror}: put it there, or take out `machines`") from error
    except ValidationError as error:
        raise RegisterError("\n".join(_problem(file, each["loc"], each["msg"]) for each in error.errors())) from error
    except ValueError as error:
        raise RegisterError(f"{file}: {error}") from error
    named = {each.department for each in register.machines} | {each.department for each in register.duties} - {None}
    unknown = sorted(str(each) for each in named if each not in departments)
    if unknown:
        there = ", ".join(sorted(departments))
        raise RegisterError(f"{file}: no department {unknown[0]!r} in the hall: take one of {there}")
    return register


def _problem(file: Path, where: tuple[int | str, ...], what: str) -> str:
    return f"{file}: {'.'.join(str(part) for part in where)}: {what}; put it right"
