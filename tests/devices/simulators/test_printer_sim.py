"""The simulated printer, spoken to in bytes of the manual, without our codecs."""

from __future__ import annotations

from pathlib import Path

import pytest

from devices.errors import LinkLost
from devices.simulators import PrinterSimulator
from devices.status import PaperState
from devices.transports import Transport, open_transport


def ask(link: Transport, request: bytes, size: int = 1) -> bytes:
    link.write(request)
    got = b""
    while len(got) < size and (more := link.read(3.0)):
        got += more
    return got


def all_four(link: Transport) -> str:
    return b"".join(ask(link, b"\x10\x04" + bytes((n,))) for n in (1, 2, 3, 4)).hex(" ").upper()


def test_the_canonical_answers(tmp_path: Path) -> None:
    with PrinterSimulator(tmp_path / "printer") as sim:
        link = open_transport(sim.url)
        assert all_four(link) == "12 12 12 12"
        sim.set_paper(PaperState.LOW)
        assert all_four(link) == "12 12 12 1E"
        sim.set_paper(PaperState.OUT)
        assert all_four(link) == "1A 32 12 72"
        sim.set_paper(PaperState.FULL)
        sim.set_fault(cover_open=True)
        assert all_four(link) == "1A 16 12 12"
        sim.set_fault(cover_open=False, cutter_broken=True)
        link.write(b"A\n\x1dV\x00")
        assert all_four(link) == "1A 52 1A 12"
        link.close()


def test_paper_out_keeps_what_was_sent_and_goes_on() -> None:
    tickets: list[bytes] = []
    with PrinterSimulator(port=0, on_ticket=tickets.append) as sim:
        link = open_transport(sim.url)
        sim.set_paper(PaperState.OUT)
        link.write(b"\x1b@one\n\x1dV\x00")
        assert ask(link, b"\x10\x04\x04") == b"\x72"  # real time: answered although printing stands still
        assert sim.tickets == []
        sim.set_paper(PaperState.FULL)
        assert sim.wait_for_tickets(1)
        assert tickets == [b"\x1b@one\n\x1dV\x00"]
        link.close()


def test_recover_after_clearing_the_buffer() -> None:
    with PrinterSimulator(port=0) as sim:
        link = open_transport(sim.url)
        sim.set_paper(PaperState.OUT)
        link.write(b"one\n\x1dV\x00\x10\x05\x02")
        assert ask(link, b"\x10\x04\x01") == b"\x1a"
        sim.set_paper(PaperState.FULL)
        link.write(b"two\n\x1dV\x00")
        assert sim.wait_for_tickets(1)
        assert sim.tickets == [b"two\n\x1dV\x00"]
        link.close()


def test_automatic_status_at_once_and_on_change() -> None:
    with PrinterSimulator() as sim:
        link = open_transport(sim.url)
        assert ask(link, b"\x1da\x0e", 4) == b"\x10\x00\x00\x00"
        sim.set_paper(PaperState.OUT)
        assert ask(link, b"", 4) == b"\x18\x00\x0c\x00"
        sim.set_fault(cover_open=True)
        assert ask(link, b"", 4) == b"\x38\x00\x0c\x00"
        link.close()


def test_the_sensor_question_waits_its_turn() -> None:
    with PrinterSimulator() as sim:
        link = open_transport(sim.url)
        assert ask(link, b"\x1dr\x01") == b"\x00"
        sim.set_paper(PaperState.OUT)
        assert ask(link, b"\x1dr\x01\x10\x04\x04") == b"\x72"  # overtaken by the real-time answer
        sim.set_paper(PaperState.LOW)
        assert ask(link, b"") == b"\x03"
        link.close()


def test_full_status_of_a_kiosk_printer() -> None:
    with PrinterSimulator(presenter=True) as sim:
        link = open_transport(sim.url)
        assert ask(link, b"\x10\x04\x14", 6) == b"\x10\x0f\x00\x00\x00\x00"
        link.write(b"x\n\x1dV\x00")
        assert ask(link, b"\x10\x04\x14", 6) == b"\x10\x0f\x20\x00\x00\x00"
        sim.take_ticket()
        assert ask(link, b"\x10\x04\x14", 6) == b"\x10\x0f\x00\x00\x00\x00"
        link.close()


def test_the_link_goes_and_comes_back_at_the_same_place(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "printer"
    with PrinterSimulator(path) as sim:
        link = open_transport(sim.url)
        sim.unplug()
        assert not path.is_symlink()
        with pytest.raises(LinkLost):
            link.read(3.0)
        link.close()
        sim.plug()
        link = open_transport(sim.url)
        assert ask(link, b"\x10\x04\x01") == b"\x12"
        link.close()
    assert not path.is_symlink()


def test_a_pty_or_a_port() -> None:
    with pytest.raises(ValueError, match="not both"):
        PrinterSimulator(Path("/nowhere"), port=0)
