"""A slot of a smart card reader, by PC/SC: ``pcsc:Part%20of%20the%20name``, ``pcsc:`` for the first there is.

The slot is a link like others: what is written is a command to the card, what is read its answer. Beside that it says
what lies in it. ``?socket=PATH`` reaches a pcscd of one's own instead of the machine's; the library under pyscard
knows one for each process. A card's troubles are ``MediaProblem``, the reader's and pcscd's ``LinkLost``.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from smartcard import scard

from devices.errors import LinkLost, MediaProblem
from devices.status import LinkState

SOCKET = "PCSCLITE_CSOCK_NAME"
_NO_SERVICE = {scard.SCARD_E_NO_SERVICE, scard.SCARD_E_SERVICE_STOPPED, scard.SCARD_F_COMM_ERROR,
               scard.SCARD_E_INVALID_HANDLE}  # fmt: skip
_NO_READER = {scard.SCARD_E_NO_READERS_AVAILABLE, scard.SCARD_E_UNKNOWN_READER, scard.SCARD_E_READER_UNAVAILABLE}
_SILENT = {scard.SCARD_W_UNRESPONSIVE_CARD, scard.SCARD_W_UNPOWERED_CARD, scard.SCARD_E_PROTO_MISMATCH,
           scard.SCARD_W_UNSUPPORTED_CARD}  # fmt: skip
_GONE = {scard.SCARD_W_REMOVED_CARD, scard.SCARD_E_NO_SMARTCARD, scard.SCARD_W_RESET_CARD,
         scard.SCARD_E_NOT_TRANSACTED}  # fmt: skip
_reached: dict[str, str] = {}
"""The one pcscd of this process, once one was asked for."""
_PROTOCOLS = scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1
_HEADERS = {scard.SCARD_PROTOCOL_T0: scard.SCARD_PCI_T0, scard.SCARD_PROTOCOL_T1: scard.SCARD_PCI_T1}


@dataclass(frozen=True, slots=True)
class Lying:
    """What is in the slot. ``times``: how often a card came or went, so that no quick change is missed."""

    present: bool
    times: int
    atr: bytes = b""
    mute: bool = False


class PcscSlot:
    """Not for several threads; ``wait`` lets other threads run."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        options = parse_qs(parts.query, strict_parsing=bool(parts.query))
        if parts.scheme != "pcsc" or set(options) - {"socket"}:
            raise ValueError(f"not a smart card reader's url: {url!r} (pcsc:Part%20of%20its%20name)")
        self.url = url
        self._wanted = unquote(parts.path)
        self._socket = os.path.realpath(options["socket"][0]) if options else ""
        self._context = self._card = 0
        self._state = scard.SCARD_STATE_UNAWARE
        self._answer = b""
        self.reader = ""  # its whole name, once open

    def open(self) -> None:
        if self._socket:
            _reach(self._socket)
        code, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_SYSTEM)
        _check(code)
        self._context = context
        try:
            self.reader = self._find()
        except LinkLost:
            self.close()
            raise

    def close(self) -> None:
        self.release()
        if self._context:
            scard.SCardReleaseContext(self._context)
            self._context = 0

    def wait(self, seconds: float) -> Lying:
        """What is in the slot: at once when that has changed since the last call, or after so long."""
        code, states = scard.SCardGetStatusChange(self._context, int(seconds * 1000), [(self.reader, self._state)])
        if code not in (scard.SCARD_S_SUCCESS, scard.SCARD_E_TIMEOUT):
            _check(code)
        _, state, atr = states[0]
        self._state = state & ~scard.SCARD_STATE_CHANGED
        if state & (scard.SCARD_STATE_UNKNOWN | scard.SCARD_STATE_UNAVAILABLE):
            raise LinkLost("reader-missing")
        present = bool(state & scard.SCARD_STATE_PRESENT)
        return Lying(present, state >> 16, bytes(atr) if present else b"", bool(state & scard.SCARD_STATE_MUTE))

    def engage(self) -> None:
        """Take the card for this program alone, until ``release``."""
        code, self._card, protocol = scard.SCardConnect(
            self._context, self.reader, scard.SCARD_SHARE_EXCLUSIVE, _PROTOCOLS
        )
        if code != scard.SCARD_S_SUCCESS:
            self._card = 0
        _check(code)
        self._header = _HEADERS[protocol]

    def release(self) -> None:
        if self._card:
            # Not reset: of a card that was pulled out meanwhile pcscd would then miss that another came.
            scard.SCardDisconnect(self._card, scard.SCARD_LEAVE_CARD)
            self._card = 0

    def write(self, data: bytes) -> None:
        """One whole command; its answer is there to be read when this returns."""
        code, answer = scard.SCardTransmit(self._card, self._header, list(data))
        _check(code)
        self._answer = bytes(answer)

    def read(self, timeout: float) -> bytes:
        answer, self._answer = self._answer, b""
        return answer

    def _find(self) -> str:
        code, names = scard.SCardListReaders(self._context, [])
        _check(code)
        for name in sorted(map(str, names)):
            if self._wanted.casefold() in name.casefold():
                return name
        raise LinkLost(f"reader-missing: there is {', '.join(map(str, names))}")


def _reach(socket: str) -> None:
    """The library reads it when it is used first, and never again. What the process was started with counts for
    nothing: it is the word of whoever started it, not of the settings."""
    if _reached.setdefault(SOCKET, socket) != socket:
        raise ValueError(f"this process speaks with another pcscd already: {_reached[SOCKET]}")
    os.environ[SOCKET] = socket


def _check(code: int) -> None:
    if code == scard.SCARD_S_SUCCESS:
        return
    if code in _NO_SERVICE:
        raise LinkLost("pcscd-missing", LinkState.OFFLINE)
    if code in _NO_READER:
        raise LinkLost("reader-missing")
    if code in _GONE:
        raise MediaProblem("read-failed")
    if code in _SILENT:
        raise MediaProblem("card-silent")
    if code == scard.SCARD_E_SHARING_VIOLATION:
        raise MediaProblem("card-in-use")
    raise LinkLost(f"pcsc-failed: {code & 0xFFFFFFFF:08X}")
