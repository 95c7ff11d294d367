"""A real console on a virtual display, driven by pointer and seen by its probe."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tingxu.demo.window import Window
from tingxu.displays import start_display
from tingxu.programs import Program, Programs


@dataclass
class ConsoleDesk:
    window: Window
    folder: Path
    program: Program
    programs: Programs


@pytest.fixture(scope="module")
def console() -> Iterator[ConsoleDesk]:
    folder = Path(tempfile.mkdtemp(prefix="tx-"))  # short: a socket's path has at most 107 bytes
    with Programs(folder / "logs") as programs:
        display, _ = start_display(programs, "console", 1280, 800)
        probe = folder / "probe"
        environment = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "TINGXU_PROBE": str(probe)}
        command = [sys.executable, "-m", "tingxu", "console", "--folder", str(folder)]
        program = programs.start("console", command, environment)
        window = Window("console", display, probe)
        window.wait(lambda scene: scene.page == "console", "the console's page", 30)
        yield ConsoleDesk(window, folder, program, programs)
    shutil.rmtree(folder)
