"""What the kiosk decides without the hub, and what it writes down."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from hub.wire import Document, IssuedAloneCommand, ReportPrintCommand
from kiosk_app import alone
from kiosk_app.alone import BAND_EMPTY, CLOSED, NO_BAND, UNKNOWN_ITEM, Drawn, draw, left, standing
from kiosk_app.alone_desk import NEEDS_HUB, AloneDesk
from kiosk_app.hall_time import HallTime
from kiosk_app.journey import effects, events
from kiosk_app.ledger import Ledger
from kiosk_app.outbox import RESTARTED, Outbox
from kiosk_app.samples import AT, sample_catalog, sample_view
from kiosk_app.seal_key import SealError
from kiosk_app.sealing import Seal
from tests.kiosk_app.bands import MIDNIGHT, band, ledger
from tests.kiosk_app.sample import ADULT, ELDER

CATALOG = sample_catalog()


def desk(kept: Ledger) -> AloneDesk:
    made = AloneDesk(kept, HallTime(lambda: AT, lambda: 0.0, kept))
    made.saw_catalog(CATALOG)
    made.saw_view(sample_view())
    return made


def wish(id: str, *items: str, paper: bool = True, elder: bool = False) -> effects.Issue:
    return effects.Issue(id, items or ("id-card",), ELDER.document if elder else None, paper)


def taken(event: events.Event) -> str:
    assert isinstance(event, events.Ticketed), event
    return event.ticket.number


def refused(event: events.Event) -> str:
    assert isinstance(event, events.Refused), event
    return event.code


# -- the decision --------------------------------------------------------------------------------------------


def test_the_next_number_of_the_items_queue() -> None:
    used = {(band().day, 501, "A"): 1}
    drawn = draw([band()], used, CATALOG, ["id-card"], AT)
    assert isinstance(drawn, Drawn)
    assert (drawn.number.number, drawn.ordinal) == ("A502", 502)
    other = draw([band()], used, CATALOG, ["licence"], AT)
    assert isinstance(other, Drawn)
    assert other.number.number == "B501"


def test_a_second_band_follows_on_the_first() -> None:
    used = {(band().day, 501, "A"): 3}
    drawn = draw([band(541), band()], used, CATALOG, ["id-card"], AT)
    assert isinstance(drawn, Drawn)
    assert drawn.number.number == "A541"


def test_the_band_runs_out_in_one_queue_only() -> None:
    used = {(band().day, 501, "A"): 3}
    assert draw([band()], used, CATALOG, ["id-card"], AT) == BAND_EMPTY
    assert isinstance(draw([band()], used, CATALOG, ["licence"], AT), Drawn)
    assert left([band()], used, band().day) == 0
    assert left([band()], {}, band().day) == 3
    assert left([], {}, band().day) == 0


@pytest.mark.parametrize(("hours", "said"), [(8.9, CLOSED), (17, CLOSED), (-1, NO_BAND), (24, NO_BAND)])
def test_only_in_opening_hours_of_the_bands_day(hours: float, said: str) -> None:
    assert draw([band()], {}, CATALOG, ["id-card"], MIDNIGHT + timedelta(hours=hours)) == said


@pytest.mark.parametrize("items", [(), ("no-such",), ("passport",), ("id-card", "invoice")])
def test_only_what_a_counter_here_handles(items: tuple[str, ...]) -> None:
    assert draw([band()], {}, CATALOG, items, AT) == UNKNOWN_ITEM


def test_midnight_alone_brings_tomorrows_numbers() -> None:
    bands = [band(), band(days=1)]
    late, early = MIDNIGHT + timedelta(hours=16), MIDNIGHT + timedelta(hours=34)
    before, after = draw(bands, {}, CATALOG, ["id-card"], late), draw(bands, {}, CATALOG, ["id-card"], early)
    assert isinstance(before, Drawn)
    assert isinstance(after, Drawn)
    assert (before.number.number, after.number.number) == ("A501", "A501")
    assert before.number.ticket != after.number.ticket
    night = standing(bands, MIDNIGHT + timedelta(hours=25))
    assert (night.can, night.open, night.opens_at) == (True, False, MIDNIGHT + timedelta(hours=33))


# -- the desk and its ledger ---------------------------------------------------------------------------------


def test_numbers_are_given_in_order_and_written_down(tmp_path: Path) -> None:
    kept = ledger(tmp_path, band())
    at = desk(kept)
    assert [taken(at.issue(wish(f"w{n}"), None)) for n in range(3)] == ["A501", "A502", "A503"]
    assert refused(at.issue(wish("w4"), None)) == BAND_EMPTY
    assert len(kept) == 3
    first = kept.next()
    assert first is not None
    assert first.id == "alone-t-0603-A501"
    assert first.command == IssuedAloneCommand(
        ticket="t-0603-A501", day=band().day, series="A", ordinal=501, items=["id-card"], occurred_at=AT
    )


def test_a_ticket_says_honestly_that_its_place_is_not_known(tmp_path: Path) -> None:
    event = desk(ledger(tmp_path, band())).issue(wish("w1", elder=True), None)
    assert isinstance(event, events.Ticketed)
    ticket = event.ticket
    assert (ticket.alone, ticket.ahead, ticket.wait_minutes) == (True, None, None)
    assert ticket.green
    assert ticket.code_url == "http://hub/c/t.A501.0.x"


def test_the_same_card_gets_the_same_number(tmp_path: Path) -> None:
    at = desk(ledger(tmp_path, band()))
    taken(at.issue(wish("w1", elder=True), None))
    again = at.issue(wish("w2", "household", elder=True), None)
    assert isinstance(again, events.Refused)
    assert (again.code, again.number) == ("already_waiting", "A501")
    assert taken(at.issue(wish("w3", "licence", elder=True), None)) == "B501"
    reprint = at.reprint(effects.Reprint("r1", again.ticket))
    assert taken(reprint) == "A501"


def test_a_ticket_of_the_hub_can_not_be_printed_again(tmp_path: Path) -> None:
    assert refused(desk(ledger(tmp_path, band())).reprint(effects.Reprint("r1", "t-of-the-hub"))) == NEEDS_HUB


def test_the_press_that_the_hub_left_unanswered_is_named(tmp_path: Path) -> None:
    kept = ledger(tmp_path, band())
    desk(kept).issue(wish("press-0001"), "press-0001")
    told = kept.next()
    assert told is not None
    assert told.command.instead_of == "press-0001"


def test_a_start_without_a_hub_goes_by_what_was_known(tmp_path: Path) -> None:
    desk(ledger(tmp_path, band()))
    again = Outbox(tmp_path / "outbox.sqlite").ledger
    at = AloneDesk(again, HallTime(lambda: AT, lambda: 0.0, again))
    assert at.standing().can
    assert taken(at.issue(wish("w1"), None)) == "A501"


# -- what lies on the disk -----------------------------------------------------------------------------------


def test_a_document_is_sealed_and_gone_once_told(tmp_path: Path) -> None:
    box = Outbox(tmp_path / "outbox.sqlite")
    box.ledger.keep_band(band())
    desk(box.ledger).issue(wish("w1", elder=True), None)
    number, name = ELDER.document.number.encode(), ELDER.document.name.encode()
    on_disk = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert number not in on_disk
    assert name not in on_disk
    report = box.next()
    assert report is not None
    assert isinstance(report.command, IssuedAloneCommand)
    assert report.command.document == ELDER.document
    with closing(sqlite3.connect(tmp_path / "outbox.sqlite")) as raw:
        sealed, mark = raw.execute("select sealed, mark from alone").fetchone()
    box.done(report)
    left_over = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert sealed not in left_over
    assert mark not in left_over


def test_key_and_outbox_are_the_owners_alone(tmp_path: Path) -> None:
    ledger(tmp_path)
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.glob("outbox.*")} <= {0o600}
    (tmp_path / "outbox.key").chmod(0o644)
    with pytest.raises(SealError, match="chmod 600"):
        Seal(tmp_path / "outbox.key")


def test_another_machines_key_opens_nothing(tmp_path: Path) -> None:
    sealed = Seal(tmp_path / "one.key").close(ADULT.document, "t1")
    assert Seal(tmp_path / "one.key").open(sealed, "t1", Document) == ADULT.document
    assert Seal(tmp_path / "two.key").open(sealed, "t1", Document) is None
    assert Seal(tmp_path / "one.key").open(sealed, "t2", Document) is None


def test_a_ticket_is_told_though_the_key_was_exchanged(tmp_path: Path) -> None:
    assert taken(desk(ledger(tmp_path, band())).issue(wish("one", elder=True), None)) == "A501"
    (tmp_path / "outbox.key").unlink()
    told = ledger(tmp_path).next()
    assert told is not None
    assert (told.command.ordinal, told.command.document) == (501, None)


def test_tickets_are_told_before_reports_on_their_paper(tmp_path: Path) -> None:
    box = Outbox(tmp_path / "outbox.sqlite")
    box.end("", "t-earlier", "printed", "")
    box.ledger.keep_band(band())
    at = desk(box.ledger)
    for place in range(2):
        event = at.issue(wish(f"w{place}"), None)
        assert isinstance(event, events.Ticketed)
        box.end("", event.ticket.id, "printed", "")
    told = []
    while (report := box.next()) is not None:
        told.append((report.command.kind, report.ticket))
        box.done(report)
    assert told == [
        ("issued_alone", "t-0603-A501"), ("issued_alone", "t-0603-A502"),
        ("report_print", "t-earlier"), ("report_print", "t-0603-A501"), ("report_print", "t-0603-A502"),
    ]  # fmt: skip


def test_what_belongs_to_a_later_day_waits_for_it(tmp_path: Path) -> None:
    box = Outbox(tmp_path / "outbox.sqlite")
    box.ledger.keep_band(band(days=1))
    kept = box.ledger
    at = AloneDesk(kept, HallTime(lambda: AT + timedelta(days=1), lambda: 0.0, kept))
    at.saw_catalog(CATALOG)
    at.issue(wish("w1"), None)
    assert box.next(band().day) is None
    assert box.next(band(days=1).day) is not None


def test_power_fails_between_the_number_and_its_paper(tmp_path: Path) -> None:
    box = Outbox(tmp_path / "outbox.sqlite")
    box.ledger.keep_band(band())
    desk(box.ledger).issue(wish("w1"), None)
    desk(box.ledger).issue(wish("w2", paper=False), None)
    box.close()
    again = Outbox(tmp_path / "outbox.sqlite")
    assert again.recover() == 1
    told = []
    while (report := again.next()) is not None:
        if isinstance(report.command, ReportPrintCommand):
            told.append((report.command.ticket, report.command.outcome, report.command.reason))
        again.done(report)
    assert told == [("t-0603-A501", "unknown", RESTARTED)]


def test_bands_of_days_long_past_are_forgotten(tmp_path: Path) -> None:
    kept = ledger(tmp_path, band(days=-9), band(days=-1), band())
    assert [each.day.day for each in kept.bands()] == [2, 3]
    assert alone.left(kept.bands(), kept.used(), band().day) == 3


def test_a_number_is_given_and_written_down_in_one_transaction(tmp_path: Path) -> None:
    """A power cut between the two would leave a number that is given out and told of nowhere."""
    kept = ledger(tmp_path, band())
    with closing(sqlite3.connect(tmp_path / "outbox.sqlite")) as other:
        other.execute("create trigger cut before insert on alone begin select raise(abort, 'power cut'); end")
    with pytest.raises(sqlite3.Error, match="power cut"):
        desk(kept).issue(wish("one"), None)
    assert kept.used() == {}
    assert len(kept) == 0
