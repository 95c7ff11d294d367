"""A hub that comes back: what kiosks issued alone is taken in once, whatever dies in between."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests

from hub.codes import TICKET, check_code
from hub.keys import load_keys
from hub.link.client import HubClient, HubUnreachable, new_id
from hub.store import journal
from hub.store.database import open_database, reading
from hub.wire import (
    Answer,
    Audience,
    BandNumber,
    BandView,
    BoardView,
    CallNextCommand,
    CounterView,
    Document,
    IssueCommand,
    IssuedAloneCommand,
    LeaseBandCommand,
    Problem,
    ReportPrintCommand,
    TicketView,
)
from tests.hub.house import HubProcess

PERSON = Document(kind="resident", number="11010519491231002X", name="欧阳修", birth=None)


def today(client: HubClient) -> Any:
    view = client.view(Audience.KIOSK)
    return view.hall.day


def leased(client: HubClient, days: int = 0) -> BandView:
    answer = client.send(LeaseBandCommand(day=today(client) + timedelta(days=days)))
    assert isinstance(answer, Answer), answer
    assert answer.band is not None
    return answer.band


def number(band: BandView, place: int, letter: str = "B") -> BandNumber:
    return next(queue for queue in band.queues if queue.letter == letter).numbers[place]


def told(band: BandView, place: int, *, seconds_ago: float = 0, **more: Any) -> IssuedAloneCommand:
    """What the kiosk tells of the band's number at `place`."""
    fields = {
        "ticket": number(band, place).ticket, "day": band.day, "series": "B", "ordinal": band.first + place,
        "items": ["card"], "occurred_at": datetime.now(UTC) - timedelta(seconds=seconds_ago),  # noqa: TID251
    }  # fmt: skip
    return IssuedAloneCommand(**{**fields, **more})


def tell(client: HubClient, command: IssuedAloneCommand) -> TicketView:
    answer = client.send(command, id=f"alone-{command.ticket}")
    assert isinstance(answer, Answer), answer
    assert answer.ticket is not None
    return answer.ticket


def test_a_band_has_all_that_a_kiosk_needs_alone(hub: HubProcess) -> None:
    band = leased(hub.client("kiosk", "k1"))
    assert [queue.letter for queue in band.queues] == ["A", "B", "C", "D"]
    assert all(len(queue.numbers) == band.last - band.first + 1 for queue in band.queues)
    assert band.begins < band.leased_at < band.ends
    assert any(span.opens <= band.leased_at < span.closes for span in band.open)
    first = number(band, 0)
    assert first.number == f"B{band.first:03d}"
    keys = load_keys(hub.folder / "data" / "keys.json")
    assert check_code(keys, TICKET, first.code, band.leased_at) == first.ticket
    ids = [each.ticket for queue in band.queues for each in queue.numbers]
    assert len(set(ids)) == len(ids)


def test_tomorrows_band_is_lent_today_and_no_other(hub: HubProcess) -> None:
    kiosk = hub.client("kiosk", "k1")
    assert leased(kiosk, 1).day == today(kiosk) + timedelta(days=1)
    answer = kiosk.send(LeaseBandCommand(day=today(kiosk) + timedelta(days=2)))
    assert isinstance(answer, Problem)
    assert answer.code == "wrong_day"


def test_the_code_on_the_paper_opens_the_page_once_the_hub_knows(hub: HubProcess) -> None:
    kiosk = hub.client("kiosk", "k1")
    band = leased(kiosk)
    page = band.page + number(band, 0).code
    assert requests.get(page, timeout=30).status_code == 410
    view = tell(kiosk, told(band, 0))
    assert view.code_url == page
    assert view.number in requests.get(page, timeout=30).text


def test_the_counter_sees_what_came_late_and_the_board_both_numbers(own_hub: HubProcess) -> None:
    own_hub.start()
    kiosk, clerk = own_hub.client("kiosk", "k1"), own_hub.clerk("3")
    band = leased(kiosk)
    first = kiosk.send(IssueCommand(items=["card"], document=PERSON))
    assert isinstance(first, Answer)
    late = tell(kiosk, told(band, 0, document=PERSON))
    tell(kiosk, told(band, 1))
    view = clerk.view(Audience.CLERK)
    assert isinstance(view, CounterView)
    assert [(row.number, row.also, row.arrived_at is None) for row in view.waiting] == [
        ("B001", [late.number], True), (number(band, 1).number, [], False),
    ]  # fmt: skip
    called = clerk.send(CallNextCommand())
    assert isinstance(called, Answer)
    board = own_hub.client("board", "b1").view(Audience.BOARD)
    assert isinstance(board, BoardView)
    assert (board.calls[-1].number, board.calls[-1].also) == ("B001", [late.number])
    text = requests.get(late.code_url, timeout=30).text
    assert "B001" in text
    assert late.number in text


def test_the_queue_orders_by_time_of_issue(own_hub: HubProcess) -> None:
    own_hub.start()
    kiosk = own_hub.client("kiosk", "k1")
    band = leased(kiosk)
    pause = threading.Event()
    pause.wait(0.05)
    occurred = datetime.now(UTC)  # noqa: TID251 - a kiosk's clock
    assert isinstance(kiosk.send(IssueCommand(items=["card"])), Answer)
    tell(kiosk, told(band, 1))
    tell(kiosk, told(band, 0, occurred_at=occurred))
    view = own_hub.clerk("3").view(Audience.CLERK)
    assert isinstance(view, CounterView)
    assert [row.number for row in view.waiting] == [number(band, 0).number, "B001", number(band, 1).number]


