"""The simulated lock boards and pads, spoken to in the makers' bytes, without our codecs."""

from __future__ import annotations

from devices.drivers.locker_doors import LockBoard
from devices.simulators.counter_gear import CallPadSimulator, LedBarSimulator
from devices.simulators.lockers import LockerSimulator
from devices.transports import Transport, open_transport

BOARD = LockBoard(number=1, locks=24, feedback="closed_on_open")
WKLY_BOARD = LockBoard(number=0, locks=4, feedback="closed_on_open")


def ask(link: Transport, request: str, size: int) -> str:
    link.write(bytes.fromhex(request))
    got = b""
    while len(got) < size and (more := link.read(5.0)):
        got += more
    return got.hex(" ").upper()


def test_a_board_of_the_8a_family() -> None:
    with LockerSimulator((BOARD,)) as sim:
        link = open_transport(sim.url)
        assert ask(link, "80 01 01 33 B3", 5) == "80 01 01 00 80"
        assert ask(link, "8A 01 01 11 9B", 5) == "8A 01 01 11 9B"
        assert ask(link, "80 01 01 33 B3", 5) == "80 01 01 11 91"
        sim.move_door(1, 16, is_open=True)
        assert ask(link, "80 01 00 33 B2", 7) == "80 01 00 80 01 33 33"
        sim.set_fault(stuck={(1, 2)}, echo=True)
        assert ask(link, "8A 01 02 11 98", 10) == "8A 01 02 11 98 8A 01 02 00 89"
        link.close()


def test_a_board_of_the_wkly_family() -> None:
    with LockerSimulator((WKLY_BOARD,), family="wkly") as sim:
        link = open_transport(sim.url)
        assert ask(link, "57 4B 4C 59 08 00 84 85", 14) == "57 4B 4C 59 0E 00 84 00 04 00 00 00 00 87"
        assert ask(link, "57 4B 4C 59 09 00 82 01 83", 11) == "57 4B 4C 59 0B 00 82 00 01 01 80"
        assert sim.is_open(0, 1)
        link.close()


def test_a_polled_pad_repeats_its_key_until_it_is_acknowledged() -> None:
    with CallPadSimulator() as sim:
        link = open_transport(sim.url)
        sim.press("call_next")
        assert ask(link, "FE", 5) == "FE CC 00 00 CC"
        assert ask(link, "FE", 5) == "FE CC 00 00 CC"
        link.write(bytes.fromhex("FE 00 00 FE"))
        sim.press("recall")
        assert sim.wait_for(lambda: bytes(sim.heard_bytes).endswith(b"\xfe\x00\x00\xfe"))
        assert ask(link, "FE", 5) == "FE 33 00 00 33"
        link.write(bytes.fromhex("FE 12 34 44"))
        assert sim.wait_for(lambda: sim.shown == 1234)
        link.close()


def test_a_bar_shows_the_makers_page() -> None:
    page = "FE 03 0A 00 02 0C 0C E0 21 41 21 31" + "00" * 56
    frame = bytes.fromhex(page)
    with LedBarSimulator() as sim:
        link = open_transport(sim.url)
        link.write(frame + bytes((sum(frame[1:]) & 0xFF,)))
        assert sim.wait_for_text("A1")
        link.close()
