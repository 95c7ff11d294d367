"""A settings file is read strictly, and a slip is told with its cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui_common.settings import ProgramSettings, SettingsError

GOOD = 'language = "en"\n[hub]\nurl = "http://127.0.0.1:8700"\ntls = false\ntoken = "0123456789abcdef"\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "kiosk.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_file_is_read(tmp_path: Path) -> None:
    settings = ProgramSettings.load(written(tmp_path, GOOD))
    assert (settings.language, settings.hub.url) == ("en", "http://127.0.0.1:8700")


def test_several_hubs(tmp_path: Path) -> None:
    one, several = '"http://127.0.0.1:8700"', '["http://a:8700", "http://b:8700"]'
    settings = ProgramSettings.load(written(tmp_path, GOOD.replace(f"url = {one}", f"urls = {several}")))
    assert settings.hub.addresses == ("http://a:8700", "http://b:8700")
    assert ProgramSettings.load(written(tmp_path, GOOD)).hub.addresses == ("http://127.0.0.1:8700",)


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TINGXU_HUB__TOKEN", "fedcba9876543210")
    assert ProgramSettings.load(written(tmp_path, GOOD)).hub.token == "fedcba9876543210"


@pytest.mark.parametrize(("text", "words"), [
    (GOOD.replace("language", "langauge"), "langauge is unknown; remove it"),
    (GOOD.replace("token =", "tokne ="), "hub.tokne is unknown"),
    (GOOD.replace("token =", "tokne ="), "hub.token is missing; add it"),
    ('language = "zh"\n', "hub is missing"),
    (GOOD.replace("url = ", "urls = "), "hub.urls"),
    (GOOD + 'urls = ["http://127.0.0.1:8701"]\n', "`url` for one hub, or `urls` for several"),
    (GOOD.replace('url = "http://127.0.0.1:8700"\n', ""), "`url` for one hub, or `urls` for several"),
    (GOOD.replace('"en"', '"fr"'), "language: Input should be"),
    (GOOD.replace("http://", "ftp://"), "hub.url"),
    (GOOD.replace("0123456789abcdef", "short"), "hub.token"),
    ("language = ", "not TOML"),
])
def test_a_slip_is_told_with_file_key_and_cure(tmp_path: Path, text: str, words: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        ProgramSettings.load(path)
    assert words in str(caught.value)
    assert str(path) in str(caught.value)
    assert "short" not in str(caught.value), "a token is no text for a log"


def test_no_file_at_all(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="enrol"):
        ProgramSettings.load(tmp_path / "none.toml")
