"""The counter's settings file is read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.settings import CounterSettings
from ui_common.settings import SettingsError

GOOD = 'language = "en"\nid = "3"\n[hub]\n' \
       'url = "http://127.0.0.1:8700"\ntls = false\ntoken = "a-token-of-some-length"\n'


def test_a_good_file(tmp_path: Path) -> None:
    file = tmp_path / "counter.toml"
    file.write_text(GOOD)
    settings = CounterSettings.load(file)
    assert (settings.id, settings.language, settings.dark, settings.large_print) == ("3", "en", False, False)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (GOOD.replace('id = "3"', 'id = "three"'), "id"),
        ("colour = 1\n" + GOOD, "colour"),
        (GOOD.partition("[hub]")[0], "hub"),
    ],
)
def test_a_bad_file_names_the_key(tmp_path: Path, text: str, named: str) -> None:
    file = tmp_path / "counter.toml"
    file.write_text(text)
    with pytest.raises(SettingsError, match=named):
        CounterSettings.load(file)
