"""The bad line does to each request what it says, over TLS and plain, and to no more of them."""

from __future__ import annotations

import json
import random
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from hub.link.client import HubClient, HubUnreachable
from hub.server.trust.certificate import Identity
from hub.server.trust.names import LOOPBACK
from hub.wire import Answer, CallNextCommand
from tingxu.storm.proxy import FAIR, Proxy, Weather
from tingxu.waiting import until

SECONDS = 60.0


class Hub:
    """Remembers what arrived; gives each id its answer, or with `forgetful` a new one each time."""

    def __init__(self, certificates: Path | None) -> None:
        self.arrived: list[str] = []
        self.forgetful = False
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        if certificates is not None:
            identity = Identity(certificates, LOOPBACK, datetime.now(UTC))  # noqa: TID251
            self._server.socket = identity.context.wrap_socket(self._server.socket, server_side=True)
        scheme = "http" if certificates is None else "https"
        self.url = f"{scheme}://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def count(self, command_id: str) -> int:
        with self._lock:
            return self.arrived.count(command_id)

    def _take(self, command_id: str) -> int:
        with self._lock:
            self.arrived.append(command_id)
            return len(self.arrived) if self.forgetful else len(set(self.arrived))

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                body = Answer(seq=hub._take(asked["id"])).model_dump_json().encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_GET(self) -> None:
                self.send_response(200)
                self.end_headers()
                with suppress(ConnectionError):  # until its reader goes
                    for beat in range(100_000):
                        self.wfile.write(f": {beat}\n".encode())
                        self.wfile.flush()
                        time.sleep(0.001)

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler


@pytest.fixture(params=["tls", "plain"])
def certificates(request: pytest.FixtureRequest, tmp_path: Path) -> Path | None:
    return tmp_path / "tls" if request.param == "tls" else None


@pytest.fixture
def hub(certificates: Path | None) -> Iterator[Hub]:
    made = Hub(certificates)
    yield made
    made.close()


@pytest.fixture
def proxy(hub: Hub, certificates: Path | None) -> Iterator[Proxy]:
    with Proxy(hub.url, certificates, random.Random(1)) as proxy:
        yield proxy


@pytest.fixture
def client(proxy: Proxy, certificates: Path | None) -> Iterator[HubClient]:
    ca = "system" if certificates is None else (certificates / "ca.pem").read_text("ascii")
    made = HubClient(proxy.url, "a-token-of-the-test", ca)
    yield made
    made.close()


def test_in_fair_weather_everything_passes_once(client: HubClient, hub: Hub, proxy: Proxy) -> None:
    for place in range(5):
        assert client.send(CallNextCommand(), f"command-{place}") == Answer(seq=place + 1)
    assert hub.arrived == [f"command-{place}" for place in range(5)]
    assert not proxy.did


@pytest.mark.parametrize(
    ("weather", "arrives"),
    [(Weather(lost=1), 0), (Weather(unanswered=1), 1), (Weather(cut=1), 1), (Weather(stray=1, held=0.1), 1)],
)
def test_who_is_not_answered_asks_again_and_is_told_what_happened_then(
    client: HubClient, hub: Hub, proxy: Proxy, weather: Weather, arrives: int
) -> None:
    proxy.weather = weather
    with pytest.raises(HubUnreachable):
        client.send(CallNextCommand(), "command-1")
    until(lambda: hub.count("command-1") == arrives)
    proxy.weather = FAIR
    assert client.send(CallNextCommand(), "command-1") == Answer(seq=1)
    assert hub.count("command-1") == arrives + 1
    assert proxy.did.total() == 1


@pytest.mark.parametrize("weather", [Weather(twice=1), Weather(again=1, held=0.1)])
def test_what_comes_twice_is_compared(client: HubClient, hub: Hub, proxy: Proxy, weather: Weather) -> None:
    proxy.weather = weather
    assert client.send(CallNextCommand(), "command-1") == Answer(seq=1)
    until(lambda: hub.count("command-1") == 2)
    hub.forgetful = True
    client.send(CallNextCommand(), "command-2")
    until(lambda: len(proxy.unlike) == 1)


def test_what_is_late_is_overtaken(client: HubClient, hub: Hub, proxy: Proxy, certificates: Path | None) -> None:
    proxy.weather = Weather(late=1, held=1.7)
    slow = threading.Thread(target=client.send, args=(CallNextCommand(), "command-slow"))
    slow.start()
    until(lambda: proxy.did["late"] == 1)
    proxy.weather = FAIR
    ca = "system" if certificates is None else (certificates / "ca.pem").read_text("ascii")
    other = HubClient(proxy.url, "a-token-of-the-test", ca)
    other.send(CallNextCommand(), "command-fast")
    other.close()
    slow.join()
    assert hub.arrived == ["command-fast", "command-slow"]


def test_a_stream_is_cut_and_comes_again(client: HubClient, proxy: Proxy) -> None:
    proxy.weather = Weather(stream=0.05)
    arrivals = client.events()
    reader = threading.Thread(target=lambda: next(arrivals, None), daemon=True)
    reader.start()
    until(lambda: proxy.streams_cut >= 2)
    client.close()
    reader.join(SECONDS)
    assert not reader.is_alive(), "who listens hears of the end at once"
