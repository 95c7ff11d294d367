"""Parks, lapsed calls and returns in a running hub: once, on time, with two hubs, after a night without one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import requests

from hall import commands as c
from hall.events import Event, TicketParked
from hall.fold import apply
from hall.tickets import ParkKind, TicketState
from hub.link.client import HubClient, new_id
from hub.server.keeping.story_words import TELLERS, Names
from hub.store import journal
from hub.store.database import reading
from hub.store.event_text import from_text
from hub.wire import (
    WIRE_HEADER,
    Answer,
    AnyCommand,
    CallNextCommand,
    ConfirmCommand,
    CounterView,
    FinishCommand,
    IssueCommand,
    NoShowCommand,
    ParkCommand,
    Problem,
    RecycleCommand,
    ReturnTicketCommand,
    TicketView,
    TransferCommand,
)
from tests.hall.builders import Hall, small, with_policy
from tests.hub.house import HubProcess, LaneHouse, until

Make = Callable[[], LaneHouse]


def happened(house: LaneHouse, kind: str) -> list[Event]:
    with reading(house.engine) as tx:
        return [each.event for each in journal.after(tx, house.definition.id, 0) if each.event.kind == kind]  # type: ignore[misc]


def a_parked_one(house: LaneHouse, minutes: int | None = 20) -> str:
    house.must(c.SignIn("2", "wang"))
    house.must(c.Issue("t1", ("card",), "k1"))
    house.must(c.CallNext("2"))
    house.must(c.Park("2", ParkKind.FETCH, minutes))
    return "t1"


# -- time --------------------------------------------------------------------------------------------------------


def test_of_two_hubs_one_ends_a_park(lane_house: Make) -> None:
    house = lane_house().start()
    ticket = a_parked_one(house)
    other = lane_house().start(opened=False)
    for each in (house, other):
        each.clock.wait(minutes=20)
    for each in (house, other):
        until(lambda lane=each.lane: lane.state.tickets[ticket].state is TicketState.WAITING)  # type: ignore[misc]
    until(lambda: house.lane.state.seq == other.lane.state.seq)
    assert len(happened(house, "ticket.returned")) == 1


def test_a_park_that_ended_while_no_hub_was_there_is_ended_by_the_next_one(lane_house: Make) -> None:
    house = lane_house().start()
    ticket = a_parked_one(house)
    house.lane.stop()
    late = lane_house()
    late.clock.now = house.clock.now + timedelta(hours=2)
    late.start(opened=False)
    until(lambda: late.lane.state.tickets[ticket].state is TicketState.WAITING)
    (event,) = happened(late, "ticket.returned")
    assert (event.by, event.to_counter) == ("time", None)  # type: ignore[union-attr]


def test_a_park_not_yet_over_is_left_alone(lane_house: Make) -> None:
    house = lane_house().start()
    ticket = a_parked_one(house, 30)
    house.clock.wait(minutes=29)
    house.must(c.Issue("t2", ("card",), "k1"))
    house.clock.wait(minutes=1)
    until(lambda: house.lane.state.tickets[ticket].state is TicketState.WAITING)
    assert len(happened(house, "ticket.returned")) == 1


def test_a_call_that_nobody_answers_lapses_once_with_two_hubs(lane_house: Make) -> None:
    house = lane_house()
    house.definition = with_policy(no_show_seconds=60)
    house.start()
    house.must(c.SignIn("2", "wang"))
    house.must(c.Issue("t1", ("card",), "k1"))
    house.must(c.CallNext("2"))
    other = lane_house().start(opened=False)
    house.clock.wait(seconds=30)
    house.must(c.Recall("2"))
    for each in (house, other):
        each.clock.now = house.clock.now + timedelta(seconds=59)
    house.must(c.Issue("t2", ("card",), "k1"))
    assert house.lane.state.tickets["t1"].state is TicketState.CALLED
    for each in (house, other):
        each.clock.wait(seconds=1)
    for each in (house, other):
        until(lambda lane=each.lane: lane.state.tickets["t1"].state is TicketState.NO_SHOW)  # type: ignore[misc]
    until(lambda: house.lane.state.seq == other.lane.state.seq)
    (event,) = happened(house, "ticket.no_show")
    assert event.by == "time"  # type: ignore[union-attr]


def test_a_hub_started_anew_gives_the_parks_again(lane_house: Make) -> None:
    house = lane_house().start()
    ticket = a_parked_one(house)
    again = lane_house().start(opened=False)
    assert again.lane.state == house.lane.state
    assert again.lane.state.returns[ticket] == house.clock.now + timedelta(minutes=20)


# -- the wire ----------------------------------------------------------------------------------------------------


def must(client: HubClient, command: AnyCommand) -> Answer:
    answer = client.send(command, new_id())
    assert isinstance(answer, Answer), answer
    return answer


def view(client: HubClient, command: AnyCommand) -> CounterView:
    answer = must(client, command)
    assert answer.view is not None
    return answer.view


def scanned(hub: HubProcess, ticket: TicketView) -> TicketView:
    """What a kiosk reads by the code on the paper."""
    headers = {WIRE_HEADER: "1", "Authorization": f"Bearer {hub.token('kiosk', 'k1')}"}
    code = ticket.code_url.rpartition("/")[2]
    answer = requests.get(f"{hub.url}/v1/tickets/{code}", headers=headers, timeout=30)
    assert answer.status_code == 200, answer.text
    return TicketView.model_validate_json(answer.content)


@pytest.fixture
def desk(hub: HubProcess) -> HubClient:
    """A clerk at counter 13, where nobody else calls."""
    return hub.clerk("13")


def called(hub: HubProcess, desk: HubClient) -> TicketView:
    ticket = must(hub.client("kiosk", "k1"), IssueCommand(items=["card"])).ticket
    assert ticket is not None
    assert view(desk, CallNextCommand()).current.ticket == ticket.id  # type: ignore[union-attr]
    return ticket


def test_a_visitor_comes_back_by_the_code_on_the_paper(hub: HubProcess, desk: HubClient) -> None:
    kiosk, ticket = hub.client("kiosk", "k1"), called(hub, desk)
    (row,) = view(desk, ParkCommand(park="same", minutes=30)).parked
    assert (row.park, row.here, row.until is not None) == ("same", True, True)
    paper = scanned(hub, ticket)
    assert (paper.state, paper.may, paper.back_at) == ("parked", ["return_ticket"], row.until)
    back = must(kiosk, ReturnTicketCommand(ticket=paper.id)).ticket
    assert back is not None
    assert (back.state, back.ahead, back.may) == ("waiting", 0, [])
    shown = view(desk, CallNextCommand()).current
    assert shown is not None
    assert (shown.ticket, shown.why) == (ticket.id, "parked_back")
    must(desk, ConfirmCommand())
    must(desk, FinishCommand())


def test_who_waits_for_a_step_elsewhere_is_brought_back_by_the_clerk(hub: HubProcess, desk: HubClient) -> None:
    kiosk, ticket = hub.client("kiosk", "k1"), called(hub, desk)
    must(desk, ParkCommand(park="outside"))
    assert scanned(hub, ticket).may == []
    refused = kiosk.send(ReturnTicketCommand(ticket=ticket.id), new_id())
    assert isinstance(refused, Problem)
    assert refused.code == "waits_outside"
    assert view(desk, ReturnTicketCommand(ticket=ticket.id)).next_number == ticket.number
    must(desk, CallNextCommand())
    must(desk, NoShowCommand())


def test_who_missed_the_call_takes_the_place_again_at_the_kiosk_once(hub: HubProcess, desk: HubClient) -> None:
    kiosk, ticket = hub.client("kiosk", "k1"), called(hub, desk)
    must(desk, NoShowCommand())
    assert scanned(hub, ticket).may == ["recycle"]
    again = must(kiosk, RecycleCommand(ticket=ticket.id)).ticket
    assert again is not None
    assert again.state == "waiting"
    must(desk, CallNextCommand())
    must(desk, NoShowCommand())
    assert scanned(hub, ticket).may == []
    refused = kiosk.send(RecycleCommand(ticket=ticket.id), new_id())
    assert isinstance(refused, Problem)
    assert refused.code == "recycle_limit"


def test_a_visitor_who_was_sent_on_comes_back(hub: HubProcess, desk: HubClient) -> None:
    ticket = called(hub, desk)
    there = hub.clerk("14")
    must(desk, ConfirmCommand())
    must(desk, TransferCommand(to_counter="14", come_back=True))
    current = view(there, CallNextCommand()).current
    assert current is not None
    assert (current.ticket, current.back_to) == (ticket.id, "13")
    must(there, ConfirmCommand())
    must(there, FinishCommand())
    row = next(each for each in desk.counter_view().waiting if each.ticket == ticket.id)
    assert (row.here_only, row.step_done) == (True, True)
    back = view(desk, CallNextCommand()).current
    assert back is not None
    assert (back.ticket, back.back_to, back.why_words.zh) == (ticket.id, None, "在 14 号窗口办完，回到本窗口")
    must(desk, ConfirmCommand())
    must(desk, FinishCommand())


def test_a_park_over_ten_hours_is_no_command(hub: HubProcess) -> None:
    with pytest.raises(ValueError, match="minutes"):
        ParkCommand(minutes=601)
    body = {"id": new_id(), "command": {"kind": "park", "minutes": 0}}
    token = hub.sign_in("15").token
    headers = {WIRE_HEADER: "1", "Authorization": f"Bearer {token}"}
    assert requests.post(hub.url + "/v1/commands", json=body, headers=headers, timeout=30).status_code == 422


def test_a_park_of_an_older_release_comes_back_to_any_like_counter() -> None:
    event = from_text("ticket.parked", 1, '{"ticket":"t1","counter":"2"}')
    assert event == TicketParked("t1", "2", None)
    hall = Hall().staff("2", "3")
    ticket = hall.issue()
    hall.call("2")
    hall.state = apply(hall.state, TicketParked(ticket, "2", None), hall.now)
    assert hall.ticket(ticket).park is None
    hall.must(c.ReturnTicket(ticket), "kiosk:k1")
    assert hall.call("3").ticket == ticket


def test_the_story_of_such_a_park_says_no_more_than_was_known() -> None:
    assert TELLERS[TicketParked](TicketParked("t1", "2", None), Names(small())) == ("挂起", "Set aside")
