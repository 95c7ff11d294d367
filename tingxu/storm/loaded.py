"""What every program of a storm needs, loaded and built once in the process that they are forked off.

It is imported there for its effect alone.
"""

from __future__ import annotations

import alembic.command  # noqa: F401
import psycopg  # noqa: F401
import uvicorn.protocols.http.httptools_impl  # noqa: F401

import counter_app.main  # noqa: F401
import hub.server.main  # noqa: F401
import kiosk_app.main  # noqa: F401
import queue_display.main  # noqa: F401
import tingxu.command  # noqa: F401
from hub.wire import build_shapes

build_shapes()
