"""A simulated ticket printer: ESC/POS in, status bytes out, with the ways in which real ones fail.

Real-time requests (10 04, 10 05) are answered when they arrive, all else when its turn comes. Without
paper, with the cover open or a broken knife printing stops, what was sent waits in the buffer, and the
printer is offline; it goes on when the fault is gone, unless 10 05 02 has emptied the buffer. A ticket is
what was printed up to a cut.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Self

from devices.codecs.escpos_stream import Op, OpReader
from devices.simulators.wire import Wire
from devices.status import PaperState

_PAPER_MOVES = frozenset({"newline", "feed", "feed-dots", "raster"})
_INFORMATION = {0x41: b"1.07 SIM", 0x43: b"SIM-80", 0x44: b"S0000001"}
_CUTS = frozenset({"cut-full", "cut-partial"})


class PrinterSimulator:
    """``presenter``: a Custom kiosk printer with full status and a sensor in its mouth."""

    def __init__(
        self,
        link_path: Path | None = None,
        *,
        port: int | None = None,
        on_ticket: Callable[[bytes], None] | None = None,
        presenter: bool = False,
    ) -> None:
        self._wire = Wire(self._receive, link_path, port)
        self.url = self._wire.url
        self.tickets: list[bytes] = []
        self._on_ticket = on_ticket
        self._presenter = presenter
        self._reader = OpReader()
        self._queue: deque[Op] = deque()
        self._printed = bytearray()
        self._paper, self._lines_left = PaperState.FULL, -1
        self._cover_open = self._cutter_broken = self._cutter_error = self._offline = False
        self._stalled = self._silent = self._ticket_present = False
        self._mute_after = -1
        self._answer_with: bytes | None = None
        self.knows: tuple[int, ...] = (1, 2, 3, 4, 0x14)  # real-time questions; clones know fewer
        self._auto, self._last_auto = False, b""
        self._changed = threading.Condition()
        self._bytes_seen = self._asked = 0

    def start(self) -> Self:
        self._wire.start()
        return self

    def stop(self) -> None:
        self._wire.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def set_paper(self, paper: PaperState, *, after_lines: int | None = None) -> None:
        """Change the roll; with ``after_lines`` it runs out after so many lines more."""

        def change() -> None:
            self._paper = paper
            self._lines_left = -1 if after_lines is None else after_lines

        self._change(change)

    def set_fault(
        self,
        *,
        cover_open: bool | None = None,
        cutter_broken: bool | None = None,
        offline: bool | None = None,
        silent: bool | None = None,
        stalled: bool | None = None,
        mute_after: int | None = None,
        answer_with: bytes | None = None,
    ) -> None:
        """Switch faults; ``None`` leaves as it is. ``cutter_broken`` shows at the next cut; ``silent``
        prints and never answers; ``stalled`` answers and never prints; ``mute_after`` hangs after so many
        bytes more; ``answer_with`` sends these bytes for each answer (empty: honest again)."""

        def switch() -> None:
            for name, value in (("_cover_open", cover_open), ("_cutter_broken", cutter_broken),
                                ("_offline", offline), ("_silent", silent), ("_stalled", stalled),
                                ("_answer_with", answer_with)):  # fmt: skip
                if value is not None:
                    setattr(self, name, value)
            if cutter_broken is False:
                self._cutter_error = False
            if mute_after is not None:
                self._mute_after = mute_after

        self._change(switch)

    def take_ticket(self) -> None:
        """A visitor pulls the ticket out of the mouth."""
        self._change(lambda: setattr(self, "_ticket_present", False))

    def unplug(self) -> None:
        self._wire.unplug()

    def plug(self) -> None:
        """Power comes back: what was in the buffer is lost, and nothing is enabled."""

        def restart() -> None:
            self._queue.clear()
            self._printed.clear()
            self._reader, self._auto, self._mute_after = OpReader(), False, -1

        self._wire.call(restart)
        self._wire.plug()

    def wait_for_tickets(self, count: int, timeout: float = 20.0) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: len(self.tickets) >= count, timeout)

    def wait_for_questions(self, more: int, timeout: float = 20.0) -> bool:
        with self._changed:
            goal = self._asked + more
            return self._changed.wait_for(lambda: self._asked >= goal, timeout)

    def wait_for_backlog(self, timeout: float = 20.0) -> bool:
        """Wait until something stands in the buffer that cannot be printed now."""
        with self._changed:
            return self._changed.wait_for(lambda: bool(self._queue), timeout)

    def wait_for_empty_buffer(self, timeout: float = 20.0) -> bool:
        """Wait until nothing stands in the buffer: printed, or cleared by who sent it."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._queue, timeout)

    def _change(self, action: Callable[[], None]) -> None:
        def act() -> None:
            action()
            self._work()

        self._wire.call(act)

    def _receive(self, data: bytes) -> None:
        if self._mute_after >= 0:
            data, self._mute_after = data[: self._mute_after], max(0, self._mute_after - len(data))
        for op in self._reader.receive(data):
            if op.name == "status":
                self._work()  # it prints in no time: what stands before the question is done, if it can be
                self._answer(self._realtime(op.args[0]))
                with self._changed:
                    self._asked += 1
                    self._changed.notify_all()
            elif op.name == "recover":
                self._queue.clear()
                self._printed.clear()
            else:
                self._queue.append(op)
        self._work()

    def _work(self) -> None:
        """Print what can be printed, then tell of changes."""
        while self._queue and self._can_print():
            self._print(self._queue.popleft())
        with self._changed:
            self._changed.notify_all()
        if self._auto and (now := self._auto_status()) != self._last_auto:
            self._last_auto = now
            self._answer(now)

    def _can_print(self) -> bool:
        return not (self._stalled or self._is_offline())

    def _is_offline(self) -> bool:
        stopped = self._paper in (PaperState.OUT, PaperState.JAMMED) or self._cover_open or self._cutter_error
        return stopped or self._offline

    def _print(self, op: Op) -> None:
        if op.name == "sensor":
            self._answer(bytes((self._paper_bits(),)))
            return
        if op.name == "information":
            self._answer(b"\x5f" + _INFORMATION.get(op.args[0], b"") + b"\0")
            return
        if op.name == "auto-status":
            self._auto, self._last_auto = bool(op.args[0] & 0x0E), b""
            return
        if op.name in _CUTS and self._cutter_broken:
            self._cutter_error = True
            self._queue.appendleft(op)  # it is still to be cut
            return
        self._printed += op.raw
        if op.name in _PAPER_MOVES and self._lines_left > 0:
            self._lines_left -= 1
            if self._lines_left == 0:
                self._paper = PaperState.OUT
        if op.name in _CUTS:
            self._finish_ticket()

    def _finish_ticket(self) -> None:
        ticket, self._printed = bytes(self._printed), bytearray()
        self._ticket_present = self._presenter
        with self._changed:
            self.tickets.append(ticket)
            self._changed.notify_all()
        if self._on_ticket is not None:
            self._on_ticket(ticket)

    def _answer(self, data: bytes) -> None:
        if not self._silent and self._mute_after != 0:
            self._wire.send(data if not self._answer_with else self._answer_with)

    def _realtime(self, n: int) -> bytes:
        out, low = self._paper is PaperState.OUT, self._paper is PaperState.LOW
        if n not in self.knows:
            return b""
        match n:
            case 1:
                return bytes((0x1A if self._is_offline() else 0x12,))
            case 2:
                return bytes((0x12 | 0x04 * self._cover_open | 0x20 * out | 0x40 * self._cutter_error,))
            case 3:
                return bytes((0x12 | 0x08 * self._cutter_error,))
            case 4:
                return bytes((0x72 if out else 0x1E if low else 0x12,))
            case 0x14 if self._presenter:
                paper = 0x01 * out | 0x04 * low | 0x20 * self._ticket_present
                jam = 0x40 * (self._paper is PaperState.JAMMED)
                return bytes((0x10, 0x0F, paper, 0x02 * self._cover_open, jam, 0x01 * self._cutter_error))
        return b""

    def _auto_status(self) -> bytes:
        state = 0x10 | 0x08 * self._is_offline() | 0x20 * self._cover_open
        return bytes((state, 0x08 * self._cutter_error, self._paper_bits(), 0x00))

    def _paper_bits(self) -> int:
        return 0x0C if self._paper is PaperState.OUT else 0x03 * (self._paper is PaperState.LOW)
