"""A free port of this machine, for programs that are to know it before they start."""

from __future__ import annotations

import socket


def free_port() -> int:
    """Free just now; somebody else may take it before it is used."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
