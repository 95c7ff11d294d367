"""Whom a client takes for the hub: who shows a certificate of the CA that was handed over at enrolment.

A program's settings hold that CA as PEM text, as a file beside the settings, or as "system" where the centre's
own certificates stand before the hub. Nothing else is trusted then, no certificate of the machine's.
"""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from hashlib import sha256
from pathlib import Path

SYSTEM = "system"
"""In place of a CA: whatever this machine trusts."""
OTHER_CA = "the server at {url} is not the hub that this program was enrolled with (its certificate is of another CA)"
OTHER_NAME = "the hub's certificate is not for the name in {url}"
OTHER_TIME = "the hub's certificate is out of its time, or this machine's clock is wrong"
CURE = {
    OTHER_CA: "enrol the program again, or find out who answers there",
    OTHER_NAME: "add the name to `names` in the hub's settings and start it again, or enrol with another --url",
    OTHER_TIME: "set the clock, then start the hub again",
}


_PEM = re.compile(r"-----BEGIN CERTIFICATE-----\s([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----")
_SEQUENCE = b"\x30"
"""With which every certificate begins (X.690)."""


class TrustError(ValueError):
    """The CA can't be used; the text says why and what to do."""


def pem_of(ca: str, folder: Path) -> str:
    """The CA as PEM, from a setting: the text itself or a file in `folder`; "system" stays. Raises TrustError."""
    if ca == SYSTEM:
        return ca
    text = ca if "-----BEGIN" in ca else _read(folder / ca)
    _bytes(text)
    return text


def fingerprint(pem: str) -> str:
    """SHA-256 of a certificate, as people compare it: "AB:CD:…". Raises TrustError."""
    return sha256(_bytes(pem)).digest().hex(":").upper()


def why_untrusted(url: str, told: str) -> str:
    """A sentence with its cure from what the TLS library `told`."""
    low = told.lower()
    known = not any(word in low for word in ("issuer", "self-signed", "self signed", "unable to", "not trusted"))
    if known and any(word in low for word in ("mismatch", "did not match")):
        why = OTHER_NAME
    elif known and any(word in low for word in ("expired", "not yet valid")):
        why = OTHER_TIME
    else:
        why = OTHER_CA
    return f"{why.format(url=url)}: {CURE[why]}"


def _bytes(pem: str) -> bytes:
    """The certificate itself; the TLS library looks at it closely."""
    found = _PEM.search(pem)
    try:
        if found is not None and (der := b64decode(found[1])).startswith(_SEQUENCE):
            return der
    except binascii.Error:
        pass
    raise TrustError("no certificate in PEM form; write the file anew with `tingxu hub enrol`")


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "not text"
        raise TrustError(f"{file} can't be read ({why}); put the hub's CA there or enrol again") from error
