from __future__ import annotations

from pathlib import Path

import pytest

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


def test_in_a_counters_settings_file_and_key_are_named(tmp_path: Path) -> None:
    file = tmp_path / "counter.toml"
    file.write_text(f'id = "3"\n[bar]\nurl = "serial:/dev/x?baud=fast"\n{HUB}', "utf-8")
    with pytest.raises(SettingsError, match=r"counter\.toml: bar\.url: .*'fast' is no speed"):
        CounterSettings.load(file)
