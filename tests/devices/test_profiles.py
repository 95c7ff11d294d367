from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from devices import profiles
from devices.drivers.camera import CameraProfile
from devices.drivers.io_board import BoardProfile
from devices.drivers.keypad import KeypadProfile
from devices.drivers.led_bar import LedBarProfile
from devices.drivers.lockers import LockerProfile
from devices.drivers.pads import CallPadProfile, RatingPadProfile
from devices.drivers.page_printer import PagePrinterProfile
from devices.drivers.scanner import ScannerProfile
from devices.drivers.social_card import SocialCardProfile
from devices.drivers.sound import SoundProfile
from devices.profiles import (
    PrinterProfile,
    Profile,
    ProfileError,
    ReaderProfile,
    load_printer,
    load_profile,
    load_reader,
)

ALL = sorted(Path(profiles.__file__).parent.glob("*.toml"))
MODELS: dict[str, type[Profile]] = {
    "call-pad": CallPadProfile,
    "camera": CameraProfile,
    "idcard": ReaderProfile,
    "io-board": BoardProfile,
    "keypad": KeypadProfile,
    "led-bar": LedBarProfile,
    "lockers": LockerProfile,
    "page-printer": PagePrinterProfile,
    "printer": PrinterProfile,
    "rating-pad": RatingPadProfile,
    "scanner": ScannerProfile,
    "social-card": SocialCardProfile,
    "sound": SoundProfile,
}


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_every_profile_that_is_shipped_can_be_loaded(path: Path) -> None:
    model = MODELS[str(tomllib.loads(path.read_text("utf-8"))["kind"])]
    assert load_profile(path, model).model


def test_by_name() -> None:
    assert load_printer("escpos-58").dots == 384
    assert load_printer("custom-kpm150").presenter
    assert load_reader("sdt-serial").poll_seconds >= 0.3  # no less, say the manuals


def test_an_unknown_name_tells_the_known_ones() -> None:
    with pytest.raises(ProfileError, match=r"no device profile 'epson'.*escpos-80"):
        load_printer("epson")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("colour = true", "colour: Extra inputs"),
        ('columns = "48"', "columns"),
        ("status = [5]", "status"),
        ("dots = 100", "dots"),
        ("poll_seconds = 0", "poll_seconds"),
        ("this is no toml", "bad.toml"),
    ],
)
def test_a_wrong_profile_says_where(tmp_path: Path, line: str, message: str) -> None:
    keys = {"kind": '"printer"', "model": '"x"', "columns": "48", "dots": "576"}
    keys.pop(line.split(" ")[0], None)
    path = tmp_path / "bad.toml"
    path.write_text("\n".join([*(f"{key} = {value}" for key, value in keys.items()), line]), "utf-8")
    with pytest.raises(ProfileError, match=r"bad\.toml") as caught:
        load_printer(path)
    assert message in str(caught.value)


def test_a_reader_is_no_printer() -> None:
    with pytest.raises(ProfileError, match="kind"):
        load_printer("sdt-serial")
