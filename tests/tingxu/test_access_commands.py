"""`tingxu hub token|staff|keys`, as typed by an operator."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kiosk_app.technician.pin import is_pin
from tingxu.command import app

SMALL = Path(__file__).parents[1] / "hall" / "small.toml"


class Operator:
    """Types commands with the hub's settings, in a folder of the test's."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.settings = folder / "hub.toml"
        self.settings.write_text(f'data = "data"\nhall = "{SMALL}"\nnames = ["hub.example"]\n', "utf-8")

    def types(self, *words: str, code: int = 0, password: str = "correct horse") -> str:
        """What is answered; the exit code is checked."""
        arguments = ["hub", *words, "--settings", str(self.settings)]
        done = CliRunner().invoke(app, arguments, env={"TINGXU_PASSWORD": password})
        assert done.exit_code == code, done.output
        assert "Traceback" not in done.output
        return done.output


@pytest.fixture
def operator(tmp_path: Path) -> Operator:
    return Operator(tmp_path)


def test_tokens_from_enrolment_to_their_end(operator: Operator) -> None:
    file = operator.folder / "kiosk.toml"
    operator.types("enrol", "kiosk", "k1", "--out", str(file))
    first = tomllib.loads(file.read_text("utf-8"))["hub"]
    assert first["url"] == "https://hub.example:8700"
    assert "ends in 5 minutes" in operator.types(
        "token", "rotate", "kiosk", "k1", "--out", str(file), "--overlap-minutes", "5")
    second = tomllib.loads(file.read_text("utf-8"))["hub"]
    assert (second["ca"], second["token"] != first["token"]) == (first["ca"], True)
    lines = operator.types("token", "list").splitlines()
    assert len(lines) == 2
    assert all("kiosk k1  since " in line for line in lines)
    assert sum(" ends " in line for line in lines) == 1
    assert "tokens ended: 2" in operator.types("token", "revoke", "kiosk", "k1")
    assert operator.types("token", "list") == ""
    assert "enrol it" in operator.types("token", "rotate", "kiosk", "k1", "--out", str(file), code=2)


def test_an_address_that_no_certificate_names_is_explained(operator: Operator) -> None:
    told = operator.types("enrol", "kiosk", "k1", "--url", "https://other.example:8700", code=2)
    assert "add it to `names`" in told
    operator.types("enrol", "kiosk", "k1", "--url", "https://hub.example:443")


def test_staff_come_and_go(operator: Operator) -> None:
    operator.types("staff", "add", "wang", "--name", "王")
    operator.types("staff", "add", "li", "--name", "李")
    operator.types("staff", "add", "zhang", "--name", "张", "--role", "technician")
    assert operator.types("staff", "list") == "li  李  clerk\nwang  王  clerk\nzhang  张  technician\n"
    operator.types("staff", "password", "zhang", password="another horse")
    assert "zhang  张  technician" in operator.types("staff", "list"), "a role outlives a password"
    assert "take one of clerk" in operator.types("staff", "add", "x", "--name", "X", "--role", "boss", code=2)
    operator.types("staff", "role", "zhang", "guide")
    assert "zhang  张  guide" in operator.types("staff", "list")
    assert "take one of clerk" in operator.types("staff", "role", "zhang", "boss", code=2)
    operator.types("staff", "phone", "zhang", "--phone", "13800001111")
    assert "no phone" in operator.types("staff", "phone", "zhang", "--phone", "0", code=2)
    operator.types("staff", "remove", "zhang")
    operator.types("staff", "password", "li", password="another horse")
    operator.types("staff", "remove", "wang")
    assert operator.types("staff", "list") == "li  李  clerk\n"
    assert "too short" in operator.types("staff", "password", "li", code=2, password="short")
    for act in ("password", "remove"):
        assert "no 'wang' among the staff" in operator.types("staff", act, "wang", code=2)


def test_keys_are_listed_and_changed_and_never_shown(operator: Operator) -> None:
    operator.types("staff", "add", "wang", "--name", "王")
    assert operator.types("keys", "list") == "1  from the beginning  current, finds visitors\n"
    told = operator.types("keys", "rotate")
    assert "key 2 is the current one" in told
    told = operator.types("keys", "rotate", "--lookup")
    assert "visitors found anew: 0" in told
    listed = operator.types("keys", "list")
    assert "3  since" in listed
    assert listed.splitlines()[2].endswith("current, finds visitors")
    kept = json.loads((operator.folder / "data" / "keys.json").read_text())
    assert not any(key in told + listed for key in kept["keys"].values())


def test_a_kiosks_pin_is_shown_once_at_enrolment_and_can_be_made_anew(operator: Operator) -> None:
    file = operator.folder / "kiosk.toml"
    told = operator.types("enrol", "kiosk", "k1", "--out", str(file))
    first = told.rsplit("shown this once: ", 1)[1].strip()
    assert is_pin(first, _pin_of(file))
    assert first not in file.read_text("utf-8")
    operator.types("token", "rotate", "kiosk", "k1", "--out", str(file))
    assert is_pin(first, _pin_of(file))  # all else in the file stays
    told = CliRunner().invoke(app, ["pin", "--settings", str(file)]).output
    assert is_pin(told.rsplit("shown this once: ", 1)[1].strip(), _pin_of(file))
    typed = CliRunner().invoke(app, ["pin", "--settings", str(file), "--choose"], input="135790\n135790\n")
    assert "135790" not in typed.output
    assert is_pin("135790", _pin_of(file))


def test_what_is_no_pin_and_no_file_is_told_in_a_line(operator: Operator) -> None:
    pin = ["pin", "--settings", str(operator.folder / "none.toml")]
    for more, typed in (([], ""), (["--choose"], "12\n12\n")):
        done = CliRunner().invoke(app, [*pin, *more], input=typed)
        assert done.exit_code == 2
        assert "Traceback" not in done.output


def _pin_of(file: Path) -> str:
    return str(tomllib.loads(file.read_text("utf-8"))["technician"]["pin"])


def test_a_hub_serves_without_the_word_and_no_option_stands_where_nobody_heeds_it(operator: Operator) -> None:
    operator.settings.write_text("halls = 5\n", "utf-8")  # so that serving ends at once
    assert "unknown key 'halls'" in operator.types(code=2)
    assert operator.types(code=2) == operator.types("serve", code=2)
    before = CliRunner().invoke(app, ["hub", "--settings", str(operator.settings), "check"])
    assert before.exit_code == 2
    assert "stand behind" in before.output
    nameless = CliRunner().invoke(app, ["hub", "--database", "sqlite:////tmp/none.db"])
    assert nameless.exit_code == 2
    assert "settings" in nameless.output
