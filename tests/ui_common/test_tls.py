"""A screen's link over TLS: the hub's CA alone is believed; any other server is told from a hub that is away."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hub.link.trust import fingerprint
from hub.server.trust.authority import authority_in
from hub.server.trust.certificate import VALID, Identity
from hub.wire import Answer, WithdrawCommand
from ui_common.hub_link import HubLink
from ui_common.posting import Unreachable
from ui_common.settings import HubSettings, ProgramSettings, SettingsError

NOW = datetime.now(UTC)  # noqa: TID251 - the TLS library looks at the machine's clock as well
TOKEN = "kiosk-token-0123456789"


@pytest.fixture
def tls(tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[..., HubLink]]:
    """Starts a server whose certificate is good for `names` since `at`, and a link that believes `ca`."""
    made: list[tuple[HubLink, subprocess.Popen[str]]] = []

    def connect(ca: str = "", names: tuple[str, ...] = ("127.0.0.1",), at: datetime = NOW) -> HubLink:
        ours = Identity(tmp_path / "tls", names, at).authority.pem
        command = [sys.executable, "-m", "tests.ui_common.tiny_hub", "0", str(tmp_path / "tls" / "server.pem")]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        port = json.loads(process.stdout.readline())
        link = HubLink(HubSettings(url=f"https://127.0.0.1:{port}", token=TOKEN, ca=ca or ours))
        made.append((link, process))
        return link

    yield connect
    for link, process in made:
        link.stop()
        process.kill()
        process.communicate()


def test_the_enrolled_hub_is_believed(tls: Callable[..., HubLink], qtbot: QtBot) -> None:
    link = tls()
    answers: list[object] = []
    link.start()
    qtbot.waitUntil(lambda: link.state == "online")
    link.send(WithdrawCommand(ticket="t1"), answers.append)
    qtbot.waitUntil(lambda: answers != [])
    assert answers == [Answer(seq=7)]


def _refused(link: HubLink, qtbot: QtBot) -> str:
    link.start()
    qtbot.waitUntil(lambda: link.state == "refused")
    return link.reason


def test_another_ca_is_refused(tls: Callable[..., HubLink], qtbot: QtBot, tmp_path: Path) -> None:
    reason = _refused(tls(ca=authority_in(tmp_path / "other", NOW).pem), qtbot)
    assert "another CA" in reason
    assert "enrol the program again" in reason


def test_what_the_machine_trusts_is_not_our_ca(tls: Callable[..., HubLink], qtbot: QtBot) -> None:
    assert "another CA" in _refused(tls(ca="system"), qtbot)


@pytest.mark.parametrize("ca", ["", "nonsense"])
def test_without_a_ca_nobody_is_believed(tls: Callable[..., HubLink], qtbot: QtBot, ca: str) -> None:
    link = tls(ca=ca or " ")
    assert "another CA" in _refused(link, qtbot)


def test_another_name_is_refused(tls: Callable[..., HubLink], qtbot: QtBot) -> None:
    assert "not for the name in https://127.0.0.1" in _refused(tls(names=("hub.example",)), qtbot)


def test_a_certificate_out_of_its_time_is_refused(tls: Callable[..., HubLink], qtbot: QtBot) -> None:
    assert "clock" in _refused(tls(at=NOW - VALID - timedelta(days=1)), qtbot)


def test_no_command_goes_to_a_stranger(tls: Callable[..., HubLink], qtbot: QtBot, tmp_path: Path) -> None:
    link = tls(ca=authority_in(tmp_path / "other", NOW).pem)
    answers: list[object] = []
    link.send(WithdrawCommand(ticket="t1"), answers.append, give_up_after=0.5)
    qtbot.waitUntil(lambda: bool(answers))
    assert isinstance(answers[0], Unreachable)


def _file(folder: Path, hub: str) -> Path:
    file = folder / "kiosk.toml"
    file.write_text(f'[hub]\ntoken = "{TOKEN}"\n{hub}', "utf-8")
    return file


def test_the_ca_is_text_or_a_file_beside_the_settings(tmp_path: Path) -> None:
    pem = authority_in(tmp_path, NOW).pem
    for ca in (f'"""\n{pem}"""', '"ca.pem"'):
        file = _file(tmp_path, f'url = "https://hub:1"\nca_sha256 = "{fingerprint(pem).lower()}"\nca = {ca}\n')
        assert ProgramSettings.load(file).hub.ca.strip() == pem.strip()
    assert ProgramSettings.load(_file(tmp_path, 'url = "https://hub:1"\nca = "system"\n')).hub.ca == "system"


@pytest.mark.parametrize(("hub", "told"), [
    ('url = "https://hub:1"', "hub.ca is missing; write the file anew"),
    ('url = "https://hub:1"\nca = "none.pem"', "none.pem can't be read"),
    ('url = "https://hub:1"\nca = "kiosk.toml"', "no certificate in PEM form"),
    ('url = "https://hub:1"\nca = "ca.pem"\nca_sha256 = "AB:CD"', "is not the CA of hub.ca_sha256"),
    ('url = "https://hub:1"\nca = "ca.pem"\ntls = false', "take out one of them"),
    ('url = "http://hub:1"', "not encrypted; take https://, or add tls = false"),
])
def test_what_could_not_be_believed_is_told_with_its_cure(tmp_path: Path, hub: str, told: str) -> None:
    authority_in(tmp_path, NOW)
    file = _file(tmp_path, hub)
    with pytest.raises(SettingsError) as error:
        ProgramSettings.load(file)
    assert told in str(error.value)
    assert str(file) in str(error.value)
    assert TOKEN not in str(error.value)
