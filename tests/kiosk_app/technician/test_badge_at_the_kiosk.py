"""The whole way of a badge: printed from the hub's page, held to the scanner of a kiosk on a display of its own.

The hub, the kiosk, its window and the bytes on the scanner's line are real.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import zxingcpp

from devices.simulators.scanner import ScannerSimulator
from hub.server.access.enrol import add_staff
from hub.server.access.program_settings import hub_text
from kiosk_app.technician.gate import FREE_TRIES
from kiosk_app.technician.pin import hash_pin
from tests.hub.house import PASSWORD, HubProcess
from tests.hub.staff.browser import person
from tests.kiosk_app.test_program import RUN
from tingxu.demo.window import Window
from tingxu.displays import start_display
from tingxu.programs import Program, Programs
from tingxu.waiting import until

HELD = 3.0
"""Seconds that a corner is held."""
SECONDS = 60.0
"""The longest that anything may take on a busy machine."""
SIZE = (1080, 1920)


@dataclass
class Post:
    """A kiosk in its window, the scanner beside it, the hub behind it."""

    hub: HubProcess
    scanner: ScannerSimulator
    programs: Programs
    window: Window
    settings: Path
    kiosk: Program

    def find_the_door(self) -> None:
        """The hidden gesture: the page that asks who it is."""
        self.window.wait(lambda scene: scene.page == "welcome", "the welcome page", SECONDS)
        for corner in ("left", "right"):
            self.window.hold(f"corner.{corner}", HELD)
        self.window.wait(lambda scene: scene.page == "technician.pin", "the technician's door", SECONDS)

    def hold_up(self, badge: str, says: str) -> None:
        """A badge before the scanner, until the page says so."""
        self.scanner.hold(badge)
        self.window.wait(lambda scene: scene.page == "technician.devices" or scene.shows(says), says, SECONDS)

    @property
    def page(self) -> str:
        return self.window.scene().page

    @property
    def log(self) -> str:
        return self.kiosk.log.read_text("utf-8")

    def restart(self) -> None:
        """As after a power cut."""
        self.kiosk.kill()
        self.kiosk = _started(self.programs, self.window, self.settings)


def _started(programs: Programs, window: Window, settings: Path) -> Program:
    command = [sys.executable, "-c", RUN, str(settings)]
    surroundings = {"DISPLAY": window.display, "QT_QPA_PLATFORM": "xcb", "TINGXU_PROBE": str(window.probe)}
    return programs.start("kiosk", command, surroundings)


@pytest.fixture
def post() -> Iterator[Post]:
    folder = Path(tempfile.mkdtemp(prefix="tx-"))  # short: a socket's path has at most 107 bytes
    hub = HubProcess(folder).start()
    with Programs(folder / "logs") as programs, ScannerSimulator(folder / "scanner") as scanner:
        settings = folder / "kiosk.toml"
        settings.write_text(
            f'id = "k1"\n[technician]\npin = "{hash_pin("246810")}"\n[[device]]\nkind = "scanner"\n'
            f'url = "{scanner.url}"\n{hub_text(hub.url, hub.token("kiosk", "k1"), hub.ca)}',
            "utf-8",
        )
        window = Window("kiosk", start_display(programs, "kiosk", *SIZE)[0], folder / "probe")
        made = Post(hub, scanner, programs, window, settings, _started(programs, window, settings))
        yield made
        assert "Traceback" not in made.log
    assert hub.stop() == 0
    shutil.rmtree(folder)


def badge_of(hub: HubProcess, role: str, login: str) -> str:
    """As it is read off the picture on their own page."""
    page = person(hub, role, login).get("/staff/badge").text
    side = int(re.search(r'viewBox="0 0 (\d+) \1"', page)[1])  # type: ignore[index]
    modules = np.full((side, side), 255, np.uint8)
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1", page):
        modules[int(y), int(x) : int(x) + int(width)] = 0
    return str(zxingcpp.read_barcodes(np.kron(modules, np.ones((4, 4), np.uint8)))[0].text)


@pytest.mark.rule("self-service-4")
def test_a_badge_opens_every_devices_page_and_one_held_up_at_another_time_opens_nothing(post: Post) -> None:
    badge = badge_of(post.hub, "technician", "li")
    post.window.wait(lambda scene: scene.page == "welcome", "the welcome page", SECONDS)
    post.scanner.hold(badge)  # to a kiosk that is the visitors'
    post.window.wait(lambda scene: scene.page == "found", "what the code is not", SECONDS)
    post.window.press("start-over")
    post.find_the_door()
    post.hold_up(badge, "nothing else")
    assert post.page == "technician.devices"
    assert post.window.scene().shows("扫码器")
    until(lambda: "technician came in" in post.log, SECONDS)
    assert "badge_of=li" in post.log.replace("'", "")
    assert badge not in post.log


@pytest.mark.rule("self-service-4")
def test_wrong_badges_are_refused_counted_logged_and_made_to_wait_also_after_a_power_cut(post: Post) -> None:
    lost, good = badge_of(post.hub, "technician", "li"), badge_of(post.hub, "manager", "qian")
    add_staff(post.hub.settings, "li", "名", f"{PASSWORD} new", "technician")
    forged = [good[:-1] + sign for sign in "ABCD" if sign != good[-1]]
    post.find_the_door()
    post.hold_up(lost, "这张检修证无效")
    assert post.page == "technician.pin"
    for tries in range(2, FREE_TRIES + 1):
        post.scanner.hold(forged[tries])
        until(lambda: post.log.count("wrong technician's badge") == tries, SECONDS)  # noqa: B023
    post.window.wait(lambda scene: scene.shows("请等"), "that one has to wait", SECONDS)
    post.restart()
    post.find_the_door()
    post.window.wait(lambda scene: scene.shows("请等"), "that one still has to wait", SECONDS)
    asked = post.hub.log.count("/v1/badges/")
    post.scanner.hold(good)
    post.window.press("technician.close")
    post.window.wait(lambda scene: scene.page == "welcome", "the visitors' page", SECONDS)
    assert post.hub.log.count("/v1/badges/") == asked, "nobody asked whose it is"
    assert post.log.count("technician came in") == 0
