from __future__ import annotations

import os
import queue
import socket
import threading
import tty
from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.errors import DeviceTimeout, LinkLost
from devices.simulators import PrinterSimulator
from devices.status import LinkState
from devices.transports import Bell, Transport, make_transport, open_transport, with_bell


@pytest.fixture
def pty() -> Iterator[tuple[int, str]]:
    master, slave = os.openpty()
    tty.setraw(slave)
    yield master, os.ttyname(slave)
    for fd in (master, slave):
        try:
            os.close(fd)
        except OSError:
            continue


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


def read_all(link: Transport, size: int) -> bytes:
    got = b""
    while len(got) < size and (more := link.read(2.0)):
        got += more
    return got


def test_serial_both_ways(pty: tuple[int, str]) -> None:
    master, path = pty
    link = open_transport(f"serial:{path}?baud=9600")
    link.write(b"\x00\x0a\x0d\x11\x13\xff")  # nothing is taken for flow control or line ends
    assert os.read(master, 100) == b"\x00\x0a\x0d\x11\x13\xff"
    os.write(master, b"\xaa\x00\x0d\x11")
    assert read_all(link, 4) == b"\xaa\x00\x0d\x11"
    assert link.read(0.01) == b""
    link.close()
    link.close()


def test_a_serial_port_belongs_to_one(pty: tuple[int, str]) -> None:
    link = open_transport(f"serial:{pty[1]}")
    with pytest.raises(LinkLost):
        open_transport(f"serial:{pty[1]}")
    link.close()


def test_a_port_that_is_not_there() -> None:
    with pytest.raises(LinkLost) as caught:
        open_transport("serial:/dev/no-such-port")
    assert caught.value.link is LinkState.NO_DEVICE


def test_pulled_out_while_reading_and_while_writing() -> None:
    for act in ("read", "write"):
        master, slave = os.openpty()
        tty.setraw(slave)
        link = open_transport(f"serial:{os.ttyname(slave)}")
        os.close(slave)
        os.close(master)
        with pytest.raises(LinkLost):
            link.write(b"x") if act == "write" else link.read(5.0)
        link.close()


def test_pulled_out_during_a_blocked_read() -> None:
    master, slave = os.openpty()
    tty.setraw(slave)
    link = open_transport(f"serial:{os.ttyname(slave)}")
    os.close(slave)
    pull = threading.Timer(0.05, os.close, [master])
    pull.start()
    with pytest.raises(LinkLost):
        link.read(5.0)
    link.close()


def test_after_close_there_is_no_link(pty: tuple[int, str]) -> None:
    link = open_transport(f"serial:{pty[1]}")
    link.close()
    with pytest.raises(LinkLost):
        link.read(0)


def test_tcp_both_ways_and_the_end(listener: socket.socket) -> None:
    link = open_transport(f"tcp://127.0.0.1:{listener.getsockname()[1]}")
    peer, _ = listener.accept()
    link.write(b"\x10\x04\x01")
    assert peer.recv(100) == b"\x10\x04\x01"
    peer.sendall(b"\x12")
    assert link.read(2.0) == b"\x12"
    assert link.read(0.01) == b""
    peer.close()
    with pytest.raises(LinkLost) as caught:
        link.read(2.0)
    assert caught.value.link is LinkState.OFFLINE
    link.close()


def test_tcp_that_takes_nothing(listener: socket.socket) -> None:
    link = open_transport(f"tcp://127.0.0.1:{listener.getsockname()[1]}")
    peer, _ = listener.accept()
    with pytest.raises(DeviceTimeout):
        link.write(bytes(50_000_000))
    link.close()
    peer.close()


def test_tcp_refused(listener: socket.socket) -> None:
    port = listener.getsockname()[1]
    listener.close()
    with pytest.raises(LinkLost) as caught:
        open_transport(f"tcp://127.0.0.1:{port}")
    assert caught.value.link is LinkState.OFFLINE


@pytest.mark.parametrize(
    "url",
    [
        "",
        "serial:",
        "/dev/ttyS1",
        "tcp://host",
        "http://h:1",
        "serial:/dev/x?parity=even",
        "serial:/dev/x?baud=a",
    ],
)
def test_a_url_that_makes_no_sense_is_a_wrong_setting(url: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        make_transport(url)


def test_a_path_object_is_not_lost(tmp_path: Path) -> None:
    assert make_transport(f"serial:{tmp_path}/port").url == f"serial:{tmp_path}/port"


@pytest.mark.parametrize("port", [None, 0], ids=["pty", "tcp"])
def test_a_bell_ends_a_wait_from_another_thread_and_loses_no_bytes(port: int | None) -> None:
    bell = Bell()
    with PrinterSimulator(port=port) as sim:
        link = with_bell(open_transport(sim.url), bell)
        read: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        waiting = threading.Thread(target=lambda: read.put(link.read(60.0)))
        waiting.start()
        bell.ring()
        assert read.get(timeout=30.0) == b""
        waiting.join()
        bell.ring()
        link.write(b"\x10\x04\x01")
        assert (link.read(10.0) or link.read(10.0)) == b"\x12"  # the ringing ends one wait, no more
        link.close()
    bell.close()
    bell.ring()  # nobody there: nothing happens
