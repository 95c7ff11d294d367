"""A clerk is gone without signing out: their token ended, or a manager signs the counter out. The visitor is next."""

from __future__ import annotations

from hall.events import ClerkSignedOut, TicketReleased
from hub.link.client import HubClient, new_id
from hub.server.access import staff_office
from hub.store import journal
from hub.store.database import open_database, reading
from hub.wire import (
    Answer,
    AnyCommand,
    CallNextCommand,
    ConfirmCommand,
    FinishCommand,
    IssueCommand,
    Problem,
    TicketView,
    VacateCounterCommand,
)
from tests.hub.house import PASSWORD, HubProcess, until


def must(client: HubClient, command: AnyCommand) -> Answer:
    answer = client.send(command, new_id())
    assert isinstance(answer, Answer), answer
    return answer


def served_at(hub: HubProcess, clerk: HubClient) -> TicketView:
    ticket = must(hub.client("kiosk", "k1"), IssueCommand(items=["card"])).ticket
    assert ticket is not None
    must(clerk, CallNextCommand())
    must(clerk, ConfirmCommand())
    return ticket


def next_at(clerk: HubClient) -> str:
    view = must(clerk, CallNextCommand()).view
    assert view is not None
    assert view.current is not None
    must(clerk, ConfirmCommand())
    must(clerk, FinishCommand())
    return view.current.ticket


def story(hub: HubProcess, ticket: str) -> list[journal.Entry]:
    """What the journal has of a ticket, and who was signed out."""
    engine = open_database(hub.folder / "data" / "hub.db")
    with reading(engine) as tx:
        every = list(journal.after(tx, "small", 0))
    engine.dispose()
    return [each for each in every if getattr(each.event, "ticket", "") == ticket]


def reasons(hub: HubProcess, counter: str) -> list[str]:
    engine = open_database(hub.folder / "data" / "hub.db")
    with reading(engine) as tx:
        events = [each.event for each in journal.after(tx, "small", 0)]
    engine.dispose()
    return [each.reason for each in events if isinstance(each, ClerkSignedOut) and each.counter == counter]


def test_a_clerk_whose_token_ended_leaves_nobody_at_the_counter(own_hub: HubProcess) -> None:
    hub = own_hub.start()
    gone, other = hub.clerk("13", "zhou"), hub.clerk("14")
    ticket = served_at(hub, gone)
    must(hub.client("kiosk", "k1"), IssueCommand(items=["card"]))
    staff_office.change_password(hub.settings, "zhou", "another horse")
    until(lambda: reasons(hub, "13") == ["token_ended"])
    assert next_at(other) == ticket.id
    (released,) = [each for each in story(hub, ticket.id) if isinstance(each.event, TicketReleased)]
    assert (released.actor, released.event.reason) == ("hub", "token_ended")  # type: ignore[union-attr]
    again = hub.client("counter", "13").sign_in("zhou", "another horse")
    assert not isinstance(again, Problem)
    assert again.view.current is None


def test_a_token_that_ended_while_no_hub_was_there_is_found_at_the_start(own_hub: HubProcess) -> None:
    hub = own_hub.start()
    ticket = served_at(hub, hub.clerk("13", "zhou"))
    hub.stop()
    staff_office.remove(hub.settings, "zhou")
    hub.start()
    until(lambda: reasons(hub, "13") == ["token_ended"])
    assert next_at(hub.clerk("14")) == ticket.id


def test_a_manager_signs_a_counter_out_and_its_token_is_no_good_any_more(hub: HubProcess) -> None:
    manager, gone = hub.staff("manager", "sun"), hub.clerk("15")
    ticket = served_at(hub, gone)
    must(manager, VacateCounterCommand(counter="15"))
    refused = gone.send(FinishCommand(), new_id())
    assert isinstance(refused, Problem)
    assert refused.code == "unauthorised"
    assert next_at(hub.clerk("16")) == ticket.id
    (released,) = [each for each in story(hub, ticket.id) if isinstance(each.event, TicketReleased)]
    assert released.actor == "manager:sun"
    assert reasons(hub, "15") == ["manager"]
    again = manager.send(VacateCounterCommand(counter="15"), new_id())
    assert isinstance(again, Problem)
    assert again.code == "not_signed_in"


def test_who_signs_in_twice_and_loses_one_token_stays(own_hub: HubProcess) -> None:
    hub = own_hub.start()
    first = hub.sign_in("13", "zhou")
    again = hub.client("counter", "13").sign_in("zhou", PASSWORD)
    assert not isinstance(again, Problem)
    clerk = HubClient(hub.url, again.token, hub.ca)
    assert first.token != again.token
    answer = clerk.change_password(PASSWORD, "another horse")
    assert not isinstance(answer, Problem)
    ticket = served_at(hub, clerk)
    must(clerk, FinishCommand())
    assert reasons(hub, "13") == []
    assert story(hub, ticket.id)
