"""A simulated sound card: a real sound server of its own with an output that nobody hears, reached through ALSA."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Self

_START_SECONDS = 20.0


class SoundSimulator:
    """`url` for the driver. It needs Debian's pulseaudio; the machine's own sound is not touched."""

    def __init__(self, link_path: Path | None = None, *, port: int | None = None) -> None:
        if port is not None:
            raise ValueError("a sound card has no port")
        self._folder = tempfile.TemporaryDirectory(prefix="sound-")
        self._socket = link_path or Path(self._folder.name) / "server"
        self.url = f"alsa:pulse?server=unix:{self._socket}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> Self:
        if shutil.which("pulseaudio") is None:
            raise FileNotFoundError("pulseaudio is not installed")
        home = {"HOME": self._folder.name, "XDG_RUNTIME_DIR": self._folder.name, "DBUS_SESSION_BUS_ADDRESS": "none:"}
        server = f"module-native-protocol-unix socket={self._socket} auth-anonymous=1"
        self._process = subprocess.Popen(
            ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes",
             "-L", "module-null-sink sink_name=hall", "-L", server],
            env={**os.environ, **home}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        until = time.monotonic() + _START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > until:
                self.stop()
                raise RuntimeError("the simulated sound card does not start")
            time.sleep(0.02)  # it comes when it comes; asked again until then
        return self

    def stop(self) -> None:
        self.unplug()
        self._folder.cleanup()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def unplug(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait(5.0)
        self._socket.unlink(missing_ok=True)

    def plug(self) -> None:
        if self._process is None:
            self.start()

    def set_level(self, percent: int, *, muted: bool = False) -> None:
        """Somebody turns the speaker's knob."""
        self._mixer("sset", "Master", f"{percent}%", "mute" if muted else "unmute")

    def set_microphone(self, percent: int, *, muted: bool = False) -> None:
        self._mixer("sset", "Capture", f"{percent}%", "nocap" if muted else "cap")

    def _answers(self) -> bool:
        return self._mixer("info") == 0

    def _mixer(self, *words: str) -> int:
        done = subprocess.run(
            ["amixer", "-D", "pulse", *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
            stdin=subprocess.DEVNULL, env={**os.environ, "PULSE_SERVER": f"unix:{self._socket}"},
        )  # fmt: skip
        return done.returncode
