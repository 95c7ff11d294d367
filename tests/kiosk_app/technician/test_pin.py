from __future__ import annotations

import stat
from pathlib import Path

import pytest

from kiosk_app.settings import KioskSettings
from kiosk_app.technician.pin import PinError, hash_pin, is_pin, new_pin, write_pin
from ui_common.settings import SettingsError

SETTINGS = """id = "k1"
[hub]
url = "http://127.0.0.1:9"
token = "0123456789abcdef"
tls = false
{}
[printer]
url = "tcp://127.0.0.1:9100"
"""


def test_a_pin_fits_its_hash_only() -> None:
    pin = new_pin()
    hashed = hash_pin(pin)
    assert pin not in hashed
    assert is_pin(pin, hashed)
    assert not is_pin("000000" if pin != "000000" else "000001", hashed)
    assert not is_pin(pin, "$argon2id$nonsense")
    assert hash_pin(pin) != hashed  # salted


@pytest.mark.parametrize("pin", ["", "12345", "1234567890123", "12345a", "１２３４５６"])
def test_what_is_no_pin_is_refused(pin: str) -> None:
    with pytest.raises(PinError):
        hash_pin(pin)


@pytest.mark.parametrize("before", ["", '[technician]\npin = "$argon2id$old"\n'])
def test_it_is_written_into_the_settings_in_the_old_ones_place(tmp_path: Path, before: str) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(SETTINGS.format(before), "utf-8")
    write_pin(file, "482913")
    read = KioskSettings.load(file)
    assert read.technician is not None
    assert is_pin("482913", read.technician.pin)
    assert read.printer is not None
    assert file.read_text("utf-8").count("[technician]") == 1
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_pin_in_clear_is_no_setting(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(SETTINGS.format('[technician]\npin = "482913"\n'), "utf-8")
    with pytest.raises(SettingsError, match=r"technician\.pin"):
        KioskSettings.load(file)


def test_a_device_of_an_unknown_kind_is_told_with_the_known_ones(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(SETTINGS.format('[[device]]\nkind = "toaster"\nurl = "tcp://127.0.0.1:1"\n'), "utf-8")
    with pytest.raises(SettingsError, match=r"known are .*idcard"):
        KioskSettings.load(file)
