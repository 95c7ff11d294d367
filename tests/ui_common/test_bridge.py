"""What a driver's thread posts comes on the screen's thread, all of it and in order."""

from __future__ import annotations

import threading
from collections import deque

from pytestqt.qtbot import QtBot

from ui_common.bridge import Bridge


def test_events_come_on_the_screens_thread_in_order(qtbot: QtBot) -> None:
    bridge = Bridge()
    seen: list[object] = []
    threads: set[threading.Thread] = set()

    def see(event: object) -> None:
        seen.append(event)
        threads.add(threading.current_thread())

    bridge.arrived.connect(see)
    driver = threading.Thread(target=lambda: deque(map(bridge, range(500))))
    driver.start()
    driver.join()
    assert seen == []
    qtbot.waitUntil(lambda: len(seen) == 500)
    assert seen == list(range(500))
    assert threads == {threading.main_thread()}


def test_an_event_keeps_its_type_and_identity(qtbot: QtBot) -> None:
    bridge = Bridge()
    event = {"card": ("read", 1)}
    with qtbot.waitSignal(bridge.arrived) as caught:
        bridge(event)
    assert caught.args == [event]
