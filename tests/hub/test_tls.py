"""Between programs and hub: TLS with the hall's own CA, and with nobody else's, from a real process's port."""

from __future__ import annotations

import socket
import ssl
import stat
import tomllib
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey

from hub.link.client import HubClient, HubUntrusted
from hub.link.trust import TrustError, fingerprint, pem_of
from hub.link.verifying import TrustingAdapter, context_of
from hub.server.access.enrol import EnrolError, enrol
from hub.server.settings import HubSettings
from hub.server.trust.authority import CertificateError, authority_in
from hub.server.trust.certificate import RENEW_BEFORE, VALID, Identity, names_in
from hub.server.trust.names import LOOPBACK, addresses, names_of
from hub.wire import WIRE_HEADER, Answer, IssueCommand
from tests.hub.house import SMALL, HubProcess

NOW = datetime(2026, 11, 25, tzinfo=UTC)


def _names(folder: Path) -> set[str]:
    return names_in(x509.load_pem_x509_certificate((folder / "server.pem").read_bytes()))


def _settings(folder: Path, more: str = "") -> Path:
    file = folder / "hub.toml"
    file.write_text(f'data = "data"\nlisten = "127.0.0.1:8700"\nhall = "{SMALL}"\n{more}\n', "utf-8")
    return file


def test_the_first_start_makes_a_ca_and_secrets_for_its_owner_alone(tmp_path: Path) -> None:
    identity = Identity(tmp_path / "tls", ["hub.example", "10.1.2.3"], NOW)
    modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in (tmp_path / "tls").iterdir()}
    assert (modes["ca.key"], modes["server.pem"]) == (0o600, 0o600)
    assert "PRIVATE" not in (tmp_path / "tls" / "ca.pem").read_text()
    key = identity.authority.certificate.public_key()
    assert isinstance(key, EllipticCurvePublicKey)
    assert key.curve.name == "secp256r1"
    assert _names(tmp_path / "tls") == {"hub.example", "10.1.2.3"}
    again = Identity(tmp_path / "tls", ["hub.example"], NOW)
    assert again.authority.certificate == identity.authority.certificate


def test_a_certificate_is_renewed_before_its_end_and_shown_at_once(tmp_path: Path) -> None:
    identity = Identity(tmp_path / "tls", LOOPBACK, NOW)
    first = _shown(identity)
    assert not identity.renew(NOW + VALID - RENEW_BEFORE - timedelta(days=1))
    assert _shown(identity) == first
    assert identity.renew(NOW + VALID - RENEW_BEFORE)
    assert _shown(identity) != first


def _shown(identity: Identity) -> bytes:
    """The certificate that a client sees and believes in a handshake over a socket pair."""
    ours, theirs = (ssl.MemoryBIO(), ssl.MemoryBIO()), (ssl.MemoryBIO(), ssl.MemoryBIO())
    server = identity.context.wrap_bio(*ours, server_side=True)
    client = context_of(identity.authority.pem).wrap_bio(*theirs, server_hostname="localhost")
    for _ in range(6):
        for side, (_, out), (into, _) in ((client, theirs, ours), (server, ours, theirs)):
            with suppress(ssl.SSLWantReadError):
                side.do_handshake()
            into.write(out.read())
    shown = client.getpeercert(binary_form=True)
    assert shown is not None
    return shown


def test_another_name_makes_another_certificate(tmp_path: Path) -> None:
    Identity(tmp_path / "tls", ["a.example"], NOW)
    Identity(tmp_path / "tls", ["a.example", "b.example"], NOW)
    assert _names(tmp_path / "tls") == {"a.example", "b.example"}


@pytest.mark.parametrize("file", ["ca.key", "server.pem"])
def test_a_key_that_others_can_read_is_refused(tmp_path: Path, file: str) -> None:
    Identity(tmp_path / "tls", LOOPBACK, NOW)
    (tmp_path / "tls" / file).chmod(0o640)
    with pytest.raises(CertificateError, match="chmod 600"):
        Identity(tmp_path / "tls", LOOPBACK, NOW)


@pytest.mark.parametrize("text", ["", "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n"])
def test_a_broken_ca_is_refused_and_kept(tmp_path: Path, text: str) -> None:
    file = tmp_path / "ca.key"
    file.write_text(text)
    file.chmod(0o600)
    with pytest.raises(CertificateError, match="your copy"):
        authority_in(tmp_path, NOW)
    assert file.read_text() == text


def test_the_names_are_the_machines_and_those_of_the_settings(tmp_path: Path) -> None:
    file = _settings(tmp_path, 'names = ["Hub.Centre.example", "10.9.8.7"]')
    names = names_of(HubSettings.load(file))
    assert {"hub.centre.example", "10.9.8.7", "localhost", "127.0.0.1", "::1"} <= set(names)
    assert socket.gethostname().lower() in names
    file.write_text(file.read_text().replace("127.0.0.1:8700", "0.0.0.0:8700"))
    assert set(addresses()) <= set(names_of(HubSettings.load(file)))
    assert "127.0.0.1" in addresses()


def test_an_enrolled_program_works_over_tls(hub: HubProcess) -> None:
    assert hub.url.startswith("https://127.0.0.1:")
    written = tomllib.loads(enrol(hub.settings, "kiosk", "k7", url=hub.url).read_text("utf-8"))["hub"]
    assert written["ca_sha256"] == fingerprint(written["ca"])
    assert written["ca_sha256"] in hub.log
    answer = HubClient(written["url"], written["token"], written["ca"]).send(IssueCommand(items=["card"]))
    assert isinstance(answer, Answer)


