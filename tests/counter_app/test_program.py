"""The program as it is started: `tingxu counter`, in a process of its own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.counter_app.real_hall import PATIENCE_SECONDS

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = 'language = "en"\nid = "3"\n[hub]\n' \
           'url = "http://127.0.0.1:{port}"\ntls = false\ntoken = "a-token-of-some-length"\n'


def ask(path: Path) -> dict[str, Any] | None:
    """What the program shows; None while it does not answer yet."""
    with socket.socket(socket.AF_UNIX) as line:
        try:
            line.connect(str(path))
        except OSError:
            return None
        line.sendall(b'{"ask": "scene"}\n')
        scene: dict[str, Any] = json.loads(line.makefile().readline())
        return scene


@pytest.fixture
def deaf_port() -> Iterator[int]:
    """A port that is taken, and that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


def test_it_starts_without_a_hub_says_so_and_ends_cleanly(tmp_path: Path, deaf_port: int) -> None:
    settings, probe = tmp_path / "counter.toml", tmp_path / "probe"
    settings.write_text(SETTINGS.format(port=deaf_port))
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "TINGXU_PROBE": str(probe)}
    command = [sys.executable, "-m", "tingxu", "counter", "--settings", str(settings)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    until = time.monotonic() + PATIENCE_SECONDS
    scene = None
    while scene is None and time.monotonic() < until:
        assert process.poll() is None
        scene = ask(probe)
    process.send_signal(signal.SIGTERM)
    out, errors = process.communicate(timeout=PATIENCE_SECONDS)
    assert scene is not None
    assert scene["page"] == "sign-in"
    words = {item["name"]: item["text"] for item in scene["items"]}
    assert words["away"].startswith(("Connecting", "Can't reach"))
    assert process.returncode == 0
    assert b"TypeError" not in errors + out
    assert b"warning" not in errors + out
    assert b"a-token-of-some-length" not in errors + out
