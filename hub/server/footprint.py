"""What a hub holds of the machine's memory without need, and how it lets go of it."""

from __future__ import annotations

import ctypes
import gc
from asyncio import sslproto

LARGE_BYTES = 1 << 20
TLS_BUFFER_BYTES = 32 * 1024
_M_MMAP_THRESHOLD = -3
"""malloc.h"""


def hold_little() -> None:
    """At the start. glibc: a large block, as hashing a password takes 19 MB, goes back to the system when it is
    freed; left to itself it keeps one for each thread that ever had one. asyncio: 32 KB for each line over TLS, not
    256.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # glibc alone has it
    if mallopt is not None:
        mallopt(_M_MMAP_THRESHOLD, LARGE_BYTES)
    sslproto.SSLProtocol.max_size = TLS_BUFFER_BYTES


def settle_down() -> None:
    """Once the hub is ready: what the start has made stays, and looking through it again would stop the hall for
    40 ms.
    """
    gc.freeze()
