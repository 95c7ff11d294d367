"""Reading one of a hall's further files: TOML of a given shape, or every problem in it is named at once."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

Shape = TypeVar("Shape", bound=BaseModel)


def read_shape(file: Path, shape: type[Shape], key: str, wrong: Callable[[str], Exception]) -> Shape:
    """What is in `file`, which the hub's settings name as `key`. Raises what `wrong` makes of the words for people."""
    try:
        return shape.model_validate(tomllib.loads(file.read_text("utf-8")))
    except OSError as error:
        raise wrong(f"{file}: {error.strerror}: put it there, or take out `{key}`") from error
    except RecursionError:
        raise wrong(f"{file}: nested too deeply") from None
    except ValidationError as error:
        raise wrong("\n".join(_problem(file, each["loc"], each["msg"]) for each in error.errors())) from error
    except ValueError as error:
        raise wrong(f"{file}: {error}") from error


def _problem(file: Path, where: tuple[int | str, ...], what: str) -> str:
    return f"{file}: {'.'.join(str(part) for part in where)}: {what}; put it right"
