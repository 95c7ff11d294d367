from __future__ import annotations

from pathlib import Path

import pytest

import devices.profiles
from counter_app.settings import CounterSettings
from devices.urls import checked_url
from kiosk_app.settings import KioskSettings
from ui_common.settings import SettingsError

GOOD = ["serial:/dev/ttyS1", "serial:/dev/ttyS1?baud=9600", "serial:/dev/ttyS1?baud=auto", "tcp://10.0.0.9:9100",
        "evdev:/dev/input/by-id/usb-x-event-kbd", "pcsc:", "pcsc:ACS%20ACR39", "camera:/dev/video0", "folder:/x",
        "film:/x.mp4", "ipp://localhost/printers/a4", "alsa:hw:1", "alsa:pulse?server=unix:/run/p"]  # fmt: skip
BAD = ["", "/dev/ttyS1", "usb:/x", "serial:", "serial:/dev/ttyS1?baud=fast", "tcp://10.0.0.9", "tcp://10.0.0.9:x",
       "tcp://:9100", "evdev:", "ipp://"]  # fmt: skip
HUB = '[hub]\nurl = "http://127.0.0.1:9"\ntoken = "0123456789abcdef"\ntls = false\n'


@pytest.mark.parametrize("url", GOOD)
def test_a_devices_address_is_taken(url: str) -> None:
    assert checked_url(url) == url


@pytest.mark.parametrize("url", BAD)
def test_what_is_none_is_told(url: str) -> None:
    with pytest.raises(ValueError, match="is no"):
        checked_url(url)


def test_in_a_kiosks_settings_file_and_key_are_named(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text(f'id = "k1"\n[[device]]\nkind = "scanner"\nurl = "usb:/x"\n{HUB}', "utf-8")
    with pytest.raises(SettingsError, match=r"kiosk\.toml: device\.0\.url: .*'usb:/x' is no address"):
        KioskSettings.load(file)


def test_a_senseless_profile_is_told_with_file_key_and_those_there_are(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    for key, entry, known in (
        ("device.0", '[[device]]\nkind = "scanner"\nurl = "serial:/x"\nprofile = "scaner-serial"', "scanner-serial"),
        ("device.0", '[[device]]\nkind = "scanner"\nurl = "serial:/x"\nprofile = "escpos-80"', "scanner-keys"),
        ("device.0", '[[device]]\nkind = "scanner"\nurl = "serial:/x"\nprofile = "../scanner"', "scanner-serial"),
        ("printer", '[printer]\nurl = "serial:/x"\nprofile = "epson"', "escpos-58"),
        ("idcard", '[idcard]\nurl = "serial:/x"\nprofile = "sdt"', "sdt-serial-presence"),
    ):
        file.write_text(f'id = "k1"\n{entry}\n{HUB}', "utf-8")
        with pytest.raises(SettingsError, match=rf"kiosk\.toml: {key}: .*is no profile of kind .*{known}"):
            KioskSettings.load(file)
    counter = tmp_path / "counter.toml"
    counter.write_text(f'id = "3"\n[pad]\nurl = "serial:/x"\nprofile = "led-bar-69"\n{HUB}', "utf-8")
    with pytest.raises(SettingsError, match=r"counter\.toml: pad: .*take one of call-pad-6, call-pad-polled"):
        CounterSettings.load(counter)


def test_a_profile_of_ones_own_is_read_before_anything_begins(tmp_path: Path) -> None:
    file, own = tmp_path / "kiosk.toml", tmp_path / "own.toml"
    file.write_text(f'id = "k1"\n[[device]]\nkind = "scanner"\nurl = "serial:/x"\nprofile = "{own}"\n{HUB}', "utf-8")
    shipped = (Path(devices.profiles.__file__).parent / "scanner-serial.toml").read_text("utf-8")
    for text, told in (
        (shipped + "colour = 1\n", "own.toml: colour"), (shipped.replace('"scanner"', '"camera"'), "not scanner"),
        ("kind = ", "cannot be read"), (None, "cannot be read"),
    ):  # fmt: skip
        own.write_text(text, "utf-8") if text is not None else own.unlink()
        with pytest.raises(SettingsError, match=rf"device\.0: .*{told}"):
            KioskSettings.load(file)
    own.write_text(shipped, "utf-8")
    assert KioskSettings.load(file).device[0].profile == str(own)


def test_in_a_counters_settings_file_and_key_are_named(tmp_path: Path) -> None:
    file = tmp_path / "counter.toml"
    file.write_text(f'id = "3"\n[bar]\nurl = "serial:/dev/x?baud=fast"\n{HUB}', "utf-8")
    with pytest.raises(SettingsError, match=r"counter\.toml: bar\.url: .*'fast' is no speed"):
        CounterSettings.load(file)
