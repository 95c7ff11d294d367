"""The kiosk as it is run: a process of its own, read through its probe, ended by its supervisor."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from hub.server.access.program_settings import hub_text
from tests.hub.house import HubProcess, until

RUN = (
    "import sys; from pathlib import Path; from kiosk_app.main import main; sys.exit(main(Path(sys.argv[1])))"
)


def scene(path: Path) -> dict[str, object]:
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(str(path))
        line.sendall(b'{"ask": "scene"}\n')
        answer: dict[str, object] = json.loads(line.makefile().readline())
        return answer


def start(folder: Path, settings: str) -> subprocess.Popen[str]:
    (folder / "kiosk.toml").write_text(settings, "utf-8")
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TINGXU_PROBE": str(folder / "probe")}
    return subprocess.Popen(
        [sys.executable, "-c", RUN, str(folder / "kiosk.toml")],
        env=surroundings,
        text=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def test_starts_shows_the_hall_and_ends_cleanly(tmp_path: Path) -> None:
    (tmp_path / "hub").mkdir()
    hub = HubProcess(tmp_path / "hub").start()
    token = hub.token("kiosk", "k1")
    kiosk = start(tmp_path, f'id = "k1"\nlanguage = "en"\n{hub_text(hub.url, token, hub.ca)}')
    try:
        until(lambda: (tmp_path / "probe").exists())
        until(lambda: scene(tmp_path / "probe")["page"] == "welcome")
        assert scene(tmp_path / "probe")["language"] == "en"
    finally:
        kiosk.send_signal(signal.SIGTERM)
        _, said = kiosk.communicate(timeout=60)
        hub.stop()
    assert kiosk.returncode == 0
    assert "warning" not in said
    assert token not in said


def test_a_wrong_settings_file_is_explained(tmp_path: Path) -> None:
    kiosk = start(
        tmp_path,
        'id = "k1"\nidle_seconds = 3\n[hub]\nurl = "http://127.0.0.1:9"\ntoken = "0123456789abcdef"\n',
    )
    _, said = kiosk.communicate(timeout=60)
    assert kiosk.returncode == 2
    assert "idle_seconds" in said
    assert "kiosk.toml" in said


@pytest.mark.parametrize(
    ("mode", "key", "told"),
    [(0o644, b"k" * 32, "chmod 600 "), (0o600, b"half a key", "put the right file back")],
)
def test_a_key_that_cannot_be_used_is_explained_before_a_window_opens(
    tmp_path: Path, mode: int, key: bytes, told: str
) -> None:
    file = tmp_path / "outbox-k1.key"
    file.write_bytes(key)
    file.chmod(mode)
    hub = '[hub]\nurl = "http://127.0.0.1:9"\ntoken = "0123456789abcdef"\ntls = false\n'
    kiosk = start(tmp_path, f'id = "k1"\n{hub}')
    _, said = kiosk.communicate(timeout=60)
    assert kiosk.returncode == 2
    (line,) = said.splitlines()
    assert line.startswith(f"{file}: ")
    assert told in line
    assert not (tmp_path / "probe").exists()
    assert file.read_bytes() == key


RESTARTED = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from kiosk_app import main as program

runs = Path(sys.argv[2])

class Restless(program.Kiosk):
    def start(self):
        super().start()
        with runs.open("a") as seen:
            seen.write("run ")
        QTimer.singleShot(0, self._restart if len(runs.read_text().split()) < 3 else QCoreApplication.quit)

program.Kiosk = Restless
sys.exit(program.main(Path(sys.argv[1])))
"""


def test_a_restart_begins_the_same_command_anew_in_the_same_process(tmp_path: Path) -> None:
    settings, runs = tmp_path / "kiosk.toml", tmp_path / "runs"
    settings.write_text('id = "k1"\n[hub]\nurl = "http://127.0.0.1:9"\ntoken = "0123456789abcdef"\ntls = false\n')
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", RESTARTED, str(settings), str(runs)]
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, runs.read_text()) == (0, "run run run ")
