"""Drafts: what a kill left is written over, and two never write one file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from hub.server.keeping.draft_file import DraftTaken, draft_of
from tests.hub.house import ROOT

KILLED = """
import os, signal, sys
from pathlib import Path
from hub.server.keeping.draft_file import draft_of
with draft_of(Path(sys.argv[1])) as draft:
    draft.write_bytes(b"half")
    draft.with_name(draft.name + "-wal").write_bytes(b"half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_kill_left_is_written_over(tmp_path: Path) -> None:
    file = tmp_path / "backup.sqlite"
    subprocess.run([sys.executable, "-c", KILLED, str(file)], cwd=ROOT)
    assert len(list(tmp_path.iterdir())) == 2
    with draft_of(file) as draft:
        assert [(each.name, each.stat().st_size) for each in tmp_path.iterdir()] == [(".backup.sqlite.part", 0)]
        draft.write_bytes(b"whole")
        draft.rename(file)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("backup.sqlite", b"whole")]


def test_two_never_write_one_file(tmp_path: Path) -> None:
    with draft_of(tmp_path / "a") as first:
        first.write_bytes(b"first")
        with pytest.raises(DraftTaken), draft_of(tmp_path / "a"):
            pass
        assert first.read_bytes() == b"first"
        with draft_of(tmp_path / "b"):
            pass
    with draft_of(tmp_path / "a") as again:
        assert again.read_bytes() == b""
    assert list(tmp_path.iterdir()) == []
