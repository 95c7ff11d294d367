"""Reading a hall's definition from TOML: either all of it is right, or every problem is named at once."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from hall.definition import Definition
from hall.definition_checked import checked
from hall.definition_problems import DefinitionError as DefinitionError
from hall.definition_problems import Problem


def read(source: Path | str) -> Definition:
    """The definition in a file, or in TOML text. Raises DefinitionError with every problem found."""
    file = str(source) if isinstance(source, Path) else ""
    return checked(_parsed(source, file), file)


def _parsed(source: Path | str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(source.read_text("utf-8") if isinstance(source, Path) else source)
    except OSError as wrong:
        raise _whole_file("unreadable", wrong.strerror or str(wrong), file) from wrong
    except RecursionError:
        raise _whole_file("syntax", "nested too deeply", file) from None
    except ValueError as wrong:  # not TOML, not UTF-8, a number of more digits than Python reads
        raise _whole_file("syntax", str(wrong), file) from wrong


def _whole_file(code: str, reason: str, file: str) -> DefinitionError:
    return DefinitionError((Problem("", code, {"reason": reason}, file=file),))
