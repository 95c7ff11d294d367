"""The counter program's settings file."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ui_common.settings import ProgramSettings


class CounterSettings(ProgramSettings):
    """`id`: the counter's number as people see it. `dark` and `large_print`: how the terminal starts."""

    id: Annotated[str, Field(pattern=r"^[0-9]{1,2}$")]
    dark: bool = False
    large_print: bool = False
