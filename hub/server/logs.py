"""Structured logs: one JSON object a line on stderr, without personal data.

Nothing that a person typed or carried is handed to a logger: no body, no document, no path with a code.
"""

from __future__ import annotations

import logging
import sys
from contextlib import suppress

import structlog

_PROCESSORS: tuple[structlog.types.Processor, ...] = (
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
    structlog.processors.format_exc_info,
)


class _Stderr:
    """A log that can't be written, as on a full disk, must not stop the hall."""

    def msg(self, line: str) -> None:
        with suppress(OSError):
            sys.stderr.write(line + "\n")
            sys.stderr.flush()

    debug = info = warning = error = critical = exception = msg


def configure_logs() -> None:
    """For the whole process, the libraries' own lines included."""
    structlog.configure(
        processors=[*_PROCESSORS, structlog.processors.JSONRenderer(ensure_ascii=False)],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=lambda *_names: _Stderr(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        foreign_pre_chain=list(_PROCESSORS),
    ))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
