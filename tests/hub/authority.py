"""One CA for all hubs of a test run, believed by the whole process, as where a centre has installed its own."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

from hub.server.lane.clock import system_clock
from hub.server.trust.authority import authority_in


@cache
def tests_authority() -> Path:
    """The folder of the CA; from now on this process and those it starts believe it and nobody else."""
    folder = Path(tempfile.mkdtemp(prefix="tingxu-ca-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    authority_in(folder, system_clock())
    for name in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"):
        os.environ[name] = str(folder / "ca.pem")
    return folder


def lend_authority(tls: Path) -> None:
    """Let the hub whose certificates stand in `tls` be one of that CA."""
    tls.mkdir(parents=True, exist_ok=True)
    shutil.copy(tests_authority() / "ca.key", tls / "ca.key")
