"""Appointments for analysis: all of them, and nobody."""

from __future__ import annotations

import csv
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hub.server.keeping.analysis import COLUMNS, write_appointments
from hub.server.keeping.keeping import KeepingError
from hub.server.settings import SettingsError
from hub.store import appointment_rows
from hub.wire import CancelAppointmentCommand
from tests.hub.booking_hub import NAME, NUMBER, PHONE, booked, booking_hub, done, free, wish
from tests.hub.house import HubProcess
from tingxu.command import app


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    hub = booking_hub(tmp_path_factory.mktemp("export")).start()
    yield hub
    assert hub.stop() == 0


@pytest.fixture(scope="module")
def secrets(hub: HubProcess) -> list[str]:
    """Three appointments, two of one person; what of them may be nowhere."""
    kiosk = hub.client("kiosk", "k1")
    times = free(kiosk)[6:]
    first = booked(kiosk, wish(times[0], "levy", number=NUMBER))
    second = booked(kiosk, wish(times[2]))
    other = booked(kiosk, wish(times[1], phone="13900005555", language="en"))
    done(kiosk, CancelAppointmentCommand(code=first.code))
    views = (first, second, other)
    return [NAME, PHONE, NUMBER, "13900005555", *(each.number for each in views), *(each.id for each in views)]


def _rows(file: Path, table: str) -> list[dict[str, object]]:
    with closing(sqlite3.connect(file)) as made:
        made.row_factory = sqlite3.Row
        return [dict(row) for row in made.execute(f"SELECT * FROM {table}")]


def test_a_database_of_all_appointments(hub: HubProcess, secrets: list[str], tmp_path: Path) -> None:
    file = tmp_path / "all.db"
    assert write_appointments(hub.settings, file) == 3
    rows = _rows(file, "appointments")
    assert [row["person"] for row in rows] == [1, 2, 1]
    assert [row["state"] for row in rows] == ["cancelled_by_visitor", "confirmed", "confirmed"]
    assert [row["document"] for row in rows] == [1, 0, 0]
    assert rows[1]["item_name"] == "办证"
    assert rows[1]["language"] == "en"
    assert str(rows[0]["starts_at"]) < str(rows[1]["starts_at"])
    assert {row["template"] for row in _rows(file, "messages")} == {"appointment_confirmed"}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    content = file.read_bytes()
    assert not any(secret.encode() in content for secret in secrets)


def test_a_sheet_of_all_appointments(hub: HubProcess, secrets: list[str], tmp_path: Path) -> None:
    file = tmp_path / "all.csv"
    told = CliRunner().invoke(app, ["hub", "export-appointments", str(file), "--settings", str(hub.settings)])
    assert "3 appointments written" in told.output
    text = file.read_text("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert list(rows[0]) == list(COLUMNS)
    assert len(rows) == 3
    assert not any(secret in text for secret in secrets)


def test_a_page_at_a_time_is_read_and_none_is_left_out(
    hub: HubProcess, secrets: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(appointment_rows, "PAGE", 1)
    assert write_appointments(hub.settings, tmp_path / "all.csv") == 3


def test_nothing_is_written_over_and_another_kind_of_file_is_none(hub: HubProcess, tmp_path: Path) -> None:
    (tmp_path / "all.csv").write_text("mine")
    for name, told in (("all.csv", "is there already"), ("all.xlsx", "ends in .db or .csv")):
        with pytest.raises((KeepingError, SettingsError), match=told):
            write_appointments(hub.settings, tmp_path / name)
    assert (tmp_path / "all.csv").read_text() == "mine"
