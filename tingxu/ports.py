"""A free port of this machine, for programs that are to know it before they start, and keep it over restarts."""

from __future__ import annotations

import os
import socket
from itertools import count

FIRST, APART, RANGES = 10_000, 40, 500
"""Below the ports that the system hands out by itself, so that none is taken while its program is not there; each
process looks from a place of its own, so that two that start at once rarely meet."""
_asked = count()


def free_port() -> int:
    """Free just now; another one with each call."""
    while not _free(port := FIRST + (os.getpid() * APART + next(_asked)) % (RANGES * APART)):
        pass
    return port


def _free(port: int) -> bool:
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True