def test_the_kiosks_own_time_stays_in_the_journal(own_hub: HubProcess) -> None:
    own_hub.start()
    kiosk = own_hub.client("kiosk", "k1")
    band = leased(kiosk)
    wrong = datetime(2031, 5, 6, 7, 8, tzinfo=UTC)
    view = tell(kiosk, told(band, 0, occurred_at=wrong))
    engine = open_database(own_hub.folder / "data" / "hub.db")
    with reading(engine) as tx:
        last = list(journal.after(tx, "small", 0))[-1]
    engine.dispose()
    assert last.event.kind == "ticket.issued"
    assert last.occurred_at == wrong
    assert view.issued_at <= last.at < wrong


def test_the_wildest_clock_can_be_read_again(own_hub: HubProcess) -> None:
    own_hub.start()
    kiosk = own_hub.client("kiosk", "k1")
    band = leased(kiosk)
    for place, wild in enumerate(("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "1970-01-01T00:00:00Z")):
        tell(kiosk, told(band, place, occurred_at=wild))
    own_hub.kill()
    own_hub.start()
    assert isinstance(own_hub.client("kiosk", "k1").send(IssueCommand(items=["card"])), Answer)


def test_telling_again_changes_nothing(own_hub: HubProcess) -> None:
    own_hub.start()
    kiosk = own_hub.client("kiosk", "k1")
    command = told(leased(kiosk), 0, document=PERSON)
    first = tell(kiosk, command)
    assert tell(kiosk, command) == first
    own_hub.kill()
    own_hub.start()
    assert tell(own_hub.client("kiosk", "k1"), command) == first
    report = ReportPrintCommand(ticket=first.id, outcome="printed")
    assert isinstance(own_hub.client("kiosk", "k1").send(report), Answer)


def test_a_ticket_is_told_under_its_own_id_only(hub: HubProcess) -> None:
    kiosk = hub.client("kiosk", "k1")
    answer = kiosk.send(told(leased(kiosk), 0), id=new_id())
    assert isinstance(answer, Problem)
    assert answer.code == "invalid"


def test_one_kiosk_cannot_tell_of_anothers_numbers(hub: HubProcess) -> None:
    band = leased(hub.client("kiosk", "k1"))
    command = told(band, 3)
    answer = hub.client("kiosk", "k2").send(command, id=f"alone-{command.ticket}")
    assert isinstance(answer, Problem)
    assert answer.code == "not_leased"


@pytest.mark.parametrize("role", ["board", "clerk"])
def test_only_kiosks_lease_and_tell(hub: HubProcess, role: str) -> None:
    kiosk = hub.client("kiosk", "k1")
    band = leased(kiosk)
    other = hub.clerk("3") if role == "clerk" else hub.client("board", "b1")
    for command in (LeaseBandCommand(day=band.day), told(band, 4)):
        answer = other.send(command)
        assert isinstance(answer, Problem)
        assert answer.code == "not_allowed"


def test_a_press_answered_by_both_makes_one_ticket(own_hub: HubProcess) -> None:
    """The hub carried it out, its answer was lost, and the kiosk issued alone: the printed number counts."""
    own_hub.start()
    kiosk = own_hub.client("kiosk", "k1")
    band = leased(kiosk)
    press = new_id()
    assert isinstance(kiosk.send(IssueCommand(items=["card"]), id=press), Answer)
    printed = tell(kiosk, told(band, 0, instead_of=press))
    view = own_hub.clerk("3").view(Audience.CLERK)
    assert isinstance(view, CounterView)
    assert [(row.number, row.also) for row in view.waiting] == [(printed.number, ["B001"])]


def test_a_press_that_reaches_the_hub_after_all_is_too_late(own_hub: HubProcess) -> None:
    own_hub.start()
    kiosk = own_hub.client("kiosk", "k1")
    band = leased(kiosk)
    press = new_id()
    tell(kiosk, told(band, 0, instead_of=press))
    late = kiosk.send(IssueCommand(items=["card"]), id=press)
    assert isinstance(late, Problem)
    view = own_hub.clerk("3").view(Audience.CLERK)
    assert isinstance(view, CounterView)
    assert [row.number for row in view.waiting] == [number(band, 0).number]


def test_the_hub_dies_again_and_again_while_it_is_told(own_hub: HubProcess) -> None:
    """SIGKILL at several instants of a replay by two kiosks: each ticket once, in its place."""
    own_hub.start()
    bands = {kiosk: leased(own_hub.client("kiosk", kiosk)) for kiosk in ("k1", "k2")}
    commands = {
        kiosk: [told(band, place, seconds_ago=1 - place / 1000) for place in range(25)] for kiosk, band in bands.items()
    }
    threads = [
        threading.Thread(target=_replay, args=(own_hub.client("kiosk", kiosk), commands[kiosk])) for kiosk in bands
    ]
    for each in threads:
        each.start()
    for wait in (0.1, 0.25, 0.4):
        threading.Event().wait(wait)
        own_hub.kill()
        own_hub.start()
    for each in threads:
        each.join(30)
        assert not each.is_alive()
    view = own_hub.clerk("3").view(Audience.CLERK)
    assert isinstance(view, CounterView)
    assert view.waiting_total == 50
    assert [row.issued_at for row in view.waiting] == sorted(row.issued_at for row in view.waiting)
    for kiosk, band in bands.items():
        numbers = [row.number for row in view.waiting if row.number in {number(band, at).number for at in range(25)}]
        assert numbers == [number(band, at).number for at in range(25)], kiosk


def _replay(client: HubClient, commands: list[IssuedAloneCommand]) -> None:
    """As the kiosk does: in order, each until it is answered."""
    for command in commands:
        while not _told(client, command):
            threading.Event().wait(0.02)


def _told(client: HubClient, command: IssuedAloneCommand) -> bool:
    try:
        return isinstance(client.send(command, id=f"alone-{command.ticket}"), Answer)
    except HubUnreachable:
        return False
