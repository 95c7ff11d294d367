"""Everything that is scanned in a hall has one form: `kind.id.expiry.mac`.

    kind     one or two small letters: what the code is for
    id       of the thing, from the base64url alphabet
    expiry   seconds since 1970 UTC, hexadecimal
    mac      base64url of key number (1 byte) and the first 16 bytes of HMAC-SHA256 over what stands before it

A code says nothing about a person, can't be made without the key, and ends by itself.
"""

from __future__ import annotations

import hmac
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime
from hashlib import sha256

from hub.keys import Keys

TICKET = "t"
"""The page behind the QR code on a ticket."""
APPOINTMENT = "a"
"""An appointment: its page, and checking in at a kiosk."""

MAC_BYTES = 16
PURPOSE = "codes"

_FORM = re.compile(r"([a-z]{1,2})\.([A-Za-z0-9_-]{1,64})\.([0-9a-f]{1,10})\.([A-Za-z0-9_-]{23})", re.ASCII)


class ForgedCode(Exception):
    """Not a code of this hub, or not of that kind."""


class ExpiredCode(Exception):
    """It was ours, and its time is over."""


def make_code(keys: Keys, kind: str, thing: str, expires: datetime) -> str:
    """The code for `thing`, valid up to and including the second of `expires`."""
    text = f"{kind}.{thing}.{int(expires.timestamp()):x}"
    return f"{text}.{_mac(keys, keys.current, text)}"


def check_code(keys: Keys, kind: str, code: str, now: datetime) -> str:
    """The id that the code stands for. Raises ForgedCode or ExpiredCode."""
    match = _FORM.fullmatch(code)
    if match is None or match[1] != kind:
        raise ForgedCode(kind)
    number = urlsafe_b64decode(match[4] + "=")[0]
    text = code.rpartition(".")[0]
    if number not in keys.numbers() or not hmac.compare_digest(_mac(keys, number, text), match[4]):
        raise ForgedCode(kind)
    if now.astimezone(UTC).timestamp() >= int(match[3], 16) + 1:
        raise ExpiredCode(kind)
    return match[2]


def _mac(keys: Keys, number: int, text: str) -> str:
    mac = hmac.digest(keys.derive(PURPOSE, number), text.encode(), sha256)[:MAC_BYTES]
    return urlsafe_b64encode(bytes([number]) + mac).decode().rstrip("=")
