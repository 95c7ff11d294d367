from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from kiosk_app.outbox import Outbox
from kiosk_app.outbox_file import OutboxError, check_outbox, held_outbox


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "outbox-k1.sqlite"


def test_none_is_made_for_its_owner_alone(path: Path) -> None:
    check_outbox(path)
    assert path.stat().st_mode & 0o777 == 0o600


def test_one_that_was_left_by_a_power_cut_is_as_good_as_any(path: Path) -> None:
    check_outbox(path)
    outbox = Outbox(path)
    outbox.begin("job", "ticket")  # not closed: its -wal stands beside it
    check_outbox(path)
    outbox.recover()
    report = outbox.next()
    assert report is not None
    assert report.ticket == "ticket"
    outbox.close()


def test_a_damaged_one_is_told_with_what_to_do(path: Path) -> None:
    check_outbox(path)
    Outbox(path).close()
    whole = path.read_bytes()
    for broken in (b"x" * 5000, whole[: len(whole) // 2], whole[:4096] + b"\xff" * (len(whole) - 4096)):
        path.write_bytes(broken)
        with pytest.raises(OutboxError, match=r"outbox-k1\.sqlite: the outbox is damaged: .*; move it .* away"):
            check_outbox(path)


def test_a_place_where_nothing_can_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path / "file" / "outbox-k1.sqlite", tmp_path):
        with pytest.raises(OutboxError, match="can't be written"):
            check_outbox(path)


def test_one_that_another_program_holds_is_told(path: Path) -> None:
    check_outbox(path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("begin exclusive")
        with pytest.raises(OutboxError, match="locked"):
            check_outbox(path, wait=0.05)


HOLD = """
import sys
from pathlib import Path
from kiosk_app.outbox_file import held_outbox
with held_outbox(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_kiosk_with_the_same_outbox_does_not_begin_until_the_first_is_gone(path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(path)]
    first = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with pytest.raises(OutboxError, match="another kiosk program"), held_outbox(path):
            pass
    finally:
        first.kill()  # as a crash does
        first.communicate()
    with held_outbox(path):
        pass
    with held_outbox(path):
        pass
