"""A gateway reached by HTTP: docs/operating.md, "Text messages", has the request and the answers.

    POST url   {"key", "to", "text", "template", "language", "facts"}   Authorization: Bearer TOKEN, Idempotency-Key
    2xx {"id": …}      taken
    400, 413, 422      never: {"code": …}
    all else           to be tried again; after 429 and 503 not before Retry-After
"""

from __future__ import annotations

import json
import re
import time
from datetime import timedelta

import requests
from requests.auth import AuthBase

from hub.server.sending.gateway import Outcome, Refused, Sms, Taken, Unsure

LONGEST_ANSWER = 16 * 1024
LONGEST_WAIT = timedelta(hours=1)
"""However long a gateway asks to be left alone."""
NEVER = frozenset({400, 413, 422})
_WORD = re.compile(r"[A-Za-z0-9_.:-]{1,64}")
_SECONDS = re.compile(r"[0-9]{1,6}")


class HttpGateway:
    """One line to the gateway; used by one thread."""

    def __init__(self, url: str, token: str, timeout: float) -> None:
        self._url = url
        self._timeout = timeout
        self._line = requests.Session()
        self._line.auth = _Bearer(token)

    def send(self, sms: Sms) -> Outcome:
        """Nothing of the request, nor of an exception, which may quote it, goes into the outcome."""
        deadline = time.monotonic() + 2 * self._timeout
        try:
            with self._line.post(
                self._url, json=_body(sms), headers={"Idempotency-Key": sms.key}, timeout=self._timeout,
                allow_redirects=False, stream=True,
            ) as answer:  # fmt: skip
                return _outcome(answer, _told(answer, deadline))
        except requests.Timeout:
            return Unsure("timeout")
        except requests.RequestException:
            return Unsure("unreachable")


class _Bearer(AuthBase):
    """Said outright: what a .netrc on the machine has for that host does not take its place."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


def _body(sms: Sms) -> dict[str, object]:
    return {
        "key": sms.key, "to": sms.phone, "text": sms.text, "template": sms.template, "language": sms.language,
        "facts": sms.facts,
    }  # fmt: skip


def _told(answer: requests.Response, deadline: float) -> bytes:
    """The answer's body. Raises Timeout when it comes too slowly; what is too long is cut and so unreadable."""
    told = bytearray()
    for part in answer.iter_content(1):  # a larger one would be waited for until it is full
        told += part
        if time.monotonic() > deadline:
            raise requests.Timeout
        if len(told) > LONGEST_ANSWER:
            return b""
    return bytes(told)


def _outcome(answer: requests.Response, told: bytes) -> Outcome:
    if answer.ok and answer.status_code < 300:
        receipt = _word(told, "id")
        return Unsure("answer_unreadable") if receipt is None else Taken(receipt)
    if answer.status_code in NEVER:
        return Refused(_word(told, "code") or f"http_{answer.status_code}")
    return Unsure(f"http_{answer.status_code}", _wait(answer.headers.get("Retry-After", "")))


def _word(told: bytes, name: str) -> str | None:
    """A short word in a JSON object; None for anything else."""
    try:
        found = json.loads(told)[name]
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return str(found) if isinstance(found, str | int) and _WORD.fullmatch(str(found)) else None


def _wait(told: str) -> timedelta | None:
    return min(timedelta(seconds=int(told)), LONGEST_WAIT) if _SECONDS.fullmatch(told) else None
