"""What the worker makes of an engine that writes half a file, and of a disk that takes nothing."""

from __future__ import annotations

import resource
import subprocess
import sys
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ui_common.voice import wav
from ui_common.voice.worker import ATTEMPTS, Maker, answer

LOUD = array("h", [9000, -9000] * 22_050)
"""Two seconds."""


class ScriptedEngine:
    """Writes one content after the other, the last one for ever."""

    def __init__(self, contents: Iterable[bytes]) -> None:
        self._contents = list(contents)
        self.asked = 0

    def write(self, given: str, voice: str, rate: int, path: Path) -> None:
        path.write_bytes(self._contents[min(self.asked, len(self._contents) - 1)])
        self.asked += 1


def whole(folder: Path) -> bytes:
    wav.write(folder / "whole", LOUD)
    return (folder / "whole").read_bytes()


def request(folder: Path) -> dict[str, Any]:
    lines = [{"text": "请坐", "language": "zh"}]
    return {"id": 1, "lines": lines, "chime": None, "volume": 1, "rate": 150, "out": str(folder / "out.wav")}


def test_half_a_file_is_asked_for_again_and_not_called_a_full_disk(tmp_path: Path) -> None:
    sound = whole(tmp_path)
    engine = ScriptedEngine([b"", sound[:20], sound[:200], sound])
    told = answer(Maker(tmp_path, engine), request(tmp_path))
    assert "failed" not in told, told
    assert engine.asked == ATTEMPTS
    assert wav.level(wav.read(tmp_path / "out.wav")) > wav.SILENT_BELOW


def test_an_engine_that_only_ever_writes_half_a_file_is_called_silent(tmp_path: Path) -> None:
    told = answer(Maker(tmp_path, ScriptedEngine([whole(tmp_path)[:20]])), request(tmp_path))
    assert told["failed"] == "silent"


def test_a_kept_sound_that_was_cut_off_is_made_again(tmp_path: Path) -> None:
    maker = Maker(tmp_path, ScriptedEngine([whole(tmp_path)]))
    answer(maker, request(tmp_path))
    (kept,) = (path for path in tmp_path.glob("*.wav") if path.name != "out.wav")
    kept.write_bytes(b"RIFF")
    assert "failed" not in answer(maker, request(tmp_path))
    assert wav.read(kept) == LOUD


FULL = """
import sys
from pathlib import Path
from tests.ui_common.voice.test_worker import ScriptedEngine, request
from ui_common.voice.worker import Maker, answer
folder = Path(sys.argv[1])
print(answer(Maker(folder, ScriptedEngine([(folder / "whole").read_bytes()])), request(folder))["failed"])
"""


def test_a_disk_that_takes_no_more_is_called_a_full_disk(tmp_path: Path) -> None:
    """The limit on a file's size stands in for the disk: the same refusal in the middle of a write. The engine's
    own file fits just so; the whole sound with its lead-in does not."""
    most = len(whole(tmp_path)) + 10
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)], capture_output=True, text=True, check=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )  # fmt: skip
    assert done.stdout.strip() == "disk"
