"""A simulated smart card reader with a simulated social-security card, behind a real pcscd.

The card speaks to the virtual reader over TCP: two bytes of length, then a command, or one byte for power off 0, power
on 1, reset 2, and 4 for "your ATR". A card that is not there is a connection that is not there.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from pathlib import Path
from typing import Self
from urllib.parse import quote

from devices.simulators.pcscd import READER, SHARED
from devices.simulators.social_cards import CardFault, SampleSocialCard

_ATR = 4
_POWER = {0, 1, 2}
_NOTICED_WITHIN = 10.0


class SocialCardSimulator:
    """``url`` goes to the driver; ``link_path`` is where pcscd's socket can be found."""

    def __init__(self, link_path: Path | None = None, *, port: int | None = None) -> None:
        if port is not None:
            raise ValueError("a smart card reader is reached through pcscd, not on a port")
        self._pcscd, self._slot = SHARED.take()
        self._link = link_path
        at = link_path or self._pcscd.socket
        self.url = f"pcsc:{quote(f'{READER} 00 {self._slot:02d}')}?socket={quote(str(at))}"
        self._present: _Presence | None = None
        self._plugged = False

    def start(self) -> Self:
        self.plug()
        if self._link is not None:
            self._link.parent.mkdir(parents=True, exist_ok=True)
            self._link.unlink(missing_ok=True)
            self._link.symlink_to(self._pcscd.socket)
        return self

    def stop(self) -> None:
        self.remove_card()
        self.unplug()
        if self._link is not None:
            self._link.unlink(missing_ok=True)
        if self._slot >= 0:
            SHARED.give_back(self._slot)
            self._slot = -1

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def place_card(self, card: SampleSocialCard) -> None:
        """Put it into the reader; pcscd notices within half a second."""
        self.remove_card()
        self._present = _Presence(card, self._pcscd.port + self._slot)

    def remove_card(self) -> None:
        present, self._present = self._present, None
        if present is not None:
            present.end()

    def unplug(self) -> None:
        """Reader and pcscd go; other simulated cards of this process keep theirs."""
        if self._plugged:
            self._plugged = False
            SHARED.end()

    def plug(self) -> None:
        if not self._plugged:
            SHARED.begin()
            self._plugged = True


class _Presence:
    """A card in the reader, until its end."""

    def __init__(self, card: SampleSocialCard, port: int) -> None:
        self._card, self._port = card, port
        self._ended = threading.Event()
        self._socket: socket.socket | None = None
        self._thread = threading.Thread(target=self._run, name="simulated card", daemon=True)
        self._thread.start()

    def end(self) -> None:
        """Leave, and wait until the reader has noticed: of a card changed between two of its looks it knows nothing."""
        self._ended.set()
        if (line := self._socket) is not None:
            with contextlib.suppress(OSError):  # it has gone already
                line.shutdown(socket.SHUT_WR)
        self._thread.join(_NOTICED_WITHIN)

    def _run(self) -> None:
        """Connect, and again when the line is lost: pcscd was restarted, or a contact bounced."""
        while not self._ended.is_set():
            try:
                with socket.create_connection(("127.0.0.1", self._port), 1.0) as line:
                    line.settimeout(None)
                    self._socket = line
                    self._serve(line)
            except OSError:
                self._ended.wait(0.05)  # not there yet
            self._socket = None

    def _serve(self, line: socket.socket) -> None:
        """Answer until the reader closes, in silence once the card has left, or the contact bounces."""
        while message := _receive(line):
            if self._ended.is_set():
                continue
            if message == bytes((_ATR,)):
                _send(line, self._card.atr)
            elif len(message) == 1 and message[0] in _POWER:
                self._card.power()
            elif answer := self._card.answer(message):
                _send(line, answer)
            elif self._card.fault is CardFault.PULLED:
                self._ended.set()
                line.shutdown(socket.SHUT_WR)
            else:
                return


def _send(line: socket.socket, message: bytes) -> None:
    line.sendall(len(message).to_bytes(2, "big") + message)


def _receive(line: socket.socket) -> bytes:
    """One message; nothing when the other side has gone."""
    # Without it each command waits 40 ms for an acknowledgement; the system takes it back after each use.
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    head = _exactly(line, 2)
    return _exactly(line, int.from_bytes(head, "big")) if len(head) == 2 else b""


def _exactly(line: socket.socket, count: int) -> bytes:
    got = b""
    while len(got) < count and (more := line.recv(count - len(got))):
        got += more
    return got
