"""Many at once, and the power cut: no number twice, no ticket at two counters, no answered command lost."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

from hub.link.client import HubClient, HubUnreachable, new_id
from hub.store import journal
from hub.store.database import open_database, reading
from hub.wire import Answer, CallNextCommand, ConfirmCommand, FinishCommand, IssueCommand, Problem
from tests.hub.house import CLERK_COUNTERS, HubProcess

EACH = 25


def _issue(client: HubClient) -> str:
    answer = client.send(IssueCommand(items=["card"]))
    assert isinstance(answer, Answer), answer
    assert answer.ticket is not None
    return answer.ticket.number


def _call_all(clerk: HubClient) -> list[str]:
    """Call, confirm and finish until nobody waits; the numbers that came."""
    numbers: list[str] = []
    while True:
        answer = clerk.send(CallNextCommand())
        if isinstance(answer, Problem):
            assert answer.code == "nobody_waiting"
            return numbers
        assert answer.view is not None
        assert answer.view.current is not None
        numbers.append(answer.view.current.number)
        for command in (ConfirmCommand(), FinishCommand()):
            assert isinstance(clerk.send(command), Answer)


def test_eight_issuers_and_eight_clerks(hub: HubProcess) -> None:
    kiosks = [hub.client("kiosk", f"k{each}") for each in range(8)]
    clerks = [hub.clerk(each) for each in CLERK_COUNTERS]
    with ThreadPoolExecutor(8) as pool:
        issued = [number for group in pool.map(lambda kiosk: [_issue(kiosk) for _ in range(EACH)], kiosks)
                  for number in group]  # fmt: skip
        called = [number for group in pool.map(_call_all, clerks) for number in group]
    assert len(set(issued)) == len(issued) == 8 * EACH
    assert sorted(called) == sorted(issued)


def test_killed_while_issuing_nothing_answered_is_lost(own_hub: HubProcess) -> None:
    own_hub.start()
    clients = [own_hub.client("kiosk", f"k{each}") for each in range(4)]
    answered: dict[str, Answer] = {}
    open_ids: dict[str, str] = {}
    reached = threading.Event()

    def issue(client: HubClient, name: str) -> None:
        while True:
            open_ids[name] = new_id()
            try:
                answer = client.send(IssueCommand(items=["card"]), open_ids[name])
            except HubUnreachable:
                return
            assert isinstance(answer, Answer)
            answered[open_ids[name]] = answer
            if len(answered) >= EACH:
                reached.set()

    threads = [threading.Thread(target=issue, args=(each, f"n{at}")) for at, each in enumerate(clients)]
    for each in threads:
        each.start()
    assert reached.wait(30)
    own_hub.kill()
    for each in threads:
        each.join()
    own_hub.start()
    again = own_hub.client("kiosk", "k0")
    _all_in_journal(own_hub, answered)
    for at, client in enumerate(clients):
        open_id = open_ids[f"n{at}"]
        first = client.send(IssueCommand(items=["card"]), open_id)
        assert client.send(IssueCommand(items=["card"]), open_id) == first
    assert _issue(again) not in {each.ticket.number for each in answered.values() if each.ticket}


def _all_in_journal(hub: HubProcess, answered: dict[str, Answer]) -> None:
    engine = open_database(hub.folder / "data" / "hub.db")
    with reading(engine) as tx:
        tickets = {getattr(entry.event, "ticket", ""): entry.event for entry in journal.after(tx, "small", 0)}
    engine.dispose()
    for answer in answered.values():
        assert answer.ticket is not None
        assert getattr(tickets[answer.ticket.id], "number", "") == answer.ticket.number
