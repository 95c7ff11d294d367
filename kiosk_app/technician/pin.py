"""The technician's PIN: argon2id in the kiosk's settings file, never in clear anywhere."""

from __future__ import annotations

import re
import secrets
from pathlib import Path

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from hub.secret_file import replace_secret

DIGITS = 6
_HASHER = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1, type=Type.ID)
"""OWASP's least; a kiosk's small processor answers within a tenth of a second."""
_TABLE = re.compile(r"^\[technician\]\n(?:(?!\[).*\n?)*", re.MULTILINE)


class PinError(ValueError):
    """A PIN that cannot be; says why."""


def new_pin() -> str:
    """Six random digits."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def hash_pin(pin: str) -> str:
    """Raises PinError for what is not 6 to 12 digits."""
    if not (pin.isascii() and pin.isdigit() and DIGITS <= len(pin) <= 12):
        raise PinError("a PIN has 6 to 12 digits")
    return _HASHER.hash(pin)


def is_pin(pin: str, hashed: str) -> bool:
    """Whether it is the PIN of that hash; a hash that is none fits nothing."""
    try:
        return _HASHER.verify(hashed, pin)
    except (VerificationError, InvalidHashError):
        return False


def write_pin(settings: Path, pin: str) -> None:
    """Put the PIN's hash into a kiosk's settings file, in the old one's place. Raises PinError or OSError."""
    table = f'[technician]\npin = "{hash_pin(pin)}"\n'
    text = settings.read_text("utf-8")
    rest = _TABLE.sub("", text).rstrip("\n")
    replace_secret(settings, f"{rest}\n\n{table}")
