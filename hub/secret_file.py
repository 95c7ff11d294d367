"""Files that hold a secret: readable by their owner alone, written whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

OTHERS = 0o077


class SecretFileError(Exception):
    """A secret lies open; the text names the file and the cure."""


def replace_secret(file: Path, text: str) -> None:
    """Write `file` (mode 0600) in place of what was there. Raises OSError."""
    draft = _draft(file, text)
    try:
        draft.replace(file)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()


def make_secret(file: Path, text: str) -> bool:
    """Write `file` (mode 0600) unless it is there already: of two processes that start together one wins.

    Whether it was ours that was kept. Raises OSError.
    """
    draft = _draft(file, text)
    try:
        os.link(draft, file)
    except FileExistsError:
        return False
    finally:
        draft.unlink()
    return True


def read_secret(file: Path) -> str:
    """Its text. Raises SecretFileError when others can read or change it, OSError when it is not there."""
    check_secret(file)
    return file.read_text("utf-8")


def check_secret(file: Path) -> None:
    """Raises SecretFileError when others can read or change it, OSError when it is not there."""
    mode = stat.S_IMODE(file.stat().st_mode)
    if mode & OTHERS:
        raise SecretFileError(f"{file}: others can read it (mode {mode:04o}); mend it with: chmod 600 {file}")


def _draft(file: Path, text: str) -> Path:
    draft = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as written:
        written.write(text)
        written.flush()
        os.fsync(written.fileno())
    return draft
