"""Settings, enrolment and staff: from the operator's files and words to tokens and back."""

from __future__ import annotations

import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from hub.link.client import HubClient, Unexpected
from hub.link.trust import fingerprint
from hub.server.access.enrol import EnrolError, add_staff, enrol
from hub.server.access.passwords import hash_password, right_password
from hub.server.settings import HubSettings, SettingsError
from tests.hub.house import PASSWORD, ROOT, SMALL, HubProcess, until


def _settings(folder: Path, text: str) -> Path:
    file = folder / "hub.toml"
    file.write_text(text, "utf-8")
    return file


GOOD = f'data = "data"\nhall = "{SMALL}"\n'


def test_paths_start_at_the_file(tmp_path: Path) -> None:
    settings = HubSettings.load(_settings(tmp_path, GOOD))
    assert settings.place == tmp_path / "data" / "hub.db"
    assert settings.hall == SMALL
    assert settings.address == ("127.0.0.1", 8700)


def test_the_environment_has_the_last_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TINGXU_HUB_LISTEN", "0.0.0.0:9000")
    assert HubSettings.load(_settings(tmp_path, GOOD)).address == ("0.0.0.0", 9000)


@pytest.mark.parametrize(("text", "told"), [
    (GOOD + 'lissten = "x"\n', "unknown key 'lissten': take it out, or use one of data, listen"),
    ('data = "x"\n', "key 'hall' is missing: add hall ="),
    (GOOD + 'listen = "here"\n', "key 'listen'"),
    (GOOD + 'public_url = "https://hall.example/"\n', "key 'public_url'"),
    ("data = \n", "hub.toml"),
])  # fmt: skip
def test_wrong_settings_name_file_key_and_cure(tmp_path: Path, text: str, told: str) -> None:
    file = _settings(tmp_path, text)
    with pytest.raises(SettingsError) as error:
        HubSettings.load(file)
    assert told in str(error.value)
    assert str(file) in str(error.value)


SMS = GOOD + '[sms]\nurl = "https://sms.example/send"\ntoken = "a-gateways-token"\n'


def test_a_file_with_the_gateways_token_in_it_is_for_its_owner_alone(tmp_path: Path) -> None:
    file = _settings(tmp_path, SMS)
    for mode in (0o644, 0o640, 0o606):
        file.chmod(mode)
        with pytest.raises(SettingsError) as error:
            HubSettings.load(file)
        assert f"chmod 600 {file}" in str(error.value)
        assert "a-gateways-token" not in str(error.value)
    file.chmod(0o600)
    assert HubSettings.load(file).sms is not None


def test_a_file_whose_token_is_elsewhere_may_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TINGXU_HUB_SMS", '{"url": "https://sms.example/send", "token": "a-gateways-token"}')
    file = _settings(tmp_path, GOOD)
    file.chmod(0o644)
    assert HubSettings.load(file).sms is not None


@pytest.mark.parametrize(("spoil", "told"), [
    ("hub.toml", "unknown key 'colour'"), ("hall.toml", "hall.toml"), ("data/keys.json", "chmod 600"),
    ("data/hub.db", "hub.db: file is not a database"),
])  # fmt: skip
def test_a_hub_that_can_not_start_says_why(own_hub: HubProcess, spoil: str, told: str) -> None:
    file = own_hub.folder / spoil
    file.parent.mkdir(exist_ok=True)
    file.touch(mode=0o644)
    file.write_text(file.read_text() + 'colour = "red"\n')
    serve = [sys.executable, "-m", "tingxu", "hub", "serve", "--settings", str(own_hub.settings)]
    result = subprocess.run(serve, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert result.returncode == 2
    assert told in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(("role", "subject"), [("kiosk", "k1"), ("counter", "3"), ("board", "b1")])
def test_enrolment_writes_a_secret_file(tmp_path: Path, role: str, subject: str) -> None:
    file = enrol(_settings(tmp_path, GOOD), role, subject)
    assert file == tmp_path / f"{role}-{subject}.toml"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    written = tomllib.loads(file.read_text("utf-8"))
    assert written["id"] == subject
    assert written["hub"]["url"] == "https://127.0.0.1:8700"
    assert written["hub"]["ca_sha256"] == fingerprint(written["hub"]["ca"])
    assert len(written["hub"]["token"]) >= 43
    assert written["hub"]["token"].encode() not in (tmp_path / "data" / "hub.db").read_bytes()


def test_enrolment_names_every_hub_of_the_hall(tmp_path: Path) -> None:
    hubs = ["https://10.0.0.1:8700", "https://10.0.0.2:8700"]
    file = enrol(_settings(tmp_path, GOOD + f"hubs = {hubs}\n"), "board", "b1")
    written = tomllib.loads(file.read_text("utf-8"))
    assert written["hub"]["urls"] == hubs
    assert "url" not in written["hub"]


@pytest.mark.parametrize(("role", "subject", "told"), [
    ("manager", "m1", "kiosk, counter, board"), ("clerk", "wang@3", "kiosk, counter, board"),
    ("kiosk", "a b", "letters, digits"), ("kiosk", "", "letters, digits"),
    ("counter", "77", "take one of 1, 2, 3, 4"),
])  # fmt: skip
def test_what_can_not_be_enrolled(tmp_path: Path, role: str, subject: str, told: str) -> None:
    with pytest.raises(EnrolError, match=told):
        enrol(_settings(tmp_path, GOOD), role, subject)


def test_a_new_enrolment_ends_the_old_one_while_the_hub_runs(hub: HubProcess) -> None:
    old = HubClient(hub.url, hub.token("kiosk", "k9"))
    assert old.catalog().items
    file = enrol(hub.settings, "kiosk", "k9", hub.folder / "again.toml")
    new = HubClient(hub.url, tomllib.loads(file.read_text())["hub"]["token"])
    assert new.catalog().items
    until(lambda: _refused(old))
    assert not _refused(new)


def _refused(client: HubClient) -> bool:
    try:
        client.catalog()
    except Unexpected as error:
        return error.status == 401
    return False


@pytest.mark.parametrize(("login", "password"), [("wang", "short"), ("Wang!", PASSWORD), ("wang", "x" * 129)])
def test_staff_that_can_not_be_added(tmp_path: Path, login: str, password: str) -> None:
    with pytest.raises(EnrolError):
        add_staff(_settings(tmp_path, GOOD), login, "王", password)


def test_a_password_is_kept_as_argon2() -> None:
    kept = hash_password(PASSWORD)
    assert kept.startswith("$argon2id$")
    assert right_password(kept, PASSWORD)
    assert not right_password(kept, "other")
    assert not right_password(None, PASSWORD)
