"""Tokens of programs: renewed with an overlap, revoked at once, streams included; and never shown again."""

from __future__ import annotations

import threading
import time
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
import requests

from hub.link.client import HubClient, Unexpected
from hub.server.access import token_office
from hub.server.access.enrol import EnrolError, enrol
from hub.store import access
from hub.store.access import Bearer
from hub.store.database import open_database, writing
from hub.wire import WIRE_HEADER, Answer, Audience, IssueCommand
from tests.hall.builders import MONDAY
from tests.hub.house import HubProcess, until

KIOSK = Bearer(Audience.KIOSK, "k1")


def _file(hub: HubProcess, subject: str) -> Path:
    return enrol(hub.settings, "kiosk", subject, url=hub.url)


def _client(hub: HubProcess, file: Path) -> HubClient:
    return HubClient(hub.url, tomllib.loads(file.read_text("utf-8"))["hub"]["token"], hub.ca)


def _refused(client: HubClient) -> bool:
    try:
        client.catalog()
    except Unexpected as error:
        return error.status == 401
    return False


class Stream:
    """A stream that is open, and when it ended."""

    def __init__(self, hub: HubProcess, client: HubClient, token: str) -> None:
        headers = {WIRE_HEADER: "1", "Authorization": f"Bearer {token}"}
        response = requests.get(hub.url + "/v1/events", headers=headers, stream=True, timeout=20)
        self._chunks = response.iter_content(None)
        assert next(self._chunks)
        self.ended = threading.Event()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for _ in self._chunks:
            pass
        self.ended.set()


def test_a_rotated_device_works_on_and_the_rest_of_its_file_stays(hub: HubProcess) -> None:
    file = _file(hub, "k20")
    changed = file.read_text("utf-8").replace("idle_seconds = 45", "idle_seconds = 90")
    file.write_text(changed, "utf-8")
    old = _client(hub, file)
    token_office.rotate(hub.settings, "kiosk", "k20", file)
    new = _client(hub, file)
    before, after = tomllib.loads(changed), tomllib.loads(file.read_text("utf-8"))
    assert after["hub"].pop("token") != before["hub"].pop("token")
    assert after == before
    for client in (new, old):
        assert isinstance(client.send(IssueCommand(items=["card"])), Answer)


def test_after_the_overlap_the_old_token_is_over(hub: HubProcess) -> None:
    file = _file(hub, "k21")
    old, stream = _client(hub, file), _stream(hub, file)
    token_office.rotate(hub.settings, "kiosk", "k21", file, timedelta(seconds=1))
    assert not _refused(old)
    assert stream.ended.wait(4)
    assert _refused(old)
    assert not _refused(_client(hub, file))


def _stream(hub: HubProcess, file: Path) -> Stream:
    return Stream(hub, _client(hub, file), tomllib.loads(file.read_text("utf-8"))["hub"]["token"])


def test_a_revoked_tokens_stream_ends_within_two_seconds_and_no_other(hub: HubProcess) -> None:
    stolen, good = _file(hub, "k22"), _file(hub, "k23")
    stream, other = _stream(hub, stolen), _stream(hub, good)
    assert token_office.revoke(hub.settings, "kiosk", "k22") == 1
    began = time.monotonic()
    assert stream.ended.wait(30)
    assert time.monotonic() - began < 2.0
    until(lambda: _refused(_client(hub, stolen)))
    assert not other.ended.is_set()
    assert not _refused(_client(hub, good))
    assert token_office.revoke(hub.settings, "kiosk", "k22") == 0


def test_revoking_ends_the_overlap_too(tmp_path: Path) -> None:
    engine = open_database(tmp_path / "hub.db")
    with writing(engine, "small") as tx:
        access.add_token(tx, "small", "old", KIOSK, MONDAY)
        access.revoke(tx, "small", KIOSK, MONDAY + timedelta(minutes=15))
        access.add_token(tx, "small", "new", KIOSK, MONDAY)
        soon = MONDAY + timedelta(minutes=14)
        assert access.bearer_of(tx, "small", "old", soon) == access.bearer_of(tx, "small", "new", soon) == KIOSK
        assert access.bearer_of(tx, "small", "old", MONDAY + timedelta(minutes=15)) is None
        assert access.revoke(tx, "small", KIOSK, MONDAY + timedelta(minutes=1)) == 2
        assert access.bearer_of(tx, "small", "old", soon) is access.bearer_of(tx, "small", "new", soon) is None
        assert access.revoke(tx, "small", KIOSK, MONDAY + timedelta(minutes=2)) == 0
    engine.dispose()


def test_a_list_shows_who_and_since_when_and_no_token(hub: HubProcess) -> None:
    file = _file(hub, "k24")
    token_office.rotate(hub.settings, "kiosk", "k24", file)
    found = [each for each in token_office.listed(hub.settings) if each.bearer.subject == "k24"]
    assert [each.ends_at is None for each in found] == [False, True]
    token = tomllib.loads(file.read_text("utf-8"))["hub"]["token"]
    assert token not in repr(token_office.listed(hub.settings))
    assert access.digest_of(token).hex().startswith(found[1].mark)


def test_what_can_not_be_rotated(hub: HubProcess, tmp_path: Path) -> None:
    file = _file(hub, "k25")
    with pytest.raises(EnrolError, match="has no token: enrol it"):
        token_office.rotate(hub.settings, "kiosk", "never", file)
    for text in ("", "token = 1\n", file.read_text("utf-8") * 2):
        (tmp_path / "odd.toml").write_text(text, "utf-8")
        with pytest.raises(EnrolError, match="no line of its own"):
            token_office.rotate(hub.settings, "kiosk", "k25", tmp_path / "odd.toml")
    with pytest.raises(EnrolError, match="can't be read"):
        token_office.rotate(hub.settings, "kiosk", "k25", tmp_path / "none.toml")
    assert not _refused(_client(hub, file))
