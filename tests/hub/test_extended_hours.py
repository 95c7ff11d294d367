"""After closing, over the wire and on the manager's page: opened by either side, refused by two, else not at all."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from hub.link.client import HubClient, new_id
from hub.server.lane.clock import system_clock
from hub.wire import (
    Answer,
    AnyCommand,
    CallNextCommand,
    ChangeCalendarCommand,
    ChangeCounterCommand,
    ConsentRefusalCommand,
    DropRefusalCommand,
    ExtendServiceCommand,
    IssueCommand,
    Problem,
    ProposeRefusalCommand,
    TicketView,
)
from tests.hub.house import HubProcess
from tests.hub.staff.browser import forms_of, person, words_of

pytestmark = pytest.mark.rule("extended-hours")


def must(client: HubClient, command: AnyCommand) -> Answer:
    answer = client.send(command, new_id())
    assert isinstance(answer, Answer), answer
    return answer


def refused(client: HubClient, command: AnyCommand) -> str:
    answer = client.send(command, new_id())
    assert isinstance(answer, Problem), answer
    return answer.code


@pytest.fixture
def closed(own_hub: HubProcess) -> tuple[HubProcess, list[TicketView]]:
    """A hall that has just closed, and three who took a ticket before."""
    hub = own_hub.start()
    kiosk = hub.client("kiosk", "k1")
    tickets = [must(kiosk, IssueCommand(items=["card"])).ticket for _ in range(3)]
    head = hub.client("counter", "13").counter_view().hall
    today = system_clock().astimezone(ZoneInfo(head.zone)).date()
    must(hub.staff("manager", "sun"), ChangeCalendarCommand(closed_days=[today]))
    assert refused(kiosk, IssueCommand(items=["card"])) == "closed"
    return hub, [each for each in tickets if each is not None]


def test_either_side_opens_it_and_both_screens_know(closed: tuple[HubProcess, list[TicketView]]) -> None:
    hub, tickets = closed
    kiosk, clerk = hub.client("kiosk", "k1"), hub.clerk("13")
    must(kiosk, ExtendServiceCommand(ticket=tickets[0].id))
    assert refused(clerk, ExtendServiceCommand(ticket=tickets[0].id)) == "already_extended"
    view = must(clerk, CallNextCommand()).view
    assert view is not None
    assert view.current is not None
    assert (view.current.ticket, view.current.extended, view.current.may_extend) == (tickets[0].id, True, False)
    must(hub.staff("guide", "zhou"), ExtendServiceCommand(ticket=tickets[1].id))


def test_a_refusal_needs_reason_remedy_and_two_persons(closed: tuple[HubProcess, list[TicketView]]) -> None:
    hub, tickets = closed
    ticket, clerk = tickets[0].id, hub.clerk("13")
    lead, centre = hub.staff("manager", "li"), hub.staff("manager", "sun")
    for reason, remedy, code in (("", "明早优先", "reason_needed"), ("系统停机", "", "remedy_needed")):
        assert refused(clerk, ProposeRefusalCommand(ticket=ticket, reason=reason, remedy=remedy)) == code
    must(clerk, ProposeRefusalCommand(ticket=ticket, reason="系统停机", remedy="明早优先"))
    assert refused(clerk, ConsentRefusalCommand(ticket=ticket, office="lead")) == "not_lead"
    must(lead, ConsentRefusalCommand(ticket=ticket, office="lead"))
    assert refused(lead, ConsentRefusalCommand(ticket=ticket, office="centre")) == "same_person"
    assert ticket in {row.ticket for row in hub.client("counter", "13").counter_view().waiting}
    must(centre, ConsentRefusalCommand(ticket=ticket, office="centre"))
    assert ticket not in {row.ticket for row in hub.client("counter", "13").counter_view().waiting}


def test_the_lead_of_the_counter_consents_at_another_one(closed: tuple[HubProcess, list[TicketView]]) -> None:
    hub, tickets = closed
    ticket, asks, leads = tickets[0].id, hub.clerk("13"), hub.clerk("14", "zhao")
    centre = hub.staff("manager", "sun")
    must(asks, ProposeRefusalCommand(ticket=ticket, reason="系统停机", remedy="明早优先"))
    assert refused(leads, ConsentRefusalCommand(ticket=ticket, office="lead")) == "not_lead"
    must(centre, ChangeCounterCommand(counter="13", lead="zhao"))
    (row,) = hub.client("counter", "14").counter_view().refusing
    assert (row.number, row.reason, row.remedy, row.by) == (tickets[0].number, "系统停机", "明早优先", "名13")
    assert (row.lead, row.centre, row.may_consent) == (None, None, True)
    assert not hub.client("counter", "13").counter_view().refusing[0].may_consent
    view = must(leads, ConsentRefusalCommand(ticket=ticket, office="lead")).view
    assert view is not None
    assert (view.refusing[0].lead, view.refusing[0].may_consent) == ("名14", False)
    must(centre, ConsentRefusalCommand(ticket=ticket, office="centre"))
    assert hub.client("counter", "14").counter_view().refusing == []


def test_a_long_number_in_a_reason_is_no_command() -> None:
    with pytest.raises(ValueError, match="reason"):
        ProposeRefusalCommand(ticket="t", reason="电话 13800138000", remedy="明早")


def test_managers_consent_on_their_page_or_let_the_visitor_be_served(
    closed: tuple[HubProcess, list[TicketView]],
) -> None:
    hub, tickets = closed
    clerk = hub.clerk("13", "wang")
    for each in tickets[:2]:
        must(clerk, ProposeRefusalCommand(ticket=each.id, reason="系统停机", remedy="明早优先"))
    lead, centre = person(hub, "manager", "li"), person(hub, "manager", "sun")
    asked = words_of(lead.get("/staff/hall").text)
    assert all(word in asked for word in (tickets[0].number, "系统停机", "明早优先", "待同意 0/2"))
    said = lead.submit(lead.form("/staff/hall", "consent_refusal", ticket=tickets[0].id, office="lead"))
    assert "已登记您的同意" in said.text
    forms = [each for each in said.text.split("</article>") if tickets[0].number in each]
    assert "consent_refusal" not in forms[0], "one person is not two"
    said = centre.submit(centre.form("/staff/hall", "consent_refusal", ticket=tickets[0].id, office="centre"))
    assert tickets[0].number not in words_of(said.text)
    said = centre.submit(centre.form("/staff/hall", "drop_refusal", ticket=tickets[1].id))
    assert "继续为这位群众办理" in said.text
    waiting = {row.ticket for row in hub.client("counter", "13").counter_view().waiting}
    assert waiting == {tickets[1].id, tickets[2].id}


def test_a_manager_sees_whose_consent_as_lead_it_is(closed: tuple[HubProcess, list[TicketView]]) -> None:
    hub, tickets = closed
    clerk, leads = hub.clerk("13", "wang"), hub.clerk("14", "zhao")
    must(hub.staff("manager", "sun"), ChangeCounterCommand(counter="13", lead="zhao"))
    must(clerk, ProposeRefusalCommand(ticket=tickets[0].id, reason="系统停机", remedy="明早优先"))
    page = person(hub, "manager", "li").get("/staff/hall").text
    offered = [form.fields["office"] for form in forms_of(page) if form.kind == "consent_refusal"]
    assert offered == ["centre"]
    for_another = ConsentRefusalCommand(ticket=tickets[0].id, office="lead")
    assert refused(hub.staff("manager", "sun"), for_another) == "not_lead"
    must(leads, for_another)


def test_what_is_dropped_may_not_be_consented_to(closed: tuple[HubProcess, list[TicketView]]) -> None:
    hub, tickets = closed
    clerk, manager = hub.clerk("13"), hub.staff("manager", "sun")
    must(clerk, ProposeRefusalCommand(ticket=tickets[0].id, reason="系统停机", remedy="明早优先"))
    must(clerk, DropRefusalCommand(ticket=tickets[0].id))
    assert refused(manager, ConsentRefusalCommand(ticket=tickets[0].id, office="centre")) == "not_proposed"


def test_a_guide_opens_it_for_whom_they_are_with(closed: tuple[HubProcess, list[TicketView]]) -> None:
    hub, tickets = closed
    guide = person(hub, "guide", "zhou")
    assert "登记延时服务" not in guide.get("/staff/guide").text
    guide.submit(guide.form("/staff/guide", "accompany"), number=tickets[0].number)
    said = guide.submit(guide.form("/staff/guide", "extend_service", ticket=tickets[0].id))
    assert "已登记延时服务" in words_of(said.text)
    assert "extend_service" not in said.text
    assert "今天为 1 位群众登记了延时服务" in words_of(person(hub, "manager", "sun").get("/staff/hall").text)
