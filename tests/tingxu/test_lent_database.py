"""A database that is lent to the sample hall: empty, or refused before anything is written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from hub.server.opening import DatabaseError
from hub.store import access
from hub.store.access import Member
from hub.store.database import open_database, writing
from tingxu.lent_database import check_lent


@pytest.fixture
def taken(tmp_path: Path) -> str:
    """The URL of a database in which somebody has enrolled their staff, before a hub ever served it."""
    url = f"sqlite:///{tmp_path / 'taken.db'}"
    engine = open_database(url)
    with writing(engine, "real") as tx:
        access.put_member(tx, "real", Member("li", "李", "$argon2id$kept"))
    engine.dispose()
    return url


def test_an_empty_one_will_do(tmp_path: Path) -> None:
    check_lent(f"sqlite:///{tmp_path / 'empty.db'}")
    assert (tmp_path / "empty.db").exists(), "it was looked into"


def test_one_with_anything_in_it_is_refused(taken: str) -> None:
    with pytest.raises(DatabaseError, match="is not empty"):
        check_lent(taken)


@pytest.mark.parametrize("command", ["demo", "run"])
def test_the_command_says_so_and_starts_nothing(taken: str, tmp_path: Path, command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tingxu", command, "--database", taken, "--out", str(tmp_path / "out")],
        capture_output=True, text=True, check=False, env={"PATH": "/usr/bin:/bin", "DISPLAY": ""},
    )  # fmt: skip
    assert done.returncode == 2
    assert "is not empty: lend the sample hall a database of its own" in done.stderr
    assert not (tmp_path / "out").exists()