def test_plain_http_is_not_answered(hub: HubProcess) -> None:
    with pytest.raises(requests.ConnectionError):
        requests.get(hub.url.replace("https", "http") + "/v1/health", timeout=30)


def test_another_ca_is_refused_with_a_clear_word(hub: HubProcess, tmp_path: Path) -> None:
    client = HubClient(hub.url, hub.token("kiosk", "k1"), authority_in(tmp_path, NOW).pem)
    for ask in (client.health, lambda: client.send(IssueCommand(items=["card"])), lambda: next(client.events())):
        with pytest.raises(HubUntrusted, match=r"another CA.*enrol the program again"):
            ask()


def test_another_name_is_refused_with_a_clear_word(hub: HubProcess) -> None:
    with pytest.raises(HubUntrusted, match="add the name to `names`"):
        HubClient(hub.url.replace("127.0.0.1", "127.1"), "x", hub.ca).health()


def test_the_worlds_cas_are_not_believed(hub: HubProcess) -> None:
    session, adapter = requests.Session(), TrustingAdapter(hub.ca)
    session.mount("https://", adapter)
    assert session.get(hub.url + "/v1/health", timeout=30).status_code == 200
    assert adapter.context.cert_store_stats()["x509"] == 1


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
def test_old_tls_is_refused(hub: HubProcess) -> None:
    context = context_of(hub.ca)
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    port = int(hub.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as raw, pytest.raises(ssl.SSLError):
        context.wrap_socket(raw, server_hostname="127.0.0.1")


@pytest.mark.parametrize(("url", "told"), [
    ("https://elsewhere.example:8700", "add it to `names`"), ("http://127.0.0.1:8700", "speaks TLS"),
    ("ftp://127.0.0.1", "no address"), ("https://", "no address"), ("https://[", "no address"),
])  # fmt: skip
def test_an_address_that_could_not_be_believed_is_not_handed_out(tmp_path: Path, url: str, told: str) -> None:
    with pytest.raises(EnrolError, match=told):
        enrol(_settings(tmp_path), "kiosk", "k1", url=url)


def test_behind_a_proxy_only_when_it_is_said(tmp_path: Path) -> None:
    hub = HubProcess(tmp_path, more="tls = false").start()
    try:
        assert hub.url.startswith("http://")
        assert "tls_off" in hub.log
        plain = tomllib.loads(enrol(hub.settings, "kiosk", "k1", url=hub.url).read_text("utf-8"))["hub"]
        assert (plain["tls"], "ca" in plain) == (False, False)
        HubClient(hub.url, plain["token"]).catalog()
        proxied = tomllib.loads(enrol(hub.settings, "kiosk", "k2", url="https://proxy.example").read_text("utf-8"))
        assert proxied["hub"]["ca"] == "system"
    finally:
        assert hub.stop() == 0


def test_the_public_port_has_the_page_and_health_alone(tmp_path: Path) -> None:
    hub = HubProcess(tmp_path, more='public_listen = "127.0.0.1:0"').start()
    try:
        answer = hub.client("kiosk", "k1").send(IssueCommand(items=["card"]))
        assert isinstance(answer, Answer)
        assert answer.ticket is not None
        page = answer.ticket.code_url
        assert page.startswith("http://127.0.0.1:")
        assert answer.ticket.number in requests.get(page, timeout=30).text
        door = page.partition("/c/")[0]
        assert requests.get(door + "/v1/health", timeout=30).json()["ok"] is True
        headers = {"Tingxu-Wire": "1", "Authorization": f"Bearer {hub.token('kiosk', 'k1')}"}
        for path in ("/v1/view", "/v1/catalog", "/v1/events", "/v1/fleet", "/openapi.json"):
            assert requests.get(door + path, headers=headers, timeout=30).status_code == 404
        for path in ("/v1/commands", "/v1/sign-in", "/v1/staff/sign-in"):
            assert requests.post(door + path, b"{}", headers=headers, timeout=30).status_code == 404
    finally:
        assert hub.stop() == 0


def test_a_setting_of_a_ca_is_text_a_file_or_the_machines(tmp_path: Path) -> None:
    pem = authority_in(tmp_path, NOW).pem
    assert pem_of(pem, tmp_path) == pem_of("ca.pem", tmp_path) == pem
    assert pem_of("system", tmp_path) == "system"
    (tmp_path / "bad.pem").write_bytes(b"\xff")
    for wrong in ("none.pem", "bad.pem", ".", "\0", "-----BEGIN CERTIFICATE-----", "x" * 5000):
        with pytest.raises(TrustError):
            pem_of(wrong, tmp_path)


def test_a_stream_over_tls_costs_little_memory(own_hub: HubProcess) -> None:
    own_hub.start()
    token = own_hub.token("board", "b1")
    head = f"GET /v1/events HTTP/1.1\r\nHost: hub\r\nAuthorization: Bearer {token}\r\n{WIRE_HEADER}: 1\r\n\r\n"
    opened: list[socket.socket] = []
    kilobytes = []
    for many in (20, 200):
        while len(opened) < many:
            opened.append(own_hub.connect())
            opened[-1].sendall(head.encode())
            assert b"200 OK" in opened[-1].recv(65536)
        kilobytes.append(_resident(own_hub.pid))
    for each in opened:
        each.close()
    assert (kilobytes[1] - kilobytes[0]) / 180 < 160, "asyncio's own buffer alone would be 256 KiB"


def _resident(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    return int(status.partition("VmRSS:")[2].split()[0])
