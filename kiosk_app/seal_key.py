"""The file with the key under which a kiosk seals documents: made whole, its owner's alone, or not used at all."""

from __future__ import annotations

import os
import secrets
import stat
from pathlib import Path

from ui_common.settings import SettingsError

KEY_BYTES = 32
OTHERS = 0o077


class SealError(SettingsError):
    """The key file can't be used; the text names it and says what to do."""


def read_key(path: Path) -> bytes:
    """The key at `path`, which is made (mode 0600) when it is not there. Raises SealError."""
    try:
        if not path.exists():
            _make(path)
        return _checked(path)
    except OSError as error:
        raise SealError(f"{path}: the key cannot be read or made: {error.strerror}; give the file and its folder "
                        "to the user who runs the kiosk") from error


def check_key(path: Path) -> None:
    """Find a key that can't be used before a window is there; none at all is well. Raises SealError."""
    if path.exists():
        read_key(path)


def _checked(path: Path) -> bytes:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & OTHERS:
        raise SealError(f"{path}: others can read the key (mode {mode:04o}); mend it with: chmod 600 {path}")
    key = path.read_bytes()
    if len(key) != KEY_BYTES:
        raise SealError(f"{path}: not a key; put the right file back, or remove it and what was sealed is lost")
    return key


def _make(path: Path) -> None:
    """Whole on the disk before it has its name, so that no power cut leaves half a key."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_bytes(KEY_BYTES))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
