"""What single stories prove about the centre's rules."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.conftest import Play, heard
from tingxu.console.people import load_people


@pytest.mark.rule("green-channel")
def test_the_elderly_visitor_came_later_and_was_called_first(play: Play) -> None:
    assert play.at("waits-for-the-elderly", "issued_at") < play.at("elderly", "issued_at")
    assert play.at("elderly", "called_at") < play.at("waits-for-the-elderly", "called_at")


@pytest.mark.rule("senses")
def test_the_elderly_visitor_was_read_to_and_offered_large_print(play: Play) -> None:
    sound = next(play.out.glob("elderly-*-aloud.wav"))
    seconds, loudness = heard(sound)
    assert seconds > 2
    assert loudness > 300
    assert [name for name in play.visitor("elderly")["pictures"] if "large-print" in name]


@pytest.mark.rule("proxy-ticket")
def test_a_clerk_took_the_number_for_the_wheelchair_user(play: Play) -> None:
    number = play.visitor("wheelchair")["ticket"]
    issued = next(
        entry for entry in play.journal()
        if entry["kind"] == "ticket.issued" and entry["body"]["number"] == number
    )  # fmt: skip
    assert issued["actor"].startswith("clerk:")
    assert issued["body"]["on_behalf"] is True
    assert issued["body"]["priority"] == "green"


@pytest.mark.rule("window-5")
def test_each_visit_went_to_its_kind_of_window(play: Play) -> None:
    counters = {visitor["story"]: visitor["counter"] for visitor in play.summary["visitors"]}
    assert counters["first-walk-in"] == "3"
    assert counters["advice-then-transfer"] == "3"
    assert counters["collects-a-certificate"] == "9"


@pytest.mark.rule("window-5-guides")
def test_the_consultation_window_answered_the_call_for_a_guide(play: Play) -> None:
    asked = next(entry for entry in play.journal() if entry["kind"] == "assistance.asked")
    answered = next(entry for entry in play.journal() if entry["kind"] == "assistance.answered")
    assert asked["body"]["place"] == "k1"
    assert answered["body"] == {"request": asked["body"]["request"], "counter": "1"}


@pytest.mark.rule("window-2")
def test_nobody_got_a_useless_ticket(play: Play) -> None:
    visitor = play.visitor("handled-elsewhere")
    assert visitor["ticket"] is None
    assert visitor["outcome"] == "sent_elsewhere"


@pytest.mark.rule("extended-hours")
def test_who_was_in_the_hall_at_closing_time_was_served(play: Play) -> None:
    visitor = play.visitor("closing-time")
    assert visitor["outcome"] == "served"
    assert play.at("closing-time", "called_at") > play.at("closing-time", "issued_at")


def test_no_name_and_no_document_number_is_in_a_log_the_journal_or_a_file_name(play: Play) -> None:
    private = [word for person in load_people(datetime.now(UTC).date()) for word in person.private]  # noqa: TID251
    logs = list((play.out / "logs").iterdir())
    assert len(logs) >= 6
    texts = {log.name: log.read_text("utf-8", "replace") for log in logs}
    found = [(word, name) for word in private for name, text in texts.items() if word in text]
    named = [(word, path) for word in private for path in Path(play.out).rglob("*") if word in path.name]
    assert found == []
    assert named == []


def test_the_hubs_death_at_the_kiosk_cost_nobody_a_number(play: Play) -> None:
    assert play.visitor("hub-restarts")["outcome"] == "served"


def test_what_was_pressed_while_the_hub_was_gone_is_not_done_twice_when_it_is_back(play: Play) -> None:
    number = play.visitor("served-through-an-outage")["ticket"]
    ticket = next(entry["body"]["ticket"] for entry in play.journal() if entry["body"].get("number") == number)
    kinds = [entry["kind"] for entry in play.journal() if entry["body"].get("ticket") == ticket]
    acts = [kind for kind in kinds if kind in ("ticket.issued", "ticket.called", "ticket.confirmed", "ticket.finished")]
    assert acts == ["ticket.issued", "ticket.called", "ticket.confirmed", "ticket.finished"]


@pytest.mark.rule("self-service-4")
@pytest.mark.rule("self-service-7")
def test_the_printer_that_ran_out_at_night_was_reported_and_its_order_ended_with_new_paper(play: Play) -> None:
    assert play.visitor("paper-out-at-night")["outcome"] == "mended"


def test_every_program_told_the_hub_of_its_devices(play: Play) -> None:
    told = {entry["actor"] for entry in play.journal() if entry["kind"] == "upkeep.device_changed"}
    assert "kiosk:k1" in told
    here = {entry["body"]["machine"] for entry in play.journal() if entry["kind"] == "upkeep.machine_here"}
    assert here >= {"kiosk:k1", "counter:1", "counter:3", "counter:9", "board:b1"}


@pytest.mark.rule("care-aids")
def test_the_wheelchair_was_asked_for_lent_and_returned_on_record(play: Play) -> None:
    of_loans = [entry for entry in play.journal() if entry["kind"].startswith(("upkeep.aid_", "upkeep.loan_"))]
    assert [entry["kind"] for entry in of_loans] == ["upkeep.aid_asked", "upkeep.aid_lent", "upkeep.loan_ended"]
    assert len({entry["body"]["loan"] for entry in of_loans}) == 1
    assert [entry["actor"] for entry in of_loans] == ["kiosk:k1", "guide:guide", "guide:guide"]


@pytest.mark.rule("appointment-1")
def test_who_came_on_time_with_an_appointment_was_called_as_agreed(play: Play) -> None:
    (made,) = [entry for entry in play.journal() if entry["kind"] == "ticket.issued" and _is_of(play, "on-time", entry)]
    assert made["body"]["priority"] == "appointment"
    assert made["body"]["agreed_at"] is not None
    assert any(play.out.glob("on-time-*-announcement.wav"))


@pytest.mark.rule("appointment-4")
def test_within_thirty_minutes_the_appointment_held_and_later_it_was_given_up_once(play: Play) -> None:
    told = [(entry["kind"], entry["body"].get("appointment")) for entry in play.journal()]
    assert told.count(("appointment.checked_in", "earlier-late")) == 1
    assert told.count(("appointment.missed", "earlier-late")) == 0
    assert told.count(("appointment.missed", "earlier-over")) == 1
    assert told.count(("appointment.checked_in", "earlier-over")) == 0
    assert {play.visitor(story)["outcome"] for story in ("late-in-time", "too-late")} == {"served"}


def _is_of(play: Play, story: str, entry: dict[str, Any]) -> bool:
    return bool(entry["body"]["number"] == play.visitor(story)["ticket"])
