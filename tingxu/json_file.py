"""Figures written as JSON for programs; whether that is possible is known before the work is done."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any


class Unwritable(Exception):
    """Nothing can be written there; the text says why."""


def check(file: Path) -> None:
    """Make the file's folder. Raises Unwritable."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise Unwritable(f"{file} can't be written: {wrong.strerror}") from wrong
    if file.is_dir():
        raise Unwritable(f"{file} is a folder")
    if not os.access(file if file.exists() else file.parent, os.W_OK):
        raise Unwritable(f"{file} can't be written: no right to")


def write(file: Path, found: dict[str, Any]) -> None:
    """Raises OSError."""
    file.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"written: {file}")
