"""Open files: each stream is one. As many as the system lets us have, and what becomes of the hall without any."""

from __future__ import annotations

import asyncio
import errno
import resource
from typing import Any

import structlog

_NONE_LEFT = frozenset({errno.EMFILE, errno.ENFILE})

log = structlog.get_logger("hub")


def raise_limit() -> int:
    """Raise the soft limit, which is 1,024 in a shell, to the hard one; what it is now."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return hard


def tell(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """For the event loop: a connection that could not be let in is a line in the log, once a second, and no fault."""
    error = context.get("exception")
    if isinstance(error, OSError) and error.errno in _NONE_LEFT:
        log.error("no_descriptors", hint="more clients than open files are allowed; see LimitNOFILE and `ulimit -n`")
    else:
        loop.default_exception_handler(context)
