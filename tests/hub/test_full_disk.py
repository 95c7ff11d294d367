"""A disk without room: a clear answer, nothing half-written, and work again as soon as there is room."""

from __future__ import annotations

import resource
from pathlib import Path

import requests

from hub.link.client import HubClient
from hub.wire import Answer, IssueCommand, Problem
from tests.hub.house import HubProcess, until


def _room(hub: HubProcess, size: int) -> None:
    """No file of the hub may grow beyond `size` bytes: the kernel then refuses its writes."""
    resource.prlimit(hub.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def _issue(kiosk: HubClient) -> Answer | Problem:
    return kiosk.send(IssueCommand(items=["card"]))


def _healthy(hub: HubProcess) -> bool:
    return requests.get(hub.url + "/v1/health", timeout=30).status_code == 200


def test_full_and_recovered(own_hub: HubProcess) -> None:
    own_hub.start()
    kiosk = own_hub.client("kiosk", "k1")
    assert isinstance(_issue(kiosk), Answer)
    _room(own_hub, _largest(own_hub.folder / "data") + 20_000)
    answers = [_issue(kiosk) for _ in range(40)]
    assert answers[-1] == Problem(code="storage_full")
    assert not _healthy(own_hub)
    issued = [each for each in answers if isinstance(each, Answer)]
    _room(own_hub, resource.RLIM_INFINITY)
    until(lambda: _healthy(own_hub))
    last = _issue(kiosk)
    assert isinstance(last, Answer)
    assert last.ticket is not None
    assert last.ticket.number == f"B{len(issued) + 2:03d}"
    lines = [own_hub.log.count(f'"event": "{each}"') for each in ("storage_full", "storage_recovered")]
    assert lines[0] == lines[1] <= 3


def _largest(folder: Path) -> int:
    return max(each.stat().st_size for each in folder.iterdir())
