"""One line for each request: route, status, time, who by role; never the address, which may hold a code."""

from __future__ import annotations

import time

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hub.server.requests import SUBJECT

log = structlog.get_logger("hub.http")


class AccessLog:
    """Wraps the whole application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; write its line when the answer has begun."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()

        async def watched(message: Message) -> None:
            if message["type"] == "http.response.start":
                _write(scope, message["status"], time.perf_counter() - began)
            await send(message)

        await self._app(scope, receive, watched)


def _write(scope: Scope, status: int, seconds: float) -> None:
    route = getattr(scope.get("route"), "path", "-")
    log.info(
        "request", method=scope["method"], route=route, status=status, ms=round(seconds * 1000, 1),
        subject=scope.get(SUBJECT, "-"),
    )  # fmt: skip
