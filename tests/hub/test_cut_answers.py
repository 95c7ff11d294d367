"""An answer that breaks off anywhere is no answer: the command is asked again with its id."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from hub.link.client import HubClient, HubUnreachable
from hub.wire import Answer, CallNextCommand, Problem

ANSWER = Answer(seq=7).model_dump_json().encode()
NOBODY = Problem(code="nobody_waits").model_dump_json().encode()


class CuttingHub:
    """Answers each connection with the first `cut` bytes of what it was given to say."""

    def __init__(self) -> None:
        self.says, self.cut = b"", 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def say(self, status: str, body: bytes) -> None:
        head = f"HTTP/1.1 {status}\r\ncontent-length: {len(body)}\r\ncontent-type: application/json\r\n\r\n"
        self.says = head.encode() + body

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._listener.accept()
            except OSError:
                return
            with line:
                heard = b""
                while b"\r\n\r\n" not in heard or not heard.endswith(b"}"):
                    heard += line.recv(65536)
                line.sendall(self.says[: self.cut])


@pytest.fixture
def hub() -> Iterator[CuttingHub]:
    made = CuttingHub()
    yield made
    made.close()


@pytest.mark.parametrize(("status", "body"), [("200 OK", ANSWER), ("409 Conflict", NOBODY)])
def test_an_answer_cut_at_any_byte_is_none(hub: CuttingHub, status: str, body: bytes) -> None:
    hub.say(status, body)
    client = HubClient(hub.url, "a-token-of-the-test")
    for cut in range(len(hub.says)):
        hub.cut = cut
        with pytest.raises(HubUnreachable):
            client.send(CallNextCommand(), "the-same-id")
    hub.cut = len(hub.says)
    assert client.send(CallNextCommand(), "the-same-id") == (
        Answer(seq=7) if status.startswith("200") else Problem(code="nobody_waits")
    )
    client.close()
